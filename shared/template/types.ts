import { z } from 'zod';
import { answerKeySchema, LIMITS, rowIdSchema } from '../assessment/limits.ts';
import { signerSchema } from '../assessment/signers.ts';
import { conditionSchema } from '../rules/types.ts';
import { houseStyleSchema } from '../style/house-style.ts';

export const TEMPLATE_FORMAT = 'weegwijzer-sjabloon';
export const TEMPLATE_VERSION = 1;

const line = z.string().max(LIMITS.line);
const short = z.string().trim().min(1).max(200);
const text = z.string().max(LIMITS.text);
const id = z
  .string()
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/)
  .max(120);
/** Everything that a team adds carries this in front of its id, so that it can never stand for one of ours. */
export const LOCAL = 'lokaal';
const localId = z.string().regex(/^lokaal\.[a-z0-9_]{1,60}$/);

const optionSchema = z.strictObject({ value: z.string().regex(/^[a-z0-9_]{1,40}$/), label: short });

const localQuestion = {
  id: localId,
  section: id,
  title: short,
  text: z.string().min(1).max(1_000),
  help: text.optional(),
  optional: z.boolean(),
};

/** A question of a team, asked at the end of a page. It never weighs in an outcome. */
export const localQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...localQuestion,
    kind: z.enum(['text', 'line', 'date']),
  }),
  z.strictObject({
    ...localQuestion,
    kind: z.enum(['choice', 'many']),
    options: z.array(optionSchema).min(2).max(30),
  }),
]);

/** A check of a team: a sentence that appears when a condition holds. Conditions are data in the same closed form as ours. */
export const localCheckSchema = z.strictObject({
  id: localId,
  kind: z.enum(['ontbreekt', 'let_op']),
  when: conditionSchema,
  text: short,
  todo: short,
  about: z.array(id).min(1).max(20),
});

/** Starting text of an answer; a dossier takes it over unconfirmed. */
export const startAnswerSchema = z.strictObject({
  value: z.union([text, z.array(line).max(200)]),
  considerations: text.optional(),
  choices: text.optional(),
});

/** What a template changes in the questions; a dossier keeps it, so that it reads the same without the template. */
const changes = {
  /** Help of the team beside ours, by question. */
  help: z.record(id, text),
  /** Who in the team knows the answer, beside the roles that we propose, by question. */
  roles: z.record(id, short).optional(),
  extra: z.array(localQuestionSchema).max(200),
  checks: z.array(localCheckSchema).max(200),
  /** Optional questions of ours that are not asked. */
  hidden: z.array(id).max(500),
  style: houseStyleSchema.optional(),
};

/** Where a dossier's starting texts came from. */
export const usedTemplateSchema = z.strictObject({
  id: z.uuid(),
  name: short,
  organisation: line,
  version: short,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  ...changes,
});

export const templateSchema = z.strictObject({
  format: z.literal(TEMPLATE_FORMAT),
  formatVersion: z.literal(TEMPLATE_VERSION),
  id: z.uuid(),
  name: short,
  organisation: line,
  /** The maker's own number, such as 1.2. */
  version: short,
  date: z.iso.date(),
  /** What it is for, and what is new in this version. */
  note: text,
  /** Which instruments and editions it was made for. */
  instruments: z.array(z.strictObject({ id: line, edition: line })).max(20),
  answers: z.record(answerKeySchema, startAnswerSchema),
  rows: z.record(id, z.array(z.strictObject({ id: rowIdSchema })).max(LIMITS.rows)),
  signers: z.array(signerSchema).min(1).max(10).optional(),
  /** No longer to be used for new dossiers. */
  retired: z.boolean().optional(),
  ...changes,
  /** CMS (base64) over the template without this field. */
  signature: z.string().max(100_000).optional(),
});

export type Template = z.infer<typeof templateSchema>;
export type UsedTemplate = z.infer<typeof usedTemplateSchema>;
export type LocalQuestion = z.infer<typeof localQuestionSchema>;
export type LocalCheck = z.infer<typeof localCheckSchema>;
