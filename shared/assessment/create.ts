import type { Content } from '../questionnaire/content.ts';
import type { AssessmentDocument, DossierFacts } from './types.ts';

/** An empty assessment. `id` (a UUID) and `now` (ISO 8601) come from outside: shared code has no clock and no chance. */
export function createAssessment(content: Content, id: string, now: string, facts: Partial<DossierFacts>): AssessmentDocument {
  return {
    id,
    createdAt: now,
    revision: 0,
    facts: { name: '', organisation: '', dossierNumber: '', caseNumber: '', decisionDate: '', decider: '', ...facts },
    instruments: content.questionnaires.map(({ id: instrument, edition }) => ({ id: instrument, edition })),
    answers: {},
    rows: {},
    deviations: [],
    versions: [],
  };
}
