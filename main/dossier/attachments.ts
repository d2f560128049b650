import path from 'node:path';
import { listFull } from '../../shared/assessment/refusal.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { hashWords } from '../../shared/text/format.ts';
import { attachmentPart, FILE_LIMITS, isAttachment } from './container.ts';
import { diskFailure } from './disk.ts';
import { sha256 } from './hash.ts';
import { attachmentPurpose, attachmentsFolder } from './local.ts';
import { writeSafely } from './safe-write.ts';
import type { Surroundings } from './session.ts';
import type { Vault } from './vault.ts';

/** All attachments of one dossier: in bytes, and how many, well under the parts that a file may have. */
export const TOGETHER = { bytes: 100_000_000, count: FILE_LIMITS.entries - 100 } as const;

/** The files that travel in a dossier, by the hash of their bytes. */
export type Attachments = {
  readonly bytes: (hash: string) => Uint8Array | undefined;
  readonly keep: (bytes: Uint8Array) => Promise<Result<string>>;
  /** What belongs in the dossier file. */
  readonly entries: () => readonly (readonly [string, Uint8Array])[];
  /** The dossier file now holds them: the copies on this computer may go. */
  readonly inFile: () => Promise<void>;
};

/**
 * The attachments of an opened dossier. A new one is first written beside the journal, so that a crash before the next
 * checkpoint does not leave an answer that names a file nobody has. `vault` is asked each time: a dossier may get one.
 *
 * What was taken away stays as long as it can come back: while the dossier is open, and for as long as an earlier answer
 * (`earlier`: hashes) or a fixed version names it. It leaves sooner when something new needs its room.
 */
export async function openAttachments(
  at: Surroundings,
  id: string,
  document: () => AssessmentDocument,
  earlier: readonly string[],
  entries: ReadonlyMap<string, Uint8Array>,
  vault: () => Vault | undefined,
): Promise<Attachments> {
  const canComeBack = namedIn(document(), earlier);
  const known = new Map([...entries].filter(([name]) => isAttachment(name) && canComeBack(name)));
  /** What an answer named at some time: only that may make room, never what is on its way to an answer. */
  const used = new Set(known.keys());
  const folder = attachmentsFolder(at, id);
  const purpose = attachmentPurpose(id);
  const placeOf = (hash: string): string => path.join(folder, vault()?.nameOf(hash) ?? hash);
  for (const hash of hashesIn(document())) {
    const copy = placeOf(hash);
    if (known.has(attachmentPart(hash)) || !(await at.disk.exists(copy))) continue;
    const kept = await at.disk.read(copy);
    const lock = vault();
    const bytes = lock ? lock.openPiece(kept, purpose) : kept;
    if (bytes && sha256(bytes) === hash) known.set(attachmentPart(hash), bytes);
  }
  const isRoomFor = (bytes: Uint8Array): boolean =>
    known.size < TOGETHER.count && [...known.values()].reduce((sum, one) => sum + one.length, bytes.length) <= TOGETHER.bytes;
  const makeRoomFor = (bytes: Uint8Array): boolean => {
    const isNamed = namedIn(document());
    for (const hash of hashesIn(document())) used.add(attachmentPart(hash));
    for (const name of known.keys()) {
      if (isRoomFor(bytes)) return true;
      if (used.has(name) && !isNamed(name)) known.delete(name);
    }
    return isRoomFor(bytes);
  };
  return {
    bytes: (hash) => {
      const bytes = known.get(attachmentPart(hash));
      // A name is only a promise: bytes that do not match it are not what the report vouches for.
      return bytes && sha256(bytes) === hash ? bytes : undefined;
    },
    keep: async (bytes) => {
      if (bytes.length > FILE_LIMITS.attachment) return failed('bijlage-te-groot', { grens: '25 MB' });
      const hash = sha256(bytes);
      if (!known.has(attachmentPart(hash)) && !makeRoomFor(bytes))
        return known.size >= TOGETHER.count
          ? { ok: false, failure: listFull(TOGETHER.count) }
          : failed('bijlagen-te-groot', { grens: '100 MB' });
      const copy = placeOf(hash);
      try {
        await at.disk.makeFolder(folder);
        if (!(await at.disk.exists(copy))) await writeSafely(at.disk, copy, vault()?.sealPiece(bytes, purpose) ?? bytes);
      } catch (error) {
        return diskFailure(error, copy);
      }
      known.set(attachmentPart(hash), bytes);
      return success(hash);
    },
    entries: () => [...known],
    inFile: async () => {
      if (!(await at.disk.exists(folder))) return;
      const names = await at.disk.list(folder);
      for (const name of names) await at.disk.remove(path.join(folder, name));
      // Else a power cut brings them back, and of a dossier that was encrypted since they could be read.
      if (names.length > 0) await at.disk.syncFolder(folder);
    },
  };
}

/** Says of a part whether the answers, `earlier` (hashes) or a fixed version name it; a report prints the hash in groups. */
function namedIn(document: AssessmentDocument, earlier: readonly string[] = []): (part: string) => boolean {
  const named = new Set([...hashesIn(document), ...earlier].map(attachmentPart));
  const printed = JSON.stringify(document.versions.map(({ report }) => report));
  return (part) => named.has(part) || printed.includes(hashWords(part.slice(attachmentPart('').length)));
}

/** The hashes of the files that the answers name, and of files of other tools that were read in. */
export const hashesIn = ({ answers, imports = [] }: AssessmentDocument): readonly string[] => [
  ...Object.values(answers).flatMap(({ attachments }) => (attachments ?? []).map(({ sha256: hash }) => hash)),
  ...imports.map(({ sha256: hash }) => hash),
];

/** The files that the answers of a document name, as they stand in a dossier file; what is not there is left out. */
export const attachmentEntries = (
  source: { readonly attachment: (sha256: string) => Uint8Array | undefined },
  document: AssessmentDocument,
): readonly (readonly [string, Uint8Array])[] =>
  [...new Set(hashesIn(document))].flatMap((hash) => {
    const bytes = source.attachment(hash);
    return bytes ? [[attachmentPart(hash), bytes] as const] : [];
  });
