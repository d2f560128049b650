import path from 'node:path';
import type { Library, LibraryEntry } from '../../shared/bridge.ts';
import { readManifest } from './container.ts';
import { readJournal } from './journal.ts';
import type { Surroundings } from './session.ts';

export const EXTENSION = '.weegwijzer';

/** Where each listed dossier lies. The screen knows ids only. */
export type Shelf = { readonly library: Library; readonly places: ReadonlyMap<string, string> };

/** Reads the manifests of all dossiers in a folder, and of the recent ones elsewhere. */
export async function readShelf(at: Surroundings, folder: string, recent: readonly string[]): Promise<Shelf> {
  const { disk } = at;
  const inFolder = (await disk.exists(folder))
    ? (await disk.list(folder)).filter(isDossierName).map((name) => path.join(folder, name))
    : [];
  const files = [...new Set([...inFolder, ...recent])];
  const entries: LibraryEntry[] = [];
  const broken: Library['broken'][number][] = [];
  const places = new Map<string, string>();
  for (const file of files) {
    if (!(await disk.exists(file))) continue;
    const manifest = await readManifest(await disk.read(file));
    const fileName = path.basename(file);
    if (!manifest.ok) {
      broken.push({ fileName, ...manifest.failure });
      continue;
    }
    const { id, title, organisation, dossierNumber, status, outcome, savedAt, example } = manifest.value;
    // Two files of one dossier (a sync copy) show as two; opening one by id takes the first.
    if (!places.has(id)) places.set(id, file);
    entries.push({
      id,
      fileName,
      title,
      organisation,
      dossierNumber,
      status,
      outcome,
      savedAt,
      example,
      behind: await isBehind(at, id, manifest.value.documentHash),
    });
  }
  entries.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  return { library: { entries, broken }, places };
}

const isDossierName = (name: string): boolean => name.endsWith(EXTENSION) && !name.startsWith('.');

async function isBehind({ disk, localData }: Surroundings, id: string, documentHash: string): Promise<boolean> {
  const file = path.join(localData, 'journal', `${id}.jsonl`);
  if (!(await disk.exists(file))) return false;
  const journal = readJournal(await disk.read(file), id);
  return journal?.base === documentHash && journal.lines.some(({ kind }) => kind === 'edit');
}

/** A file name for a new dossier that is not taken, from what a person called it. */
export async function freeFileName({ disk }: Surroundings, folder: string, name: string): Promise<string> {
  const clean = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
  // Windows keeps some names for itself.
  const stem = !clean || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(clean) ? `Dossier ${clean}`.trim() : clean;
  for (let number = 1; ; number++) {
    const file = path.join(folder, `${stem}${number === 1 ? '' : ` (${number})`}${EXTENSION}`);
    if (!(await disk.exists(file))) return file;
  }
}
