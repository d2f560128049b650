// Sets up everything a newcomer needs, with nothing but Node and npm. Runs on Node 20 and later, without packages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
const windows = process.platform === 'win32';
const at = (...parts) => path.join(root, ...parts);

/** Ends with one clear sentence. */
export function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

/** Runs a command in the project; stops with its exit code when it fails. Standard output stays free for what a command is asked for. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'ignore', 'inherit'] : ['ignore', 2, 2],
    env: { ...process.env, ...env },
    shell: windows && command === 'npm',
  });
  if (done.error) stop(`${command} kon niet starten: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Electron 45 runs Node 24, so tools and tests do too. Gets it from the npm registry when this Node is older. */
export function node24() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  const local = at('.ci/node/node_modules/.bin', windows ? 'node.cmd' : 'node');
  if (!existsSync(local)) {
    process.stderr.write('Node 24 wordt opgehaald (eenmalig)…\n');
    run('npm', ['ci', '--prefix', at('.ci/node'), '--ignore-scripts', '--no-audit', '--no-fund'], { quiet: true });
  }
  if (existsSync(local)) return local;
  if (major >= 22) return process.execPath;
  return stop('Voor deze computer staat Node 24 niet in het npm-register. Installeer Node 24 en probeer het opnieuw.');
}

/** The environment in which every tool runs: Node 24 first. */
export const toolEnv = (node) => ({ PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`, WEEGWIJZER_NODE: node });

/** Installs the packages of the lock file when they are missing or older than it. */
export function installPackages(node) {
  const mark = at('node_modules/.package-lock.json');
  const fresh = existsSync(mark) && statSync(mark).mtimeMs >= statSync(at('package-lock.json')).mtimeMs;
  if (fresh) return;
  process.stderr.write('Pakketten worden geïnstalleerd…\n');
  run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true, env: toolEnv(node) });
}

const TOOLS = [
  {
    name: 'Chromium',
    found: () => has('chromium') || has('google-chrome') || has('chromium-browser') || existsSync('/Applications/Google Chrome.app'),
    debian: ['chromium', 'fonts-liberation'],
  },
  { name: 'poppler', found: () => has('pdfsig') && has('pdfinfo'), debian: ['poppler-utils'] },
  { name: 'qpdf', found: () => has('qpdf'), debian: ['qpdf'] },
  { name: 'OpenSSL', found: () => has('openssl'), debian: ['openssl'] },
  { name: 'LibreOffice', found: () => has('soffice'), debian: ['libreoffice-calc-nogui'] },
  { name: 'NSS', found: () => has('certutil'), debian: ['libnss3-tools'] },
  {
    name: 'PDFBox preflight',
    found: () => has('java') && existsSync('/usr/share/java/preflight.jar'),
    debian: [
      'default-jre-headless',
      'libpdfbox2-java',
      'libactivation-java',
      'libjaxb-api-java',
      'libbcprov-java',
      'libbcmail-java',
      'libbcpkix-java',
    ],
  },
];

const has = (name) => spawnSync(windows ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0;

/** Programs of others that the tests use: installed where that is allowed, named in one sentence where it is not. */
export function installTools() {
  const missing = TOOLS.filter((tool) => !tool.found());
  if (missing.length === 0) return;
  const packages = missing.flatMap(({ debian }) => debian);
  const names = missing.map(({ name }) => name).join(', ');
  if (!has('apt-get') || process.getuid?.() !== 0) {
    const how = has('apt-get') ? ` Installeer ze met: sudo apt-get install ${packages.join(' ')}` : '';
    if (!TOOLS[0].found()) stop(`Voor de tests is Chromium, Chrome of Edge nodig.${how}`);
    process.stderr.write(`Deze programma’s ontbreken; hun tests worden overgeslagen: ${names}.${how}\n`);
    return;
  }
  process.stderr.write(`Deze programma’s worden geïnstalleerd: ${names}…\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { quiet: true, env });
  run('apt-get', ['install', '-y', '-qq', ...packages], { quiet: true, env });
}

/** Builds content and app when a source is newer than the last build. */
export function build(node) {
  const mark = at('out/gebouwd');
  const newest = newestChange(
    ['main', 'renderer', 'shared', 'assets', 'package-lock.json', 'electron.vite.config.ts', '.ci/build-content.ts'].map((name) =>
      at(name),
    ),
  );
  if (existsSync(mark) && Number(readFileSync(mark, 'utf8')) >= newest) return;
  run(node, ['--no-warnings', at('.ci/build-content.ts')]);
  run(node, [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], { env: toolEnv(node) });
  mkdirSync(at('out'), { recursive: true });
  writeFileSync(mark, String(newest));
}

function newestChange(places) {
  let newest = 0;
  for (const place of places) {
    const { mtimeMs } = statSync(place);
    newest = Math.max(newest, mtimeMs);
    if (statSync(place).isDirectory()) newest = Math.max(newest, newestChange(readdirSync(place).map((name) => path.join(place, name))));
  }
  return newest;
}

/** Node 24, packages and a build: what every command needs. */
export function setUp() {
  const node = node24();
  installPackages(node);
  build(node);
  return node;
}
