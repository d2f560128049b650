import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const hasElectron = existsSync(path.join(root, 'node_modules/electron/dist'));

test.skipIf(hasElectron)('npm start zonder Electron zegt hoe je eraan komt, toont een voorbeeld en ruimt daarna op', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-start-'));
  const env = { ...process.env, TMPDIR: folder, WEEGWIJZER_HEADLESS: '1' };
  const child = spawn(process.execPath, [path.join(root, '.ci/start.mjs')], { cwd: root, env });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const homes = (): string[] => readdirSync(folder).filter((name) => name.startsWith('weegwijzer-voorbeeld-'));
  // The settings folder appears when the app itself has started.
  await expect.poll(() => homes().some((name) => existsSync(path.join(folder, name, 'gegevens/dossiers'))), { timeout: 60_000 }).toBe(true);
  for (const words of ['ELECTRON_MIRROR', 'ELECTRON_OVERRIDE_DIST_PATH', 'Voorbeeld: geen echte dossiers']) expect(said).toContain(words);
  child.kill('SIGTERM');
  await ended;
  expect(homes()).toEqual([]);
});
