import { answerKey, splitKey } from '../assessment/keys.ts';
import type { AssessmentDocument, Loan } from '../assessment/types.ts';
import { type Progress, progressIn, stateOf, type VisibleQuestion } from '../evaluation/evaluate.ts';
import { rowsOf } from '../evaluation/facts.ts';
import type { Content } from '../questionnaire/content.ts';
import { findQuestion } from '../questionnaire/walk.ts';

/**
 * A dossier with only the questions that one person looks into, and what was answered there so far. It remembers where
 * it came from and what stood there, so that it can be merged back. `id` (a UUID) and `now` (ISO 8601) come from outside.
 */
export function lendHomework(content: Content, document: AssessmentDocument, person: string, id: string, now: string): AssessmentDocument {
  const given = Object.entries(document.homework).filter(([key, { to }]) => to === person && findQuestion(content, splitKey(key).question));
  const keys = given.map(([key]) => key);
  const answers = Object.fromEntries(
    keys
      .flatMap((key) => keysUnder(content, document, key))
      .flatMap((key) => (document.answers[key] ? [[key, document.answers[key]]] : [])),
  );
  return {
    id,
    createdAt: now,
    revision: 0,
    facts: document.facts,
    instruments: document.instruments,
    answers,
    rows: rowsUnder(content, document, keys),
    deviations: [],
    homework: Object.fromEntries(given),
    remarks: document.remarks.filter(({ key }) => keys.includes(key)),
    versions: [],
    loan: {
      dossier: document.id,
      name: document.facts.name,
      revision: document.revision,
      at: now,
      to: person,
      keys,
      rows: rowNames(content, document, keys),
      base: answers,
    },
  };
}

/** The questions of a homework file, in the order of the instruments. */
export function loanedQuestions(content: Content, document: AssessmentDocument): readonly VisibleQuestion[] {
  const { loan } = document;
  if (!loan) return [];
  return loan.keys.flatMap((key): readonly VisibleQuestion[] => {
    const { question: id, row } = splitKey(key);
    const placed = findQuestion(content, id);
    if (!placed) return [];
    const { question, section } = placed;
    return [
      { key, question, section, ...(row ? { row: { id: row, name: loan.rows[row] ?? '' } } : {}), state: stateOf(question, document, key) },
    ];
  });
}

/** How far the homework is. */
export const loanProgress = (content: Content, document: AssessmentDocument): Progress => progressIn(loanedQuestions(content, document));

/** The answers that belong to a question: its own, and those in the rows of a question with rows. */
function keysUnder(content: Content, document: AssessmentDocument, key: string): readonly string[] {
  const question = findQuestion(content, splitKey(key).question)?.question;
  if (question?.kind !== 'rows') return [key];
  const rows = document.rows[question.group.id] ?? [];
  return [key, ...rows.flatMap(({ id }) => question.columns.map((column) => answerKey(column.id, id)))];
}

function rowsUnder(content: Content, document: AssessmentDocument, keys: readonly string[]): AssessmentDocument['rows'] {
  const rows: Record<string, { id: string }[]> = {};
  for (const key of keys) {
    const { question: id, row } = splitKey(key);
    const placed = findQuestion(content, id);
    const group = placed?.question.kind === 'rows' ? placed.question.group : placed?.group;
    if (!group) continue;
    const whole = document.rows[group.id] ?? [];
    const wanted = row === undefined ? whole : whole.filter((one) => one.id === row);
    const known = rows[group.id] ?? [];
    rows[group.id] = [...known, ...wanted.filter((one) => !known.some((other) => other.id === one.id))];
  }
  return rows;
}

function rowNames(content: Content, document: AssessmentDocument, keys: readonly string[]): Loan['rows'] {
  const names: Record<string, string> = {};
  for (const key of keys) {
    const { question, row } = splitKey(key);
    const group = findQuestion(content, question)?.group;
    if (row === undefined || !group) continue;
    names[row] = rowsOf(content, document, group).find(({ id }) => id === row)?.name ?? '';
  }
  return names;
}
