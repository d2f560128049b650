import { splitKey } from '../assessment/keys.ts';
import type { AssessmentDocument } from '../assessment/types.ts';
import { type Evaluation, placeWords } from '../evaluation/evaluate.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Question } from '../questionnaire/types.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { plainText } from '../text/to-markdown.ts';

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
  return [...values, answer.reason, answer.considerations, answer.choices].flatMap((said) => (said ? plainText(said) : [])).join(' · ');
}

/** What the team wrote in one place, ready to be searched without the rest of the dossier. */
export type AnswerText = Pick<Hit, 'id' | 'title' | 'place'> & { readonly text: string };

/** Every answer of a dossier as text, for searching over many dossiers. */
export function answerTexts(content: Content, document: AssessmentDocument): readonly AnswerText[] {
  return Object.keys(document.answers).flatMap((key) => {
    const { question: id, row } = splitKey(key);
    const placed = findQuestion(content, id);
    const text = placed ? saidWords(document, key, placed.question) : '';
    if (!placed || text === '') return [];
    const place = { section: placed.section.id, ...(row ? { row } : {}), question: key };
    return [{ id: key, title: placeWords(content, { question: id }), place, text }];
  });
}

/** The places in which every word was written, at most `most`. */
export function findInAnswers(texts: readonly AnswerText[], text: string, most: number): readonly Hit[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits: Hit[] = [];
  for (const one of texts) {
    const snippet = around(one.text, words);
    if (snippet) hits.push({ kind: 'antwoord', id: one.id, title: one.title, snippet, ...(one.place ? { place: one.place } : {}) });
    if (hits.length === most) break;
  }
  return hits;
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
