import { BrowserWindow, type Rectangle, session } from 'electron';
import { APP_ORIGIN } from './ipc.ts';

/** The one window: sandboxed, isolated, without Node, and with nowhere to go. */
export function createWindow(preload: string, bounds: Partial<Rectangle>): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...bounds,
    minWidth: 360,
    minHeight: 480,
    show: false,
    title: 'Weegwijzer',
    backgroundColor: '#f6f4ee',
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Denies every page everything it does not need: navigation, windows, webviews, permissions, downloads, the network. */
export function lockContents(contents: Electron.WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // A call between browsers goes past the rules for addresses; it finds no way out over UDP.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

export function lockSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  defaultSession.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }));
}

const isAllowed = (url: string): boolean => url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('devtools:');
