import path from 'node:path';
import { z } from 'zod';
import { stableJson } from '../../shared/assessment/fixed.ts';
import type { Disk } from './disk.ts';
import { sha256 } from './hash.ts';

export const LOG_FILE = 'logboek.jsonl';

/**
 * One line of a log, of a library or of a dossier: the six things BIO2 8.15.01 asks (action, object, result, origin, who and
 * when) and the chain. No answers ever stand in it.
 */
export const logLineSchema = z.strictObject({
  action: z.string().max(100),
  /** The computer, and the program with its version. */
  origin: z.string().max(500),
  object: z.string().max(2_000),
  actor: z.string().max(2_000),
  result: z.string().max(2_000),
  at: z.iso.datetime({ offset: true }),
  previous: z.string().length(64),
  hash: z.string().length(64),
});
export type LogLine = z.infer<typeof logLineSchema>;
export type LogEntry = Omit<LogLine, 'previous' | 'hash'>;

const START = '0'.repeat(64);

/** A line as it goes into a log, chained to the last one there; that is empty for the first. */
export function chained(entry: LogEntry, last: string): string {
  const body = { ...entry, previous: last === '' ? START : sha256(last) };
  return JSON.stringify({ ...body, hash: sha256(stableJson(body)) } satisfies LogLine);
}

/** Adds a line to the log in a folder and waits until it is on the disk. */
export async function appendLog(disk: Disk, folder: string, entry: LogEntry): Promise<void> {
  const file = path.join(folder, LOG_FILE);
  const last = (await disk.exists(file)) ? (linesOf(await disk.read(file)).at(-1) ?? '') : '';
  const appender = await disk.openAppend(file);
  try {
    await appender.append(new TextEncoder().encode(`${chained(entry, last)}\n`));
  } finally {
    await appender.close();
  }
}

/** The number (from 1) of the first line of a log that does not follow from the ones before; `undefined` when all do. */
export function firstBrokenLine(bytes: Uint8Array): number | undefined {
  let previous = START;
  for (const [at, text] of linesOf(bytes).entries()) {
    const read = logLineSchema.safeParse(parsed(text));
    if (!read.success) return at + 1;
    const { hash, ...body } = read.data;
    if (body.previous !== previous || sha256(stableJson(body)) !== hash) return at + 1;
    previous = sha256(text);
  }
  return undefined;
}

/** The lines of a log, as they stand there. */
export const linesOf = (bytes: Uint8Array): readonly string[] => new TextDecoder().decode(bytes).split('\n').filter(Boolean);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
