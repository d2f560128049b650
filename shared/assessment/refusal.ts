import type { z } from 'zod';
import { type Failure, type Result, success } from '../result.ts';
import { type Action, type AssessmentDocument, actionSchema } from './types.ts';
import { overflowOf, update } from './update.ts';

/**
 * The document after an action, or why the action cannot be kept: a text is too long, or there is one too many of something.
 * For the screen, because what the main process refuses is lost.
 */
export function attempt(document: AssessmentDocument, action: Action, now: string): Result<AssessmentDocument> {
  const parsed = actionSchema.safeParse(action);
  if (!parsed.success) return { ok: false, failure: tooBigIn(parsed.error) };
  const next = update(document, action, now);
  // Only what changed nothing may have been refused, so that the usual edit is made once.
  const most = next === document ? overflowOf(document, action, now) : undefined;
  return most === undefined ? success(next) : { ok: false, failure: listFull(most) };
}

/** What a schema refused as too long or too many, as a sentence. */
export function tooBigIn({ issues }: z.ZodError): Failure {
  const [found] = issues.flatMap(tooBig);
  if (!found) return { code: 'onverwacht', detail: {} };
  return found.text ? { code: 'tekst-te-lang', detail: { grens: inWords(found.most) } } : listFull(found.most);
}

/** There is one too many of something of which `most` fit. */
export const listFull = (most: number): Failure => ({ code: 'lijst-vol', detail: { grens: inWords(most) } });

const inWords = (count: number): string => new Intl.NumberFormat('nl-NL').format(count);

type Found = { readonly text: boolean; readonly most: number };

// A value may be a text or a list, so what is wrong can stand one level deeper.
function tooBig(issue: z.core.$ZodIssue): readonly Found[] {
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(tooBig);
  if (issue.code !== 'too_big') return [];
  return [{ text: issue.origin === 'string', most: Number(issue.maximum) }];
}
