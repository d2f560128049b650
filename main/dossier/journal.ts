import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { type Action, actionSchema } from '../../shared/assessment/types.ts';
import type { Appender, Disk } from './disk.ts';
import { sha256 } from './hash.ts';
import { writeSafely } from './safe-write.ts';
import type { Vault } from './vault.ts';

const headerSchema = z.strictObject({
  kind: z.literal('journal'),
  version: z.literal(1),
  dossier: z.uuid(),
  base: z.string(),
  file: z.string(),
});
const lineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('edit'),
    seq: z.number().int(),
    at: z.iso.datetime({ offset: true }),
    action: actionSchema,
    chain: z.string(),
  }),
  /** Something that is done with the dossier and changes no answer, for the log: an export, for example. */
  z.strictObject({
    kind: z.literal('note'),
    at: z.iso.datetime({ offset: true }),
    action: z.string().max(200),
    object: z.string().max(2_000),
    chain: z.string(),
  }),
  /** A checkpoint is about to replace the dossier file by one with this document hash. */
  z.strictObject({ kind: z.literal('checkpoint'), hash: z.string(), chain: z.string() }),
]);
type Line = z.infer<typeof lineSchema>;

export type JournalEdit = { readonly seq: number; readonly at: string; readonly action: Action };
export type JournalNote = { readonly at: string; readonly action: string; readonly object: string };
export type JournalStep = ({ readonly kind: 'edit' } & JournalEdit) | ({ readonly kind: 'note' } & JournalNote);
export type JournalContent = {
  /** Document hash of the dossier file that the edits start from. */
  readonly base: string;
  readonly file: string;
  readonly lines: readonly Line[];
  /** True when the end could not be read: a torn line, or one that does not belong. */
  readonly torn: boolean;
  /** True when whole lines could not be read: damaged in the middle, or for another key. They may hold work. */
  readonly unread: boolean;
};

/** The edits since the last checkpoint: one synced line per edit, each chained to the one before. */
export type Journal = {
  readonly append: (step: JournalStep) => Promise<void>;
  readonly announceCheckpoint: (hash: string) => Promise<void>;
  /** Starts over from a dossier file that now holds everything; with a vault its lines are encrypted from here on. */
  readonly restart: (base: string, file: string, vault?: Vault) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** An encrypted line begins with this sign, a plain one with a brace. */
const SEALED = '!';
const purposeOf = (dossier: string): string => `journaal ${dossier}`;

type Unchained = Line extends infer One ? (One extends { chain: string } ? Omit<One, 'chain'> : never) : never;

/** Starts a journal for a dossier; the previous one at this place is replaced. */
export async function startJournal(
  disk: Disk,
  place: string,
  dossier: string,
  file: string,
  base: string,
  vault?: Vault,
): Promise<Journal> {
  let appender: Appender | undefined;
  let lock: Vault | undefined;
  let chain = '';
  let length = 0;

  const restart = async (from: string, of: string, sealedBy?: Vault): Promise<void> => {
    await appender?.close();
    appender = undefined;
    lock = sealedBy;
    const header = Buffer.from(`${JSON.stringify({ kind: 'journal', version: 1, dossier, base: from, file: of })}\n`);
    await writeSafely(disk, place, header);
    chain = sha256(header);
    length = header.length;
    appender = await disk.openAppend(place);
  };

  const write = async (line: Unchained): Promise<void> => {
    if (!appender) throw Object.assign(new Error('The journal is closed'), { code: 'ECLOSED' });
    const next = sha256(chain + JSON.stringify(line));
    const text = JSON.stringify({ ...line, chain: next });
    const bytes = Buffer.from(`${lock ? sealedLine(lock, dossier, text) : text}\n`);
    try {
      await appender.append(bytes);
    } catch (error) {
      // Half a line would hide every later one, so cut it off; if that fails too, nothing more is acknowledged here.
      await appender.cutTo(length).catch(async () => {
        await appender?.close().catch(() => undefined);
        appender = undefined;
      });
      throw error;
    }
    chain = next;
    length += bytes.length;
  };

  await restart(base, file, vault);
  return {
    append: write,
    announceCheckpoint: (hash) => write({ kind: 'checkpoint', hash }),
    restart,
    close: async () => {
      await appender?.close();
      appender = undefined;
    },
  };
}

const sealedLine = (vault: Vault, dossier: string, text: string): string =>
  SEALED + Buffer.from(vault.sealPiece(Buffer.from(text), purposeOf(dossier))).toString('base64');

/** The JSON of a line; undefined when it is for another key, or when it is plain and should not be. */
function openLine(raw: string, dossier: string, vault: Vault | undefined): string | undefined {
  if (!raw.startsWith(SEALED)) return vault ? undefined : raw;
  const bytes = vault?.openPiece(Buffer.from(raw.slice(1), 'base64'), purposeOf(dossier));
  return bytes && Buffer.from(bytes).toString('utf8');
}

/** Reads a journal up to the first line that is torn or out of the chain. Undefined when the header itself is unreadable. */
export function readJournal(bytes: Uint8Array, dossier: string, vault?: Vault): JournalContent | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  const [first = '', ...rest] = text.split('\n');
  const header = headerSchema.safeParse(parsed(first));
  if (!header.success || header.data.dossier !== dossier) return undefined;
  const { base, file } = header.data;
  const lines: Line[] = [];
  let chain = sha256(`${first}\n`);
  const until = (torn: boolean, place: number): JournalContent => ({ base, file, lines, torn, unread: torn && place < rest.length - 1 });
  for (const [place, raw] of rest.entries()) {
    // What stands after the last newline was never acknowledged.
    if (place === rest.length - 1) return until(raw !== '', place);
    const plain = openLine(raw, dossier, vault) ?? '';
    const line = lineSchema.safeParse(parsed(plain));
    if (!line.success) return until(true, place);
    const { chain: stated, ...content } = JSON.parse(plain) as Line;
    if (stated !== sha256(chain + JSON.stringify(content))) return until(true, place);
    chain = stated;
    lines.push(line.data);
  }
  return until(true, rest.length);
}

/** What a dossier file with this document hash does not hold yet; undefined when the file is from elsewhere. */
export function stepsAfter(journal: JournalContent, documentHash: string): readonly JournalStep[] | undefined {
  const checkpoint = journal.lines.findLastIndex((line) => line.kind === 'checkpoint' && line.hash === documentHash);
  if (checkpoint < 0 && journal.base !== documentHash) return undefined;
  return journal.lines.slice(checkpoint + 1).filter((line) => line.kind !== 'checkpoint');
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
