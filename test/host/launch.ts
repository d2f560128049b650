// electron [-r module] [--switch[=value]]… <app folder>: runs the app's built main in Node, its pages in Chromium.
import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import Module, { createRequire, registerHooks } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronModule } from './electron.ts';
import { findChromium } from './find-chromium.ts';
import { Host } from './host.ts';

const VERSION = '45.4.1';
const switches = new Map<string, string>();
const required: string[] = [];
const rest: string[] = [];
const words = process.argv.slice(2);
for (let at = 0; at < words.length; at++) {
  const word = words[at] ?? '';
  if (word === '-r') required.push(words[++at] ?? '');
  else if (word.startsWith('--')) {
    const [, name = '', value = ''] = /^--([^=]+)=?(.*)$/s.exec(word) ?? [];
    switches.set(name, value);
  } else rest.push(word);
}

const appPath = path.resolve(rest[0] ?? '.');
const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8')) as { main: string; version: string };
const preview = process.env.WEEGWIJZER_PREVIEW === '1';
const debugPort = switches.get('remote-debugging-port');
const host = new Host({
  appPath,
  userData: path.resolve(switches.get('user-data-dir') ?? path.join(os.tmpdir(), `weegwijzer-host-${process.pid}`)),
  headless: process.env.WEEGWIJZER_HEADLESS === '1' || (process.env.WEEGWIJZER_HEADLESS !== '0' && !preview),
  noSandbox: process.getuid?.() === 0,
  chromium: findChromium(),
  debugPort: debugPort === undefined ? undefined : Number(debugPort || 0),
  preview,
});

Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: VERSION }, configurable: true });
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: path.join(appPath, 'resources') });

// `electron` is our module, for import and for require alike.
const electron = electronModule(host, manifest.version);
const holder = globalThis as unknown as { __electronHost?: typeof electron };
holder.__electronHost = electron;
const NAME = 'electron-host:module';
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: NAME, format: 'module', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) => {
    if (url !== NAME) return next(url, context);
    const names = Object.keys(electron).filter((name) => name !== 'host');
    const source = `const e = globalThis.__electronHost; export default e; ${names.map((name) => `export const ${name} = e.${name};`).join('')}`;
    return { format: 'module', source, shortCircuit: true };
  },
});
type Loader = { _load: (request: string, ...more: unknown[]) => unknown };
const loader = Module as unknown as Loader;
const load = loader._load;
loader._load = function loadWithElectron(request, ...more) {
  return request === 'electron' ? electron : load.call(this, request, ...more);
};

if (switches.has('inspect')) {
  inspector.open(Number(switches.get('inspect') || 0), '127.0.0.1');
  // When the driver dies, so does the app it drove.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && host.endNow(0), 300).unref();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void host.quit());
// Electron shows a dialog and goes on; a test wants an error in main to be the end, and loud.
const fatal = (error: unknown): void => {
  process.stderr.write(`[test host] error in the main process: ${(error as Error)?.stack ?? String(error)}\n`);
  host.endNow(70);
};
process.on('uncaughtException', fatal);
process.on('unhandledRejection', fatal);

const require = createRequire(import.meta.url);
process.argv = [process.argv[0] ?? 'node', ...words];
for (const module of required) {
  process.argv = [process.argv[0] ?? 'node', '-r', module, ...words.slice(words.indexOf(module) + 1)];
  require(path.resolve(module));
}
await import(pathToFileURL(path.join(appPath, manifest.main)).href);
await host.start();
