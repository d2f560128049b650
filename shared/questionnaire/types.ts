import { z } from 'zod';
import { sourceReferenceSchema } from '../rules/rule-set.ts';
import { conditionSchema } from '../rules/types.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);

export const optionSchema = z.strictObject({
  // Several chosen values travel joined with a comma.
  value: text.regex(/^[^,]+$/),
  label: text,
  hint: z.string().optional(),
  /** Options of one cluster stand together under its name. */
  cluster: text.optional(),
});

/** A list of rows of one kind: criteria, duties, advices. Questions of the group carry its id in front of theirs. */
export const groupSchema = z.strictObject({
  id,
  singular: text,
  plural: text,
  /** The question whose answer names a row. */
  label: id,
  max: z.number().int().positive(),
  /** At least so many rows are needed; a new dossier starts with them. */
  min: z.number().int().positive().optional(),
  /** Rows that are given, not added: the duties of the rule set. */
  fixed: z.enum(['duties']).optional(),
  /** Rows that follow from the values chosen at this question. */
  from: id.optional(),
});

const plainQuestion = {
  id,
  /** Official number, for display only: ids are ours and stable. */
  nr: z.string().optional(),
  title: text,
  text,
  why: text.optional(),
  help: text.optional(),
  good: z.array(text).optional(),
  roles: z.array(text).optional(),
  rolesProposed: z.boolean().optional(),
  art27: z.enum(['a', 'b', 'c', 'd', 'e', 'f']).optional(),
  /** Also ask for the main considerations and the choices made. */
  considerations: z.boolean().optional(),
  /** Values that count only with a complete evidence record. */
  evidence: z.array(text).optional(),
  optional: z.boolean().optional(),
  when: conditionSchema.optional(),
  /** Earlier answers to read beside this question. */
  shows: z.array(id).optional(),
  /** An answer older than this value at that question has to be confirmed again. */
  again: z.strictObject({ question: id, in: z.array(text).min(1) }).optional(),
  /** A suggestion to start from; the first one that holds is shown. The team decides. */
  suggest: z.array(z.strictObject({ when: conditionSchema, text })).optional(),
  /** Says that this is our own choice and not part of the instrument. */
  ours: text.optional(),
  /** Places in other instruments, by id in `references`. */
  refs: z.array(text).optional(),
  /** Parts of the forms this question takes over, for links between instruments. */
  form: z.array(text).optional(),
  sources: z.array(sourceReferenceSchema).min(1),
};

const columnSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...plainQuestion, kind: z.enum(['text', 'line', 'date']) }),
  z.strictObject({ ...plainQuestion, kind: z.enum(['choice', 'many']), options: z.array(optionSchema).min(2) }),
]);

export const questionSchema = z.discriminatedUnion('kind', [
  ...columnSchema.options,
  z.strictObject({ ...plainQuestion, kind: z.literal('rows'), group: groupSchema, columns: z.array(columnSchema).min(1) }),
]);

export type Option = z.infer<typeof optionSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Question = z.infer<typeof questionSchema>;

/** A part of a questionnaire: questions, or sub-parts, or one page per row of a group. */
export type Section = {
  readonly id: string;
  readonly nr?: string | undefined;
  readonly title: string;
  readonly intro?: string | undefined;
  readonly group?: Group | undefined;
  /** The rows are kept on another page; here they only get more questions. */
  readonly borrowed?: boolean | undefined;
  readonly ours?: string | undefined;
  readonly questions?: readonly Question[] | undefined;
  readonly sections?: readonly Section[] | undefined;
};

export const sectionSchema: z.ZodType<Section> = z.lazy(() =>
  z.strictObject({
    id,
    nr: z.string().optional(),
    title: text,
    intro: z.string().optional(),
    group: groupSchema.optional(),
    borrowed: z.boolean().optional(),
    ours: z.string().optional(),
    questions: z.array(questionSchema).optional(),
    sections: z.array(sectionSchema).optional(),
  }),
);

const noticeSchema = z.strictObject({ when: conditionSchema, text, sources: z.array(sourceReferenceSchema).min(1) });

export const questionnaireSchema = z.strictObject({
  id,
  edition: text,
  title: text,
  short: text,
  language: z.enum(['nl', 'en']),
  /** What is verified against the official text and by whom; shown on screen and in the report. */
  verification: text,
  stops: z.array(noticeSchema).optional(),
  /** Sentences to know while answering; they change nothing in the outcome. */
  notices: z.array(noticeSchema).optional(),
  sections: z.array(sectionSchema).min(1),
});

export type Questionnaire = z.infer<typeof questionnaireSchema>;
