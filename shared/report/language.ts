import type { Overlay } from '../questionnaire/knowledge.ts';
import type { ReportModel } from './types.ts';

/** Every sentence that the second language has for the questionnaires. */
export function sentencesOf(overlays: readonly Overlay[]): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    else if (value && typeof value === 'object') for (const part of Object.values(value)) visit(part);
  };
  for (const { title, short, verification, sections, questions } of overlays) visit([title, short, verification, sections, questions]);
  return [...found];
}

/**
 * Whether a text in a report is Dutch while the report is not. A report in English carries the words of the team and of
 * the Dutch instruments too, and a screen reader must know which voice to use (WCAG 3.1.2).
 */
export function dutchTextsIn({ language, words, english = [] }: ReportModel): (text: string) => boolean {
  if (language === 'nl-NL') return () => false;
  const whole = new Set([...english, ...Object.values(words)]);
  const templates = Object.values(words).flatMap((sentence) => {
    const fixed = sentence.replace(/\{\w+\}/g, '');
    // A template of almost nothing but a value says nothing about the language of that value.
    return fixed !== sentence && fixed.replace(/[^a-z]/gi, '').length >= 7 ? [templateOf(sentence)] : [];
  });
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    // Numbers, codes and hashes have no language.
    const isDutch = /\p{L}{4,}/u.test(text) && !whole.has(text) && !templates.some((one) => one.test(text));
    known.set(text, isDutch);
    return isDutch;
  };
}

const templateOf = (sentence: string): RegExp =>
  new RegExp(
    `^${sentence
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
