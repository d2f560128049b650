import type { EarlierAnswer } from '../assessment/history.ts';
import { splitKey } from '../assessment/keys.ts';
import type { Action, Answer, AssessmentDocument, Import } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { contentFor } from '../template/effective.ts';
import type { UsedTemplate } from '../template/types.ts';

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

/** Per question the side that has not touched it since both were one: its answer is an earlier one of the other side. */
export type Behind = Readonly<Record<string, 'mine' | 'theirs'>>;
type Earlier = (key: string) => readonly EarlierAnswer[];

/** Something that came back to a dossier: a copy, homework, a file of another tool, or a newer version of its template. */
export type CameBack = {
  readonly fileName: string;
  readonly theirs: AssessmentDocument;
  readonly behind?: Behind;
  readonly imported?: Import;
  readonly template?: UsedTemplate;
};

/** Which side of two copies is behind, by the earlier answers that each kept. What neither kept, nobody knows. */
export function behindIn(
  mine: AssessmentDocument,
  theirs: AssessmentDocument,
  earlier: { readonly mine: Earlier; readonly theirs: Earlier },
): Behind {
  const was = (answer: Answer | undefined, before: readonly EarlierAnswer[]): boolean =>
    answer !== undefined && before.some((one) => one.answer.at === answer.at && same(one.answer, answer));
  return Object.fromEntries(
    Object.keys(theirs.answers).flatMap((key): [string, 'mine' | 'theirs'][] => {
      const [here, there] = [was(mine.answers[key], earlier.theirs(key)), was(theirs.answers[key], earlier.mine(key))];
      return here === there ? [] : [[key, here ? 'mine' : 'theirs']];
    }),
  );
}

/**
 * What differs between a dossier and a file that belongs to it, in the order of the file. With what was lent as the
 * common start, only what changed there counts; without it, what stands here and not there stays out of the question,
 * and of a copy what is behind is no choice. From a copy to look over no answer ever comes.
 */
export function differences(
  base: Content,
  mine: AssessmentDocument,
  theirs: AssessmentDocument,
  behind: Behind = {},
): readonly Difference[] {
  if (theirs.review) return [];
  const content = contentFor(base, mine);
  const start = theirs.loan?.base;
  const keys = [...new Set([...Object.keys(theirs.answers), ...Object.keys(start ?? {})])];
  return keys.flatMap((key): readonly Difference[] => {
    if (!findQuestion(content, splitKey(key).question)) return [];
    const [here, there, then] = [mine.answers[key], theirs.answers[key], start?.[key]];
    if (same(here, there) || (start && same(there, then)) || behind[key] === 'theirs') return [];
    const conflict = here !== undefined && !(start && same(here, then)) && behind[key] !== 'mine';
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
