// BrowserWindow and webContents on a Chromium target.
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CdpSession } from './cdp.ts';
import { makeCodec } from './codec.ts';
import type { Host } from './host.ts';
import { strict } from './strict.ts';
import { isolatedWorld, mainWorld } from './worlds.ts';

export const WORLD = 'Electron Isolated Context';
const codec = makeCodec();

export type Preventable = { defaultPrevented: boolean; preventDefault: () => void } & Record<string, unknown>;
export function preventable(extra: Record<string, unknown> = {}): Preventable {
  return {
    defaultPrevented: false,
    preventDefault(this: Preventable) {
      this.defaultPrevented = true;
    },
    ...extra,
  };
}

export type Frame = { readonly url: string; readonly parent: Frame | null };
export type WindowOptions = { width?: number; height?: number; x?: number; y?: number; webPreferences?: Record<string, unknown> };

export class WebContents extends EventEmitter {
  readonly id: number;
  readonly frames = new Map<string, { id: string; parentId?: string; url: string }>();
  readonly contexts = new Map<number, { name: string; frameId: string }>();
  readonly window: HostWindow;
  session!: CdpSession;
  mainFrameId = '';
  expected: string | undefined;
  openHandler: (() => { action: string }) | undefined;
  callPolicy = 'default';
  crashed = false;
  // No private field: the object is used through a proxy.
  readonly host: Host;

  constructor(host: Host, window: HostWindow, id: number) {
    super();
    this.host = host;
    this.window = window;
    this.id = id;
  }

  getURL(): string {
    return this.frame(this.mainFrameId)?.url ?? '';
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  // Remembered, not enforced: Chromium takes this only when it starts.
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.callPolicy = policy;
  }
  getWebRTCIPHandlingPolicy(): string {
    return this.callPolicy;
  }
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    for (const [context, { name, frameId }] of this.contexts) {
      if (name === WORLD && frameId === this.mainFrameId) void this.deliver(context, { t: 'event', c: channel, v: codec.encode(args) });
    }
  }
  reload(): void {
    this.expected = this.getURL();
    void this.session.send('Page.reload');
  }
  forcefullyCrashRenderer(): void {
    void this.session.send('Page.crash').catch(() => undefined);
  }

  frame(id: string | undefined): Frame | null {
    const found = id === undefined ? undefined : this.frames.get(id);
    return found ? { url: this.host.fromWeb(found.url), parent: found.parentId ? this.frame(found.parentId) : null } : null;
  }

  async deliver(context: number, message: Record<string, unknown>): Promise<void> {
    await this.session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: 'function(m){ globalThis.__hostDeliver?.(JSON.parse(m)) }',
        executionContextId: context,
        arguments: [{ value: JSON.stringify(message) }],
      })
      .catch((error: Error) => this.host.trace('deliver', error.message));
  }

  /** A message from the preload: answered by the handler that main registered, with the frame that asked. */
  async receive(context: number, { id, c: channel, v }: { id: number; c: string; v: string }): Promise<void> {
    const senderFrame = this.frame(this.contexts.get(context)?.frameId);
    try {
      const handler = this.host.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const value = await handler({ sender: this, senderFrame }, ...(codec.decode(v) as unknown[]));
      await this.deliver(context, { t: 'reply', id, v: codec.encode(value) });
    } catch (error) {
      await this.deliver(context, { t: 'reply', id, err: `Error invoking remote method '${channel}': ${error}` });
    }
  }
}

const REFUSED: readonly [string, unknown][] = [
  ['nodeIntegration', true],
  ['contextIsolation', false],
  ['sandbox', false],
  ['webSecurity', false],
];

export class HostWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly attached: Promise<void>;
  targetId = '';
  destroyed = false;
  visible = false;
  readonly #host: Host;
  #bounds: { x: number; y: number; width: number; height: number };
  #ready: (() => void) | undefined;

  constructor(host: Host, options: WindowOptions) {
    super();
    const preferences = options.webPreferences ?? {};
    for (const [key, bad] of REFUSED)
      if (preferences[key] === bad) throw new Error(`test host: webPreferences.${key}=${String(bad)} is refused`);
    this.#host = host;
    this.id = host.nextId();
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = strict('webContents', new WebContents(host, this, host.nextId()));
    host.windows.add(this);
    this.attached = host.newTarget(this, this.#bounds, String(preferences.preload ?? ''));
    this.attached.catch((error: Error) => host.trace('window', error.stack ?? ''));
    queueMicrotask(() => host.app.emit('web-contents-created', {}, this.webContents));
  }

  async loadURL(url: string): Promise<void> {
    await this.attached;
    this.webContents.expected = url;
    const loaded = new Promise<void>((resolve) => {
      this.#ready = resolve;
    });
    await this.webContents.session.send('Page.navigate', { url: this.#host.toWeb(url) });
    await loaded;
  }
  loaded(): void {
    this.#ready?.();
    this.#ready = undefined;
    this.emit('ready-to-show');
  }
  show(): void {
    this.visible = true;
  }
  isVisible(): boolean {
    return this.visible;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {}
  getBounds(): object {
    return { ...this.#bounds };
  }
  getNormalBounds(): object {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<{ x: number; y: number; width: number; height: number }>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    void this.#host.resize(this.targetId, this.#bounds);
    this.emit('resized');
    this.emit('moved');
  }
  close(): void {
    void this.tryClose();
  }
  destroy(): void {
    void this.#host.closeTarget(this.targetId).then(() => this.gone());
  }

  /** False when the app prevented it. */
  async tryClose(): Promise<boolean> {
    if (this.destroyed) return true;
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    await this.#host.closeTarget(this.targetId);
    this.gone();
    return true;
  }
  gone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.#host.windows.delete(this);
    this.emit('closed');
    if (this.#host.windows.size === 0) this.#host.app.emit('window-all-closed');
  }
}

/** Scripts and listeners of a new page: its frames, its worlds, the preload, and every request it makes. */
export async function setUpPage(host: Host, window: HostWindow, targetId: string, session: CdpSession, preloadFile: string): Promise<void> {
  const contents = window.webContents;
  contents.session = session;
  contents.mainFrameId = targetId;
  contents.frames.set(targetId, { id: targetId, url: '' });
  window.targetId = targetId;
  const on = (event: string, listener: (data: never) => void): void => {
    session.on(event, listener as (...args: unknown[]) => void);
  };
  on('Page.frameNavigated', ({ frame }: { frame: { id: string; parentId?: string; url: string } }) => {
    contents.frames.set(frame.id, frame);
    if (!frame.parentId) contents.mainFrameId = frame.id;
  });
  on('Page.loadEventFired', () => {
    contents.crashed = false;
    window.loaded();
  });
  on('Runtime.executionContextCreated', ({ context }: { context: { id: number; name: string; auxData?: { frameId: string } } }) => {
    contents.contexts.set(context.id, { name: context.name, frameId: context.auxData?.frameId ?? '' });
  });
  on('Runtime.executionContextDestroyed', ({ executionContextId }: { executionContextId: number }) =>
    contents.contexts.delete(executionContextId),
  );
  on('Runtime.executionContextsCleared', () => contents.contexts.clear());
  on('Runtime.exceptionThrown', ({ exceptionDetails }: { exceptionDetails: { text: string; exception?: { description?: string } } }) =>
    host.trace('page', exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  on('Runtime.bindingCalled', ({ executionContextId, payload }: { executionContextId: number; payload: string }) => {
    void contents.receive(executionContextId, JSON.parse(payload));
  });
  on('Inspector.targetCrashed', () => {
    contents.crashed = true;
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  });
  on('Fetch.requestPaused', (request: never) => {
    void host.answer(contents, session, request).catch((error: Error) => host.trace('request', error.message));
  });
  on('Target.attachedToTarget', ({ sessionId }: { sessionId: string }) => {
    // Workers and frames of other processes: nothing in this app needs them, so they may fetch nothing.
    const child = host.cdp.session(sessionId);
    child.on(
      'Fetch.requestPaused',
      ({ requestId }: { requestId: string }) => void child.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }),
    );
    void child.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }).catch(() => undefined);
    void child.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  });
  const secret = `x${randomBytes(12).toString('hex')}`;
  const preload = preloadFile ? readFileSync(preloadFile, 'utf8') : '';
  const commands = ['Page.enable', 'Runtime.enable', 'Inspector.enable'].map((method) => session.send(method));
  commands.push(
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
  );
  if (preload) {
    const isolated = `(${isolatedWorld})(${JSON.stringify(secret)},${makeCodec},function(require,module,exports){${preload}\n})`;
    commands.push(
      session.send('Runtime.addBinding', { name: '__hostBinding', executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${mainWorld})(${JSON.stringify(secret)})` }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source: isolated }),
    );
  }
  commands.push(host.applyPermissions());
  await Promise.all(commands);
  await session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
}
