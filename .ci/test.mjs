// Everything that must hold: style, types, lock file, build, and all tests. `--check` leaves the tests out.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, installPackages, installTools, node24, root, run, stop, toolEnv } from './setup.mjs';

const night = process.argv.includes('--night');
const node = node24();
installPackages(node);
const bin = (...parts) => path.join(root, 'node_modules', ...parts);

checkLockFile();
run(node, [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.']);
for (const project of ['.', 'shared', 'renderer'])
  run(node, [bin('typescript/bin/tsc'), '-p', path.join(root, project)], { env: toolEnv(node) });
build(node);
if (!process.argv.includes('--check')) test();

function test() {
  installTools();
  const results = path.join(tmpdir(), `weegwijzer-tests-${process.pid}.json`);
  const projects = ['bron', 'app'];
  const amounts = night
    ? {
        WEEGWIJZER_NIGHT: '1',
        WEEGWIJZER_RUNS: '20000',
        WEEGWIJZER_FUZZ: '50000',
        WEEGWIJZER_FLIPS: '1000',
        WEEGWIJZER_KILLS: '200',
        WEEGWIJZER_TYPIST_KILLS: '2000',
        WEEGWIJZER_CRASH_SESSIONS: '1000',
        WEEGWIJZER_IPC: '5000',
        WEEGWIJZER_DAMAGE: '20000',
        WEEGWIJZER_SOAK: '20000',
        WEEGWIJZER_REPEATS: '12',
        WEEGWIJZER_PLANTED: 'all',
      }
    : {};
  const done = spawnSync(
    node,
    [
      bin('vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...amounts, ...toolEnv(node) } },
  );
  let counts;
  try {
    counts = JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    stop('De tests zijn niet afgerond.');
  }
  rmSync(results);
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending } = counts;
  process.stdout.write(`\nTests: ${passed} passed, ${failed} failed, ${pending} skipped\n`);
  process.exit(done.status ?? 1);
}

/** Registry gaps make npm leave platform packages out of the lock file without a word; git and http have no place in it. */
function checkLockFile() {
  for (const file of ['package-lock.json', '.ci/node/package-lock.json']) {
    const { packages } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
    for (const [place, entry] of Object.entries(packages)) {
      if (entry.resolved !== undefined) stop(`${file}: ${place} noemt een adres. Maak het bestand opnieuw zonder adressen.`);
      if (place && !entry.link && !entry.integrity && !entry.inBundle) stop(`${file}: ${place} heeft geen controlegetal.`);
      for (const name of Object.keys(entry.optionalDependencies ?? {})) {
        const nested = `${place ? `${place}/` : ''}node_modules/${name}`;
        if (!packages[nested] && !packages[`node_modules/${name}`])
          stop(`${file}: het optionele pakket ${name} van ${place || 'het project'} ontbreekt.`);
      }
    }
  }
}
