import path from 'node:path';
import { type EarlierAnswer, earlierAnswers } from '../../shared/assessment/history.ts';
import { listFull } from '../../shared/assessment/refusal.ts';
import { type AssessmentDocument, assessmentSchema } from '../../shared/assessment/types.ts';
import { overflowOf, update } from '../../shared/assessment/update.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { openAttachments } from './attachments.ts';
import { type Dossier, isAttachment } from './container.ts';
import { type Disk, diskFailure } from './disk.ts';
import { openDossierLog, type Who } from './dossier-log.ts';
import { openHistory } from './history.ts';
import { type Journal, type JournalEdit, type JournalStep, readJournal, startJournal, stepsAfter } from './journal.ts';
import { copyAside, journalPlace, LOCAL_FOLDERS, previousPlace, sealLocally } from './local.ts';
import { packed } from './pack.ts';
import { readDossierFile, type Unpacked, unpackWith } from './read-file.ts';
import { type LittleRoom, littleRoom } from './room.ts';
import { sweepTemps, writeSafely } from './safe-write.ts';
import type { Vault } from './vault.ts';
import { HEAVIEST, weigher } from './weight.ts';

/** What saving needs from outside: the disk, the content, a clock and the folder for local app data. */
export type Surroundings = {
  readonly disk: Disk;
  readonly content: Content;
  readonly now: () => string;
  readonly localData: string;
  readonly appVersion: string;
  /** Who works here, for the log of the dossier. */
  readonly who?: () => Who;
  /** Hears at opening and before each checkpoint which disk of a dossier is nearly full, if any. */
  readonly room?: (id: string, little: LittleRoom | undefined) => void;
};

const NOBODY: Who = { actor: 'onbekend', origin: 'onbekend' };

/** What happened to earlier work when the dossier was opened; shown to the person. */
export type Recovery =
  | { readonly kind: 'none' }
  | { readonly kind: 'replayed'; readonly edits: number; readonly torn: boolean }
  | { readonly kind: 'previous'; readonly aside: string }
  | { readonly kind: 'elsewhere'; readonly aside: string };

/** An open dossier. Main replays the actions of the renderer, in order; it never edits by itself. */
export type Session = {
  readonly id: string;
  /** Where the dossier is now; it moves with `saveElsewhere`. */
  readonly file: string;
  readonly recovery: Recovery;
  readonly document: () => AssessmentDocument;
  /** Earlier values of one answer, newest first. */
  readonly history: (key: string) => readonly EarlierAnswer[];
  /** The log of the dossier as it stands: JSON lines. */
  readonly log: () => Uint8Array;
  /** The bytes of an attachment, by its hash. */
  readonly attachment: (sha256: string) => Uint8Array | undefined;
  /** Keeps a file with the dossier: on this computer at once, in the dossier file at the next checkpoint. Resolves with its hash. */
  readonly keepAttachment: (bytes: Uint8Array) => Promise<Result<string>>;
  /** True when the dossier file lacks edits that are in the journal. */
  readonly behind: () => boolean;
  /** Resolves with the time of saving, once the edit is on this computer's disk. */
  readonly apply: (edit: JournalEdit) => Promise<Result<string>>;
  /** Keeps in the log that something was done with the dossier that changed no answer. */
  readonly note: (action: string, object: string) => Promise<Result<string>>;
  /** Writes everything to the dossier file, unless somebody else changed that since. */
  readonly checkpoint: () => Promise<Result<string>>;
  /** Writes everything to a new file and goes on there; the old file stays as it is. */
  readonly saveElsewhere: (file: string) => Promise<Result<string>>;
  /**
   * Encrypts the file and everything of it on this computer with a vault from here on, or with `undefined` not any more.
   * On failure all stays as it was.
   */
  readonly protect: (vault: Vault | undefined) => Promise<Result<string>>;
  readonly isEncrypted: () => boolean;
  /** Reads another dossier file; a copy of this one opens with the same key. */
  readonly unpack: (bytes: Uint8Array) => Promise<Result<Unpacked>>;
  readonly close: () => Promise<Result<string>>;
};

/** Writes a new dossier file, with files that belong in it, and opens it. Fails when the file exists. */
export async function createDossier(
  at: Surroundings,
  file: string,
  document: AssessmentDocument,
  entries: Dossier['entries'] = new Map(),
): Promise<Result<Session>> {
  if (await at.disk.exists(file)) return failed('dossier-bestaat', { naam: path.basename(file) });
  try {
    await at.disk.makeFolder(path.dirname(file));
    await writeSafely(at.disk, file, (await packed(at, document, entries)).bytes);
  } catch (error) {
    return diskFailure(error, file);
  }
  return openDossier(at, file);
}

/**
 * Opens a dossier file and puts back what was acknowledged but not yet in it. An encrypted one needs its passphrase or its
 * recovery code: without one it fails with `dossier-versleuteld`.
 */
export async function openDossier(at: Surroundings, file: string, secret?: string): Promise<Result<Session>> {
  try {
    for (const folder of LOCAL_FOLDERS) {
      await at.disk.makeFolder(path.join(at.localData, folder));
      await sweepTemps(at.disk, path.join(at.localData, folder));
    }
    const read = await readDossierFile(at, file, secret);
    if (!read.ok) return read;
    await sweepTemps(at.disk, path.dirname(file), path.basename(file)).catch(() => undefined);
    return await startSession(at, file, read.value, read.value.recovery);
  } catch (error) {
    return diskFailure(error, file);
  }
}

async function startSession(at: Surroundings, opening: string, unpacked: Unpacked, found: Recovery): Promise<Result<Session>> {
  const { dossier: opened } = unpacked;
  const id = opened.document.id;
  let file = opening;
  let vault = unpacked.vault;
  const place = journalPlace(at, id);
  const history = openHistory(opened.entries);
  const log = openDossierLog(opened.entries);
  let document = opened.document;
  const play = (step: JournalStep): void => {
    const who = at.who?.() ?? NOBODY;
    if (step.kind === 'note') {
      log.note(step, who);
      return;
    }
    const { kind: _kind, ...edit } = step;
    const next = update(document, edit.action, edit.at);
    history.keep(earlierAnswers(document, next, edit.at, edit.action.type));
    if (next !== document) log.keep(edit, who);
    document = next;
  };
  let recovery = found;
  let pending: readonly JournalStep[] = [];
  if (await at.disk.exists(place)) {
    const journal = readJournal(await at.disk.read(place), id, vault);
    const steps = journal && stepsAfter(journal, opened.manifest.documentHash);
    if (steps && steps.length > 0) {
      for (const step of steps) play(step);
      pending = steps;
      const edits = steps.filter(({ kind }) => kind === 'edit').length;
      if (recovery.kind === 'none' && edits > 0) recovery = { kind: 'replayed', edits, torn: journal.torn };
    }
    const lost = !journal || journal.unread || (!steps && journal.lines.some(({ kind }) => kind === 'edit'));
    if (lost || journal.torn) {
      // The file was changed elsewhere, or the journal is damaged or for another key: keep these edits for a person to
      // compare. Half a last line is what a crash leaves and nothing that was called saved; it is kept without a word.
      const aside = await copyAside(at, at.now(), place, id, '.jsonl');
      if (lost && recovery.kind === 'none') recovery = { kind: 'elsewhere', aside };
    }
  }
  if (vault) await sealLocally(at, id, vault);

  const attachments = await openAttachments(
    at,
    id,
    () => document,
    history.attachments(),
    opened.entries,
    () => vault,
  );
  const others = [...opened.entries].filter(([name]) => !isAttachment(name));
  const entries = (): Dossier['entries'] => new Map([...others, ...history.entry(), ...log.entry(), ...attachments.entries()]);
  const wholeFile = async (lock = vault): Promise<{ bytes: Uint8Array; documentHash: string }> => {
    const { bytes, documentHash } = await packed(at, document, entries());
    return { bytes: lock ? lock.seal(bytes) : bytes, documentHash };
  };
  /**
   * A copy of the file as it is now, on this computer. Before the journal begins anew: so journal and copy always fit, and
   * a file that gets damaged comes back with everything that was called saved.
   */
  const mirror = (bytes: Uint8Array): Promise<void> => writeSafely(at.disk, previousPlace(at, id), bytes).catch(() => undefined);
  let base = opened.manifest.documentHash;
  if (pending.length > 0) {
    // First bring the file up to date, then begin a new journal: a crash in between finds the old one untouched.
    const whole = await wholeFile();
    await writeSafely(at.disk, file, whole.bytes);
    await mirror(whole.bytes);
    base = whole.documentHash;
    await attachments.inFile().catch(() => undefined);
  }
  const journal: Journal = await startJournal(at.disk, place, id, file, base, vault);
  let stamp = await stampOf(at.disk, file);
  let behind = false;
  let queue: Promise<unknown> = Promise.resolve();

  // One thing at a time: an edit never slips between a checkpoint and the new journal.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const isTooHeavy = weigher(document);
  const lookForRoom = async (): Promise<void> => at.room?.(id, await littleRoom(at.disk, [path.dirname(file), at.localData]));
  await lookForRoom();

  const keep = async (step: JournalStep): Promise<Result<string>> => {
    if (step.kind === 'edit') {
      const most = overflowOf(document, step.action, step.at);
      if (most !== undefined) return { ok: false, failure: listFull(most) };
      if (isTooHeavy(document, step)) return failed('dossier-vol', { grens: `${HEAVIEST / 1_000_000} MB` });
    }
    try {
      await journal.append(step);
      return success(at.now());
    } catch (error) {
      return diskFailure(error, place);
    } finally {
      // The screen keeps the edit also when it did not reach the disk, so that a checkpoint elsewhere still holds it.
      play(step);
      behind = true;
    }
  };

  /** True when the file is no longer the one we read or wrote: a colleague on the share, or a sync client, was there. */
  const changedByOthers = async (): Promise<boolean> => {
    const now = await stampOf(at.disk, file);
    // A file that is gone comes back by writing it.
    if (now === undefined || now === stamp) return false;
    const theirs = await unpackWith(await at.disk.read(file), vault);
    if (theirs.ok) return theirs.value.dossier.manifest.documentHash !== base;
    // What cannot be read is kept for a person to look at; only a file that somebody encrypted is work of somebody else.
    await copyAside(at, at.now(), file, `${id}-beschadigd`, '.weegwijzer');
    return theirs.failure.code === 'dossier-versleuteld';
  };

  /** After everything is in the file: the journal begins anew from there. */
  const startOver = async (documentHash: string): Promise<void> => {
    base = documentHash;
    stamp = await stampOf(at.disk, file);
    behind = false;
    await journal.restart(documentHash, file, vault);
    await attachments.inFile().catch(() => undefined);
  };

  const checkpoint = async (): Promise<Result<string>> => {
    if (!behind) return success(at.now());
    const wrong = partThatCannotBeRead(document);
    if (wrong) return failed('dossier-ongeldig', { plek: wrong });
    try {
      await lookForRoom();
      if (await changedByOthers()) return failed('dossier-elders', { naam: path.basename(file) });
      const whole = await wholeFile();
      await journal.announceCheckpoint(whole.documentHash).catch(() => undefined);
      await writeSafely(at.disk, file, whole.bytes);
      await mirror(whole.bytes);
      await startOver(whole.documentHash);
      return success(at.now());
    } catch (error) {
      return diskFailure(error, file);
    }
  };

  const saveElsewhere = async (target: string): Promise<Result<string>> => {
    const wrong = partThatCannotBeRead(document);
    if (wrong) return failed('dossier-ongeldig', { plek: wrong });
    try {
      if (await at.disk.exists(target)) return failed('dossier-bestaat', { naam: path.basename(target) });
      const whole = await wholeFile();
      await writeSafely(at.disk, target, whole.bytes);
      file = target;
      // The disk that failed may be the one of the journal; the next edit says so.
      await startOver(whole.documentHash).catch(() => undefined);
      return success(at.now());
    } catch (error) {
      return diskFailure(error, target);
    }
  };

  const protect = async (next: Vault | undefined): Promise<Result<string>> => {
    const saved = await checkpoint();
    if (!saved.ok) return saved;
    const { bytes, documentHash } = await wholeFile(next);
    const before = vault;
    try {
      // The journal first, while it is empty: whatever happens then, file and journal can be read together.
      await journal.restart(documentHash, file, next);
      await writeSafely(at.disk, file, bytes);
      vault = next;
      stamp = await stampOf(at.disk, file);
      base = documentHash;
      // The copy of before could be read without the passphrase, or with the one that no longer holds.
      await writeSafely(at.disk, previousPlace(at, id), bytes);
      if (next) await sealLocally(at, id, next);
      return success(at.now());
    } catch (error) {
      if (vault !== next) await journal.restart(base, file, before).catch(() => undefined);
      return diskFailure(error, file);
    }
  };

  const close = async (): Promise<Result<string>> => {
    const saved = await checkpoint();
    if (saved.ok) await journal.close();
    return saved;
  };

  return success({
    id,
    get file() {
      return file;
    },
    recovery,
    document: () => document,
    history: history.of,
    log: log.bytes,
    attachment: attachments.bytes,
    keepAttachment: (bytes) => inTurn(() => attachments.keep(bytes)),
    behind: () => behind,
    apply: (edit) => inTurn(() => keep({ kind: 'edit', ...edit })),
    note: (action, object) => inTurn(() => keep({ kind: 'note', at: at.now(), action, object })),
    checkpoint: () => inTurn(checkpoint),
    saveElsewhere: (target) => inTurn(() => saveElsewhere(target)),
    protect: (next) => inTurn(() => protect(next)),
    unpack: (bytes) => unpackWith(bytes, vault),
    isEncrypted: () => vault !== undefined,
    close: () => inTurn(close),
  });
}

/**
 * The part of a document that its own schema refuses. Then the file stays as it is, so that it can always be opened; the
 * journal holds what came after it.
 */
function partThatCannotBeRead(document: AssessmentDocument): string | undefined {
  const parsed = assessmentSchema.safeParse(document);
  return parsed.success ? undefined : parsed.error.issues[0]?.path.join('.').slice(0, 200);
}

const stampOf = async (disk: Disk, file: string): Promise<string | undefined> => ((await disk.exists(file)) ? disk.stamp(file) : undefined);
