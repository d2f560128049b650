import type { Disk } from './disk.ts';

/** Bytes: below this a person is warned, while there is still room to do something about it. */
export const LITTLE = 50_000_000;

/** A folder on a disk that is nearly full, with the bytes that are left. */
export type LittleRoom = { readonly folder: string; readonly free: number };

/** The first of these folders that is on a disk which is nearly full. */
export async function littleRoom(disk: Disk, folders: readonly string[]): Promise<LittleRoom | undefined> {
  for (const folder of folders) {
    const free = await disk.free(folder);
    if (free < LITTLE) return { folder, free };
  }
  return undefined;
}
