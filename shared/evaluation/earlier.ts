import { answerKey } from '../assessment/keys.ts';
import type { Answer, AssessmentDocument } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Link } from '../questionnaire/knowledge.ts';
import type { Question } from '../questionnaire/types.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { evaluateCondition, type Scope } from '../rules/condition.ts';
import type { Conclusion } from './conclusions.ts';
import { type Evaluation, placeWords, type VisibleQuestion } from './evaluate.ts';
import { factsOf, rowsOf } from './facts.ts';

/** Something said elsewhere in the dossier that belongs beside a question. */
export type Earlier = {
  readonly id: string;
  /** Where it was said: number and title of the question, or the title of a conclusion. */
  readonly from: string;
  /** The page to go to. */
  readonly section: string;
  readonly lines: readonly string[];
  readonly why: string;
  /** Only to read, or also to take over; a judgement is never taken over. */
  readonly mode: Link['mode'] | 'show';
  /** What taking over would fill in; empty when this cannot be taken over. */
  readonly offer: readonly string[];
  /** It was changed after this question was answered. */
  readonly changedLater: boolean;
};

/** What was said elsewhere, for one question: carry-over inside an instrument, and links between instruments. */
export function earlierFor(
  content: Content,
  document: AssessmentDocument,
  evaluation: Evaluation,
  asked: VisibleQuestion,
): readonly Earlier[] {
  const { question } = asked;
  const shown = (question.shows ?? []).flatMap((id) => {
    const said = saidAt(content, document, id, asked.row?.id);
    return said ? [{ ...said, why: '', mode: 'show' as const, offer: [] }] : [];
  });
  const links = content.links.filter(({ here }) => here.to.includes(question.id));
  if (links.length === 0) return withTime(shown, document, asked);
  const scope: Scope = { facts: factsOf(content, document, false, ''), terms: content.framework.terms };
  const linked = links
    .filter(({ when }) => when === undefined || evaluateCondition(when, scope) === 'yes')
    .flatMap((link) => fromLink(content, document, evaluation, link, asked));
  return withTime([...shown, ...linked], document, asked);
}

type Said = Pick<Earlier, 'id' | 'from' | 'section' | 'lines'> & { readonly at: string };
type Timed = Omit<Earlier, 'changedLater'> & { readonly at: string };

function withTime(list: readonly Timed[], document: AssessmentDocument, asked: VisibleQuestion): readonly Earlier[] {
  const own = document.answers[asked.key];
  return list.map(({ at, ...earlier }) => ({ ...earlier, changedLater: own !== undefined && isFilled(own) && at > own.at }));
}

function fromLink(
  content: Content,
  document: AssessmentDocument,
  evaluation: Evaluation,
  link: Link,
  asked: VisibleQuestion,
): readonly Timed[] {
  const { mode, why, conclusion } = link;
  if (conclusion) {
    const found = evaluation.conclusions.find(({ id }) => id === conclusion.id);
    if (!found) return [];
    const proposed = found.level ? conclusion.proposes[found.level] : undefined;
    return [{ ...ofConclusion(found), why, mode, offer: proposed && isEmptyAt(document, asked) ? [proposed] : [] }];
  }
  return link.here.from.flatMap((id) => {
    const said = saidAt(content, document, id, asked.row?.id);
    if (!said) return [];
    const may = (mode === 'prefill' || mode === 'suggest') && isEmptyAt(document, asked);
    return [{ ...said, why, mode, offer: may ? offered(link, asked.question, said, document) : [] }];
  });
}

const ofConclusion = ({ id, title, section, label, text, reasons }: Conclusion): Said => ({
  id,
  from: title,
  section,
  lines: [label || text, ...reasons],
  at: '',
});

/** What would be filled in: the words for a text, one line per row for a list, an option for a choice. */
function offered(link: Link, question: Question, said: Said, document: AssessmentDocument): readonly string[] {
  if (question.kind === 'text' || question.kind === 'line') return [said.lines.join('\n')];
  if (question.kind === 'rows') return said.lines;
  if (!('options' in question)) return [];
  const values = link.propose ?? [String(document.answers[said.id]?.value ?? '')];
  return values.filter((value) => question.options.some((option) => option.value === value));
}

/** The words said at a question: in the same row when there is one, else in every row with its name. */
function saidAt(content: Content, document: AssessmentDocument, id: string, row: string | undefined): Said | undefined {
  const placed = findQuestion(content, id);
  if (!placed) return undefined;
  const { question, section, group } = placed;
  const words = (key: string, of: Question): string => valueWords(of, document.answers[key]);
  const from = placeWords(content, { question: id });
  const base = { id, from, section: section.id };
  if (question.kind === 'rows') {
    const keys = (document.rows[question.group.id] ?? []).map(({ id: inRow }) =>
      question.columns.map((column) => answerKey(column.id, inRow)),
    );
    const lines = keys.map((row_) =>
      row_
        .map((key, place) => words(key, question.columns[place] as Question))
        .filter(Boolean)
        .join(': '),
    );
    return stated(base, lines, keys.flat(), document);
  }
  if (!group) return stated(base, splitLines(question, document.answers[id]), [id], document);
  const rows = rowsOf(content, document, group);
  const here = rows.find((one) => one.id === row);
  const chosen = here ? [here] : rows;
  const keys = chosen.map((one) => answerKey(id, one.id));
  const lines = chosen.map((one, place) => {
    const said = words(keys[place] ?? '', question);
    return here || id === group.label || !said ? said : `${one.name}: ${said}`;
  });
  return stated(base, lines, keys, document);
}

function stated(
  base: Omit<Said, 'lines' | 'at'>,
  lines: readonly string[],
  keys: readonly string[],
  document: AssessmentDocument,
): Said | undefined {
  const said = lines.filter((line) => line.trim() !== '');
  const times = keys.flatMap((key) => document.answers[key]?.at ?? []).sort();
  return said.length > 0 ? { ...base, lines: said, at: times.at(-1) ?? '' } : undefined;
}

// Several chosen values are several lines, so that each can become a row.
const splitLines = (question: Question, answer: Answer | undefined): readonly string[] =>
  Array.isArray(answer?.value) ? answer.value.map((value) => labelOf(question, value)) : [valueWords(question, answer)];

function valueWords(question: Question, answer: Answer | undefined): string {
  if (!answer || answer.state === 'nvt') return '';
  return [answer.value]
    .flat()
    .map((value) => labelOf(question, value))
    .join(', ');
}

const labelOf = (question: Question, value: string): string =>
  ('options' in question ? question.options.find((option) => option.value === value)?.label : undefined) ?? value;

const isFilled = ({ state, value }: Answer): boolean => state === 'nvt' || (Array.isArray(value) ? value.length > 0 : value.trim() !== '');

function isEmptyAt(document: AssessmentDocument, { key, question }: VisibleQuestion): boolean {
  const answer = document.answers[key];
  if (question.kind === 'rows') return (document.rows[question.group.id] ?? []).length === 0;
  return answer === undefined || !isFilled(answer);
}
