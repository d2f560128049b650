import type { Content } from '../questionnaire/content.ts';
import { groupsOf } from '../questionnaire/walk.ts';
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
    rows: startRows(content),
    deviations: [],
    homework: {},
    remarks: [],
    versions: [],
  };
}

// Lists that need a row start with it. Its id is the same everywhere, so copies of a dossier can be merged.
const startRows = (content: Content): AssessmentDocument['rows'] =>
  Object.fromEntries(
    [...groupsOf(content).values()].flatMap(({ id, min }) =>
      min ? [[id, Array.from({ length: min }, (_, place) => ({ id: `begin${place + 1}` }))]] : [],
    ),
  );
