import { z } from 'zod';
import { ruleSetSchema } from '../rules/rule-set.ts';
import { questionnaireSchema } from './types.ts';

export const sourceSchema = z.strictObject({
  id: z.string(),
  title: z.string().min(1),
  place: z.string().min(1),
  edition: z.string().optional(),
  /** True when the text itself was read; false when it is known through another source only. */
  verified: z.boolean(),
});

/** All questions, rules, words and sources of one edition of the app: the built form of `assets/`. */
export const contentSchema = z.strictObject({
  /** SHA-256 over everything below: the content version that dossiers and reports name. */
  hash: z.string(),
  questionnaires: z.array(questionnaireSchema).min(1),
  framework: ruleSetSchema,
  sources: z.array(sourceSchema),
  roles: z.record(z.string(), z.string()),
  /** Headings and fixed sentences of the report. */
  reportWords: z.record(z.string(), z.string()),
});

export type Content = z.infer<typeof contentSchema>;
export type Source = z.infer<typeof sourceSchema>;

/** The words for a source reference: title, place and where in it. */
export function sourceWords(content: Content, reference: { source: string; at?: string | undefined }): string {
  const source = content.sources.find(({ id }) => id === reference.source);
  if (!source) return reference.source;
  return [source.title, source.edition, source.place, reference.at].filter(Boolean).join(', ');
}
