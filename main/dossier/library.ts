import path from 'node:path';
import { z } from 'zod';
import type { Library, LibraryEntry, LibraryHit } from '../../shared/bridge.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { success } from '../../shared/result.ts';
import { type AnswerText, answerTexts, findInAnswers } from '../../shared/search/search.ts';
import { contentFor } from '../../shared/template/effective.ts';
import { type Manifest, manifestSchema, readManifest, unpackDossier } from './container.ts';
import { readJournal } from './journal.ts';
import { writeSafely } from './safe-write.ts';
import type { Surroundings } from './session.ts';
import { isSealed, sealedDossier } from './vault.ts';

export const EXTENSION = '.weegwijzer';
/** What is thrown away goes here, inside the library, and stays until a person empties the folder. */
export const BIN = 'Prullenbak';

/**
 * Where each listed dossier lies. The screen knows ids and names only. `places`: the files of each dossier by its id; more
 * than one where a sync client made a copy beside it.
 */
export type Shelf = { readonly library: Library; readonly places: ReadonlyMap<string, readonly string[]> };

/** The file of a dossier: the one with this name among its files, or the first. */
export const placeOf = ({ places }: Shelf, id: string, fileName?: string): string | undefined =>
  (places.get(id) ?? []).find((file) => fileName === undefined || path.basename(file) === fileName);

/** Reads libraries, and remembers what did not change since the last time. */
export type ShelfReader = {
  /** All dossiers in a folder, the recent ones elsewhere, and the bin. */
  readonly read: (folder: string, recent: readonly string[]) => Promise<Shelf>;
  /** Dossiers in which somebody wrote all these words. */
  readonly search: (shelf: Shelf, text: string) => Promise<readonly LibraryHit[]>;
};

const indexSchema = z.strictObject({
  version: z.literal(1),
  files: z.record(
    z.string(),
    z.union([
      z.strictObject({ stamp: z.string(), manifest: manifestSchema }),
      // Of an encrypted dossier nothing else may be remembered here.
      z.strictObject({ stamp: z.string(), sealed: z.uuid() }),
    ]),
  ),
});
type Index = z.infer<typeof indexSchema>['files'];
/** What the list knows of a file: its manifest, or only the id when it is encrypted. */
type Label = { readonly manifest: Manifest } | { readonly sealed: string };

/** Opens the reader with the index of last time; a broken index is made anew. */
export function openShelf(at: Surroundings): ShelfReader {
  const indexPlace = path.join(at.localData, 'index.json');
  const texts = new Map<string, { stamp: string; answers: readonly AnswerText[] }>();
  let index: Index | undefined;

  const labelOf = async (file: string, known: Index, next: Index): Promise<Result<Label>> => {
    const stamp = await at.disk.stamp(file);
    const before = known[file];
    if (before?.stamp === stamp) {
      next[file] = before;
      return success(before);
    }
    const label = await readLabel(await at.disk.read(file));
    if (label.ok) next[file] = { stamp, ...label.value };
    return label;
  };

  const read = async (folder: string, recent: readonly string[]): Promise<Shelf> => {
    index ??= await readIndex(at, indexPlace);
    const known = index;
    const next: Index = {};
    const files = [...new Set([...(await dossiersIn(at, folder)), ...recent])];
    const journals = new Set(await namesIn(at, path.join(at.localData, 'journal')));
    const binned = await dossiersIn(at, path.join(folder, BIN));
    const places = new Map<string, string[]>();
    const broken: (Failure & { fileName: string })[] = [];
    const found = await inBatches([...files, ...binned], async (file) =>
      (await at.disk.exists(file)) ? { file, label: await labelOf(file, known, next) } : undefined,
    );
    const entries: LibraryEntry[] = [];
    const locked: Library['locked'][number][] = [];
    const bin: Library['bin'][number][] = [];
    for (const one of found) {
      if (!one) continue;
      const { file, label } = one;
      const fileName = path.basename(file);
      if (!label.ok) {
        broken.push({ fileName, ...label.failure });
        continue;
      }
      const inBin = path.dirname(file) === path.join(folder, BIN);
      const inLibrary = path.dirname(file) === folder;
      const manifest = 'manifest' in label.value ? label.value.manifest : undefined;
      const { id, title, status } = 'sealed' in label.value ? sealedAs(label.value.sealed, file) : label.value.manifest;
      if (inBin) {
        bin.push({ id, fileName, title, status });
        continue;
      }
      places.set(id, [...(places.get(id) ?? []), file]);
      if (!manifest) {
        locked.push({ id, fileName, inLibrary });
        continue;
      }
      const behind = journals.has(`${id}.jsonl`) && (await isBehind(at, id, manifest.documentHash));
      entries.push(entryOf(manifest, fileName, behind, inLibrary));
    }
    entries.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
    await keepIndex(at, indexPlace, known, next);
    index = next;
    return { library: { entries, locked, broken, bin }, places };
  };

  const textsOf = async (file: string): Promise<readonly AnswerText[]> => {
    const stamp = await at.disk.stamp(file);
    const known = texts.get(file);
    if (known?.stamp === stamp) return known.answers;
    const dossier = await unpackDossier(await at.disk.read(file));
    const answers = dossier.ok ? answerTexts(contentFor(at.content, dossier.value.document), dossier.value.document) : [];
    texts.set(file, { stamp, answers });
    return answers;
  };

  const search = async (shelf: Shelf, text: string): Promise<readonly LibraryHit[]> => {
    const hits: LibraryHit[] = [];
    for (const { id, title, fileName } of shelf.library.entries) {
      const file = placeOf(shelf, id, fileName);
      if (!file || hits.length >= MOST_HITS || !(await at.disk.exists(file))) continue;
      hits.push(...findInAnswers(await textsOf(file), text, HITS_PER_DOSSIER).map((hit) => ({ dossier: id, fileName, name: title, hit })));
    }
    return hits;
  };

  return { read, search };
}

async function readLabel(bytes: Uint8Array): Promise<Result<Label>> {
  if (isSealed(bytes)) {
    const id = sealedDossier(bytes);
    return id.ok ? success({ sealed: id.value }) : id;
  }
  const read = await readManifest(bytes);
  return read.ok ? success({ manifest: read.value }) : read;
}

/** An encrypted dossier in the bin is known by its file. */
const sealedAs = (id: string, file: string) => ({ id, title: path.basename(file, EXTENSION), status: 'versleuteld' as const });

const MOST_HITS = 60;
const HITS_PER_DOSSIER = 3;

const entryOf = (manifest: Manifest, fileName: string, behind: boolean, inLibrary: boolean): LibraryEntry => {
  const { id, title, organisation, dossierNumber, status, outcome, savedAt, example, progress, nextDate } = manifest;
  return {
    id,
    fileName,
    title,
    organisation,
    dossierNumber,
    status,
    outcome,
    savedAt,
    example,
    behind,
    inLibrary,
    ...(progress ? { progress } : {}),
    ...(nextDate ? { nextDate } : {}),
  };
};

const isDossierName = (name: string): boolean => name.endsWith(EXTENSION) && !name.startsWith('.');

const namesIn = async ({ disk }: Surroundings, folder: string): Promise<readonly string[]> =>
  (await disk.exists(folder)) ? disk.list(folder) : [];

const dossiersIn = async (at: Surroundings, folder: string): Promise<readonly string[]> =>
  (await namesIn(at, folder)).filter(isDossierName).map((name) => path.join(folder, name));

/** Keeps the order, and never has hundreds of files open at once. */
async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += 32) results.push(...(await Promise.all(items.slice(from, from + 32).map(work))));
  return results;
}

async function readIndex({ disk }: Surroundings, place: string): Promise<Index> {
  if (!(await disk.exists(place))) return {};
  try {
    return indexSchema.parse(JSON.parse(new TextDecoder().decode(await disk.read(place)))).files;
  } catch {
    // The index only saves time: without it every file is read once.
    return {};
  }
}

async function keepIndex({ disk, localData }: Surroundings, place: string, before: Index, after: Index): Promise<void> {
  const files = Object.keys(after);
  if (files.length === Object.keys(before).length && files.every((file) => before[file]?.stamp === after[file]?.stamp)) return;
  try {
    await disk.makeFolder(localData);
    await writeSafely(disk, place, new TextEncoder().encode(JSON.stringify({ version: 1, files: after })));
  } catch {
    // A full disk must not keep anybody from seeing the list.
  }
}

async function isBehind({ disk, localData }: Surroundings, id: string, documentHash: string): Promise<boolean> {
  const journal = readJournal(await disk.read(path.join(localData, 'journal', `${id}.jsonl`)), id);
  return journal?.base === documentHash && journal.lines.some(({ kind }) => kind === 'edit');
}

/** The name of a file, without its extension, from what a person called something. */
export function fileStem(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
  // Windows keeps some names for itself.
  return !clean || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(clean) ? `Dossier ${clean}`.trim() : clean;
}

/** A file name for a new dossier that is not taken, from what a person called it. */
export async function freeFileName({ disk }: Surroundings, folder: string, name: string): Promise<string> {
  const stem = fileStem(name);
  for (let number = 1; ; number++) {
    const file = path.join(folder, `${stem}${number === 1 ? '' : ` (${number})`}${EXTENSION}`);
    if (!(await disk.exists(file))) return file;
  }
}
