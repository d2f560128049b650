import { z } from 'zod';
import { OUTCOMES } from '../rules/outcomes.ts';
import { houseStyleSchema } from '../style/house-style.ts';
import type { ReportModel } from './types.ts';

// A frozen report comes back from a file: what is drawn from it must have the shape that we wrote. Fields of a later
// format are let through and left alone.
const text = z.string().max(1_000_000);
const texts = z.array(text).max(50_000);
const rows = z.array(texts).max(50_000);
const object = <S extends z.ZodRawShape>(shape: S) => z.looseObject(shape);
const list = <S extends z.ZodType>(schema: S) => z.array(schema).max(50_000);

const inline = object({ text, strong: z.literal(true).optional(), link: text.optional() });
const block = z.discriminatedUnion('type', [
  object({ type: z.literal('paragraph'), inlines: list(inline) }),
  object({ type: z.literal('list'), ordered: z.boolean(), items: list(list(inline)) }),
  object({ type: z.literal('table'), rows: list(list(list(inline))) }),
]);
const line = z.enum(['solid', 'dashed', 'thick']);
const place = z.number().min(-100_000).max(100_000);
const shape = z.discriminatedUnion('kind', [
  object({ kind: z.literal('box'), x: place, y: place, width: place, height: place, line }),
  object({ kind: z.literal('bar'), x: place, y: place, width: place, height: place }),
  object({ kind: z.literal('line'), from: z.tuple([place, place]), to: z.tuple([place, place]), line }),
  object({ kind: z.literal('text'), x: place, y: place, text, anchor: z.enum(['start', 'middle']), bold: z.literal(true).optional() }),
]);
const question = object({
  id: text,
  nr: text,
  title: text,
  text,
  state: text,
  mark: z.enum(['full', 'half', 'empty', 'dashed']),
  when: text,
  answer: list(block),
  considerations: list(block),
  choices: list(block),
  evidence: texts,
  from: text,
});
const section = object({
  id: text,
  nr: text,
  title: text,
  ours: text,
  questions: list(question),
  open: texts,
  records: list(object({ name: text, lines: list(z.tuple([text, text, text])) })),
});
const outcome = z.enum(OUTCOMES);

const modelSchema = object({
  model: z.literal(1),
  status: z.enum(['concept', 'vastgelegd']),
  language: z.enum(['nl-NL', 'en-GB']),
  attached: z.boolean().optional(),
  english: texts.optional(),
  version: z.number().int().positive(),
  date: z.iso.datetime({ offset: true }),
  facts: object({ name: text, organisation: text, dossierNumber: text, caseNumber: text, decisionDate: text, decider: text }),
  example: text.optional(),
  style: houseStyleSchema.optional(),
  notices: texts,
  instruments: list(object({ title: text, edition: text, verification: text })),
  hashes: object({ content: text, document: text, log: text.optional() }),
  outcome: object({ code: outcome, title: text, means: text, todo: text, saysNot: text, released: text }),
  stops: texts,
  ladder: list(object({ code: outcome, title: text, found: text, at: text, reached: z.boolean() })),
  path: list(object({ node: text, title: text, subject: text, answer: text, result: text, text, sources: text })),
  drawings: list(
    object({
      id: z.enum(['pad', 'rechten', 'risicos', 'tijdlijn']),
      title: text,
      description: text,
      width: place,
      height: place,
      shapes: list(shape),
    }),
  ),
  findings: list(object({ outcome, title: text, node: text, subject: text, text, because: text, settle: text, sources: text })),
  warnings: list(object({ code: text, text, sources: text })),
  conclusions: list(object({ title: text, answer: text, why: text, sources: text })),
  checks: list(object({ kind: text, text, todo: text, sources: text })),
  deviations: list(object({ text, by: text, date: text })),
  summary: object({
    what: text,
    why: texts,
    advice: text,
    conditions: texts,
    residual: rows,
    residualLeft: z.number(),
    asked: rows,
    askedLeft: z.number(),
    open: text,
  }).optional(),
  registers: list(
    object({
      id: text,
      chapter: z.enum(['rechten', 'acties', 'mensen', 'bijlagen']),
      title: text,
      columns: list(object({ head: text, share: z.number().positive().max(10_000) })),
      rows,
      empty: text,
    }),
  ).optional(),
  changes: object({ since: z.number().int().positive(), rows: list(z.tuple([text, text, text])) }).optional(),
  criteria: object({ columns: texts, rows }),
  duties: list(object({ code: text, title: text, state: text, owner: text, date: text, note: text })),
  parts: list(object({ id: text, title: text, verification: text, sections: list(section), empty: texts })),
  openPoints: list(object({ kind: text, text })),
  sources: list(object({ nr: text, title: text, place: text, read: text })),
  words: z.record(text, text),
  signatures: list(
    object({ field: text, role: text, says: text, name: text.optional(), function: text.optional(), mandate: text.optional() }),
  ),
});

/** A report as it stands in a fixed version of a dossier. */
export const reportModelSchema = modelSchema as unknown as z.ZodType<ReportModel>;
