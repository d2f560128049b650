// What holds the host together: the browser, its windows, its requests, and the names under which main finds them.
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import inspector from 'node:inspector';
import os from 'node:os';
import path from 'node:path';
import { Cdp, type CdpSession, type Reply } from './cdp.ts';
import { type HostWindow, preventable, setUpPage, type WebContents } from './window.ts';

export type HostOptions = {
  readonly appPath: string;
  readonly userData: string;
  readonly headless: boolean;
  readonly noSandbox: boolean;
  readonly chromium: string;
  readonly debugPort: number | undefined;
  /** Opens the first window as an app window with a size, for a person to look at. */
  readonly preview: boolean;
};

type Handler = (event: object, ...args: unknown[]) => unknown;
type Bounds = { x: number; y: number; width: number; height: number };
type Paused = {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string> };
};

export class Host {
  readonly options: HostOptions;
  readonly app = new EventEmitter();
  readonly windows = new Set<HostWindow>();
  readonly handlers = new Map<string, Handler>();
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>();
  /** Requests that are not the app's own scheme: all refused, all remembered. */
  readonly outside: string[] = [];
  permission: ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | undefined;
  beforeRequest: ((details: { url: string }, answer: (result: { cancel: boolean }) => void) => void) | undefined;
  cdp!: Cdp;
  ready = false;
  readonly #expecting: { window: HostWindow; preload: string; resolve: () => void; reject: (error: Error) => void }[] = [];
  readonly #byTarget = new Map<string, HostWindow>();
  #ids = 0;
  #ending: Promise<never> | undefined;
  #quitting = false;
  #previewUsed = false;

  constructor(options: HostOptions) {
    this.options = options;
  }

  trace(...words: string[]): void {
    if (process.env.WEEGWIJZER_HOST_TRACE) process.stderr.write(`[host] ${words.join(' ')}\n`);
  }
  nextId(): number {
    return ++this.#ids;
  }

  // Chromium aborts unknown schemes, so app://x/y travels as https://app--x.invalid/y and is answered before any network.
  toWeb(url: string): string {
    const match = /^([a-z]+):\/\/([^/?#]*)(.*)$/.exec(url);
    return match && this.schemes.has(match[1] ?? '') ? `https://${match[1]}--${match[2]}.invalid${match[3] || '/'}` : url;
  }
  fromWeb(url: string): string {
    const match = /^https:\/\/([a-z]+)--([^/]*)\.invalid(\/.*)?$/.exec(url);
    return match && this.schemes.has(match[1] ?? '') ? `${match[1]}://${match[2]}${match[3] ?? '/'}` : url;
  }

  async start(): Promise<void> {
    const { userData, headless, noSandbox, chromium, debugPort, preview } = this.options;
    mkdirSync(userData, { recursive: true });
    const args = [
      `--user-data-dir=${path.join(userData, 'HostChromium')}`,
      '--remote-debugging-pipe',
      ...(preview ? ['--app=data:text/html,', '--window-size=1280,840'] : ['--no-startup-window']),
      ...QUIET,
      ...(headless ? ['--headless=new'] : []),
      ...(noSandbox ? ['--no-sandbox'] : []),
      ...(debugPort === undefined ? [] : [`--remote-debugging-port=${debugPort}`]),
    ];
    const { NODE_OPTIONS: _ours, ...env } = process.env;
    this.cdp = new Cdp(chromium, args, env);
    this.#relayStderr();
    this.cdp.child.once('exit', () => {
      for (const window of [...this.windows]) window.gone();
      if (!this.#ending) process.exit(0);
    });
    this.cdp.on('Target.attachedToTarget', (event) => this.#attached(event));
    this.cdp.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => this.#byTarget.get(targetId)?.gone());
    const version = await this.cdp.send('Browser.getVersion');
    this.trace(`browser ${String(version.product)}`);
    await this.cdp.send('Target.setDiscoverTargets', { discover: true });
    await this.cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
    this.ready = true;
    this.app.emit('ready', {}, {});
  }

  // Playwright waits for one line of Chromium on our stderr.
  #relayStderr(): void {
    let rest = '';
    this.cdp.child.stderr?.on('data', (data: Buffer) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (/^DevTools listening on/.test(line)) process.stderr.write(`${line}\n`);
        else this.trace('chromium', line);
      }
    });
  }

  async newTarget(window: HostWindow, bounds: Bounds, preload: string): Promise<void> {
    if (!this.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    if (this.options.preview && !this.#previewUsed) {
      this.#previewUsed = true;
      const target = await this.#firstPage();
      const { sessionId } = await this.cdp.send('Target.attachToTarget', { targetId: target, flatten: true });
      this.#byTarget.set(target, window);
      return setUpPage(this, window, target, this.cdp.session(String(sessionId)), preload);
    }
    const attached = new Promise<void>((resolve, reject) => this.#expecting.push({ window, preload, resolve, reject }));
    const { x, y, width, height } = bounds;
    await this.cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, left: x, top: y, width, height });
    return attached;
  }

  async #firstPage(): Promise<string> {
    for (;;) {
      const { targetInfos } = await this.cdp.send('Target.getTargets');
      const page = (targetInfos as unknown as { type: string; targetId: string }[]).find(({ type }) => type === 'page');
      if (page) return page.targetId;
      await new Promise((resolve) => this.cdp.once('Target.targetCreated', resolve));
    }
  }

  #attached({ sessionId, targetInfo }: { sessionId: string; targetInfo: { type: string; targetId: string; openerId?: string } }): void {
    const session = this.cdp.session(sessionId);
    const go = (): void => void session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
    if (targetInfo.type !== 'page') {
      go();
      return;
    }
    const next = targetInfo.openerId ? undefined : this.#expecting.shift();
    if (next) {
      this.#byTarget.set(targetInfo.targetId, next.window);
      setUpPage(this, next.window, targetInfo.targetId, session, next.preload).then(next.resolve, next.reject);
      return;
    }
    const opener = this.#byTarget.get(targetInfo.openerId ?? '');
    if (!opener) {
      go();
      return;
    }
    const answer = opener.webContents.openHandler?.() ?? { action: 'allow' };
    if (answer.action !== 'deny') {
      this.app.emit('host-popup', targetInfo);
      go();
      return;
    }
    // Never let a denied popup load, and never leave it paused: it shares its opener's thread.
    session.on(
      'Fetch.requestPaused',
      ({ requestId }: { requestId: string }) =>
        void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined),
    );
    void Promise.allSettled([
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.runIfWaitingForDebugger'),
      this.closeTarget(targetInfo.targetId),
    ]);
  }

  windowOf(targetId: string): HostWindow | undefined {
    return this.#byTarget.get(targetId);
  }
  async closeTarget(targetId: string): Promise<void> {
    await this.cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }
  async resize(targetId: string, { x, y, width, height }: Bounds): Promise<void> {
    const { windowId } = await this.cdp.send('Browser.getWindowForTarget', { targetId });
    await this.cdp.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y, width, height } });
  }

  /** Answers a request of a page: navigation rules first, then the app's own scheme, and nothing else. */
  async answer(contents: WebContents, session: CdpSession, paused: Paused): Promise<Reply> {
    const { requestId } = paused;
    const url = this.fromWeb(paused.request.url);
    const refuse = (errorReason: string): Promise<Reply> => session.send('Fetch.failRequest', { requestId, errorReason });
    if (paused.resourceType === 'Document') {
      const isMain = paused.frameId === contents.mainFrameId;
      if (!isMain || contents.expected !== url) {
        const event = preventable({ url, isMainFrame: isMain });
        contents.emit(isMain ? 'will-navigate' : 'will-frame-navigate', event, url);
        if (event.defaultPrevented) return refuse('Aborted');
      }
      if (isMain) contents.expected = undefined;
    }
    const filter = this.beforeRequest;
    const cancelled = filter ? await new Promise<boolean>((resolve) => filter({ url }, ({ cancel }) => resolve(cancel))) : false;
    const serve = this.schemes.get(/^([a-z]+):/.exec(url)?.[1] ?? '');
    if (!serve) this.outside.push(url);
    if (cancelled) return refuse('BlockedByClient');
    if (!serve) return refuse('InternetDisconnected');
    const { method, headers } = paused.request;
    const response = await serve(new Request(url, { method, headers }));
    return session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  /** Chromium's own permissions follow what the app's handler says; without a handler all are granted, as in Electron. */
  async applyPermissions(): Promise<Reply> {
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
      let granted = this.permission === undefined;
      this.permission?.(null, name, (answer) => {
        granted = answer;
      });
      await this.cdp
        .send('Browser.setPermission', { permission: { name }, setting: granted ? 'granted' : 'denied' })
        .catch((error: Error) => this.trace(error.message));
    }
    return {};
  }

  // ---- life of the app

  lock(): boolean {
    const file = this.#lockFile();
    mkdirSync(path.dirname(file), { recursive: true });
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (holder && holder !== process.pid && isAlive(holder)) return false;
    writeFileSync(file, String(process.pid));
    return true;
  }
  #lockFile(): string {
    return path.join(this.options.userData, 'HostSingletonLock');
  }

  async quit(): Promise<void> {
    if (this.#quitting) return;
    this.#quitting = true;
    for (const window of [...this.windows]) {
      if (!(await window.tryClose())) {
        this.#quitting = false;
        return;
      }
    }
    await this.end(0);
  }

  end(code: number): Promise<never> {
    this.#ending ??= (async () => {
      rmSync(this.#lockFile(), { force: true });
      const { child } = this.cdp;
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        void this.cdp.send('Browser.close').catch(() => child.kill('SIGKILL'));
        const impatient = setTimeout(() => child.kill('SIGKILL'), 3000);
        await gone;
        clearTimeout(impatient);
      }
      inspector.close();
      process.exit(code);
    })();
    return this.#ending;
  }

  /** For when there is no time to be polite. */
  endNow(code: number): never {
    this.cdp?.child.kill('SIGKILL');
    process.reallyExit(code);
    throw new Error('unreachable');
  }
}

declare global {
  namespace NodeJS {
    interface Process {
      reallyExit: (code: number) => void;
    }
  }
}

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--disable-popup-blocking',
  '--disable-search-engine-choice-screen',
  '--metrics-recording-only',
  '--password-store=basic',
  '--lang=nl',
  '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,Translate,NetworkTimeServiceQuerying',
];

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const documentsFolder = (): string => path.join(os.homedir(), 'Documents');
