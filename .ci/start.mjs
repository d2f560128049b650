// Starts the app: in Electron where its binary is there or can be fetched, else as a preview in a browser window.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, setUp, stop, toolEnv } from './setup.mjs';

const node = setUp();
const electron = electronBinary();
if (electron) {
  const child = spawn(electron, ['.'], { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 0));
} else preview();

/** Asking the package for its path fetches the binary when it is not there yet; undefined when that fails. */
function electronBinary() {
  const asked = spawnSync(node, ['-e', "process.stdout.write(require('electron'))"], { cwd: root, encoding: 'utf8', timeout: 300_000 });
  return asked.status === 0 && existsSync(asked.stdout) ? asked.stdout : undefined;
}

function preview() {
  process.stdout.write(`
Electron is er niet en is hier niet op te halen. Zo krijg je de echte app:
- zet ELECTRON_MIRROR op een spiegel van de Electron-bestanden, of
- zet ELECTRON_OVERRIDE_DIST_PATH op een map waarin Electron al staat,
en start daarna opnieuw.

Je ziet nu een voorbeeld van dezelfde app in een browservenster, met een eigen map die daarna wordt gewist.
Voorbeeld: geen echte dossiers.
`);
  const headless = process.env.WEEGWIJZER_HEADLESS === '1';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY && !headless)
    stop('Er is hier geen scherm om een venster op te openen.');
  const home = mkdtempSync(path.join(tmpdir(), 'weegwijzer-voorbeeld-'));
  const env = { ...process.env, ...toolEnv(node), WEEGWIJZER_PREVIEW: '1', WEEGWIJZER_DOCUMENTS: path.join(home, 'Documenten') };
  const child = spawn(
    node,
    ['--no-warnings', path.join(root, 'test/host/launch.ts'), `--user-data-dir=${path.join(home, 'gegevens')}`, root],
    { cwd: root, stdio: 'inherit', env },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code ?? 0);
  });
}
