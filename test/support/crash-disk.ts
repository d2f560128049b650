import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import type { Disk } from '../../main/dossier/disk.ts';

/**
 * What a program did to the disk, step by step. `done` marks something it told its user: from there on the user counts
 * on it.
 */
export type Step =
  | { readonly kind: 'create' | 'folder'; readonly file: string; readonly node: number }
  | { readonly kind: 'write'; readonly node: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly node: number; readonly length: number }
  | { readonly kind: 'sync'; readonly node: number }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string; readonly node: number }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'syncFolder'; readonly folder: string }
  | { readonly kind: 'done'; readonly said: number };

/** Everything on the disk after the power came back. */
export type Files = ReadonlyMap<string, Buffer>;

type Call = (...args: never[]) => unknown;
type Handle = Awaited<ReturnType<typeof fs.promises.open>>;

/**
 * Runs work on the real disk under `root` and writes down every step, whichever way Node is asked: the promises that our
 * own code uses and the callbacks that packages use. `done` is for the work to say what it told its user.
 */
export async function recorded(root: string, work: (done: (said: number) => void) => Promise<void>): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const nodes = new Map<string, number>();
  const opened = new Map<number, { node: number; folder: string; at: number }>();
  let count = 0;
  const ours = (file: unknown): file is string =>
    typeof file === 'string' && `${path.resolve(file)}${path.sep}`.startsWith(`${root}${path.sep}`);
  const create = (kind: 'create' | 'folder', file: string): number => {
    const node = ++count;
    nodes.set(file, node);
    steps.push({ kind, file, node });
    return node;
  };
  const openedAs = (given: string, flags: unknown): { node: number; folder: string; at: number } => {
    const file = path.resolve(given);
    if (fs.statSync(file).isDirectory()) return { node: 0, folder: file, at: 0 };
    const known = nodes.get(file);
    const node = known ?? create('create', file);
    const wiped = typeof flags === 'string' && flags.startsWith('w') && known !== undefined;
    if (wiped) steps.push({ kind: 'truncate', node, length: 0 });
    const appends = typeof flags === 'string' && flags.startsWith('a');
    return { node, folder: '', at: appends ? fs.statSync(file).size : 0 };
  };
  const wrote = (to: { node: number; at: number }, data: unknown, length?: number): void => {
    const bytes = Buffer.from(data as Uint8Array | string);
    const part = length === undefined ? bytes : bytes.subarray(0, length);
    steps.push({ kind: 'write', node: to.node, at: to.at, bytes: Buffer.from(part) });
    to.at += part.length;
  };
  const synced = ({ node, folder }: { node: number; folder: string }): void =>
    void steps.push(folder ? { kind: 'syncFolder', folder } : { kind: 'sync', node });
  const renamed = (from: string, given: string): void => {
    const [file, to] = [path.resolve(from), path.resolve(given)];
    const node = nodes.get(file) ?? 0;
    nodes.delete(file);
    nodes.set(to, node);
    steps.push({ kind: 'rename', file, to, node });
  };
  const removed = (given: string): void => {
    const file = path.resolve(given);
    if (nodes.delete(file)) steps.push({ kind: 'remove', file });
  };

  const { promises } = fs;
  const before = {
    fs: { open: fs.open, write: fs.write, fsync: fs.fsync, rename: fs.rename, unlink: fs.unlink },
    promises: {
      open: promises.open,
      rename: promises.rename,
      rm: promises.rm,
      unlink: promises.unlink,
      copyFile: promises.copyFile,
      mkdir: promises.mkdir,
    },
  };
  const watch = (handle: Handle, as: { node: number; folder: string; at: number }): Handle =>
    Object.assign(handle, {
      writeFile: async (data: Uint8Array) => {
        await Object.getPrototypeOf(handle).writeFile.call(handle, data);
        wrote(as, data);
      },
      write: async (...args: Parameters<Handle['write']>) => {
        const result = await Object.getPrototypeOf(handle).write.apply(handle, args);
        wrote(as, args[0], result.bytesWritten);
        return result;
      },
      truncate: async (length: number) => {
        await Object.getPrototypeOf(handle).truncate.call(handle, length);
        steps.push({ kind: 'truncate', node: as.node, length });
        as.at = Math.min(as.at, length);
      },
      sync: async () => {
        await Object.getPrototypeOf(handle).sync.call(handle);
        synced(as);
      },
      datasync: async () => {
        await Object.getPrototypeOf(handle).datasync.call(handle);
        synced(as);
      },
    });
  Object.assign(promises, {
    open: async (file: string, flags?: string, mode?: number) => {
      const handle = await before.promises.open(file, flags, mode);
      return ours(file) ? watch(handle, openedAs(file, flags ?? 'r')) : handle;
    },
    rename: async (from: string, to: string) => {
      await before.promises.rename(from, to);
      if (ours(from)) renamed(from, to);
    },
    rm: async (file: string, options: object) => {
      await before.promises.rm(file, options);
      if (ours(file)) removed(file);
    },
    unlink: async (file: string) => {
      await before.promises.unlink(file);
      if (ours(file)) removed(file);
    },
    copyFile: async (from: string, to: string, mode?: number) => {
      await before.promises.copyFile(from, to, mode);
      if (ours(to)) wrote(openedAs(to, 'w'), fs.readFileSync(to));
    },
    mkdir: async (folder: string, options: { recursive: true }) => {
      const first = await before.promises.mkdir(folder, options);
      for (let made = path.resolve(folder), upTo = first && path.resolve(first), list: string[] = []; upTo; made = path.dirname(made)) {
        list = [made, ...list];
        if (made !== upTo) continue;
        for (const one of list) if (ours(one)) create('folder', one);
        break;
      }
      return first;
    },
  });
  /** A function of fs with a callback, watched once it succeeded. */
  const watched =
    (name: keyof typeof before.fs, after: (args: unknown[], result: unknown) => void): Call =>
    (...args: unknown[]) => {
      const callback = args.pop() as (error: unknown, ...rest: unknown[]) => void;
      return (before.fs[name] as unknown as (...all: unknown[]) => void)(...args, (error: unknown, ...rest: unknown[]) => {
        if (!error) after(args, rest[0]);
        callback(error, ...rest);
      });
    };
  Object.assign(fs, {
    open: watched('open', ([file, flags], fd) => {
      if (ours(file)) opened.set(fd as number, openedAs(file, flags));
    }),
    write: watched('write', ([fd, data, offset], length) => {
      const to = opened.get(fd as number);
      const from = typeof data === 'string' ? 0 : ((offset as number | undefined) ?? 0);
      if (to) wrote(to, Buffer.from(data as Uint8Array).subarray(from), length as number);
    }),
    fsync: watched('fsync', ([fd]) => {
      const to = opened.get(fd as number);
      if (to) synced(to);
    }),
    rename: watched('rename', ([from, to]) => {
      if (ours(from)) renamed(from, to as string);
    }),
    unlink: watched('unlink', ([file]) => {
      if (ours(file)) removed(file);
    }),
  });
  syncBuiltinESMExports();
  try {
    await work((said) => void steps.push({ kind: 'done', said }));
  } finally {
    Object.assign(fs, before.fs);
    Object.assign(promises, before.promises);
    syncBuiltinESMExports();
  }
  return steps;
}

/** How a disk treats what was not yet synced when the power went. */
type Habit = {
  /** Which of the waiting changes of names last: by their place and number. */
  readonly names: (place: number, waiting: number) => boolean;
  /** How much of the waiting writes of one file lasts, of 0 to 1; or only the room they took, filled with zeros. */
  readonly writes: number | 'zeros';
};

const HABITS: readonly Habit[] = [
  { names: () => false, writes: 0 },
  { names: () => true, writes: 1 },
  { names: () => true, writes: 0 },
  { names: () => true, writes: 'zeros' },
  { names: () => true, writes: 0.5 },
  // Later names last and earlier ones do not: a disk may write them in any order.
  { names: (place, waiting) => place === waiting - 1, writes: 1 },
  { names: (place) => place % 2 === 0, writes: 0.9 },
];

/** Every state that the disk may be in after the power went: after each step, for each habit. Equal states come once. */
export function* crashes(steps: readonly Step[]): Generator<{ readonly files: Files; readonly after: number; readonly said: number }> {
  const seen = new Set<string>();
  for (let after = 0; after <= steps.length; after++) {
    const until = steps.slice(0, after);
    const said = until.reduce((last, step) => (step.kind === 'done' ? step.said : last), -1);
    for (const habit of HABITS) {
      const files = survivors(until, habit);
      const key = `${said} ${[...files].map(([file, bytes]) => `${file}:${bytes.length}:${checksum(bytes)}`).join(' ')}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { files, after, said };
    }
  }
}

type NameChange = Extract<Step, { kind: 'create' | 'folder' | 'rename' | 'remove' }>;

function survivors(steps: readonly Step[], habit: Habit): Files {
  const names = new Map<string, number>();
  const folders = new Set<string>();
  const contents = new Map<number, Buffer>();
  let waitingNames: NameChange[] = [];
  const waitingWrites = new Map<number, Extract<Step, { kind: 'write' | 'truncate' }>[]>();
  const rename = (change: NameChange): void => {
    if (change.kind !== 'create' && change.kind !== 'folder') names.delete(change.file);
    if (change.kind === 'rename') names.set(change.to, change.node);
    else if (change.kind !== 'remove') names.set(change.file, change.node);
    if (change.kind === 'folder') folders.add(change.file);
  };
  for (const step of steps) {
    if (step.kind === 'done') continue;
    if (step.kind === 'write' || step.kind === 'truncate') {
      waitingWrites.set(step.node, [...(waitingWrites.get(step.node) ?? []), step]);
    } else if (step.kind === 'sync') {
      contents.set(step.node, (waitingWrites.get(step.node) ?? []).reduce(written, contents.get(step.node) ?? Buffer.alloc(0)));
      waitingWrites.delete(step.node);
    } else if (step.kind === 'syncFolder') {
      const here = (change: NameChange): boolean => path.dirname(change.file) === step.folder;
      waitingNames.filter(here).forEach(rename);
      waitingNames = waitingNames.filter((change) => !here(change));
    } else waitingNames.push(step);
  }
  waitingNames.filter((_change, place) => habit.names(place, waitingNames.length)).forEach(rename);
  const isThere = (file: string): boolean => {
    // Folders that were there from the start have no step of their own.
    const made = steps.some((step) => step.kind === 'folder' && step.file === file);
    return (!made || folders.has(file)) && (path.dirname(file) === file || isThere(path.dirname(file)));
  };
  const files = new Map<string, Buffer>();
  for (const [file, node] of names) {
    if (folders.has(file) || !isThere(path.dirname(file))) continue;
    const kept = contents.get(node) ?? Buffer.alloc(0);
    files.set(
      file,
      (waitingWrites.get(node) ?? []).reduce((bytes, step) => written(bytes, partOf(step, habit.writes)), kept),
    );
  }
  return files;
}

/** As much of a write as the habit lets last. */
function partOf(step: Extract<Step, { kind: 'write' | 'truncate' }>, lasts: Habit['writes']): typeof step {
  if (step.kind === 'truncate') return step;
  if (lasts === 'zeros') return { ...step, bytes: Buffer.alloc(step.bytes.length) };
  return { ...step, bytes: step.bytes.subarray(0, Math.floor(step.bytes.length * lasts)) };
}

function written(bytes: Buffer, step: Extract<Step, { kind: 'write' | 'truncate' }>): Buffer {
  if (step.kind === 'truncate') return Buffer.from(bytes.subarray(0, step.length));
  if (step.bytes.length === 0) return bytes;
  const whole = Buffer.alloc(Math.max(bytes.length, step.at + step.bytes.length));
  bytes.copy(whole);
  step.bytes.copy(whole, step.at);
  return whole;
}

// Only to tell states apart.
const checksum = (bytes: Buffer): number => bytes.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 0);

/** A disk in memory with these files, for the app that starts after the crash. */
export function memoryDisk(start: Files): Disk {
  const files = new Map(start);
  const wrong = (code: string): Error => Object.assign(new Error(code), { code });
  const get = (file: string): Buffer => {
    const bytes = files.get(file);
    if (!bytes) throw wrong('ENOENT');
    return bytes;
  };
  const put = (file: string, bytes: Uint8Array): void => {
    if (files.has(file)) throw wrong('EEXIST');
    files.set(file, Buffer.from(bytes));
  };
  return {
    writeNew: async (file, bytes) => put(file, bytes),
    read: async (file) => get(file),
    rename: async (from, to) => {
      files.set(to, get(from));
      files.delete(from);
    },
    copy: async (from, to) => put(to, get(from)),
    remove: async (file) => void files.delete(file),
    exists: async (file) => files.has(file) || [...files.keys()].some((one) => one.startsWith(`${file}${path.sep}`)),
    size: async (file) => get(file).length,
    stamp: async (file) => `${get(file).length}-0`,
    changed: async () => 0,
    list: async (folder) => [...files.keys()].filter((file) => path.dirname(file) === folder).map((file) => path.basename(file)),
    makeFolder: async () => undefined,
    syncFolder: async () => undefined,
    openAppend: async (file) => ({
      append: async (bytes) => void files.set(file, Buffer.concat([files.get(file) ?? Buffer.alloc(0), bytes])),
      cutTo: async (length) => void files.set(file, get(file).subarray(0, length)),
      close: async () => undefined,
    }),
    free: async () => Number.POSITIVE_INFINITY,
    wait: async () => undefined,
  };
}
