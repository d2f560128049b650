import { answerKey } from '../assessment/keys.ts';
import { meetingsOf, rowValue } from '../assessment/people.ts';
import type { AssessmentDocument } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import { groupsOf } from '../questionnaire/walk.ts';
import { isoDateOf } from '../text/format.ts';
import { type Evaluation, isDone, type VisibleQuestion } from './evaluate.ts';

/** A question that somebody looks into. `done` once it is answered; `late` when its date has passed and it is not. */
export type HomeworkItem = {
  readonly asked: VisibleQuestion;
  readonly to: string;
  readonly due: string;
  readonly done: boolean;
  readonly late: boolean;
};

/** Homework with the earliest date first; what has no readable date comes last. `today` is ISO 8601. */
export function homeworkOf(document: AssessmentDocument, evaluation: Evaluation, today: string): readonly HomeworkItem[] {
  return evaluation.visible
    .flatMap((asked): readonly HomeworkItem[] => {
      const given = document.homework[asked.key];
      if (!given) return [];
      const done = isDone(asked.state) && (given.at === undefined || lastAnswered(document, asked) > given.at);
      const { to, due } = given;
      return [{ asked, to, due, done, late: !done && isPast(given.due, today) }];
    })
    .sort((a, b) => order(a.due).localeCompare(order(b.due)));
}

/** The moment of the last answer to a question, or in the rows it holds; empty when there is none. */
function lastAnswered({ answers }: AssessmentDocument, { key, question }: VisibleQuestion): string {
  if (question.kind !== 'rows') return answers[key]?.at ?? '';
  const inRows = Object.entries(answers).flatMap(([one, { at }]) => (one.startsWith(`${question.group.id}.`) ? at : []));
  return inRows.sort().at(-1) ?? '';
}

/** An action point from one of the lists, wherever it was added. */
export type ActionPoint = {
  readonly question: string;
  readonly row: string;
  readonly what: string;
  readonly who: string;
  readonly due: string;
  readonly about: string;
  readonly done: boolean;
  readonly late: boolean;
};

/** True for the lists of action points: one in each part, and one for the dossier. */
export const isActionList = (group: string): boolean => /\.actie\d?$/.test(group);

/** All action points, the earliest date first. */
export function actionPointsOf(content: Content, document: AssessmentDocument, today: string): readonly ActionPoint[] {
  return [...groupsOf(content).keys()]
    .filter(isActionList)
    .flatMap((group) =>
      (document.rows[group] ?? []).map(({ id }): ActionPoint => {
        const said = (field: string): string => rowValue(document, `${group}.${field}`, id);
        const done = said('stand') === 'klaar';
        return {
          question: `${group}.wat`,
          row: id,
          what: said('wat'),
          who: said('wie'),
          due: said('datum'),
          about: said('bij'),
          done,
          late: !done && isPast(said('datum'), today),
        };
      }),
    )
    .sort((a, b) => order(a.due).localeCompare(order(b.due)));
}

/** What changed after a day: questions whose answer is newer than that day. */
export type ChangedSince = { readonly meeting: string; readonly date: string; readonly changed: readonly VisibleQuestion[] };

/**
 * What changed since the last meeting before today, by the moment of each answer. Undefined while no meeting with a
 * readable date lies behind us.
 */
export function changedSinceMeeting(document: AssessmentDocument, evaluation: Evaluation, today: string): ChangedSince | undefined {
  const last = meetingsOf(document)
    .flatMap((meeting) => {
      const day = isoDateOf(meeting.date);
      return day && day < today.slice(0, 10) ? [{ ...meeting, day }] : [];
    })
    .sort((a, b) => a.day.localeCompare(b.day))
    .at(-1);
  if (!last) return undefined;
  const changed = evaluation.visible.filter(
    ({ key }) => !key.startsWith('dossier.bijeenkomst') && (document.answers[key]?.at ?? '').slice(0, 10) > last.day,
  );
  return { meeting: last.name, date: last.date, changed };
}

/** The next thing with a date: the earliest open action point, homework or planned review. */
export function nextDateOf(content: Content, document: AssessmentDocument, evaluation: Evaluation, today: string): string | undefined {
  const review = document.answers[answerKey('dossier.volgende')]?.value;
  return [
    ...actionPointsOf(content, document, today).flatMap(({ done, due }) => (done ? [] : due)),
    ...homeworkOf(document, evaluation, today).flatMap(({ done, due }) => (done ? [] : due)),
    ...(typeof review === 'string' ? [review] : []),
  ]
    .flatMap((date) => isoDateOf(date) ?? [])
    .sort()[0];
}

const isPast = (date: string, today: string): boolean => {
  const day = isoDateOf(date);
  return day !== undefined && day < today.slice(0, 10);
};

// Undated work comes after every date.
const order = (date: string): string => isoDateOf(date) ?? '9999';
