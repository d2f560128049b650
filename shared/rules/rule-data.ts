import { z } from 'zod';
import { sourceReferenceSchema } from './rule-set.ts';
import { conditionSchema } from './types.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
const sources = z.array(sourceReferenceSchema).min(1);

/** Part of a sum: a count of chosen values turned into points, or the first condition that holds. */
export const scorePartSchema = z.strictObject({
  id,
  title: text,
  /** The part counts only when this holds. */
  when: conditionSchema.optional(),
  /** Weight 1 for every chosen value, unless weights are given; a value that is not listed then weighs 0. */
  count: z.strictObject({ question: id, weights: z.record(z.string(), z.number().int().nonnegative()).optional() }).optional(),
  /** From so many on, so many points; the highest step that is reached counts. */
  steps: z.array(z.strictObject({ from: z.number().int().positive(), points: z.number().int().positive() })).optional(),
  rules: z.array(z.strictObject({ when: conditionSchema, points: z.number().int().nonnegative() })).optional(),
});

/** A sum of points. Open answers make it a range. */
export const scoreSchema = z.strictObject({ id, title: text, parts: z.array(scorePartSchema).min(1), sources });

/** A question to which the answers give a level, with every reason. Levels stand from heavy to light. */
export const conclusionSchema = z.strictObject({
  id,
  title: text,
  /** The page where it is shown. */
  section: id,
  levels: z.array(z.strictObject({ id, label: text, text })).min(1),
  rules: z.array(z.strictObject({ level: id, when: conditionSchema, because: text })).min(1),
  /** The level when no rule holds and none can still hold. */
  otherwise: id,
  /** What is said while it cannot be told yet. */
  open: text,
  sources,
  verified: z.boolean(),
});

/** Two statements that do not fit, or something that is missing. */
export const checkSchema = z.strictObject({
  id,
  kind: z.enum(['tegenspraak', 'ontbreekt', 'bewijs', 'termijn', 'let_op']),
  /** Asked for every row of a group; `{naam}` in the text is the name of the row. */
  per: id.optional(),
  when: conditionSchema,
  text,
  todo: text,
  about: z.array(id).min(1),
  sources,
});

/** Rules beside the tree: named conditions, sums, conclusions and checks. */
export const ruleDataSchema = z.strictObject({
  terms: z.record(z.string(), conditionSchema),
  scores: z.array(scoreSchema),
  conclusions: z.array(conclusionSchema),
  checks: z.array(checkSchema),
});

export type ScorePart = z.infer<typeof scorePartSchema>;
export type Score = z.infer<typeof scoreSchema>;
export type ConclusionRule = z.infer<typeof conclusionSchema>;
export type CheckRule = z.infer<typeof checkSchema>;
export type RuleData = z.infer<typeof ruleDataSchema>;
