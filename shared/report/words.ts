import { answerKey } from '../assessment/keys.ts';
import type { AssessmentDocument } from '../assessment/types.ts';
import { rowsOf } from '../evaluation/facts.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Question } from '../questionnaire/types.ts';
import { findQuestion, groupsOf } from '../questionnaire/walk.ts';
import { sentence } from '../text/texts.ts';
import { plainText } from '../text/to-markdown.ts';

// The fixed words of the report come from assets, like everything people read.
export const w = (content: Content, key: string, values?: Readonly<Record<string, string>>): string =>
  sentence(content.reportWords, key, values);

/** The words of an option, or the value itself. */
export function optionLabel(question: Question | undefined, value: string): string {
  const options = question && 'options' in question ? question.options : [];
  return options.find((option) => option.value === value)?.label ?? value;
}

/** What a person called a criterion. */
export function criterionName(content: Content, document: AssessmentDocument, id: string | undefined): string {
  const group = groupsOf(content).get('tk.criterium');
  if (!id || !group) return '';
  return rowsOf(content, document, group).find((row) => row.id === id)?.name ?? id;
}

/** An answer as one line of plain text; silence in full words. */
export function plainValue(content: Content, document: AssessmentDocument, question: string, row?: string): string {
  const answer = document.answers[answerKey(question, row)];
  if (!answer) return w(content, 'niet_vermeld');
  if (answer.state === 'nvt') return w(content, 'antwoord.nvt', { reden: answer.reason ?? '' });
  const values = Array.isArray(answer.value) ? answer.value : [answer.value];
  const asked = findQuestion(content, question)?.question;
  const words = (value: string): string => (asked?.kind === 'text' ? plainText(value) : optionLabel(asked, value));
  return values.map(words).join(', ') || w(content, 'niet_vermeld');
}
