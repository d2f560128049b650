import { z } from 'zod';

/** Limits of what a dossier may hold; beyond them a file is refused with a sentence, never cut. */
export const LIMITS = {
  /** Signs. */
  text: 1_000_000,
  line: 2_000,
  /** How many of each: rows in a group, files and evidence at one answer, options chosen, and so on. */
  rows: 10_000,
  attachments: 20,
  evidence: 50,
  choices: 200,
  deviations: 100,
  remarks: 5_000,
  versions: 200,
  imports: 100,
  names: 1_000,
} as const;

export const rowIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** `question` or `question@row`: where an answer stands. */
export const answerKeySchema = z
  .string()
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*(@[A-Za-z0-9_-]{1,64})?$/)
  .max(200);
