import { currentFixedVersion, documentHashOf, openVersionNumber } from '../assessment/fixed.ts';
import type { Action, AssessmentDocument, FixedVersion } from '../assessment/types.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { Content } from '../questionnaire/content.ts';
import { inLanguage } from '../questionnaire/overlay.ts';
import { failed, type Result, success } from '../result.ts';
import type { HouseStyle } from '../style/house-style.ts';
import { contentFor } from '../template/effective.ts';
import { buildReport } from './build.ts';
import type { ReportModel } from './types.ts';

/**
 * Vastleggen: the action that freezes what is now in a document as its next version. The version keeps its evaluation,
 * its report and the content hash, so that it says the same when the app's content has changed. `logHash` (hex) is where
 * the log of the dossier was at that moment; the report names it.
 */
export function fixVersion(
  dutch: Content,
  document: AssessmentDocument,
  now: string,
  style?: HouseStyle,
  logHash?: string,
): Result<Extract<Action, { type: 'fix' }>> {
  // A copy to read along is nobody's decision.
  if (document.review) return failed('alleen-opmerkingen');
  if (!document.facts.name.trim()) return failed('vastleggen-zonder-naam');
  if (!document.facts.organisation.trim()) return failed('vastleggen-zonder-organisatie');
  if (currentFixedVersion(document))
    return failed('vastleggen-niets-veranderd', { versie: String(document.versions.at(-1)?.number ?? '') });
  const content = inLanguage(contentFor(dutch, document), document.printing?.language);
  const number = openVersionNumber(document);
  const documentHash = documentHashOf(document);
  const evaluation = evaluate(content, document, now);
  const report = buildReport({
    content,
    document,
    evaluation,
    status: 'vastgelegd',
    version: number,
    date: now,
    documentHash,
    logHash,
    style: document.template?.style ?? style,
  });
  const version: FixedVersion = {
    number,
    fixedAt: now,
    contentHash: content.hash,
    documentHash,
    evaluation: {
      framework: evaluation.framework,
      conclusions: evaluation.conclusions,
      checks: evaluation.checks,
      stops: evaluation.stops,
      toConfirm: evaluation.toConfirm,
    },
    report,
    signatures: [],
  };
  return success({ type: 'fix', version });
}

/** The report of a document as it stands: the frozen one while nothing changed since, else a concept of the open version. */
export function reportOf(dutch: Content, document: AssessmentDocument, now: string, style?: HouseStyle): ReportModel {
  const fixed = currentFixedVersion(document);
  if (fixed) return fixed.report;
  const content = inLanguage(contentFor(dutch, document), document.printing?.language);
  return buildReport({
    content,
    document,
    evaluation: evaluate(content, document, now),
    status: 'concept',
    version: openVersionNumber(document),
    date: now,
    documentHash: documentHashOf(document),
    style: document.template?.style ?? style,
  });
}
