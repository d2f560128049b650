import { splitKey } from '../assessment/keys.ts';
import type { Action, Answer, AssessmentDocument } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { contentFor } from '../template/effective.ts';

/** An answer that reads differently in a file that came back: what stands here, what stands there, and whose is preferred. */
export type Difference = {
  readonly key: string;
  readonly mine?: Answer;
  readonly theirs?: Answer;
  /** Both sides changed it, or nobody knows who did: a person looks at it. */
  readonly conflict: boolean;
  /** What is taken unless a person says otherwise: the only changed one, else the newest. */
  readonly prefer: 'mine' | 'theirs';
};

/** True when the file belongs to this dossier: homework or a copy to look over that left it, or a copy of it. */
export const belongsTogether = (mine: AssessmentDocument, theirs: AssessmentDocument): boolean =>
  ((theirs.loan ?? theirs.review)?.dossier ?? theirs.id) === mine.id;

/**
 * What differs between a dossier and a file that belongs to it, in the order of the file. With what was lent as the
 * common start, only what changed there counts; without it, what stands here and not there stays out of the question.
 * From a copy to look over no answer ever comes.
 */
export function differences(base: Content, mine: AssessmentDocument, theirs: AssessmentDocument): readonly Difference[] {
  if (theirs.review) return [];
  const content = contentFor(base, mine);
  const start = theirs.loan?.base;
  const keys = [...new Set([...Object.keys(theirs.answers), ...Object.keys(start ?? {})])];
  return keys.flatMap((key): readonly Difference[] => {
    if (!findQuestion(content, splitKey(key).question)) return [];
    const [here, there, then] = [mine.answers[key], theirs.answers[key], start?.[key]];
    if (same(here, there) || (start && same(there, then))) return [];
    const conflict = here !== undefined && !(start && same(here, then));
    const prefer = !conflict || (there !== undefined && there.at > here.at) ? 'theirs' : 'mine';
    return [{ key, ...(here ? { mine: here } : {}), ...(there ? { theirs: there } : {}), conflict, prefer }];
  });
}

/** The action that takes over what was chosen from a file, with the rows it stands in and the remarks that came along. */
export function receiveAction(
  mine: AssessmentDocument,
  theirs: AssessmentDocument,
  chosen: readonly Difference[],
): Extract<Action, { type: 'receive' }> {
  const wanted = new Set(chosen.flatMap(({ key }) => splitKey(key).row ?? []));
  const rows = Object.fromEntries(
    Object.entries(theirs.rows).flatMap(([group, list]) => {
      const fresh = list.filter(({ id }) => wanted.has(id) && !(mine.rows[group] ?? []).some((one) => one.id === id));
      return fresh.length > 0 ? [[group, fresh]] : [];
    }),
  );
  return {
    type: 'receive',
    answers: Object.fromEntries(chosen.map(({ key, theirs: answer }) => [key, answer ?? null])),
    rows,
    remarks: [...newRemarks(mine, theirs)],
  };
}

/** Remarks in the file that are not here yet. */
export const newRemarks = (mine: AssessmentDocument, theirs: AssessmentDocument): AssessmentDocument['remarks'] =>
  theirs.remarks.filter(({ id }) => !mine.remarks.some((one) => one.id === id));

// When and by whom it was said does not make an answer another one.
const same = (a: Answer | undefined, b: Answer | undefined): boolean => JSON.stringify(said(a)) === JSON.stringify(said(b));

function said(answer: Answer | undefined): unknown {
  if (!answer) return undefined;
  const { state, value, reason, considerations, choices, evidence, attachments } = answer;
  return [state, value, reason ?? '', considerations ?? '', choices ?? '', evidence ?? [], attachments ?? []];
}
