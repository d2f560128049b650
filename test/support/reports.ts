import { readExamples } from '../../.ci/build-content.ts';
import type { Conformance } from '../../main/report/pdf/tagging.ts';
import type { RenderedReport } from '../../main/report/render.ts';
import { renderReport } from '../../main/report/render.ts';
import { assessmentFromExample, exampleSchema } from '../../shared/assessment/example.ts';
import { frozenPart } from '../../shared/assessment/fixed.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { fixVersion, reportOf } from '../../shared/report/fix.ts';
import { content, ID, NOW } from './content.ts';

export const FONTS = new URL('../../assets/fonts', import.meta.url).pathname;

/** The IND example as a dossier. */
export const indDossier = (): AssessmentDocument => {
  const example = readExamples()
    .map((raw) => exampleSchema.parse(raw))
    .find(({ id }) => id === 'ind-erkend-referenten');
  if (!example) throw new Error('the IND example is missing');
  return assessmentFromExample(content, example, ID, NOW);
};

/** The same dossier with its first version fixed. */
export function fixedIndDossier(): AssessmentDocument {
  const action = fixVersion(content, indDossier(), NOW);
  if (!action.ok) throw new Error(action.failure.code);
  return update(indDossier(), action.value, NOW);
}

/** The fixed report of the IND example, drawn. */
export const drawnReport = (document = fixedIndDossier(), conformance?: Conformance): Promise<RenderedReport> =>
  renderReport(reportOf(content, document, NOW), FONTS, { answers: frozenPart(document), ...(conformance ? { conformance } : {}) });
