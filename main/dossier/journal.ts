import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { type Action, actionSchema } from '../../shared/assessment/types.ts';
import type { Appender, Disk } from './disk.ts';
import { sha256 } from './hash.ts';
import { writeSafely } from './safe-write.ts';

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
  /** A checkpoint is about to replace the dossier file by one with this document hash. */
  z.strictObject({ kind: z.literal('checkpoint'), hash: z.string(), chain: z.string() }),
]);
type Line = z.infer<typeof lineSchema>;

export type JournalEdit = { readonly seq: number; readonly at: string; readonly action: Action };
export type JournalContent = {
  /** Document hash of the dossier file that the edits start from. */
  readonly base: string;
  readonly file: string;
  readonly lines: readonly Line[];
  /** True when the end could not be read: a torn line, or one that does not belong. */
  readonly torn: boolean;
};

/** The edits since the last checkpoint: one synced line per edit, each chained to the one before. */
export type Journal = {
  readonly append: (edit: JournalEdit) => Promise<void>;
  readonly announceCheckpoint: (hash: string) => Promise<void>;
  /** Starts over from a dossier file that now holds everything. */
  readonly restart: (base: string, file: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Unchained = Line extends infer One ? (One extends { chain: string } ? Omit<One, 'chain'> : never) : never;

/** Starts a journal for a dossier; the previous one at this place is replaced. */
export async function startJournal(disk: Disk, place: string, dossier: string, file: string, base: string): Promise<Journal> {
  let appender: Appender | undefined;
  let chain = '';
  let length = 0;

  const restart = async (from: string, of: string): Promise<void> => {
    await appender?.close();
    appender = undefined;
    const header = Buffer.from(`${JSON.stringify({ kind: 'journal', version: 1, dossier, base: from, file: of })}\n`);
    await writeSafely(disk, place, header);
    chain = sha256(header);
    length = header.length;
    appender = await disk.openAppend(place);
  };

  const write = async (line: Unchained): Promise<void> => {
    if (!appender) throw Object.assign(new Error('The journal is closed'), { code: 'ECLOSED' });
    const next = sha256(chain + JSON.stringify(line));
    const bytes = Buffer.from(`${JSON.stringify({ ...line, chain: next })}\n`);
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

  await restart(base, file);
  return {
    append: (edit) => write({ kind: 'edit', ...edit }),
    announceCheckpoint: (hash) => write({ kind: 'checkpoint', hash }),
    restart,
    close: async () => {
      await appender?.close();
      appender = undefined;
    },
  };
}

/** Reads a journal up to the first line that is torn or out of the chain. Undefined when the header itself is unreadable. */
export function readJournal(bytes: Uint8Array, dossier: string): JournalContent | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  const [first = '', ...rest] = text.split('\n');
  const header = headerSchema.safeParse(parsed(first));
  if (!header.success || header.data.dossier !== dossier) return undefined;
  const lines: Line[] = [];
  let chain = sha256(`${first}\n`);
  for (const [place, raw] of rest.entries()) {
    if (raw === '' && place === rest.length - 1) return { base: header.data.base, file: header.data.file, lines, torn: false };
    const line = lineSchema.safeParse(parsed(raw));
    if (!line.success || place === rest.length - 1) break;
    const { chain: stated, ...content } = JSON.parse(raw) as Line;
    if (stated !== sha256(chain + JSON.stringify(content))) break;
    chain = stated;
    lines.push(line.data);
  }
  return { base: header.data.base, file: header.data.file, lines, torn: true };
}

/** The edits that a dossier file with this document hash does not hold yet; undefined when the file is from elsewhere. */
export function editsAfter(journal: JournalContent, documentHash: string): readonly JournalEdit[] | undefined {
  const checkpoint = journal.lines.findLastIndex((line) => line.kind === 'checkpoint' && line.hash === documentHash);
  if (checkpoint < 0 && journal.base !== documentHash) return undefined;
  return journal.lines
    .slice(checkpoint + 1)
    .flatMap((line) => (line.kind === 'edit' ? [{ seq: line.seq, at: line.at, action: line.action }] : []));
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
