import { Buffer } from 'node:buffer';
import { type EarlierAnswer, earlierAnswerSchema } from '../../shared/assessment/history.ts';
import { FILE_LIMITS } from './container.ts';

const NAME = 'history.jsonl';

/** Earlier values of answers, kept inside the dossier file: one line each, oldest first. */
export type History = {
  readonly keep: (earlier: readonly EarlierAnswer[]) => void;
  /** Newest first. */
  readonly of: (key: string) => readonly EarlierAnswer[];
  /** The hashes of files that earlier answers name. */
  readonly attachments: () => readonly string[];
  /** What belongs in the dossier file; nothing while there is no history. */
  readonly entry: () => readonly (readonly [string, Uint8Array])[];
};

/** Reads the history of a dossier. A line that cannot be read stays in the file as it is and is not shown. */
export function openHistory(entries: ReadonlyMap<string, Uint8Array>): History {
  const lines = Buffer.from(entries.get(NAME) ?? [])
    .toString('utf8')
    .split('\n')
    .filter(Boolean);
  const known = lines.flatMap(parseLine);
  let size = lines.reduce((sum, line) => sum + line.length + 1, 0);
  return {
    keep: (earlier) => {
      for (const one of earlier) {
        const line = JSON.stringify(one);
        lines.push(line);
        known.push(one);
        size += line.length + 1;
      }
      // A dossier must stay readable: the oldest values make room for the newest.
      while (size > FILE_LIMITS.document / 4 && lines.length > 1) {
        size -= (lines.shift()?.length ?? 0) + 1;
        known.splice(0, known.length - lines.length);
      }
    },
    of: (key) => known.filter((one) => one.key === key).reverse(),
    attachments: () => known.flatMap(({ answer }) => (answer.attachments ?? []).map(({ sha256 }) => sha256)),
    entry: () => (lines.length === 0 ? [] : [[NAME, Buffer.from(`${lines.join('\n')}\n`)]]),
  };
}

function parseLine(line: string): readonly EarlierAnswer[] {
  try {
    const parsed = earlierAnswerSchema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
