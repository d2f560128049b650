import { z } from 'zod';
import { ruleDataSchema } from '../rules/rule-data.ts';
import { ruleSetSchema } from '../rules/rule-set.ts';
import {
  indicatorSchema,
  linkSchema,
  movedSchema,
  overlaySchema,
  referenceSchema,
  sourceSchema,
  termSchema,
  unverifiedSchema,
} from './knowledge.ts';
import { questionnaireSchema } from './types.ts';

/** All questions, rules, words and sources of one edition of the app: the built form of `assets/`. */
export const contentSchema = z.strictObject({
  /** SHA-256 over everything below: the content version that dossiers and reports name. */
  hash: z.string(),
  questionnaires: z.array(questionnaireSchema).min(1),
  framework: ruleSetSchema,
  rules: ruleDataSchema,
  unverified: z.array(unverifiedSchema),
  indicators: z.array(indicatorSchema),
  links: z.array(linkSchema),
  moved: z.array(movedSchema),
  glossary: z.array(termSchema),
  references: z.array(referenceSchema),
  sources: z.array(sourceSchema),
  overlays: z.array(overlaySchema),
  roles: z.record(z.string(), z.string()),
  /** Headings and fixed sentences of the report. */
  reportWords: z.record(z.string(), z.string()),
  /** The same in English, and the words of the outcomes; texts for residents and letters are Dutch alone. */
  reportWordsInEnglish: z.record(z.string(), z.string()),
  /** Set when these words are English, by `inLanguage`. */
  language: z.literal('en').optional(),
  /** Official texts beside our questions, when somebody loaded them; never part of the app itself. */
  official: z
    .record(z.string(), z.array(z.strictObject({ nr: z.string(), text: z.string(), help: z.string(), source: z.string() })).readonly())
    .optional(),
  /** Set when a template has changed these questions, by `contentFor`: its hash. */
  template: z.string().optional(),
});

export type Content = z.infer<typeof contentSchema>;

/** The words for a source reference: title, place and where in it. */
export function sourceWords(content: Content, reference: { source: string; at?: string | undefined }): string {
  const source = content.sources.find(({ id }) => id === reference.source);
  if (!source) return reference.source;
  return [source.title, source.edition, source.place, reference.at].filter(Boolean).join(', ');
}
