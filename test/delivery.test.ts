import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly version: string;
};
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const config = parse(readFileSync('electron-builder.yml', 'utf8')) as Record<string, Record<string, unknown>>;

/** How a switch stands in the file: the signs 1 and 0. */
const ON = 49;
const OFF = 48;

let folder: string;
let layout: string;
let asar: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-pakket-'));
  // In the place of Electron a file with nothing in it but the switches that a package sets: the packager itself is the real one.
  const dist = path.join(folder, 'electron');
  mkdirSync(path.join(dist, 'resources'), { recursive: true });
  mkdirSync(path.join(dist, 'locales'));
  for (const language of ['nl', 'en-US', 'de']) writeFileSync(path.join(dist, 'locales', `${language}.pak`), '');
  const switches = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('1'.repeat(9))]);
  writeFileSync(path.join(dist, 'electron'), Buffer.concat([Buffer.alloc(64, 1), switches, Buffer.alloc(64, 1)]), { mode: 0o755 });
  writeFileSync(path.join(dist, 'version'), manifest.devDependencies.electron ?? '');
  const made = spawnSync(
    process.execPath,
    [
      ...['node_modules/electron-builder/cli.js', '--linux', 'dir', '--x64', '--publish', 'never'],
      ...[`-c.electronDist=${dist}`, `-c.directories.output=${path.join(folder, 'dist')}`],
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`${made.stdout}\n${made.stderr}`);
  layout = path.join(folder, 'dist', 'linux-unpacked');
  asar = path.join(layout, 'resources', 'app.asar');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packed = (): readonly string[] => listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
const ours = (): readonly string[] => packed().filter((name) => !name.startsWith('/node_modules'));

test('in het pakket staan de schakelaars van Electron zoals ze horen', async () => {
  const binary = readdirSync(layout).find((name) => name.toLowerCase() === 'weegwijzer') ?? '';
  const wire = await getCurrentFuseWire(path.join(layout, binary));
  const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar];
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const one of on) expect(wire[one], FuseV1Options[one]).toBe(ON);
  for (const one of off) expect(wire[one], FuseV1Options[one]).toBe(OFF);
});

test('van ons staat er alleen in wat de app nodig heeft, en alles wat zij nodig heeft', () => {
  const files = ours();
  expect(
    files.filter((name) => !/^\/(package\.json|out(\/(main|preload|renderer|content)(\/.*)?)?|assets(\/fonts(\/.*)?)?)$/.test(name)),
  ).toEqual([]);
  expect(files.filter((name) => /\.(map|ts|tsx|yaml|md|test\.js)$/.test(name))).toEqual([]);
  expect(packed().filter((name) => name.endsWith('.map'))).toEqual([]);
  for (const name of [
    'main/index.js',
    'main/report-worker.js',
    'main/cli.js',
    'renderer/index.html',
    'content/content.json',
    'content/foreign.json',
  ])
    expect(files, name).toContain(`/out/${name}`);
  expect(files.some((name) => /^\/out\/preload\/.*\.c?js$/.test(name))).toBe(true);
  expect(files.some((name) => name.endsWith('.ttf') || name.endsWith('.otf') || name.endsWith('.woff2'))).toBe(true);
  const size = files.reduce((sum, name) => {
    const stat = statSync(path.join(process.cwd(), name));
    return sum + (stat.isFile() ? stat.size : 0);
  }, 0);
  console.log(
    `pakket: ${files.length} van ons (${(size / 1e6).toFixed(1)} MB), ${packed().length - files.length} uit pakketten, app.asar ${(statSync(asar).size / 1e6).toFixed(1)} MB`,
  );
  expect(size).toBeLessThan(12_000_000);
});

test('elk pakket dat de app laadt, zit erin, en geen pakket dat er alleen voor het maken is', () => {
  const inside = new Set(packed().flatMap((name) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(name)?.[1] ?? []));
  const asked = new Set<string>();
  for (const name of ours().filter((one) => /^\/out\/(main|preload)\/.*\.c?js$/.test(one))) {
    const code = extractFile(asar, name.slice(1)).toString('utf8');
    for (const [, specifier = ''] of code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([@a-z][^"'\s]*)["']/g)) {
      const [scope = '', rest = ''] = specifier.split('/');
      if (!specifier.startsWith('node:') && !builtinModules.includes(specifier))
        asked.add(scope.startsWith('@') ? `${scope}/${rest}` : scope);
    }
  }
  asked.delete('electron');
  expect(asked.size).toBeGreaterThan(3);
  expect([...asked].filter((name) => !inside.has(name))).toEqual([]);
  // What the app and a tool share may be there; the tools themselves may not.
  const tools = [
    'electron',
    'electron-builder',
    'vite',
    'vitest',
    'typescript',
    '@biomejs/biome',
    'playwright-core',
    'fast-check',
    'axe-core',
  ];
  expect(tools.filter((name) => inside.has(name))).toEqual([]);
});

test('wat IT krijgt: stil te installeren per computer, per gebruiker, zonder uitgever en zonder updater', () => {
  expect(config.win?.target).toEqual(['msi', 'nsis', 'zip']);
  expect(config.msi).toMatchObject({ perMachine: true });
  expect(config.nsis).toMatchObject({ perMachine: false });
  expect(config.linux?.target).toEqual(['AppImage', 'deb']);
  expect(config.mac?.target).toEqual(['dmg']);
  expect(config.publish).toBeNull();
  expect(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })).not.toContain('electron-updater');
});

test('de werkwijze voor een uitgave roept alleen opdrachten aan die er zijn, en legt controlegetallen en onderdelen erbij', () => {
  const text = readFileSync('.github/workflows/release.yml', 'utf8');
  const flow = parse(text) as { jobs: { pakket: { strategy: { matrix: { include: { os: string }[] } } } } };
  expect(flow.jobs.pakket.strategy.matrix.include.map(({ os }) => os.split('-')[0])).toEqual(['windows', 'macos', 'ubuntu']);
  const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts;
  for (const [, name = ''] of text.matchAll(/npm run ([a-z:]+)/g)) expect(Object.keys(scripts)).toContain(name);
  for (const [file] of text.matchAll(/\.ci\/[a-z]+\.mjs/g)) expect(readdirSync('.ci')).toContain(path.basename(file));
  for (const wanted of ['WEEGWIJZER_REAL_ELECTRON', 'checksums.txt', 'sbom.cdx.json']) expect(text).toContain(wanted);
  const place = mkdtempSync(path.join(tmpdir(), 'weegwijzer-som-'));
  writeFileSync(path.join(place, 'Weegwijzer.deb'), 'inhoud');
  expect(spawnSync(process.execPath, ['.ci/checksums.mjs', place]).status).toBe(0);
  const checked = spawnSync('sha256sum', ['-c', 'checksums.txt'], { cwd: place, encoding: 'utf8' });
  expect(checked.stdout).toBe('Weegwijzer.deb: OK\n');
  rmSync(place, { recursive: true, force: true });
});
