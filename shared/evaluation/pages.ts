import type { Questionnaire, Section } from '../questionnaire/types.ts';
import { pagesOf } from '../questionnaire/walk.ts';
import type { Evaluation, Progress } from './evaluate.ts';

export type Page = { readonly section: Section; readonly above: readonly Section[] };

/** The pages of a questionnaire that ask something now, or to which rows can be added. */
export function openPages(questionnaire: Questionnaire, evaluation: Evaluation): readonly Page[] {
  const asking = new Set(evaluation.visible.map(({ section }) => section.id));
  return pagesOf(questionnaire).filter(({ section }) => asking.has(section.id) || (section.group !== undefined && !section.borrowed));
}

/** How far a whole questionnaire is. */
export function progressOfAll(questionnaire: Questionnaire, evaluation: Evaluation): Progress {
  const parts = openPages(questionnaire, evaluation).flatMap(({ section }) => evaluation.progress[section.id] ?? []);
  const total = (of: keyof Progress): number => parts.reduce((sum, part) => sum + part[of], 0);
  return { asked: total('asked'), done: total('done'), toConfirm: total('toConfirm') };
}
