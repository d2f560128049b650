import { type Action, type AssessmentDocument, WHOLE_PARTS } from './types.ts';

/** The action that turns `from` back into `to`: only the parts that differ travel to the journal. Versions are never undone. */
export function putBackAction(from: AssessmentDocument, to: AssessmentDocument): Extract<Action, { type: 'putBack' }> {
  return {
    type: 'putBack',
    answers: partsThatDiffer(from.answers, to.answers),
    rows: partsThatDiffer(from.rows, to.rows),
    ...Object.fromEntries(WHOLE_PARTS.flatMap((part) => (from[part] === to[part] ? [] : [[part, to[part] ?? null]]))),
  };
}

function partsThatDiffer<T>(from: Readonly<Record<string, T>>, to: Readonly<Record<string, T>>): Record<string, T | null> {
  const result: Record<string, T | null> = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (from[key] !== to[key]) result[key] = to[key] ?? null;
  }
  return result;
}
