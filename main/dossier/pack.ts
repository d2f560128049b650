import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { progressOfDossier } from '../../shared/evaluation/pages.ts';
import { nextDateOf } from '../../shared/evaluation/work.ts';
import { loanProgress } from '../../shared/exchange/homework.ts';
import { contentFor } from '../../shared/template/effective.ts';
import { type Dossier, FORMAT, FORMAT_VERSION, type Manifest, packDossier } from './container.ts';
import type { Surroundings } from './session.ts';

/** The file for a document: manifest and hashes follow from it. */
export async function packed(
  at: Pick<Surroundings, 'content' | 'now' | 'appVersion'>,
  document: AssessmentDocument,
  entries: Dossier['entries'],
) {
  return packDossier({ manifest: manifestOf(at, document), document, entries });
}

function manifestOf(at: Pick<Surroundings, 'content' | 'now' | 'appVersion'>, document: AssessmentDocument): Manifest {
  const content = contentFor(at.content, document);
  const evaluation = evaluate(content, document, at.now());
  const nextDate = nextDateOf(content, document, evaluation, at.now());
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    id: document.id,
    title: document.facts.name,
    organisation: document.facts.organisation,
    dossierNumber: document.facts.dossierNumber,
    status: statusOf(document),
    outcome: evaluation.framework.outcome,
    progress: document.loan ? loanProgress(content, document) : progressOfDossier(content, evaluation),
    ...(nextDate ? { nextDate } : {}),
    revision: document.revision,
    savedAt: at.now(),
    appVersion: at.appVersion,
    contentHash: at.content.hash,
    documentHash: '',
    instruments: [...document.instruments],
    example: document.facts.example !== undefined,
  };
}

function statusOf(document: AssessmentDocument): Manifest['status'] {
  if (document.loan) return 'huiswerk';
  if (document.review) return 'meelezen';
  const fixed = currentFixedVersion(document);
  if (!fixed) return 'open';
  if (fixed.signatures.length === 0) return 'vastgelegd';
  return fixed.signatures.some(({ trial }) => trial) ? 'proefondertekend' : 'ondertekend';
}
