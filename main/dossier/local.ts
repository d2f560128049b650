import path from 'node:path';
import type { Disk } from './disk.ts';
import { sha256 } from './hash.ts';
import { writeSafely } from './safe-write.ts';
import { isSealed, type Vault } from './vault.ts';

type Local = { readonly disk: Disk; readonly localData: string };

/** Folders in the app data that hold work of dossiers. */
export const LOCAL_FOLDERS = ['journal', 'previous', 'aside'] as const;

export const journalPlace = ({ localData }: Pick<Local, 'localData'>, id: string): string => path.join(localData, 'journal', `${id}.jsonl`);
export const previousPlace = ({ localData }: Pick<Local, 'localData'>, id: string): string =>
  path.join(localData, 'previous', `${id}.weegwijzer`);
/** What an attachment that waits on this computer is sealed for, see `Vault`. */
export const attachmentPurpose = (id: string): string => `bijlage ${id}`;
export const attachmentsFolder = ({ localData }: Pick<Local, 'localData'>, id: string): string => path.join(localData, 'attachments', id);

/** Copies a file to where nothing is ever overwritten, for a person to look at; resolves with the place. */
export async function copyAside({ disk, localData }: Local, now: string, file: string, name: string, extension: string): Promise<string> {
  const aside = path.join(localData, 'aside', `${name}-${now.replace(/[:.]/g, '-')}${extension}`);
  if (!(await disk.exists(aside))) await disk.copy(file, aside);
  return aside;
}

/** Encrypts what this computer keeps of a dossier from before it had a passphrase, but for the journal, which begins anew. */
export async function sealLocally({ disk, localData }: Local, id: string, vault: Vault): Promise<void> {
  for (const folder of ['previous', 'aside'] as const) {
    for (const name of await disk.list(path.join(localData, folder))) {
      const file = path.join(localData, folder, name);
      if (!name.startsWith(id)) continue;
      const bytes = await disk.read(file);
      if (!isSealed(bytes)) await writeSafely(disk, file, vault.seal(bytes));
    }
  }
  const attachments = attachmentsFolder({ localData }, id);
  if (!(await disk.exists(attachments))) return;
  for (const name of await disk.list(attachments)) {
    const file = path.join(attachments, name);
    const bytes = await disk.read(file);
    if (sha256(bytes) !== name) continue;
    await writeSafely(disk, path.join(attachments, vault.nameOf(name)), vault.sealPiece(bytes, attachmentPurpose(id)));
    await disk.remove(file);
  }
  await disk.syncFolder(attachments);
}

/**
 * Removes everything this computer still knows of a dossier: the journal, the previous copy, attachments and what was
 * set aside. A dossier that was destroyed by a decision may not live on here.
 */
export async function forgetLocally({ disk, localData }: Local, id: string): Promise<void> {
  const attachments = attachmentsFolder({ localData }, id);
  const folders = [...LOCAL_FOLDERS.map((folder) => path.join(localData, folder)), attachments];
  for (const folder of folders) {
    if (!(await disk.exists(folder))) continue;
    // Every file of a dossier begins with its id; what was set aside carries a reason and a moment after it.
    for (const name of await disk.list(folder))
      if (folder === attachments || name.startsWith(id)) await disk.remove(path.join(folder, name));
    await disk.syncFolder(folder);
  }
}
