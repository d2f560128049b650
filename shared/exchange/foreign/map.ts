import { z } from 'zod';
import { FOREIGN_FORMATS } from './types.ts';

const text = z.string().min(1);

/** Where a question of another tool lands: one of ours, and in which part of its answer. */
const targetSchema = z.strictObject({
  to: text,
  /** The group of rows it stands in: a row for each row of the file, or the one row for all of it. */
  row: text.optional(),
  single: z.boolean().optional(),
  /** Their words for our values; a word that is not here goes to the explanation. */
  values: z.record(z.string(), z.string()).optional(),
  /** In the explanation of our question, for ours asks another kind of answer. */
  as: z.enum(['answer', 'considerations']).optional(),
  /** Our word for it, where several of theirs come together in one text. */
  label: text.optional(),
  /** Said in the report: why it does not stand where it stood. */
  why: text.optional(),
  /** A yes at one of so many questions makes our answer yes; only a no at all of them makes it no. */
  any: z.number().int().positive().optional(),
});
export type Target = z.infer<typeof targetSchema>;

/** How the answers of one form of another tool land in ours. Ids that have no place say why. */
export const foreignMapSchema = z.strictObject({
  format: z.enum(FOREIGN_FORMATS),
  name: text,
  /** `question: target`, or a reason why it has no place here. */
  answers: z.record(z.string(), z.union([targetSchema, z.strictObject({ aside: text })])),
});
export type ForeignMap = z.infer<typeof foreignMapSchema>;
