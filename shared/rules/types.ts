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
 * Text answers appear as their text, so that `filled` can see them.
 */
export type Facts = {
  readonly values: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly FactRow[]>>;
};

/** Named conditions of a rule set, so that a rule reads like a sentence. */
export type Terms = Readonly<Record<string, Condition>>;
