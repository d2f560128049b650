import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const filesUnder = (folder: string): string[] =>
  readdirSync(path.join(root, folder)).flatMap((name) => {
    const place = `${folder}/${name}`;
    if (statSync(path.join(root, place)).isDirectory()) return filesUnder(place);
    return /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts') ? [place] : [];
  });

type Import = { readonly file: string; readonly target: string; readonly typeOnly: boolean };
const importsOf = (file: string): Import[] =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?from\s+)?['"]([^'"]+)['"]/gm)].map(
    (match) => {
      const spoken = match[2] ?? '';
      const target = spoken.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), spoken)) : spoken;
      return { file, target, typeOnly: match[1] !== undefined };
    },
  );
const all = ['shared', 'main', 'renderer'].flatMap(filesUnder);
const imports = all.flatMap(importsOf);
const breaking = (rule: (one: Import) => boolean): string[] => imports.filter(rule).map(({ file, target }) => `${file} → ${target}`);

/** The only files that touch Electron; the same list stands in ARCHITECTURE.md. */
const ELECTRON_FILES = ['main/dialogs.ts', 'main/index.ts', 'main/menu.ts', 'main/preload.ts', 'main/settings.ts', 'main/window.ts'];

test('shared kent alleen zichzelf en pure pakketten', () => {
  const allowed = /^(shared\/|zod$|@noble\/hashes\/|mdast-util-|micromark-)/;
  expect(breaking(({ file, target }) => file.startsWith('shared/') && !allowed.test(target))).toEqual([]);
});

test('main en renderer kennen elkaar niet; ze ontmoeten elkaar in shared/bridge.ts', () => {
  expect(breaking(({ file, target }) => file.startsWith('main/') && target.startsWith('renderer/'))).toEqual([]);
  expect(breaking(({ file, target }) => file.startsWith('renderer/') && target.startsWith('main/'))).toEqual([]);
});

test('Electron komt alleen voor in de afgesproken bestanden', () => {
  const used = [
    ...new Set(imports.filter(({ target }) => target === 'electron' || target === 'electron-store').map(({ file }) => file)),
  ].sort();
  expect(used).toEqual(ELECTRON_FILES);
  const page = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
  for (const file of ELECTRON_FILES) expect(page).toContain(`\`${file}\` (E)`);
});

test('het scherm kent geen Node, en React hoort bij het scherm en bij het papier', () => {
  expect(breaking(({ file, target }) => file.startsWith('renderer/') && target.startsWith('node:'))).toEqual([]);
  expect(
    breaking(
      ({ file, target }) => /^react(-dom)?(\/|$)/.test(target) && !file.startsWith('renderer/') && !file.startsWith('main/report/pdf/'),
    ),
  ).toEqual([]);
});

test('shared vraagt geen klok, geen toeval en geen console', () => {
  const impure = /\b(Date\.now|new Date\b|Math\.random|randomUUID|console\.|performance\.|setTimeout|fetch\()/;
  expect(
    filesUnder('shared').filter((file) => impure.test(readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))),
  ).toEqual([]);
});

test('geen netwerk in de app, op één plek na: de tijdstempel die een beheerder aanzet', () => {
  expect(breaking(({ target }) => /^node:(http|https|http2|net|tls|dgram|dns)/.test(target))).toEqual([]);
  const reaching = all.filter((file) =>
    /\b(fetch\(|openExternal|XMLHttpRequest|WebSocket)/.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(reaching).toEqual(['main/sign/timestamp.ts']);
});

test('elk venster heeft letterlijke en veilige instellingen', () => {
  const source = readFileSync(path.join(root, 'main/window.ts'), 'utf8');
  expect(all.filter((file) => readFileSync(path.join(root, file), 'utf8').includes('new BrowserWindow('))).toEqual(['main/window.ts']);
  expect(source).toContain('webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false }');
});

test('react-pdf tekent met dezelfde pdfkit als onze adapter', () => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string }> };
  for (const name of ['pdfkit', '@react-pdf/layout', '@react-pdf/render', '@react-pdf/textkit', 'fontkit', 'react']) {
    expect(
      Object.keys(lock.packages).filter((place) => place.endsWith(`node_modules/${name}`)),
      name,
    ).toHaveLength(1);
  }
});

test('elke versie is exact, en niets komt van een ander adres dan het register', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
