// A small client of the Chrome DevTools Protocol over a pipe (file descriptors 3 and 4): no port, no dependency.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

export type Params = Readonly<Record<string, unknown>>;
export type Reply = Readonly<Record<string, never>>;
type Waiting = { readonly method: string; readonly resolve: (value: Reply) => void; readonly reject: (error: Error) => void };

/** One target of the browser: its events, and commands to it. */
export class CdpSession extends EventEmitter {
  readonly send: (method: string, params?: Params) => Promise<Reply>;
  constructor(send: (method: string, params?: Params) => Promise<Reply>) {
    super();
    this.setMaxListeners(0);
    this.send = send;
  }
}

export class Cdp extends EventEmitter {
  #next = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, CdpSession>();
  readonly child: ChildProcess;

  constructor(executable: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    super();
    this.setMaxListeners(0);
    this.child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env });
    this.#listen(this.child.stdio[4] as Readable);
    (this.child.stdio[3] as Writable).on('error', () => undefined);
    this.child.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('browser gone'));
      this.#waiting.clear();
    });
  }

  #listen(stream: Readable): void {
    let parts: Buffer[] = [];
    stream.on('data', (data: Buffer) => {
      let start = 0;
      for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
        parts.push(data.subarray(start, end));
        start = end + 1;
        const text = Buffer.concat(parts).toString('utf8');
        parts = [];
        this.#receive(JSON.parse(text));
      }
      if (start < data.length) parts.push(data.subarray(start));
    });
  }

  #receive(message: { id?: number; sessionId?: string; method: string; params: Params; error?: { message: string }; result: Reply }): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result);
    } else if (message.sessionId) this.#sessions.get(message.sessionId)?.emit(message.method, message.params);
    else this.emit(message.method, message.params);
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.child.exitCode !== null) return reject(new Error('browser gone'));
      this.#waiting.set(++this.#next, { method, resolve, reject });
      (this.child.stdio[3] as Writable).write(
        `${JSON.stringify({ id: this.#next, method, params, ...(sessionId ? { sessionId } : {}) })}\0`,
      );
    });
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const fresh = new CdpSession((method, params) => this.send(method, params, id));
    this.#sessions.set(id, fresh);
    return fresh;
  }
}
