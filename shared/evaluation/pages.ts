import type { Content } from '../questionnaire/content.ts';
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
export const progressOfAll = (questionnaire: Questionnaire, evaluation: Evaluation): Progress =>
  together(openPages(questionnaire, evaluation).flatMap(({ section }) => evaluation.progress[section.id] ?? []));

/** How far a whole dossier is, over all instruments. */
export const progressOfDossier = (content: Content, evaluation: Evaluation): Progress =>
  together(content.questionnaires.map((questionnaire) => progressOfAll(questionnaire, evaluation)));

function together(parts: readonly Progress[]): Progress {
  const total = (of: keyof Progress): number => parts.reduce((sum, part) => sum + part[of], 0);
  return { asked: total('asked'), done: total('done'), toConfirm: total('toConfirm') };
}
