import path from 'node:path';
import { z } from 'zod';
import { stableJson } from '../../shared/assessment/fixed.ts';
import type { Disk } from './disk.ts';
import { sha256 } from './hash.ts';

export const LOG_FILE = 'logboek.jsonl';

/**
 * One line of the log of a library: the six things BIO2 8.15.01 asks (action, object, result, origin, who and
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

const START = '0'.repeat(64);

/** Adds a line to the log in a folder, chained to the last one, and waits until it is on the disk. */
export async function appendLog(disk: Disk, folder: string, entry: Omit<LogLine, 'previous' | 'hash'>): Promise<void> {
  const file = path.join(folder, LOG_FILE);
  const last = (await disk.exists(file)) ? (linesOf(await disk.read(file)).at(-1) ?? '') : '';
  const previous = last === '' ? START : sha256(last);
  const body = { ...entry, previous };
  const line: LogLine = { ...body, hash: sha256(stableJson(body)) };
  const appender = await disk.openAppend(file);
  try {
    await appender.append(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
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

const linesOf = (bytes: Uint8Array): readonly string[] => new TextDecoder().decode(bytes).split('\n').filter(Boolean);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
