import path from 'node:path';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import { type EarlierAnswer, earlierAnswers } from '../../shared/assessment/history.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { progressOfDossier } from '../../shared/evaluation/pages.ts';
import { nextDateOf } from '../../shared/evaluation/work.ts';
import { loanProgress } from '../../shared/exchange/homework.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { contentFor } from '../../shared/template/effective.ts';
import { openAttachments } from './attachments.ts';
import { type Dossier, FORMAT, FORMAT_VERSION, type Manifest, packDossier, unpackDossier } from './container.ts';
import { type Disk, diskFailure } from './disk.ts';
import { openDossierLog, type Who } from './dossier-log.ts';
import { openHistory } from './history.ts';
import { editsAfter, type Journal, type JournalEdit, readJournal, startJournal } from './journal.ts';
import { copyAside, journalPlace, LOCAL_FOLDERS, previousPlace } from './local.ts';
import { sweepTemps, writeSafely } from './safe-write.ts';

/** What saving needs from outside: the disk, the content, a clock and the folder for local app data. */
export type Surroundings = {
  readonly disk: Disk;
  readonly content: Content;
  readonly now: () => string;
  readonly localData: string;
  readonly appVersion: string;
  /** Who works here, for the log of the dossier. */
  readonly who?: () => Who;
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
  /** Writes everything to the dossier file, unless somebody else changed that since. */
  readonly checkpoint: () => Promise<Result<string>>;
  /** Writes everything to a new file and goes on there; the old file stays as it is. */
  readonly saveElsewhere: (file: string) => Promise<Result<string>>;
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

/** Opens a dossier file and puts back what was acknowledged but not yet in it. */
export async function openDossier(at: Surroundings, file: string): Promise<Result<Session>> {
  try {
    for (const folder of LOCAL_FOLDERS) {
      await at.disk.makeFolder(path.join(at.localData, folder));
      await sweepTemps(at.disk, path.join(at.localData, folder));
    }
    const read = await readDossierFile(at, file);
    if (!read.ok) return read;
    await sweepTemps(at.disk, path.dirname(file), path.basename(file)).catch(() => undefined);
    return await startSession(at, file, read.value.dossier, read.value.recovery);
  } catch (error) {
    return diskFailure(error, file);
  }
}

type Read = { readonly dossier: Dossier; readonly recovery: Recovery };

async function readDossierFile(at: Surroundings, file: string): Promise<Result<Read>> {
  const bytes = await at.disk.read(file);
  const dossier = await unpackDossier(bytes);
  if (dossier.ok) return success({ dossier: dossier.value, recovery: { kind: 'none' } });
  // A damaged file of ours may have a whole predecessor on this computer. The damaged one is kept aside, never deleted.
  if (dossier.failure.code !== 'dossier-beschadigd') return dossier;
  for (const name of await at.disk.list(path.join(at.localData, 'journal'))) {
    const id = name.replace(/\.jsonl$/, '');
    const journal = readJournal(await at.disk.read(path.join(at.localData, 'journal', name)), id);
    if (journal?.file !== file || !(await at.disk.exists(previousPlace(at, id)))) continue;
    const previous = await unpackDossier(await at.disk.read(previousPlace(at, id)));
    if (!previous.ok) continue;
    const aside = await copyAside(at, at.now(), file, `${id}-beschadigd`, '.weegwijzer');
    return success({ dossier: previous.value, recovery: { kind: 'previous', aside } });
  }
  return dossier;
}

async function startSession(at: Surroundings, opening: string, opened: Dossier, found: Recovery): Promise<Result<Session>> {
  const id = opened.document.id;
  let file = opening;
  const place = journalPlace(at, id);
  const history = openHistory(opened.entries);
  const log = openDossierLog(opened.entries);
  let document = opened.document;
  const play = (edit: JournalEdit): void => {
    const next = update(document, edit.action, edit.at);
    history.keep(earlierAnswers(document, next, edit.at, edit.action.type));
    if (next !== document) log.keep(edit, at.who?.() ?? NOBODY);
    document = next;
  };
  let recovery = found;
  let pending: readonly JournalEdit[] = [];
  if (await at.disk.exists(place)) {
    const journal = readJournal(await at.disk.read(place), id);
    const edits = journal && editsAfter(journal, opened.manifest.documentHash);
    if (edits && edits.length > 0) {
      for (const edit of edits) play(edit);
      pending = edits;
      if (recovery.kind === 'none') recovery = { kind: 'replayed', edits: edits.length, torn: journal.torn };
    } else if (!edits && (!journal || journal.lines.some(({ kind }) => kind === 'edit'))) {
      // The file was changed elsewhere, or the journal is unreadable: keep these edits for a person to compare.
      const aside = await copyAside(at, at.now(), place, id, '.jsonl');
      if (recovery.kind === 'none') recovery = { kind: 'elsewhere', aside };
    }
  }

  const attachments = await openAttachments(at, id, document, opened.entries);
  const entries = (): Dossier['entries'] => new Map([...opened.entries, ...history.entry(), ...log.entry(), ...attachments.entries()]);
  let base = opened.manifest.documentHash;
  if (pending.length > 0) {
    // First bring the file up to date, then begin a new journal: a crash in between finds the old one untouched.
    const whole = await packed(at, document, entries());
    await writeSafely(at.disk, file, whole.bytes, previousPlace(at, id));
    base = whole.documentHash;
    await attachments.inFile().catch(() => undefined);
  }
  const journal: Journal = await startJournal(at.disk, place, id, file, base);
  let stamp = await stampOf(at.disk, file);
  let behind = false;
  let queue: Promise<unknown> = Promise.resolve();

  // One thing at a time: an edit never slips between a checkpoint and the new journal.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const apply = async (edit: JournalEdit): Promise<Result<string>> => {
    try {
      await journal.append(edit);
      return success(at.now());
    } catch (error) {
      return diskFailure(error, place);
    } finally {
      // The screen keeps the edit also when it did not reach the disk, so that a checkpoint elsewhere still holds it.
      play(edit);
      behind = true;
    }
  };

  /** True when the file is no longer the one we read or wrote: a colleague on the share, or a sync client, was there. */
  const changedByOthers = async (): Promise<boolean> => {
    const now = await stampOf(at.disk, file);
    // A file that is gone comes back by writing it.
    if (now === undefined || now === stamp) return false;
    const theirs = await unpackDossier(await at.disk.read(file));
    // What cannot be read is kept for a person to look at; it is no work of somebody else.
    if (!theirs.ok) await copyAside(at, at.now(), file, `${id}-beschadigd`, '.weegwijzer');
    return theirs.ok && theirs.value.manifest.documentHash !== base;
  };

  /** After everything is in the file: the journal begins anew from there. */
  const startOver = async (documentHash: string): Promise<void> => {
    base = documentHash;
    stamp = await stampOf(at.disk, file);
    behind = false;
    await journal.restart(documentHash, file);
    await attachments.inFile().catch(() => undefined);
  };

  const checkpoint = async (): Promise<Result<string>> => {
    if (!behind) return success(at.now());
    try {
      if (await changedByOthers()) return failed('dossier-elders', { naam: path.basename(file) });
      const whole = await packed(at, document, entries());
      await journal.announceCheckpoint(whole.documentHash).catch(() => undefined);
      await writeSafely(at.disk, file, whole.bytes, previousPlace(at, id));
      await startOver(whole.documentHash);
      return success(at.now());
    } catch (error) {
      return diskFailure(error, file);
    }
  };

  const saveElsewhere = async (target: string): Promise<Result<string>> => {
    try {
      if (await at.disk.exists(target)) return failed('dossier-bestaat', { naam: path.basename(target) });
      const whole = await packed(at, document, entries());
      await writeSafely(at.disk, target, whole.bytes);
      file = target;
      // The disk that failed may be the one of the journal; the next edit says so.
      await startOver(whole.documentHash).catch(() => undefined);
      return success(at.now());
    } catch (error) {
      return diskFailure(error, target);
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
    apply: (edit) => inTurn(() => apply(edit)),
    checkpoint: () => inTurn(checkpoint),
    saveElsewhere: (target) => inTurn(() => saveElsewhere(target)),
    close: () => inTurn(close),
  });
}

const stampOf = async (disk: Disk, file: string): Promise<string | undefined> => ((await disk.exists(file)) ? disk.stamp(file) : undefined);

/** The file for a document: manifest and hashes follow from it. */
export async function packed(
  at: Pick<Surroundings, 'content' | 'now' | 'appVersion'>,
  document: AssessmentDocument,
  entries: Dossier['entries'],
) {
  return packDossier({ manifest: manifestOf(at, document), document, entries });
}

function manifestOf(at: Pick<Surroundings, 'content' | 'now' | 'appVersion'>, document: AssessmentDocument): Manifest {
  const content = contentFor(at.content, document);
  const evaluation = evaluate(content, document, at.now());
  const nextDate = nextDateOf(content, document, evaluation, at.now());
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    id: document.id,
    title: document.facts.name,
    organisation: document.facts.organisation,
    dossierNumber: document.facts.dossierNumber,
    status: statusOf(document),
    outcome: evaluation.framework.outcome,
    progress: document.loan ? loanProgress(content, document) : progressOfDossier(content, evaluation),
    ...(nextDate ? { nextDate } : {}),
    revision: document.revision,
    savedAt: at.now(),
    appVersion: at.appVersion,
    contentHash: at.content.hash,
    documentHash: '',
    instruments: [...document.instruments],
    example: document.facts.example !== undefined,
  };
}

function statusOf(document: AssessmentDocument): Manifest['status'] {
  if (document.loan) return 'huiswerk';
  if (document.review) return 'meelezen';
  const fixed = currentFixedVersion(document);
  if (!fixed) return 'open';
  if (fixed.signatures.length === 0) return 'vastgelegd';
  return fixed.signatures.some(({ trial }) => trial) ? 'proefondertekend' : 'ondertekend';
}
