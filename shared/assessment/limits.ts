import { z } from 'zod';

/** Limits of what a dossier may hold; beyond them a file is refused with a sentence, never cut. */
export const LIMITS = { text: 1_000_000, line: 2_000, rows: 10_000, answers: 50_000 } as const;

export const rowIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** `question` or `question@row`: where an answer stands. */
export const answerKeySchema = z
  .string()
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*(@[A-Za-z0-9_-]{1,64})?$/)
  .max(200);
