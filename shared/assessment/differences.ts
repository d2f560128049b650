import { signersOf } from './signers.ts';
import type { Action, AssessmentDocument } from './types.ts';

/** The action that turns `from` back into `to`: only the parts that differ travel to the journal. Versions are never undone. */
export function putBackAction(from: AssessmentDocument, to: AssessmentDocument): Extract<Action, { type: 'putBack' }> {
  return {
    type: 'putBack',
    answers: partsThatDiffer(from.answers, to.answers),
    rows: partsThatDiffer(from.rows, to.rows),
    ...(from.facts === to.facts ? {} : { facts: to.facts }),
    ...(from.deviations === to.deviations ? {} : { deviations: to.deviations }),
    ...(from.homework === to.homework ? {} : { homework: to.homework }),
    ...(from.remarks === to.remarks ? {} : { remarks: to.remarks }),
    ...(from.complete === to.complete ? {} : { complete: to.complete ?? false }),
    ...(from.signers === to.signers ? {} : { signers: [...signersOf(to)] }),
    ...(from.publication === to.publication ? {} : { publication: to.publication ?? { withheld: {}, names: [], kept: [] } }),
  };
}

function partsThatDiffer<T>(from: Readonly<Record<string, T>>, to: Readonly<Record<string, T>>): Record<string, T | null> {
  const result: Record<string, T | null> = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (from[key] !== to[key]) result[key] = to[key] ?? null;
  }
  return result;
}
