// The suites that guard saving must bite: each fault below is planted in a copy of the source, and its suite must go red.

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failing, type Planted, planted } from '../support/plant.ts';

const root = path.resolve(import.meta.dirname, '../..');

type Fault = Planted & { readonly name: string; readonly file: string; readonly suite: string; readonly night?: true };
const FAULTS: readonly Fault[] = [
  {
    name: 'een regel van het journaal wordt niet vastgelegd',
    file: 'disk',
    from: 'await handle.writeFile(bytes);\n  await handle.datasync();',
    to: 'await handle.writeFile(bytes);',
    suite: 'crash',
  },
  { name: 'een nieuw bestand wordt niet vastgelegd', file: 'disk', from: 'await handle.sync();', to: '', suite: 'crash', night: true },
  {
    name: 'een map wordt niet vastgelegd',
    file: 'disk',
    from: "if (process.platform !== 'win32') await synced(folder, 'r');",
    to: '',
    suite: 'crash',
    night: true,
  },
  {
    name: 'een nieuwe map wordt niet vastgelegd',
    file: 'disk',
    from: 'await syncFolder(path.dirname(made));',
    to: '',
    suite: 'crash',
    night: true,
  },
  {
    name: 'grootte en controlegetal worden niet teruggelezen',
    file: 'safe-write',
    from: 'await checkWritten(disk, temp, bytes);',
    to: '',
    suite: 'faults',
  },
  {
    name: 'alleen de grootte wordt teruggelezen',
    file: 'safe-write',
    from: ' || sha256(await disk.read(file)) !== sha256(bytes)',
    to: '',
    suite: 'faults',
    night: true,
  },
  {
    name: 'een virusscanner krijgt geen tijd',
    file: 'safe-write',
    from: 'await disk.wait(wait);',
    to: 'throw error;',
    suite: 'faults',
    night: true,
  },
  { name: 'het slot houdt niemand op', file: 'lock', from: 'lock !== undefined &&', to: 'false &&', suite: 'lock' },
  { name: 'een stil slot houdt voor altijd op', file: 'lock', from: '> SILENT', to: '> Infinity', suite: 'lock', night: true },
  {
    name: 'niemand kijkt of een ander het bestand veranderde',
    file: 'session',
    from: 'if (await changedByOthers())',
    to: 'if (false)',
    suite: 'faults',
    night: true,
  },
  {
    name: 'er is geen kopie op deze computer',
    file: 'session',
    from: /await mirror\(whole\.bytes\);/g,
    to: '',
    suite: 'damage',
    night: true,
  },
  {
    name: 'het journaal begint opnieuw voor het bestand er is',
    file: 'session',
    from: '      await writeSafely(at.disk, file, whole.bytes);\n      await mirror(whole.bytes);\n      await startOver(whole.documentHash);',
    to: '      await startOver(whole.documentHash);\n      await writeSafely(at.disk, file, whole.bytes);\n      await mirror(whole.bytes);',
    suite: 'crash',
    night: true,
  },
  {
    name: 'niemand kondigt een nieuw bestand in het journaal aan',
    file: 'session',
    from: 'await journal.announceCheckpoint(whole.documentHash).catch(() => undefined);',
    to: '',
    suite: 'crash',
    night: true,
  },
  {
    name: 'een halve regel blijft in het journaal staan',
    file: 'journal',
    from: 'await appender.cutTo(length)',
    to: 'await Promise.resolve()',
    suite: 'dossier',
    night: true,
  },
  {
    name: 'de ketting van het journaal wordt niet gevolgd',
    file: 'journal',
    from: 'if (stated !== sha256(chain + JSON.stringify(content)))',
    to: 'if (!stated)',
    suite: 'damage',
    night: true,
  },
  {
    name: 'het controlegetal van een dossier wordt niet gelezen',
    file: 'container',
    from: 'if (sha256(raw) !== manifest.value.documentHash)',
    to: 'if (raw.length === 0)',
    suite: 'dossier',
    night: true,
  },
  {
    name: 'de ketting van het logboek wordt niet gevolgd',
    file: 'log',
    from: 'body.previous !== previous || ',
    to: '',
    suite: 'log',
    night: true,
  },
  {
    name: 'de kop van een versleuteld dossier hoort nergens bij',
    file: 'vault',
    from: /\.setAAD\(bound\)/g,
    to: '',
    suite: 'vault',
    night: true,
  },
  {
    name: 'halve bestanden blijven liggen',
    file: 'safe-write',
    from: 'await disk.remove(path.join(folder, name));',
    to: 'void name;',
    suite: 'damage',
    night: true,
  },
];

/** Amounts that are enough to notice; the suites themselves run in full elsewhere. */
const AMOUNTS = { WEEGWIJZER_CRASH_SESSIONS: '6', WEEGWIJZER_TYPIST_KILLS: '12', WEEGWIJZER_DAMAGE: '100', WEEGWIJZER_RUNS: '100' };

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'weegwijzer-planten-'));
  for (const name of ['main', 'renderer', 'shared', 'assets', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts'])
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  cpSync(path.join(root, '.ci/build-content.ts'), path.join(copy, '.ci/build-content.ts'));
  for (const name of ['node_modules', 'out']) symlinkSync(path.join(root, name), path.join(copy, name));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const failingSuites = (...suites: string[]): readonly string[] =>
  failing({ cwd: copy, project: 'bron', files: suites.map((suite) => `test/main/${suite}.test.ts`), env: AMOUNTS });

const planting = FAULTS.filter(({ night }) => !night || process.env.WEEGWIJZER_PLANTED === 'all');

test('zonder fout is alles groen', () => {
  expect(failingSuites(...new Set(planting.map(({ suite }) => suite)))).toEqual([]);
});

test.each(planting)('de toetsen vinden: $name', ({ file, suite, ...fault }) => {
  const target = path.join(copy, 'main/dossier', `${file}.ts`);
  const before = readFileSync(target, 'utf8');
  writeFileSync(target, planted(before, fault));
  try {
    expect(failingSuites(suite)).not.toEqual([]);
  } finally {
    writeFileSync(target, before);
  }
});
