// Two functions that become source text in every new document of a window: the page's side of contextBridge, and the
// sandboxed preload with its own world. They may use nothing from outside themselves.
import type { Codec } from './codec.ts';

type Described =
  | { k: 'f'; id: number }
  | { k: 'p'; id: number }
  | { k: 'o'; v: [string, unknown][] }
  | { k: 'a'; v: unknown[] }
  | { k: 'v'; v: unknown };
type Failure = { name?: string; message: string };

/** Page side: turns what the preload exposes into a frozen object of functions. */
export function mainWorld(secret: string): void {
  if (window !== window.top) return;
  const { apply, defineProperty } = Reflect;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const listen = EventTarget.prototype.addEventListener;
  const Custom = CustomEvent;
  let bus: EventTarget;
  let answer: { p?: number; v?: unknown; err?: Failure } | undefined;
  let nextFunction = 0;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const waiting = new Map<number, [(value: unknown) => void, (error: Error) => void]>();
  const errorOf = (failure: Failure): Error => Object.assign(new Error(failure.message), { name: failure.name ?? 'Error' });
  const emit = (detail: unknown): void => {
    apply(dispatch, bus, [new Custom('page', { detail })]);
  };
  const into = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const described = value as Described;
    if (described.k === 'f') return callable(described.id);
    if (described.k === 'p') return new Promise((resolve, reject) => waiting.set(described.id, [resolve, reject]));
    if (described.k === 'a') return described.v.map(into);
    if (described.k === 'o') return Object.fromEntries(described.v.map(([key, part]) => [key, into(part)]));
    return described.v;
  };
  const out = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.set(++nextFunction, value as () => unknown);
      return { k: 'f', id: nextFunction };
    }
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return { k: 'a', v: value.map(out) };
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null)
      return { k: 'o', v: Object.keys(value).map((key) => [key, out((value as Record<string, unknown>)[key])]) };
    return { k: 'v', v: value };
  };
  const callable =
    (id: number) =>
    (...args: unknown[]): unknown => {
      emit({ op: 'call', id, args: args.map(out) });
      const result = answer ?? {};
      answer = undefined;
      if (result.p !== undefined) return new Promise((resolve, reject) => waiting.set(result.p as number, [resolve, reject]));
      if (result.err) throw errorOf(result.err);
      return into(result.v);
    };
  const freeze = <T>(value: T): T => {
    if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) {
      Object.values(value).forEach(freeze);
      Object.freeze(value);
    }
    return value;
  };
  const receive = ({ detail }: CustomEvent): void => {
    if (detail.op === 'expose') defineProperty(window, detail.key, { value: freeze(into(detail.v)), enumerable: true });
    else if (detail.op === 'answer') answer = detail.r;
    else if (detail.op === 'callback') functions.get(detail.id)?.(...detail.args.map(into));
    else if (detail.op === 'settle') {
      const [resolve, reject] = waiting.get(detail.p) ?? [];
      waiting.delete(detail.p);
      if (detail.r.err) reject?.(errorOf(detail.r.err));
      else resolve?.(into(detail.r.v));
    }
  };
  const connect = (event: MouseEvent): void => {
    event.stopImmediatePropagation();
    bus = event.relatedTarget as EventTarget;
    apply(listen, bus, ['preload', receive]);
  };
  apply(listen, window, [secret, connect, { capture: true, once: true }]);
}

/** Preload side: contextBridge and ipcRenderer over a binding that only this world has. */
export function isolatedWorld(
  secret: string,
  codecOf: () => Codec,
  preload: (require: unknown, module: unknown, exports: unknown) => void,
): void {
  if (window !== window.top) return;
  type World = { __hostBinding: ((text: string) => void) | undefined; __hostDeliver?: (message: Message) => void };
  type Message = { t: 'reply' | 'event'; id: number; c: string; v: string; err?: string };
  const world = globalThis as unknown as World;
  const codec = codecOf();
  const native = world.__hostBinding as (text: string) => void;
  world.__hostBinding = undefined;
  const bus = document.createComment('');
  window.dispatchEvent(new MouseEvent(secret, { relatedTarget: bus }));
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  let nextFunction = 0;
  let nextPromise = 0;
  const emit = (detail: unknown): void => {
    bus.dispatchEvent(new CustomEvent('preload', { detail }));
  };
  const failureOf = (error: Error): Failure => ({ name: error?.name, message: String(error?.message ?? error) });
  const out = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.set(++nextFunction, value as () => unknown);
      return { k: 'f', id: nextFunction };
    }
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return { k: 'a', v: value.map(out) };
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null)
      return { k: 'o', v: Object.keys(value).map((key) => [key, out((value as Record<string, unknown>)[key])]) };
    return { k: 'v', v: value };
  };
  const into = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const described = value as Described;
    if (described.k === 'f') return (...args: unknown[]) => emit({ op: 'callback', id: described.id, args: args.map(out) });
    if (described.k === 'a') return described.v.map(into);
    if (described.k === 'o') {
      const result: Record<string, unknown> = {};
      for (const [key, part] of described.v)
        Object.defineProperty(result, key, { value: into(part), enumerable: true, writable: true, configurable: true });
      return result;
    }
    return (described as { v: unknown }).v;
  };
  bus.addEventListener('page', (event) => {
    const { id, args } = (event as CustomEvent).detail;
    let result: unknown;
    try {
      const value = functions.get(id)?.(...args.map(into));
      if (value instanceof Promise) {
        const promise = ++nextPromise;
        value.then(
          (settled) => emit({ op: 'settle', p: promise, r: { v: out(settled) } }),
          (error) => emit({ op: 'settle', p: promise, r: { err: failureOf(error) } }),
        );
        result = { p: promise };
      } else result = { v: out(value) };
    } catch (error) {
      result = { err: failureOf(error as Error) };
    }
    emit({ op: 'answer', r: result });
  });

  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  const pending = new Map<number, [(value: unknown) => void, (error: Error) => void]>();
  let nextCall = 0;
  world.__hostDeliver = (message) => {
    if (message.t === 'reply') {
      const [resolve, reject] = pending.get(message.id) ?? [];
      pending.delete(message.id);
      if (message.err !== undefined) reject?.(new Error(message.err));
      else resolve?.(codec.decode(message.v));
      return;
    }
    const args = codec.decode(message.v) as unknown[];
    for (const listener of listeners.get(message.c) ?? []) listener({ sender: ipcRenderer }, ...args);
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const encoded = codec.encode(args);
        pending.set(++nextCall, [resolve, reject]);
        native(JSON.stringify({ id: nextCall, c: channel, v: encoded }));
      }),
    on: (channel: string, listener: (...args: unknown[]) => void) => {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel)?.add(listener);
    },
    off: (channel: string, listener: (...args: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => emit({ op: 'expose', key, v: out(api) }) },
  };
  const require = (id: string): unknown => {
    if (id === 'electron') return electron;
    throw new Error(`module not found: ${id} (sandboxed preload)`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
