// The specs must bite: each fault below is planted in a copy of the built app, and the locked-window spec must go red.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failing, type Planted, planted } from '../support/plant.ts';

const root = path.resolve(import.meta.dirname, '../..');

type Fault = Planted & { readonly name: string; readonly file: string; readonly night?: true };
const FAULTS: readonly Fault[] = [
  { name: 'de beleidsregel is weg', file: 'main', from: '"content-security-policy": CSP,', to: '' },
  {
    name: 'de beleidsregel staat eval en inline toe',
    file: 'main',
    from: '"script-src \'self\'"',
    to: "\"script-src 'self' 'unsafe-inline' 'unsafe-eval'\"",
    night: true,
  },
  { name: 'de afzender wordt niet gecontroleerd', file: 'main', from: /if \(!isOurPage\([^)]*\)\)/, to: 'if (false)' },
  { name: 'de gegevens van een aanroep worden niet gecontroleerd', file: 'main', from: 'if (!parsed.success)', to: 'if (false)' },
  { name: 'toestemmingen worden gegeven', file: 'main', from: 'answer(false)', to: 'answer(true)' },
  {
    name: 'er is geen regel voor toestemmingen',
    file: 'main',
    from: /defaultSession\.setPermissionRequestHandler\([^;]*;/,
    to: '',
    night: true,
  },
  { name: 'nieuwe vensters mogen', file: 'main', from: '({ action: "deny" })', to: '({ action: "allow" })', night: true },
  {
    name: 'weggaan van de pagina mag',
    file: 'main',
    from: 'contents.on("will-navigate", (event) => event.preventDefault());',
    to: '',
    night: true,
  },
  { name: 'sandbox uit', file: 'main', from: 'sandbox: true', to: 'sandbox: false', night: true },
  { name: 'Node in de pagina', file: 'main', from: 'nodeIntegration: false', to: 'nodeIntegration: true', night: true },
  {
    name: 'het preload vraagt om bestanden',
    file: 'preload',
    from: 'let electron = require("electron");',
    to: 'let electron = require("electron"); require("fs");',
    night: true,
  },
  {
    name: 'het preload geeft ipcRenderer weg',
    file: 'preload',
    from: /exposeInMainWorld\("weegwijzer", bridge\)/,
    to: 'exposeInMainWorld("weegwijzer", { ...bridge, raw: electron.ipcRenderer.invoke })',
    night: true,
  },
];

/** The built app in a folder of its own, to plant a fault in. */
function copyOfApp(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'weegwijzer-fout-'));
  cpSync(path.join(root, 'out'), path.join(copy, 'out'), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
  for (const name of ['node_modules', 'assets']) symlinkSync(path.join(root, name), path.join(copy, name));
  return copy;
}

const failingSpecs = (copy: string): readonly string[] =>
  failing({ cwd: root, project: 'app', files: ['test/e2e/locked-window.test.ts'], env: { WEEGWIJZER_APP_PATH: copy } });

test('zonder fout zijn de specs groen, ook op een kopie', () => {
  const copy = copyOfApp();
  expect(failingSpecs(copy)).toEqual([]);
  rmSync(copy, { recursive: true, force: true });
});

test.each(FAULTS.filter(({ night }) => !night || process.env.WEEGWIJZER_PLANTED === 'all'))(
  'de specs vinden: $name',
  ({ file, ...fault }) => {
    const copy = copyOfApp();
    const target =
      file === 'main'
        ? path.join(copy, 'out/main/index.js')
        : path.join(copy, 'out/preload', readdirSync(path.join(copy, 'out/preload'))[0] ?? '');
    writeFileSync(target, planted(readFileSync(target, 'utf8'), fault));
    expect(failingSpecs(copy)).not.toEqual([]);
    rmSync(copy, { recursive: true, force: true });
  },
);
