import { hostname } from 'node:os';
import path from 'node:path';
import type { Bridge, Library } from '../shared/bridge.ts';
import { failed, type Result, success } from '../shared/result.ts';
import { diskFailure } from './dossier/disk.ts';
import { sha256 } from './dossier/hash.ts';
import { BIN, EXTENSION, freeFileName, placeOf, type Shelf, type ShelfReader } from './dossier/library.ts';
import { forgetLocally } from './dossier/local.ts';
import { type Holder, lockPlace } from './dossier/lock.ts';
import { appendLog } from './dossier/log.ts';
import type { Surroundings } from './dossier/session.ts';

type LibraryServices = {
  readonly at: Surroundings;
  readonly reader: ShelfReader;
  /** The folder with dossiers. */
  readonly library: () => string;
  readonly shelf: () => Promise<Shelf>;
  readonly list: () => Promise<Shelf>;
  /** Who works here, for the log. */
  readonly actor: () => string;
  readonly close: (id: string) => Promise<Result<null>>;
  readonly holderOf: (file: string) => Promise<Holder | undefined>;
};

/** The calls about many dossiers: the list, searching in all of them, and the bin. Only `destroy` deletes, and it is logged. */
export function libraryCalls({
  at,
  reader,
  library,
  shelf,
  list,
  close,
  holderOf,
  actor,
}: LibraryServices): Pick<Bridge, 'library.list' | 'library.search' | 'library.toBin' | 'library.restore' | 'library.destroy'> {
  const tried = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    try {
      return await work();
    } catch (error) {
      return diskFailure(error, path.join(library(), 'dossier'));
    }
  };
  const listed = async (): Promise<Result<Library>> => success((await list()).library);
  const move = async (from: string, folder: string): Promise<Result<Library>> => {
    await at.disk.makeFolder(folder);
    await at.disk.rename(from, await freeFileName(at, folder, path.basename(from, EXTENSION)));
    await at.disk.syncFolder(folder);
    return listed();
  };
  return {
    'library.list': () => tried(listed),
    'library.search': ({ text }) => tried(async () => success(await reader.search(await shelf(), text))),
    'library.toBin': ({ id, fileName }) =>
      tried(async () => {
        const file = placeOf(await shelf(), id, fileName);
        if (!file) return failed('dossier-onbekend');
        if (path.dirname(file) !== library()) return failed('bak-elders', { map: path.dirname(file) });
        // Whoever works in it would write it back, or lose it from under their hands.
        const holder = await holderOf(file);
        if (holder) return failed('bak-bezet', { wie: holder.person, computer: holder.computer });
        const closed = await close(id);
        if (!closed.ok) return closed;
        await at.disk.remove(lockPlace(file)).catch(() => undefined);
        return move(file, path.join(library(), BIN));
      }),
    'library.restore': ({ fileName }) =>
      tried(async () => {
        // Only what the list showed: a name from the screen never becomes a path by itself.
        const known = (await shelf()).library.bin.some((one) => one.fileName === fileName);
        return known ? move(path.join(library(), BIN, fileName), library()) : failed('dossier-onbekend');
      }),
    'library.destroy': ({ fileName, reason }) =>
      tried(async () => {
        const found = (await shelf()).library.bin.find((one) => one.fileName === fileName);
        if (!found) return failed('dossier-onbekend');
        const file = path.join(library(), BIN, fileName);
        const kind = { action: 'dossier vernietigen', origin: `${hostname()}, Weegwijzer ${at.appVersion}`, actor: actor() };
        const object = `${found.title} (${fileName}, ${found.status}, SHA-256 ${sha256(await at.disk.read(file))})`;
        // First the intention and then the act: a log that lacks the end says that something went wrong.
        await appendLog(at.disk, library(), { ...kind, object, result: `besloten: ${reason}`, at: at.now() });
        await at.disk.remove(file);
        await at.disk.syncFolder(path.join(library(), BIN));
        const { places, library: left } = await list();
        // Another file of the same dossier still needs its journal and its previous copy.
        if (!places.has(found.id) && !left.bin.some(({ id }) => id === found.id)) await forgetLocally(at, found.id);
        await appendLog(at.disk, library(), { ...kind, object, result: 'vernietigd', at: at.now() });
        return listed();
      }),
  };
}
