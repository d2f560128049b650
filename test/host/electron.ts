// The names that main imports from 'electron', on the host. Only what this app uses.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { documentsFolder, type Host } from './host.ts';
import { strict } from './strict.ts';
import { HostWindow, type WindowOptions } from './window.ts';

export function electronModule(host: Host, version: string): Record<string, unknown> {
  const { app: events, options } = host;
  const paths: Record<string, string> = {
    userData: options.userData,
    documents: process.env.WEEGWIJZER_DOCUMENTS ?? documentsFolder(),
    appData: path.dirname(options.userData),
  };
  const app = Object.assign(events, {
    name: 'Weegwijzer',
    isPackaged: false,
    getVersion: () => version,
    getName: () => 'Weegwijzer',
    getAppPath: () => options.appPath,
    getPath: (name: string) => {
      const found = paths[name];
      if (!found) throw new Error(`test host: app.getPath('${name}') is not supported`);
      return found;
    },
    enableSandbox: () => undefined,
    isReady: () => host.ready,
    whenReady: () => (host.ready ? Promise.resolve() : new Promise<void>((resolve) => events.once('ready', () => resolve()))),
    requestSingleInstanceLock: () => host.lock(),
    quit: () => void host.quit(),
    exit: (code = 0) => void host.end(code),
    commandLine: { appendSwitch: () => undefined },
  });

  const BrowserWindow = Object.assign(
    class extends HostWindow {
      constructor(windowOptions: WindowOptions) {
        super(host, windowOptions);
      }
    },
    {
      getAllWindows: () => [...host.windows],
      fromWebContents: (contents: { window: HostWindow }) => contents.window,
      fromId: (id: number) => [...host.windows].find((window) => window.id === id) ?? null,
    },
  );

  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (channel: string, handler: (event: object, ...args: unknown[]) => unknown) => {
      if (host.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      host.handlers.set(channel, handler);
    },
  });

  const protocol = {
    registerSchemesAsPrivileged: () => {
      if (host.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    },
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void host.schemes.set(scheme, handler),
  };

  const defaultSession = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: Host['permission']) => {
      host.permission = handler;
    },
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    webRequest: {
      onBeforeRequest: (handler: Host['beforeRequest']) => {
        host.beforeRequest = handler;
      },
    },
  });

  // A dialog that the test did not answer is an error, never a hang.
  const unanswered = (name: string) => () => Promise.reject(new Error(`test host: dialog.${name} was not answered by the test`));
  const dialog = options.preview
    ? previewDialogs(paths.documents ?? '')
    : {
        showOpenDialog: unanswered('showOpenDialog'),
        showSaveDialog: unanswered('showSaveDialog'),
        showMessageBox: unanswered('showMessageBox'),
      };

  return {
    app: strict('app', app),
    BrowserWindow,
    ipcMain: strict('ipcMain', ipcMain),
    protocol: strict('protocol', protocol),
    session: strict('session', { defaultSession: strict('session.defaultSession', defaultSession) }),
    dialog,
    shell: strict('shell', { openPath: async () => '' }),
    Menu: menuModule(),
    utilityProcess: strict('utilityProcess', { fork: forkUtility }),
    webContents: strict('webContents', { fromDevToolsTargetId: (id: string) => host.windowOf(id)?.webContents }),
    host,
  };
}

/** The preview has no native dialogs: what is saved goes to its own throw-away folder, and nothing is opened from elsewhere. */
function previewDialogs(folder: string) {
  return {
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showSaveDialog: async (_owner: unknown, { defaultPath }: { defaultPath: string }) => {
      mkdirSync(folder, { recursive: true });
      return { canceled: false, filePath: path.join(folder, path.basename(defaultPath)) };
    },
    showMessageBox: async () => ({ response: 0 }),
  };
}

type Item = { id?: string; label?: string; submenu?: Item[]; click?: () => void };

function menuModule() {
  let current: { items: Item[]; getMenuItemById: (id: string) => Item | undefined } | undefined;
  const find = (items: readonly Item[], id: string): Item | undefined => {
    for (const item of items) {
      const found = item.id === id ? item : find(item.submenu ?? [], id);
      if (found) return found;
    }
    return undefined;
  };
  return strict('Menu', {
    buildFromTemplate: (items: Item[]) => ({ items, getMenuItemById: (id: string) => find(items, id) }),
    setApplicationMenu: (menu: typeof current) => {
      current = menu;
    },
    getApplicationMenu: () => current,
  });
}

function forkUtility(file: string): EventEmitter {
  const child = fork(file, [], {
    execArgv: ['--import', new URL('./parent-port.ts', import.meta.url).href, '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const utility = Object.assign(new EventEmitter(), {
    postMessage: (message: object) => void child.send(message),
    kill: () => child.kill(),
  });
  child.on('message', (message) => utility.emit('message', message));
  child.once('exit', (code) => utility.emit('exit', code));
  return utility;
}
