import { z } from 'zod';
import { sourceReferenceSchema } from '../rules/rule-set.ts';
import { conditionSchema } from '../rules/types.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
const sources = z.array(sourceReferenceSchema).min(1);

/** A source: where a question, rule or word comes from. */
export const sourceSchema = z.strictObject({
  id: z.string(),
  title: text,
  place: text,
  edition: z.string().optional(),
  /** When it was read, as a date or month. */
  read: z.string().optional(),
  /** Public address as text; the app never opens it. */
  address: z.string().optional(),
  /** True when the text itself was read; false when it is known through another source only. */
  verified: z.boolean(),
  /** Who compared our content with it. */
  checkedBy: z.string().optional(),
  /** What a reader finds in it, for the texts this app is founded on. */
  about: z.array(text).optional(),
});

/** A word with its plain meaning. */
export const termSchema = z.strictObject({
  term: text,
  /** Other forms under which it is found in a text. */
  also: z.array(text).optional(),
  means: text,
  sources: z.array(sourceReferenceSchema).optional(),
});

/** A place in another instrument: a code with its title. */
export const referenceSchema = z.strictObject({ id: text, system: text, code: text, title: text });

/** A known indicator, with the class it gets until it is tested. */
export const indicatorSchema = z.strictObject({
  id,
  name: text,
  klasse: z.enum(['D-RAS', 'D-NAT', 'ORIGIN', 'PROXY', 'ANDERE-GROND', 'NEUTRAAL']),
  examples: z.array(text).optional(),
  why: text,
  warn: z.string().optional(),
  sources,
  verified: z.boolean(),
});

/** A link between two forms. `here` names our own questions on both sides. */
export const linkSchema = z.strictObject({
  from: z.strictObject({ form: z.enum(['prescan', 'dpia', 'iama']), id: text }),
  to: z.strictObject({ form: z.enum(['iama', 'dpia']), id: text }),
  mode: z.enum(['prefill', 'suggest', 'preview', 'derive', 'link']),
  here: z.strictObject({ from: z.array(id).min(1), to: z.array(id).min(1) }),
  /** Shown only when this holds. */
  when: conditionSchema.optional(),
  /** The options to propose, for a question with options. */
  propose: z.array(text).optional(),
  /** The conclusion that is shown, and the option that each of its levels proposes. */
  conclusion: z.strictObject({ id, proposes: z.record(z.string(), z.string()) }).optional(),
  why: text,
});

/** How a question of the IAMA of 2021 went on in edition 2.0. */
export const movedSchema = z.strictObject({
  nr: text,
  title: text,
  /** Official numbers of 2.0. */
  to: z.array(text),
  how: z.enum(['zelfde', 'verplaatst', 'verdeeld', 'samengevoegd', 'deels', 'vervallen']),
  note: z.string().optional(),
});

/** A point of the framework that nobody has compared with the official text yet. */
export const unverifiedSchema = z.strictObject({ id: text, title: text, text, nodes: z.array(text), questions: z.array(id) });

/** Words of a second language over the Dutch ones: what is missing stays Dutch. */
export const overlaySchema = z.strictObject({
  language: z.enum(['en']),
  questionnaire: id,
  title: text.optional(),
  short: text.optional(),
  verification: text.optional(),
  sections: z.record(id, z.strictObject({ title: text, intro: z.string().optional() })),
  questions: z.record(
    id,
    z.strictObject({
      title: text,
      text,
      why: text.optional(),
      help: text.optional(),
      good: z.array(text).optional(),
      options: z.record(z.string(), z.strictObject({ label: text, hint: z.string().optional() })).optional(),
    }),
  ),
});

export type Source = z.infer<typeof sourceSchema>;
export type GlossaryTerm = z.infer<typeof termSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Link = z.infer<typeof linkSchema>;
export type Moved = z.infer<typeof movedSchema>;
export type Overlay = z.infer<typeof overlaySchema>;
