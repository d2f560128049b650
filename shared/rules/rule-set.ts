import { z } from 'zod';
import { OUTCOMES } from './outcomes.ts';
import { conditionSchema } from './types.ts';

const text = z.string().min(1);
export const sourceReferenceSchema = z.strictObject({
  source: text,
  at: z.string().optional(),
});

const ruleSchema = z.strictObject({
  when: conditionSchema,
  /** An outcome; `bewijslast` is O2 in use and O5 in design; `notitie` records a reason without an outcome. */
  finding: z.enum([...OUTCOMES, 'bewijslast', 'notitie']),
  text,
  title: z.string().optional(),
  sources: z.array(sourceReferenceSchema).optional(),
});

export const nodeSchema = z.strictObject({
  id: z.string().regex(/^[A-Z][0-9]$/),
  step: text,
  title: text,
  text,
  /** The group whose rows this node asks one by one; left out for questions about the whole way of working. */
  per: z.string().optional(),
  /** The questions whose answers are shown on the path. */
  questions: z.array(z.string()).min(1),
  applies: conditionSchema.optional(),
  /** Read in order; the first one that is certain counts, unknown ones before it also give `open`. */
  rules: z.array(ruleSchema).min(1),
  open: z.strictObject({ finding: z.enum(['O5', 'bewijslast']), text, settle: text }),
  sources: z.array(sourceReferenceSchema).min(1),
  verified: z.boolean(),
});

export const ruleSetSchema = z.strictObject({
  id: z.string(),
  title: text,
  edition: text,
  version: text,
  verification: text,
  burden: z.strictObject({ design: conditionSchema, text, sources: z.array(sourceReferenceSchema) }),
  terms: z.record(z.string(), conditionSchema),
  nodes: z.array(nodeSchema).min(1),
  outcomes: z.array(
    z.strictObject({
      code: z.enum(OUTCOMES),
      title: text,
      titleAt: z.record(z.string(), text).optional(),
      means: text,
      todo: text,
      saysNot: text,
      sources: z.array(sourceReferenceSchema).min(1),
      verified: z.boolean(),
    }),
  ),
  warnings: z.array(
    z.strictObject({
      code: z.string().regex(/^W[0-9]+$/),
      when: conditionSchema,
      text,
      sources: z.array(sourceReferenceSchema).min(1),
    }),
  ),
  duties: z.array(
    z.strictObject({
      code: z.string().regex(/^V[0-9]+$/),
      title: text,
      text,
      when: conditionSchema,
      sources: z.array(sourceReferenceSchema).min(1),
      verified: z.boolean(),
    }),
  ),
  /** The group and questions in which a duty is arranged: one row per duty code. */
  release: z.strictObject({ group: text, arranged: conditionSchema, outcomes: z.array(z.enum(OUTCOMES)) }),
});

export type SourceReference = z.infer<typeof sourceReferenceSchema>;
export type RuleNode = z.infer<typeof nodeSchema>;
export type RuleSet = z.infer<typeof ruleSetSchema>;
