import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
};
const json = (file: string) => JSON.parse(readFileSync(path.resolve(file), 'utf8'));
const project: { dependencies: Record<string, string>; devDependencies: Record<string, string>; allowScripts: Record<string, boolean> } =
  json('package.json');
const locked = Object.entries(json('package-lock.json').packages as Record<string, Locked>).filter(([place]) => place !== '');
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const EXACT = /^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/;

test('elk pakket heeft één exacte versie, uit het register, met een controlegetal', () => {
  for (const [name, version] of Object.entries({ ...project.dependencies, ...project.devDependencies }))
    expect(version, name).toMatch(EXACT);
  for (const [place, { version, resolved, integrity, link }] of locked) {
    expect(version, place).toMatch(EXACT);
    expect(resolved, place).toBeUndefined();
    expect(link, place).toBeUndefined();
    expect(integrity, place).toMatch(/^sha512-/);
  }
});

test('een pakket dat bij het installeren iets uitvoert, staat in de lijst en mag dat niet', () => {
  const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place));
  expect([...new Set(running)].sort()).toEqual(Object.keys(project.allowScripts).sort());
  expect(Object.values(project.allowScripts)).not.toContain(true);
});

/** What may go along in a package of ours under EUPL-1.2, and what tools may have besides. */
const SHIPPED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '(MIT OR CC0-1.0)', '(BSD-3-Clause OR GPL-2.0)'];
const TOOLS = [
  ...SHIPPED,
  'MPL-2.0',
  'BlueOak-1.0.0',
  'MIT OR Apache-2.0',
  'Python-2.0',
  'CC-BY-4.0',
  'WTFPL',
  'WTFPL OR ISC',
  '(WTFPL OR MIT)',
  'MIT AND OFL-1.1',
];

test('elke licentie is er een die mag; wat meegaat in het pakket is strenger', () => {
  for (const [place, { license, dev }] of locked) {
    // png-js names no licence in its package.json; its LICENSE file is MIT.
    const named = license ?? (nameOf(place) === 'png-js' && readFileSync(path.join(place, 'LICENSE'), 'utf8').slice(0, 3));
    expect(dev ? TOOLS : SHIPPED, place).toContain(named);
  }
});

test('de lijst van onderdelen noemt precies wat meegaat, met versie, licentie en controlegetal, op elke computer gelijk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-sbom-'));
  const made = [1, 2].map((round) => {
    const file = path.join(folder, `${round}.json`);
    const done = spawnSync(process.execPath, [path.resolve('.ci/sbom.mjs'), file], { encoding: 'utf8' });
    expect(done.status, done.stderr).toBe(0);
    return readFileSync(file, 'utf8');
  });
  rmSync(folder, { recursive: true });
  expect(made[0]).toBe(made[1]);
  expect(made[0]).not.toContain(path.resolve('.'));
  type Component = { name: string; version: string; purl: string; licenses?: unknown[]; hashes: unknown[] };
  const list: { bomFormat: string; metadata: { component: { name: string } }; components: Component[] } = JSON.parse(made[0] ?? '');
  expect(list.bomFormat).toBe('CycloneDX');
  expect(list.metadata.component.name).toBe('weegwijzer');
  const shipped = locked.filter(([, { dev }]) => !dev).map(([place, { version }]) => `${nameOf(place)}@${version}`);
  expect(new Set(list.components.map(({ name, version }) => `${name}@${version}`))).toEqual(new Set(shipped));
  for (const { name, purl, licenses, hashes } of list.components) {
    expect(purl, name).toMatch(/^pkg:npm\//);
    expect(licenses?.length, name).toBeGreaterThan(0);
    expect(hashes.length, name).toBeGreaterThan(0);
  }
  for (const name of Object.keys(project.dependencies))
    expect(
      list.components.some((one) => one.name === name),
      name,
    ).toBe(true);
});
