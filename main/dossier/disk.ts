import { constants } from 'node:fs';
import { copyFile, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failed, type Result } from '../../shared/result.ts';

/**
 * The few things saving asks of a disk. Saving talks to nothing else, so that tests can give it a disk that is full,
 * slow or dying.
 */
export type Disk = {
  /** Writes a new file, waits until its bytes are on the disk, and fails when the file exists. */
  readonly writeNew: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly read: (file: string) => Promise<Uint8Array>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly copy: (from: string, to: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  readonly exists: (file: string) => Promise<boolean>;
  readonly size: (file: string) => Promise<number>;
  /** Changes when the file changes: its size and the moment of its last change. */
  readonly stamp: (file: string) => Promise<string>;
  /** When the file changed last: milliseconds since 1970, by the clock of the computer. */
  readonly changed: (file: string) => Promise<number>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Makes renames and removals in a folder lasting; Windows has no such call and needs none. */
  readonly syncFolder: (folder: string) => Promise<void>;
  readonly openAppend: (file: string) => Promise<Appender>;
  /** Bytes that somebody may still write in a folder; `Infinity` where the disk cannot say. */
  readonly free: (folder: string) => Promise<number>;
  /** Gives a disk that is busy some milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** A file that only grows: `append` resolves once the bytes are on the disk. */
export type Appender = {
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Cuts the file back to a length, after an append that failed half-way. */
  readonly cutTo: (length: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

export const nodeDisk: Disk = {
  writeNew: async (file, bytes) => {
    const handle = await open(file, 'wx', 0o600);
    try {
      // FileHandle.writeFile goes on after a short write; a single write() call does not (full disk).
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  read: (file) => readFile(file),
  rename: (from, to) => rename(from, to),
  copy: async (from, to) => {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await synced(to, 'r+');
  },
  remove: (file) => rm(file, { force: true }),
  exists: async (file) =>
    stat(file).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
        throw error;
      },
    ),
  size: async (file) => (await stat(file)).size,
  stamp: async (file) => {
    const { size, mtimeMs } = await stat(file);
    return `${size}-${mtimeMs}`;
  },
  changed: async (file) => (await stat(file)).mtimeMs,
  list: (folder) => readdir(folder),
  makeFolder: async (folder) => {
    const first = await mkdir(folder, { recursive: true });
    // A new folder, with all that is in it, may be gone after a power cut until the folder above knows it for good.
    for (let made = path.resolve(folder); first && made !== path.dirname(path.resolve(first)); made = path.dirname(made)) {
      await syncFolder(path.dirname(made));
    }
  },
  syncFolder,
  openAppend: async (file) => {
    const handle = await open(file, 'a', 0o600);
    return {
      append: (bytes) => appendSynced(handle, bytes),
      cutTo: async (length) => {
        await handle.truncate(length);
        await handle.datasync();
      },
      close: () => handle.close(),
    };
  },
  free: async (folder) => {
    // Some shares say that they have no blocks at all, or do not answer: that is no reason to warn.
    const found = await statfs(folder).catch(() => undefined);
    return found && found.blocks > 0 ? found.bavail * found.bsize : Number.POSITIVE_INFINITY;
  },
  wait: (milliseconds) => pause(milliseconds),
};

async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await synced(folder, 'r');
}

async function appendSynced(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  await handle.writeFile(bytes);
  await handle.datasync();
}

async function synced(target: string, flags: string): Promise<void> {
  const handle = await open(path.resolve(target), flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const CLEAR: Readonly<Record<string, string>> = {
  ENOSPC: 'schijf-vol',
  EDQUOT: 'schijf-vol',
  EACCES: 'schijf-geen-toegang',
  EPERM: 'schijf-geen-toegang',
  EROFS: 'schijf-geen-toegang',
  ENOENT: 'schijf-weg',
  ENOTDIR: 'schijf-weg',
  EBUSY: 'schijf-bezet',
};

/** A disk error as a sentence; anything else is a bug and is thrown on. */
export function diskFailure(error: unknown, file: string): Result<never> {
  const code = (error as NodeJS.ErrnoException).code;
  if (!code) throw error;
  return failed(CLEAR[code] ?? 'schijf-fout', { naam: path.basename(file), map: path.dirname(file), fout: code });
}
