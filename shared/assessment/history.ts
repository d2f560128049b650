import { z } from 'zod';
import { type Action, type AssessmentDocument, answerKeySchema, answerSchema } from './types.ts';

/** An answer as it was until `at`. */
export const earlierAnswerSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  key: answerKeySchema,
  answer: answerSchema,
});
export type EarlierAnswer = z.infer<typeof earlierAnswerSchema>;

/** Milliseconds: what is typed within this time after the last change belongs to one sitting and is not kept apart. */
const ONE_SITTING = 5 * 60_000;

/**
 * The answers that a change replaces and that are worth keeping: everything that is emptied, that a file or somebody else
 * writes over, and what stood there when a new sitting began. `at` (ISO 8601) is the moment of the change.
 */
export function earlierAnswers(
  before: AssessmentDocument,
  after: AssessmentDocument,
  at: string,
  action?: Action['type'],
): readonly EarlierAnswer[] {
  if (before.answers === after.answers) return [];
  return Object.entries(before.answers).flatMap(([key, answer]) => {
    const next = after.answers[key];
    if (next === answer) return [];
    const emptied = !next || next.state !== answer.state || shrunk(answer.value, next.value);
    // biome-ignore lint/style/noRestrictedGlobals: parsing two given moments reads no clock
    const rested = Date.parse(at) - Date.parse(answer.at) > ONE_SITTING;
    const another = action === 'receive' || answer.by !== next?.by;
    return emptied || another || rested ? [{ at, key, answer }] : [];
  });
}

// More than half of a text gone in one go is a loss somebody may want back.
const shrunk = (before: string | readonly string[], after: string | readonly string[]): boolean => after.length * 2 < before.length;
