import type { z } from 'zod';
import type { Failure } from '../result.ts';
import { type Action, type AssessmentDocument, actionSchema } from './types.ts';
import { overflowOf } from './update.ts';

/**
 * Why an action cannot be kept in a document: a text is too long, or there is one too many of something. Asked before the
 * action is made, because what the main process refuses is lost.
 */
export function refusalOf(document: AssessmentDocument, action: Action, now: string): Failure | undefined {
  const parsed = actionSchema.safeParse(action);
  if (parsed.success) {
    const most = overflowOf(document, action, now);
    return most === undefined ? undefined : listFull(most);
  }
  return tooBigIn(parsed.error);
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
