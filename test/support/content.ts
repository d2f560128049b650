import { readContent } from '../../.ci/build-content.ts';
import { createAssessment } from '../../shared/assessment/create.ts';
import { answerKey } from '../../shared/assessment/keys.ts';
import type { AssessmentDocument, Evidence } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { caseFactsSchema, criterionValues, factsFromCase } from '../../shared/evaluation/case-facts.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';

export const content = readContent();
export const NOW = '2026-11-22T10:00:00Z';
export const ID = '3f1c9a52-6f0e-4c0b-9a43-2f5d2f0a1b11';

export const completeEvidence: Evidence = {
  id: 'e1',
  what: 'Meting',
  period: '2025',
  numbers: '4.200 gevallen',
  method: 'Vergelijking met loting',
  who: 'Data scientist',
  date: '1 oktober 2026',
  document: 'Archief, map 12',
};

export const emptyDocument = (): AssessmentDocument => createAssessment(content, ID, NOW, { name: 'Proef' });

/** A dossier that says what a worked case says, question by question, with evidence where the rules ask for it. */
export function dossierFromCase(raw: unknown): AssessmentDocument {
  const facts = caseFactsSchema.parse(raw);
  let document = emptyDocument();
  const answer = (key: string, value: string): void => {
    document = update(document, { type: 'answer', key, value }, NOW);
    const question = findQuestion(content, key.split('@')[0] ?? '')?.question;
    if (question?.evidence?.includes(value)) document = update(document, { type: 'setEvidence', key, evidence: [completeEvidence] }, NOW);
  };
  for (const [question, value] of Object.entries(factsFromCase(facts).values)) answer(question, value);
  facts.criteria.forEach((criterion, place) => {
    const row = `c${place + 1}`;
    document = update(document, { type: 'addRow', group: 'tk.criterium', row }, NOW);
    for (const [question, value] of Object.entries(criterionValues(criterion))) answer(answerKey(question, row), value);
  });
  return document;
}

/** A dossier with these answers, by key; a list answers a question with more choices. Rows of `group@row` keys are added. */
export function said(answers: Readonly<Record<string, string | string[]>>, from = emptyDocument(), now = NOW): AssessmentDocument {
  return Object.entries(answers).reduce((document, [key, value]) => {
    const [question = '', row] = key.split('@');
    const group = row ? findQuestion(content, question)?.group : undefined;
    const there = group && row && !group.from && !group.fixed ? update(document, { type: 'addRow', group: group.id, row }, now) : document;
    return update(there, { type: 'answer', key, value }, now);
  }, from);
}
