import type { Content } from './content.ts';
import type { Group, Question, Questionnaire, Section } from './types.ts';

/** A question where it stands: its section and, when it is asked per row, its group. */
export type PlacedQuestion = { readonly question: Question; readonly section: Section; readonly group?: Group };

/** Sections that hold questions themselves, in reading order, with the names of the parts above them. */
export function pagesOf(questionnaire: Questionnaire): readonly { section: Section; above: readonly Section[] }[] {
  const walk = (section: Section, above: readonly Section[]): { section: Section; above: readonly Section[] }[] => [
    ...(section.questions ? [{ section, above }] : []),
    ...(section.sections ?? []).flatMap((inner) => walk(inner, [...above, section])),
  ];
  return questionnaire.sections.flatMap((section) => walk(section, []));
}

/** Every question in reading order; the columns of a question with rows follow it. */
export function placedQuestions(questionnaire: Questionnaire): readonly PlacedQuestion[] {
  return pagesOf(questionnaire).flatMap(({ section }) =>
    (section.questions ?? []).flatMap((question): PlacedQuestion[] => [
      { question, section, ...(section.group ? { group: section.group } : {}) },
      ...(question.kind === 'rows' ? question.columns.map((column) => ({ question: column, section, group: question.group })) : []),
    ]),
  );
}

/** Looks up a question by id over all instruments. */
export function findQuestion(content: Content, id: string): PlacedQuestion | undefined {
  return indexOf(content).get(id);
}

/** All groups of rows, by id. */
export function groupsOf(content: Content): ReadonlyMap<string, Group> {
  return new Map([...indexOf(content).values()].flatMap(({ group }) => (group ? [[group.id, group] as const] : [])));
}

// The content never changes while the app runs, so its index is made once.
const indexes = new WeakMap<Content, ReadonlyMap<string, PlacedQuestion>>();
function indexOf(content: Content): ReadonlyMap<string, PlacedQuestion> {
  let index = indexes.get(content);
  if (!index) {
    index = new Map(content.questionnaires.flatMap(placedQuestions).map((placed) => [placed.question.id, placed]));
    indexes.set(content, index);
  }
  return index;
}
