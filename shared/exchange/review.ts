import type { AssessmentDocument } from '../assessment/types.ts';

/**
 * A copy of a dossier in which a colleague can only remark. Earlier versions and what was prepared for the public
 * version stay behind. `id` (a UUID) and `now` (ISO 8601) come from outside.
 */
export function reviewCopy(document: AssessmentDocument, person: string, id: string, now: string): AssessmentDocument {
  const { publication: _publication, loan: _loan, ...rest } = document;
  return {
    ...rest,
    id,
    createdAt: now,
    revision: 0,
    versions: [],
    review: { dossier: document.id, name: document.facts.name, at: now, to: person },
  };
}
