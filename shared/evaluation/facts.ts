import { answerKey, splitKey } from '../assessment/keys.ts';
import type { Answer, AssessmentDocument, Evidence } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Group, Question } from '../questionnaire/types.ts';
import { findQuestion, groupsOf } from '../questionnaire/walk.ts';
import { TODAY } from '../rules/condition.ts';
import type { FactRow, Facts } from '../rules/types.ts';

/** The parts of an evidence record; all of them are needed before a favourable answer counts. */
export const EVIDENCE_PARTS = ['what', 'period', 'numbers', 'method', 'who', 'date', 'document'] as const;

/** A record counts only when every part is filled in. */
export const isCompleteEvidence = (record: Evidence): boolean => EVIDENCE_PARTS.every((part) => record[part].trim() !== '');

/** True when the value needs an evidence record and has none that is complete. */
export function lacksEvidence(question: Question, answer: Answer): boolean {
  return (
    typeof answer.value === 'string' &&
    (question.evidence ?? []).includes(answer.value) &&
    !(answer.evidence ?? []).some(isCompleteEvidence)
  );
}

/**
 * Prefilled or carried-over values wait for a person. So does an answer that was given before the dossier said that it
 * comes from an older framework.
 */
export function awaitsConfirmation(question: Question, document: AssessmentDocument, answer: Answer): boolean {
  if (answer.from !== undefined && answer.confirmed === undefined) return true;
  const marked = question.again ? document.answers[question.again.question] : undefined;
  if (!marked || !question.again?.in.includes(String(marked.value))) return false;
  return (answer.confirmed?.at ?? answer.at) <= marked.at;
}

/**
 * The facts of a document for the rules. A favourable answer without evidence counts as not shown (evidence rule),
 * and so it is left out: unknown. With `confirmedOnly`, what nobody confirmed is left out as well. `today` is ISO 8601.
 */
export function factsOf(content: Content, document: AssessmentDocument, confirmedOnly: boolean, today: string): Facts {
  const unproven: Record<string, string> = {};
  const known = (question: string, row?: string): string | undefined => {
    const answer = document.answers[answerKey(question, row)];
    const placed = findQuestion(content, question);
    if (!answer || !placed || answer.state === 'nvt') return undefined;
    if (confirmedOnly && awaitsConfirmation(placed.question, document, answer)) return undefined;
    if (lacksEvidence(placed.question, answer)) {
      unproven[answerKey(question, row)] = String(answer.value);
      return undefined;
    }
    const value = Array.isArray(answer.value) ? answer.value.join(',') : answer.value.trim();
    return value === '' ? undefined : value;
  };
  const values: Record<string, string> = { [TODAY]: today.slice(0, 10) };
  const inRows = new Map<string, Record<string, string>>();
  for (const key of Object.keys(document.answers)) {
    const { question, row } = splitKey(key);
    const value = known(question, row);
    if (value === undefined) continue;
    if (row === undefined) values[question] = value;
    else {
      const place = `${findQuestion(content, question)?.group?.id ?? ''}@${row}`;
      const found = inRows.get(place) ?? {};
      found[question] = value;
      inRows.set(place, found);
    }
  }
  const groups: Record<string, readonly FactRow[]> = {};
  for (const group of groupsOf(content).values()) {
    groups[group.id] = rowsOf(content, document, group).map(({ id, name }) => ({
      group: group.id,
      id,
      label: name,
      values: inRows.get(`${group.id}@${id}`) ?? {},
    }));
  }
  return { values, groups, unproven };
}

/** The rows of a group with a name for each: what a person wrote, or the kind and its place. */
export function rowsOf(content: Content, document: AssessmentDocument, group: Group): readonly { id: string; name: string }[] {
  if (group.fixed === 'duties') return content.framework.duties.map(({ code, title }) => ({ id: code, name: `${code} ${title}` }));
  if (group.from) return rowsFrom(content, document, group.from);
  return (document.rows[group.id] ?? []).map(({ id }, place) => {
    const label = document.answers[answerKey(group.label, id)]?.value;
    return { id, name: typeof label === 'string' && label.trim() ? label.trim() : `${group.singular} ${place + 1}` };
  });
}

/** One row per chosen value, in the order of the list, under the words of the option. */
function rowsFrom(content: Content, document: AssessmentDocument, from: string): readonly { id: string; name: string }[] {
  const question = findQuestion(content, from)?.question;
  const answer = document.answers[from];
  const chosen = answer?.state === 'beantwoord' ? [answer.value].flat() : [];
  const options = question && 'options' in question ? question.options : [];
  return options.filter(({ value }) => chosen.includes(value)).map(({ value, label }) => ({ id: value, name: label }));
}
