import type { AssessmentDocument } from '../assessment/types.ts';
import { type Evaluation, placeWords } from '../evaluation/evaluate.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Question } from '../questionnaire/types.ts';

/** A place in the dossier, or a word of the list, that holds every word somebody typed. */
export type Hit = {
  readonly kind: 'antwoord' | 'vraag' | 'onderdeel' | 'begrip';
  readonly id: string;
  readonly title: string;
  /** The words around what was found: before, found, after. Empty when the title itself holds it. */
  readonly snippet: readonly [string, string, string];
  readonly place?: { readonly section: string; readonly row?: string; readonly question?: string };
};

const AROUND = 40;
const MOST = 60;

/**
 * Finds words in a dossier: first in what the team wrote, then in questions, parts and the list of terms. Case and accents do
 * not count; every word must be there.
 */
export function search(content: Content, document: AssessmentDocument, evaluation: Evaluation, text: string): readonly Hit[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const answers: Hit[] = [];
  const questions: Hit[] = [];
  const sections = new Map<string, Hit>();
  for (const { key, question, section, row } of evaluation.visible) {
    const place = { section: section.id, ...(row ? { row: row.id } : {}), question: key };
    const title = placeWords(content, { question: question.id }, row?.name);
    const said = saidWords(document, key, question);
    const found = said ? around(said, words) : undefined;
    if (found) answers.push({ kind: 'antwoord', id: key, title, snippet: found, place });
    else {
      const asked = around([title, question.text].join('. '), words);
      if (asked) questions.push({ kind: 'vraag', id: key, title, snippet: asked, place });
    }
    const name = [section.nr, section.title].filter(Boolean).join(' ');
    if (!sections.has(section.id) && around(name, words))
      sections.set(section.id, { kind: 'onderdeel', id: section.id, title: name, snippet: ['', '', ''], place: { section: section.id } });
  }
  const terms = content.glossary.flatMap(({ term, also = [], means }): Hit[] => {
    const found = around([term, ...also].join(', '), words) ? (['', '', means] as const) : undefined;
    return found ? [{ kind: 'begrip', id: term, title: term, snippet: found }] : [];
  });
  return [...sections.values(), ...answers, ...questions, ...terms].slice(0, MOST);
}

function saidWords(document: AssessmentDocument, key: string, question: Question): string {
  const answer = document.answers[key];
  if (!answer) return '';
  const options = 'options' in question ? question.options : [];
  const values = [answer.value].flat().map((value) => options.find((option) => option.value === value)?.label ?? value);
  return [...values, answer.reason, answer.considerations, answer.choices].filter(Boolean).join(' · ');
}

/** The words around the first one that was found, when all of them are there. */
function around(text: string, words: readonly string[]): readonly [string, string, string] | undefined {
  const low = plain(text);
  // Taking accents off keeps the length, so that places in both texts are the same.
  if (low.length !== text.length || !words.every((word) => low.includes(word)))
    return words.every((word) => low.includes(word)) ? ['', '', text.slice(0, 2 * AROUND)] : undefined;
  const at = low.indexOf(words[0] ?? '');
  const end = at + (words[0]?.length ?? 0);
  const start = Math.max(0, at - AROUND);
  return [
    `${start > 0 ? '…' : ''}${text.slice(start, at)}`,
    text.slice(at, end),
    `${text.slice(end, end + AROUND)}${end + AROUND < text.length ? '…' : ''}`,
  ];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
