import { mkdirSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, Menu, protocol, utilityProcess } from 'electron';
import type { Events } from '../shared/bridge.ts';
import { sentence } from '../shared/text/texts.ts';
import { makeApi } from './api.ts';
import { serveApp } from './app-protocol.ts';
import { loadContent } from './content.ts';
import { electronDialogs } from './dialogs.ts';
import { nodeDisk } from './dossier/disk.ts';
import { EXTENSION } from './dossier/library.ts';
import { APP_ORIGIN, registerCalls } from './ipc.ts';
import { appMenu } from './menu.ts';
import { policyPlace, readPolicy } from './policy.ts';
import { startJobs, type WorkerProcess } from './report/jobs.ts';
import { openSettings } from './settings.ts';
import { createWindow, lockContents, lockSession } from './window.ts';

declare const __APP_VERSION__: string;

const here = path.dirname(fileURLToPath(import.meta.url));
// The browser preview says so by an environment variable; a packaged app never listens to it.
const preview = !app.isPackaged && process.env.WEEGWIJZER_PREVIEW === '1';

/** A file that the system asked to open and that the screen has not asked for yet. */
let given: string | undefined;

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.enableSandbox();

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  given = dossierIn(process.argv);
  app.on('second-instance', (_event, words, folder) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    give(dossierIn(words, folder));
  });
  // macOS does not give files as words.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    give(file);
  });
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(openApp);
}

/** The dossier that was double-clicked, among the words the system started us with. */
function dossierIn(words: readonly string[], folder = process.cwd()): string | undefined {
  const word = words.findLast((one) => one.endsWith(EXTENSION) && !one.startsWith('-'));
  return word && path.resolve(folder, word);
}

function give(file: string | undefined): void {
  if (!file) return;
  given = file;
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('app.given', {});
}

function openApp(): void {
  const userData = app.getPath('userData');
  const localData = path.join(userData, 'dossiers');
  mkdirSync(localData, { recursive: true });
  const settings = openSettings(userData);
  const content = loadContent(app.getAppPath());
  lockSession();
  protocol.handle('app', (request) => serveApp(path.join(here, '../renderer'), request.url));

  const say = (key: string, values?: Readonly<Record<string, string>>): string => {
    const { texts } = content;
    return sentence({ ...texts.nl, ...texts[settings.read().language ?? 'nl'] }, key, values);
  };
  const showMenu = (): void => Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(say, (what) => tell('menu.do', { what }))));

  let closing: 'now' | 'ask' = 'now';
  const tell = <E extends keyof Events>(event: E, data: Events[E]): void => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(event, data);
  };
  const { api, closeAll } = makeApi({
    at: {
      disk: nodeDisk,
      content: content.content,
      now: () => new Date().toISOString(),
      localData,
      appVersion: __APP_VERSION__,
      who: () => ({
        actor: [userInfo().username, settings.read().person].filter(Boolean).join(', '),
        origin: `${hostname()}, Weegwijzer ${__APP_VERSION__}`,
      }),
    },
    app: content,
    dialogs: electronDialogs,
    settings,
    policy: readPolicy(policyPlace(process.platform, process.env)),
    jobs: startJobs(
      () =>
        utilityProcess.fork(path.join(here, 'report-worker.js'), [], {
          serviceName: 'Weegwijzer rapport',
          // React in its slower form for developers is what it takes when nobody says otherwise.
          env: { ...process.env, NODE_ENV: 'production' },
        }) as unknown as WorkerProcess,
    ),
    documents: app.getPath('documents'),
    preview,
    takeGiven: () => {
      const file = given;
      given = undefined;
      return file;
    },
    say,
    languageChanged: showMenu,
    tell,
    started: () => {
      closing = 'ask';
    },
    closed: () => {
      closing = 'now';
      for (const window of BrowserWindow.getAllWindows()) window.close();
    },
  });
  registerCalls((channel, handler) => ipcMain.handle(channel, handler as never), api);
  showMenu();

  const window = createWindow(path.join(here, '../preload/preload.cjs'), settings.read().window ?? {});
  const remember = (): void => settings.write({ window: window.getNormalBounds() });
  window.on('resized', remember);
  window.on('moved', remember);
  window.on('close', (event) => {
    if (closing === 'now' || window.webContents.isCrashed()) return;
    // First let the screen send what is still waiting; it answers with app.closed.
    event.preventDefault();
    tell('app.closing', {});
  });
  window.webContents.on('render-process-gone', () => {
    // Everything acknowledged is in the journal; bring the files up to date and show the app again.
    void closeAll().finally(() => window.webContents.reload());
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
}
