import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Disk } from './disk.ts';
import { sha256 } from './hash.ts';

const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);
const TRIES = [50, 100, 200, 400, 800, 1600];

/**
 * Replaces a file so that at every moment either the old or the new one is whole on the disk:
 * temp → sync → read back size and hash → rename → sync folder.
 * Throws the error of the disk; the old file is then untouched.
 */
export async function writeSafely(disk: Disk, target: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(target);
  const temp = path.join(folder, `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await disk.writeNew(temp, bytes);
    await checkWritten(disk, temp, bytes);
    await renameWithPatience(disk, temp, target);
  } catch (error) {
    await disk.remove(temp).catch(() => undefined);
    throw error;
  }
  await disk.syncFolder(folder);
}

async function checkWritten(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  const size = await disk.size(file);
  if (size !== bytes.length || sha256(await disk.read(file)) !== sha256(bytes)) {
    throw Object.assign(new Error(`The disk kept ${size} of ${bytes.length} bytes, or other bytes`), { code: 'EWRITTEN' });
  }
}

// On Windows a virus scanner or a sync client may hold the file for a moment.
async function renameWithPatience(disk: Disk, from: string, to: string): Promise<void> {
  for (const wait of TRIES) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      if (!BUSY.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await disk.wait(wait);
    }
  }
  await disk.rename(from, to);
}

/**
 * Removes what killed saves left behind in a folder, of one file or of all. A temp file is never taken for a dossier. In a
 * shared folder only the file that is being opened is swept: another one may be on its way from a colleague.
 */
export async function sweepTemps(disk: Disk, folder: string, file?: string): Promise<void> {
  if (!(await disk.exists(folder))) return;
  const left = (await disk.list(folder)).filter((name) => /\.[0-9a-f]{12}\.tmp$/.test(name) && (!file || name.startsWith(`.${file}.`)));
  for (const name of left) await disk.remove(path.join(folder, name));
}
