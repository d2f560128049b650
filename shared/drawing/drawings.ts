import type { AssessmentDocument } from '../assessment/types.ts';
import type { Evaluation } from '../evaluation/evaluate.ts';
import type { Content } from '../questionnaire/content.ts';
import { pathDrawing } from './path.ts';
import { timelineDrawing } from './timeline.ts';
import type { Drawing } from './types.ts';
import { rightsDrawing, riskDrawing } from './weights.ts';

/** Every drawing that a document gives cause for: the same on screen and in the report. `today` is ISO 8601. */
export function drawingsOf(content: Content, document: AssessmentDocument, evaluation: Evaluation, today: string): readonly Drawing[] {
  return [
    pathDrawing(content, evaluation.framework),
    rightsDrawing(content, document, evaluation),
    riskDrawing(content, document),
    timelineDrawing(content, document, today),
  ].filter((drawing) => drawing !== undefined);
}
