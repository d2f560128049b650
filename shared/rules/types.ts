import { z } from 'zod';

/**
 * A condition over answers, as data. The union is closed: content cannot bring code along.
 * Every condition answers yes, no or unknown; see `condition.ts`.
 */
export type Condition =
  | { readonly is: { readonly question: string; readonly in: readonly string[] } }
  | { readonly unknown: string }
  | { readonly filled: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly certainly: Condition }
  | { readonly possibly: Condition }
  | { readonly some: { readonly group: string; readonly where: Condition } }
  | { readonly every: { readonly group: string; readonly where: Condition } }
  | { readonly atLeast: { readonly count: number; readonly group: string; readonly where: Condition } }
  /** At least so many values chosen at a question with more answers; with `in`, only those values count. */
  | { readonly chosen: { readonly question: string; readonly in?: readonly string[] | undefined; readonly atLeast: number } }
  /** The date at a question lies before another date, or before today. A text that is no date is unknown. */
  | { readonly before: { readonly date: string; readonly than: string } }
  /** The answer that was given without the evidence it needs: said, but not shown. */
  | { readonly unproven: { readonly question: string; readonly in: readonly string[] } }
  /** A sum of points is at least so much. */
  | { readonly points: { readonly of: string; readonly atLeast: number } }
  /** A conclusion has reached one of these levels. */
  | { readonly level: { readonly of: string; readonly in: readonly string[] } }
  | { readonly term: string };

const id = z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ is: z.strictObject({ question: id, in: z.array(z.string()).min(1) }) }),
    z.strictObject({ unknown: id }),
    z.strictObject({ filled: id }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ certainly: conditionSchema }),
    z.strictObject({ possibly: conditionSchema }),
    z.strictObject({ some: z.strictObject({ group: id, where: conditionSchema }) }),
    z.strictObject({ every: z.strictObject({ group: id, where: conditionSchema }) }),
    z.strictObject({
      atLeast: z.strictObject({ count: z.number().int().positive(), group: id, where: conditionSchema }),
    }),
    z.strictObject({
      chosen: z.strictObject({ question: id, in: z.array(z.string()).min(1).optional(), atLeast: z.number().int().positive() }),
    }),
    z.strictObject({ unproven: z.strictObject({ question: id, in: z.array(z.string()).min(1) }) }),
    z.strictObject({ before: z.strictObject({ date: id, than: id }) }),
    z.strictObject({ points: z.strictObject({ of: id, atLeast: z.number().int().positive() }) }),
    z.strictObject({ level: z.strictObject({ of: id, in: z.array(z.string()).min(1) }) }),
    z.strictObject({ term: id }),
  ]),
);

/** A place where an answer can be found: a question, in a row when the question belongs to a group. */
export type AnswerPlace = { readonly question: string; readonly row?: string };

/** One row of a group: its values by question id, and the name a person gave it. */
export type FactRow = {
  readonly group: string;
  readonly id: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
};

/**
 * What is known, by question id. A missing key is unknown, and so is the value `onbekend`.
 * Text answers appear as their text, so that `filled` can see them; several chosen values are joined with a comma.
 */
export type Facts = {
  readonly values: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly FactRow[]>>;
  /** What was said without the evidence it needs, by place (`question` or `question@row`); it is not among the values. */
  readonly unproven?: Readonly<Record<string, string>>;
};

/** Named conditions of a rule set, so that a rule reads like a sentence. */
export type Terms = Readonly<Record<string, Condition>>;
