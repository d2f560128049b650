import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import type { AssessmentDocument } from '../shared/assessment/types.ts';
import type { Opened } from '../shared/bridge.ts';
import { failed, type Result, success } from '../shared/result.ts';
import type { Services } from './api.ts';
import { type Autosave, PACE, startAutosave } from './dossier/autosave.ts';
import { diskFailure } from './dossier/disk.ts';
import { freeFileName } from './dossier/library.ts';
import { type Holder, holderOf, keepAlive, type Lock, type LockUser, takeLock } from './dossier/lock.ts';
import { createDossier, openDossier, type Session, type Surroundings } from './dossier/session.ts';

/** A dossier that is open, and the place of the report that was made from it. */
export type OpenDossier = {
  readonly session: Session;
  readonly autosave: Autosave;
  lock: Held;
  /** Who worked in it when it was opened: then it is only read here. Who comes later takes nothing away from us. */
  readonly holder: Holder | undefined;
  report?: string;
  /** True once the log says that it was opened: a dossier that is only read is not written. */
  logged?: boolean;
};
type Held = Lock & { readonly stop: () => void };

/** The dossiers that are open, and the ways in and out. */
export type OpenDossiers = {
  readonly open: ReadonlyMap<string, OpenDossier>;
  /** Opens a file; an encrypted one fails with a ticket for `unlock`. */
  readonly openFile: (file: string) => Promise<Result<Opened>>;
  readonly unlock: (ticket: string, secret: string) => Promise<Result<Opened>>;
  readonly createFrom: (document: AssessmentDocument, entries?: ReadonlyMap<string, Uint8Array>) => Promise<Result<Opened>>;
  /** Somebody else who works in a file now. */
  readonly holderOf: (file: string) => Promise<Holder | undefined>;
  /** The session goes on in another file: the lock and the list follow. */
  readonly moved: (opened: OpenDossier) => Promise<void>;
  readonly close: (id: string) => Promise<Result<null>>;
  readonly closeAll: () => Promise<Result<null>>;
};

export function openDossiers({ at: given, settings, tell }: Services, library: () => string): OpenDossiers {
  const at: Surroundings = { ...given, room: (id, little) => tell('dossier.room', { id, ...(little ? { little } : {}) }) };
  const open = new Map<string, OpenDossier>();

  const user = (): LockUser => ({ person: settings.read().person || userInfo().username, computer: hostname(), now: at.now });
  const hold = async (file: string): Promise<Held> => {
    const lock = await takeLock(at.disk, file, user());
    return { ...lock, stop: keepAlive(lock) };
  };

  const begin = async (session: Session): Promise<Opened> => {
    const autosave = startAutosave(session, PACE, (result) => {
      if (result.ok) tell('dossier.saved', { id: session.id, at: result.value });
      else tell('dossier.saveFailed', { id: session.id, ...result.failure });
    });
    const lock = await hold(session.file);
    const opened = { session, autosave, lock, holder: lock.holder() };
    open.set(session.id, opened);
    return openedOf(opened);
  };

  /** The list also shows what was opened from another folder. */
  const remember = (file: string): void => {
    if (path.dirname(file) !== library())
      settings.write({ recent: [file, ...(settings.read().recent ?? []).filter((one) => one !== file)].slice(0, 20) });
  };

  /** Encrypted files that asked for their passphrase. The screen has a ticket, never the place. */
  const tickets = new Map<string, string>();
  const unlock = async (ticket: string, secret: string): Promise<Result<Opened>> => {
    const file = tickets.get(ticket);
    return file ? openFile(file, secret) : failed('dossier-onbekend');
  };

  const openFile = async (file: string, secret?: string): Promise<Result<Opened>> => {
    const already = [...open.values()].find(({ session }) => session.file === file);
    if (already) return success(openedOf(already));
    const session = await openDossier(at, file, secret);
    if (!session.ok && session.failure.code === 'dossier-versleuteld') {
      const ticket = [...tickets].find(([, place]) => place === file)?.[0] ?? randomUUID();
      tickets.set(ticket, file);
      return failed('dossier-versleuteld', { naam: path.basename(file), ticket });
    }
    if (!session.ok) return session;
    remember(file);
    return success(await begin(session.value));
  };

  const createFrom = async (document: AssessmentDocument, entries?: ReadonlyMap<string, Uint8Array>): Promise<Result<Opened>> => {
    try {
      await at.disk.makeFolder(library());
      const session = await createDossier(at, await freeFileName(at, library(), document.facts.name), document, entries);
      return session.ok ? success(await begin(session.value)) : session;
    } catch (error) {
      return diskFailure(error, path.join(library(), 'dossier'));
    }
  };

  const close = async (id: string): Promise<Result<null>> => {
    const found = open.get(id);
    if (!found) return success(null);
    found.autosave.stop();
    const closed = await found.session.close();
    if (!closed.ok) return closed;
    found.lock.stop();
    await found.lock.release();
    open.delete(id);
    return success(null);
  };

  return {
    open,
    openFile,
    unlock,
    createFrom,
    holderOf: (file) => holderOf(at.disk, file, user()),
    moved: async (opened) => {
      remember(opened.session.file);
      opened.lock.stop();
      await opened.lock.release();
      opened.lock = await hold(opened.session.file);
    },
    close,
    closeAll: async () => {
      for (const id of [...open.keys()]) {
        const closed = await close(id);
        if (!closed.ok) return closed;
      }
      return success(null);
    },
  };
}

/** What the screen is told of an open dossier. */
export function openedOf({ session, holder }: OpenDossier): Opened {
  const { recovery } = session;
  return {
    document: session.document(),
    fileName: path.basename(session.file),
    recovered: recovery.kind,
    recoveredEdits: recovery.kind === 'replayed' ? recovery.edits : 0,
    encrypted: session.isEncrypted(),
    ...(holder ? { holder } : {}),
  };
}
