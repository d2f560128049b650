import { z } from 'zod';
import { GROUNDS } from '../publication/grounds.ts';
import { REGISTER_FIELD_NAMES } from '../register-entry/fields.ts';
import { reportModelSchema } from '../report/model-schema.ts';
import { usedTemplateSchema } from '../template/types.ts';
import { answerKeySchema, LIMITS, rowIdSchema } from './limits.ts';
import { signerSchema } from './signers.ts';

const line = z.string().max(LIMITS.line);
const text = z.string().max(LIMITS.text);
const time = z.iso.datetime({ offset: true });
const questionId = z
  .string()
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/)
  .max(120);
const rowId = rowIdSchema;

export { answerKeySchema, LIMITS };

export const evidenceSchema = z.strictObject({
  id: rowId,
  what: text,
  period: line,
  numbers: text,
  method: text,
  who: line,
  date: line,
  /** Hash or place of the document. */
  document: line,
});

/** A file that travels in the dossier, found by the hash of its bytes. */
export const attachmentSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  /** Bytes. */
  size: z.number().int().nonnegative(),
});

export const answerSchema = z.strictObject({
  /** An unanswered question has no entry; `nvt` always carries a reason. */
  state: z.enum(['beantwoord', 'nvt']),
  value: z.union([text, z.array(line).max(LIMITS.choices)]),
  reason: text.optional(),
  considerations: text.optional(),
  choices: text.optional(),
  evidence: z.array(evidenceSchema).max(LIMITS.evidence).optional(),
  attachments: z.array(attachmentSchema).max(LIMITS.attachments).optional(),
  /** Prefilled or imported: counts as unconfirmed until somebody confirms it. */
  from: z.strictObject({ kind: z.enum(['sjabloon', 'import', 'overname', 'vorige_ronde']), source: line }).optional(),
  confirmed: z.strictObject({ at: time, by: line }).optional(),
  at: time,
  /** Who answered, when the app knew. */
  by: line.optional(),
});

export const rowSchema = z.strictObject({ id: rowId });

export const factsSchema = z.strictObject({
  name: line,
  organisation: line,
  dossierNumber: line,
  caseNumber: line,
  decisionDate: line,
  decider: line,
  /** The reader must know that this is not a real dossier. */
  example: line.optional(),
});

export const instrumentSchema = z.strictObject({ id: line, edition: line });

/** Who looks into a question, and by when. Done once the question is answered after that. */
export const homeworkSchema = z.strictObject({
  to: line,
  due: line,
  /** Since when: an answer from before is what somebody has to look at. */
  at: time.optional(),
});

/** What somebody noted at a question. It is no answer and does not come into the report. */
export const remarkSchema = z.strictObject({ id: rowId, key: answerKeySchema, text, by: line, at: time, done: z.boolean() });

export const signatureSchema = z.strictObject({
  field: line,
  name: line,
  at: time,
  trial: z.boolean(),
  /** Of the file as it was after this signature. */
  sha256: line,
  /** The signing service wrote the file anew: that it is the same report, only people can say. */
  rewritten: z.boolean().optional(),
});

/** A frozen version keeps what was true then: evaluation, report and content hash (rule 5 of the house). */
export const fixedVersionSchema = z.strictObject({
  number: z.number().int().positive(),
  fixedAt: time,
  contentHash: line,
  documentHash: line,
  evaluation: z.unknown(),
  report: reportModelSchema,
  reportHash: line.optional(),
  signatures: z.array(signatureSchema).max(20),
});

/** Where a homework file came from: only these questions, and what stood there when it left. */
export const loanSchema = z.strictObject({
  dossier: z.uuid(),
  name: line,
  revision: z.number().int().nonnegative(),
  at: time,
  to: line,
  keys: z.array(answerKeySchema).max(5_000),
  /** Names of the rows the questions stand in, by row. */
  rows: z.record(rowId, line),
  base: z.record(answerKeySchema, answerSchema),
});

/** Where a copy to look over came from: whoever has it can only remark, and only remarks come back. */
export const reviewSchema = z.strictObject({ dossier: z.uuid(), name: line, at: time, to: line });

/** What leaves the public version: withheld answers with their ground and motivation, more names, and names that may stay. */
export const publicationSchema = z.strictObject({
  withheld: z.record(answerKeySchema, z.strictObject({ ground: z.enum(GROUNDS), motivation: text })),
  names: z.array(line).max(LIMITS.names),
  kept: z.array(line).max(LIMITS.names),
});

/** How the report is printed: with the questions that nobody answered, in English, with the answers attached (PDF/A-3a). */
export const printingSchema = z.strictObject({
  complete: z.boolean(),
  language: z.enum(['nl', 'en']),
  attach: z.boolean(),
  /** With the official text of a question beside ours, when it was loaded. */
  official: z.boolean().optional(),
});

/** A file of another tool that was read into the dossier; the file itself is kept as an attachment, by its hash. */
export const importSchema = z.strictObject({
  name: line,
  sha256: attachmentSchema.shape.sha256,
  size: attachmentSchema.shape.size,
  format: line,
  version: line,
  at: time,
  found: z.number().int().nonnegative(),
  matched: z.number().int().nonnegative(),
  empty: z.number().int().nonnegative(),
  changed: z.array(z.strictObject({ place: line, to: line, why: line })).max(100_000),
  aside: z.array(z.strictObject({ place: line, value: text, why: line })).max(100_000),
});

/** What a person wrote for the Algoritmeregister; fields that are not here follow from the answers. */
export const registerEntrySchema = z.partialRecord(z.enum(REGISTER_FIELD_NAMES), z.union([z.string().max(20_000), z.array(line).max(50)]));

export const assessmentSchema = z.strictObject({
  id: z.uuid(),
  createdAt: time,
  revision: z.number().int().nonnegative(),
  facts: factsSchema,
  instruments: z.array(instrumentSchema).max(20),
  answers: z.record(answerKeySchema, answerSchema),
  rows: z.record(questionId, z.array(rowSchema).max(LIMITS.rows)),
  deviations: z.array(z.strictObject({ id: rowId, text, by: line, at: time })).max(LIMITS.deviations),
  homework: z.record(answerKeySchema, homeworkSchema),
  remarks: z.array(remarkSchema).max(LIMITS.remarks),
  versions: z.array(fixedVersionSchema).max(LIMITS.versions),
  publication: publicationSchema.optional(),
  /** Who signs the next version; without it the usual two. */
  signers: z.array(signerSchema).min(1).max(10).optional(),
  printing: printingSchema.optional(),
  imports: z.array(importSchema).max(LIMITS.imports).optional(),
  register: registerEntrySchema.optional(),
  /** The template it started from, with what that changes in the questions. */
  template: usedTemplateSchema.optional(),
  /** Only in a homework file. */
  loan: loanSchema.optional(),
  /** Only in a copy to look over. */
  review: reviewSchema.optional(),
});

export type Attachment = z.infer<typeof attachmentSchema>;
export type RegisterEntry = z.infer<typeof registerEntrySchema>;
export type Import = z.infer<typeof importSchema>;
export type Printing = z.infer<typeof printingSchema>;
export type Publication = z.infer<typeof publicationSchema>;
export type Loan = z.infer<typeof loanSchema>;
export type Homework = z.infer<typeof homeworkSchema>;
export type Remark = z.infer<typeof remarkSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Row = z.infer<typeof rowSchema>;
export type DossierFacts = z.infer<typeof factsSchema>;
export type FixedVersion = z.infer<typeof fixedVersionSchema>;
export type SignatureRecord = z.infer<typeof signatureSchema>;
export type AssessmentDocument = Readonly<z.infer<typeof assessmentSchema>>;

/** The parts that undo puts back as a whole; answers and rows travel one by one, and versions are never undone. */
export const WHOLE_PARTS = [
  'facts',
  'deviations',
  'homework',
  'remarks',
  'publication',
  'signers',
  'printing',
  'template',
  'register',
] as const;

/**
 * Everything that can change a document. The renderer applies an action to its own document and sends it on;
 * main writes it to the journal and can replay it after a crash.
 */
export const actionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('setFacts'), facts: factsSchema.partial() }),
  z.strictObject({
    type: z.literal('answer'),
    key: answerKeySchema,
    value: answerSchema.shape.value.optional(),
    considerations: text.optional(),
    choices: text.optional(),
    by: line.optional(),
  }),
  z.strictObject({ type: z.literal('notApplicable'), key: answerKeySchema, reason: text, by: line.optional() }),
  z.strictObject({ type: z.literal('clear'), key: answerKeySchema }),
  z.strictObject({ type: z.literal('setEvidence'), key: answerKeySchema, evidence: z.array(evidenceSchema).max(LIMITS.evidence) }),
  z.strictObject({ type: z.literal('attach'), key: answerKeySchema, attachment: attachmentSchema }),
  z.strictObject({ type: z.literal('detach'), key: answerKeySchema, sha256: attachmentSchema.shape.sha256 }),
  /** Gives a question to somebody; an empty name takes it back. */
  z.strictObject({ type: z.literal('assign'), key: answerKeySchema, to: line, due: line }),
  z.strictObject({ type: z.literal('remark'), id: rowId, key: answerKeySchema, text, by: line }),
  z.strictObject({ type: z.literal('settleRemark'), id: rowId, done: z.boolean() }),
  z.strictObject({ type: z.literal('confirm'), key: answerKeySchema, by: line }),
  /** Takes a value over from elsewhere in the dossier: an answer that nobody gave yet, waiting for a person. */
  z.strictObject({ type: z.literal('takeOver'), key: answerKeySchema, value: answerSchema.shape.value, source: line }),
  /** A new round, a year later or after a change: every answer comes from the last version and waits for a person. */
  z.strictObject({ type: z.literal('newRound'), source: line }),
  /** Takes answers over from a file that belongs to this dossier; `null` empties one. */
  z.strictObject({
    type: z.literal('receive'),
    answers: z.record(answerKeySchema, answerSchema.nullable()),
    rows: z.record(questionId, z.array(rowSchema).max(LIMITS.rows)),
    remarks: z.array(remarkSchema).max(LIMITS.remarks),
  }),
  /** A field of the entry in the Algoritmeregister; `null` lets it follow from the answers again. */
  z.strictObject({
    type: z.literal('setRegister'),
    field: z.enum(REGISTER_FIELD_NAMES),
    value: registerEntrySchema.valueType.nullable(),
  }),
  z.strictObject({ type: z.literal('recordImport'), imported: importSchema }),
  /** Another version of the template, or none: help, own questions and checks change; answers are taken over one by one. */
  z.strictObject({ type: z.literal('setTemplate'), template: usedTemplateSchema.nullable() }),
  z.strictObject({ type: z.literal('addRow'), group: questionId, row: rowId }),
  z.strictObject({ type: z.literal('removeRow'), group: questionId, row: rowId }),
  z.strictObject({ type: z.literal('moveRow'), group: questionId, row: rowId, to: z.number().int().nonnegative() }),
  /** Withholds an answer from the public version; `null` gives it back. */
  z.strictObject({
    type: z.literal('withhold'),
    key: answerKeySchema,
    withheld: publicationSchema.shape.withheld.valueType.nullable(),
  }),
  /** Says of a name whether it leaves the public version or may stay; `open` takes that back. */
  z.strictObject({ type: z.literal('judgeName'), name: line, verdict: z.enum(['weg', 'blijft', 'open']) }),
  z.strictObject({ type: z.literal('setSigners'), signers: assessmentSchema.shape.signers.unwrap() }),
  z.strictObject({ type: z.literal('setPrinting'), printing: printingSchema }),
  z.strictObject({ type: z.literal('deviate'), id: rowId, text, by: line }),
  z.strictObject({ type: z.literal('fix'), version: fixedVersionSchema }),
  z.strictObject({ type: z.literal('recordReport'), version: z.number().int().positive(), reportHash: line }),
  z.strictObject({ type: z.literal('recordSignature'), version: z.number().int().positive(), signature: signatureSchema }),
  /** Undo and redo: the parts that differ, as they were. `null` means: was not there. */
  z.strictObject({
    type: z.literal('putBack'),
    facts: factsSchema.optional(),
    answers: z.record(answerKeySchema, answerSchema.nullable()),
    rows: z.record(questionId, z.array(rowSchema).max(LIMITS.rows).nullable()),
    deviations: assessmentSchema.shape.deviations.optional(),
    homework: assessmentSchema.shape.homework.optional(),
    remarks: assessmentSchema.shape.remarks.optional(),
    publication: publicationSchema.nullable().optional(),
    signers: assessmentSchema.shape.signers.unwrap().nullable().optional(),
    printing: printingSchema.nullable().optional(),
    template: usedTemplateSchema.nullable().optional(),
    register: registerEntrySchema.nullable().optional(),
  }),
]);

export type Action = z.infer<typeof actionSchema>;
