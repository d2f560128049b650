import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AssessmentDocument } from '../shared/assessment/types.ts';
import type { Bridge } from '../shared/bridge.ts';
import { FOREIGN_FORMATS } from '../shared/exchange/foreign/types.ts';
import { lendHomework } from '../shared/exchange/homework.ts';
import { behindIn, belongsTogether } from '../shared/exchange/merge.ts';
import { reviewCopy } from '../shared/exchange/review.ts';
import { failed, type Result, success } from '../shared/result.ts';
import { contentFor } from '../shared/template/effective.ts';
import type { Services } from './api.ts';
import { attachmentEntries, hashesIn } from './dossier/attachments.ts';
import { attachmentPart } from './dossier/container.ts';
import { diskFailure } from './dossier/disk.ts';
import { openHistory } from './dossier/history.ts';
import { EXTENSION, fileStem } from './dossier/library.ts';
import { packed } from './dossier/pack.ts';
import { writeSafely } from './dossier/safe-write.ts';
import type { Session } from './dossier/session.ts';
import { type TakenIn, takeIn, withTakenIn } from './exchange/take-in.ts';
import type { OpenDossier } from './open-dossiers.ts';

type ExchangeCalls = Pick<Bridge, Extract<keyof Bridge, `exchange.${string}`>>;

/** The calls about work that leaves a dossier and comes back. */
export function exchangeCalls(services: Services, open: ReadonlyMap<string, OpenDossier>): ExchangeCalls {
  const { at, app, dialogs, say } = services;
  return {
    'exchange.lend': async ({ id, person }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const homework = lendHomework(contentFor(app.content, session.document()), session.document(), person, randomUUID(), at.now());
      if (homework.loan?.keys.length === 0) return failed('huiswerk-leeg', { wie: person });
      return handOut(services, session, homework, say('venster.huiswerk'), `Huiswerk ${person}`);
    },
    'exchange.review': async ({ id, person }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const copy = reviewCopy(session.document(), person, randomUUID(), at.now());
      return handOut(services, session, copy, say('venster.meelezen'), `Meelezen ${person}`);
    },
    'exchange.read': async ({ id }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const file = await dialogs.openFile(say('venster.teruggekomen'), say('bestand.dossier_of_ander'), [
        EXTENSION.slice(1),
        ...FOREIGN_EXTENSIONS,
      ]);
      if (!file) return null;
      if (!file.endsWith(EXTENSION)) return readElsewhere(services, session, file);
      try {
        const read = await session.unpack(await at.disk.read(file));
        if (!read.ok)
          return read.failure.code === 'dossier-versleuteld' ? failed('kopie-versleuteld', { naam: path.basename(file) }) : read;
        const { document, entries } = read.value.dossier;
        if (file === session.file || !belongsTogether(session.document(), document))
          return failed('samenvoegen-ander', { naam: (document.loan ?? document.review)?.name ?? document.facts.name });
        const kept = await keepAttachments(session, document, entries);
        if (!kept.ok) return kept;
        const behind = behindIn(session.document(), document, { mine: session.history, theirs: openHistory(entries).of });
        return success({ fileName: path.basename(file), theirs: document, behind });
      } catch (error) {
        return diskFailure(error, file);
      }
    },
  };
}

/** Writes a dossier that leaves this one to a file that a person chooses, never over the dossier itself. */
async function handOut(
  { at, dialogs, say }: Services,
  session: Session,
  document: AssessmentDocument,
  title: string,
  start: string,
): ReturnType<Bridge['exchange.lend']> {
  const name = `${fileStem(`${start} ${document.facts.name}`)}${EXTENSION}`;
  const place = path.join(path.dirname(session.file), name);
  const file = await dialogs.saveFile(title, place, say('bestand.dossier'), EXTENSION.slice(1));
  if (!file) return null;
  if (file === session.file) return failed('huiswerk-over-dossier');
  try {
    const { bytes } = await packed(at, document, new Map(attachmentEntries(session, document)));
    await writeSafely(at.disk, file, bytes);
    return success({ fileName: path.basename(file) });
  } catch (error) {
    return diskFailure(error, file);
  }
}

/** What files of other tools are called. */
export const FOREIGN_EXTENSIONS: readonly string[] = ['json', 'pdf'];

/**
 * Reads a file of another tool. When its numbers belong to another form than it says, the person is asked; `null` means
 * that they rather stop.
 */
export async function readForeignFile(
  { at, app, dialogs, say }: Services,
  file: string,
): Promise<Result<{ readonly bytes: Uint8Array; readonly taken: TakenIn }> | null> {
  try {
    const bytes = await at.disk.read(file);
    const name = path.basename(file);
    let taken = await takeIn(app, bytes, name, at.now());
    if (!taken.ok && taken.failure.code === 'import-ander-formulier') {
      const { detail, code } = taken.failure;
      const asked = `${say(`fout.${code}`, detail)} ${say('venster.anders_lezen', detail)}`;
      if (!(await dialogs.closeAnyway(asked, say('venster.niet_inlezen'), say('venster.wel_inlezen', detail)))) return null;
      taken = await takeIn(
        app,
        bytes,
        name,
        at.now(),
        FOREIGN_FORMATS.find((format) => format === detail.soort),
      );
    }
    return taken.ok ? success({ bytes, taken: taken.value }) : taken;
  } catch (error) {
    return diskFailure(error, file);
  }
}

/** A file of another tool as a copy of this dossier with its answers in it, so that a person chooses per question. */
async function readElsewhere(services: Services, session: Session, file: string): ReturnType<Bridge['exchange.read']> {
  const read = await readForeignFile(services, file);
  if (read === null || !read.ok) return read;
  const { bytes, taken } = read.value;
  const kept = await session.keepAttachment(bytes);
  if (!kept.ok) return kept;
  return success({ fileName: path.basename(file), theirs: withTakenIn(session.document(), taken), imported: taken.imported });
}

/** Before an answer is taken over, the files it names are with the dossier. */
async function keepAttachments(
  session: Session,
  document: AssessmentDocument,
  entries: ReadonlyMap<string, Uint8Array>,
): Promise<Result<null>> {
  for (const hash of hashesIn(document)) {
    const bytes = entries.get(attachmentPart(hash));
    if (!bytes || session.attachment(hash)) continue;
    const kept = await session.keepAttachment(bytes);
    if (!kept.ok) return kept;
  }
  return success(null);
}
