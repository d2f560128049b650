import { answerKey } from '../assessment/keys.ts';
import type { Answer, AssessmentDocument } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Group, Question, Questionnaire, Section } from '../questionnaire/types.ts';
import { findQuestion, pagesOf } from '../questionnaire/walk.ts';
import { evaluateCondition, type Scope } from '../rules/condition.ts';
import { OUTCOMES } from '../rules/outcomes.ts';
import type { SourceReference } from '../rules/rule-set.ts';
import type { FactRow, Facts } from '../rules/types.ts';
import { contentFor } from '../template/effective.ts';
import { type CheckFinding, type Conclusion, checkAll, concluded } from './conclusions.ts';
import { awaitsConfirmation, factsOf, lacksEvidence, rowsOf } from './facts.ts';
import { evaluateFramework, type Finding, type FrameworkEvaluation, titleOf } from './toetsingskader.ts';

export type QuestionState = 'open' | 'beantwoord' | 'nvt' | 'te_bevestigen' | 'zonder_bewijs';

/** A question that is asked now, in its row, with its state. */
export type VisibleQuestion = {
  readonly key: string;
  readonly question: Question;
  readonly section: Section;
  readonly row?: { readonly id: string; readonly name: string };
  readonly state: QuestionState;
  /** A suggestion to start from, for the team to judge. */
  readonly suggestion?: string;
};

export type Progress = { readonly asked: number; readonly done: number; readonly toConfirm: number };

export type Stop = { readonly questionnaire: string; readonly text: string; readonly sources: readonly SourceReference[] };

export type Evaluation = {
  readonly visible: readonly VisibleQuestion[];
  /** By section id, for pages with questions. */
  readonly progress: Readonly<Record<string, Progress>>;
  readonly stops: readonly Stop[];
  /** Sentences to know while answering a questionnaire. */
  readonly notices: readonly Stop[];
  readonly conclusions: readonly Conclusion[];
  readonly checks: readonly CheckFinding[];
  readonly framework: FrameworkEvaluation;
  /** How many answers nobody has confirmed yet. */
  readonly toConfirm: number;
};

/**
 * Everything that follows from a document: pure, and computed again on every change. `today` (ISO 8601) decides which
 * dates have passed.
 */
export function evaluate(base: Content, document: AssessmentDocument, today: string): Evaluation {
  const content = contentFor(base, document);
  const facts = factsOf(content, document, false, today);
  const { scope, conclusions } = concluded(content.rules, { facts, terms: content.framework.terms });
  const visible = content.questionnaires.flatMap((questionnaire) => visibleIn(content, document, questionnaire, scope));
  const toConfirm = visible.filter(({ state }) => state === 'te_bevestigen').length;
  const framework = frameworkOf(content, document, facts, toConfirm > 0 ? today : undefined);
  const known: Scope = { ...scope, facts: { ...facts, values: { ...facts.values, 'tk.uitkomst': framework.outcome } } };
  const noticesIn = (kind: 'stops' | 'notices'): readonly Stop[] =>
    content.questionnaires.flatMap((questionnaire) => noticesOf(questionnaire, kind, known));
  return {
    visible,
    progress: progressOf(content, document, visible),
    stops: noticesIn('stops'),
    notices: noticesIn('notices'),
    conclusions,
    checks: checkAll(content.rules, known),
    framework,
    toConfirm,
  };
}

/**
 * Unconfirmed answers may not make an outcome lighter: the tree is walked with and without them, and the findings of
 * both walks count. `today` is given only when there are such answers.
 */
function frameworkOf(content: Content, document: AssessmentDocument, facts: Facts, today: string | undefined): FrameworkEvaluation {
  const asWritten = evaluateFramework(content.framework, facts);
  if (today === undefined) return asWritten;
  const withoutThem = evaluateFramework(content.framework, factsOf(content, document, true, today));
  const same = (a: Finding, b: Finding): boolean => a.node === b.node && a.outcome === b.outcome && a.criterion?.id === b.criterion?.id;
  const extra = withoutThem.findings
    .filter((finding) => !asWritten.findings.some((known) => same(known, finding)))
    .map((finding) => ({ ...finding, text: `${finding.text} Een voorgevuld antwoord hierover is nog niet bevestigd.` }));
  const findings = [...asWritten.findings, ...extra].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  const outcome = findings[0]?.outcome ?? 'O5';
  const decisive = [...new Set(findings.filter((finding) => finding.outcome === outcome).map(({ node }) => node))];
  return {
    ...asWritten,
    outcome,
    decisive,
    findings,
    title: titleOf(content.framework, outcome, decisive),
    released: asWritten.released && withoutThem.released && outcome === asWritten.outcome,
  };
}

function visibleIn(content: Content, document: AssessmentDocument, questionnaire: Questionnaire, scope: Scope): readonly VisibleQuestion[] {
  return pagesOf(questionnaire).flatMap(({ section }) =>
    (section.questions ?? []).flatMap((question): readonly VisibleQuestion[] => {
      if (section.group) return inRows(content, document, section, section.group, question, scope);
      if (!isAsked(question, scope)) return [];
      const here: VisibleQuestion = {
        key: question.id,
        question,
        section,
        state: stateOf(question, document, question.id),
        ...suggested(question, scope),
      };
      if (question.kind !== 'rows') return [here];
      return [here, ...question.columns.flatMap((column) => inRows(content, document, section, question.group, column, scope))];
    }),
  );
}

function inRows(
  content: Content,
  document: AssessmentDocument,
  section: Section,
  group: Group,
  question: Question,
  scope: Scope,
): readonly VisibleQuestion[] {
  const factRows = byId(scope.facts.groups[group.id]);
  return rowsOf(content, document, group).flatMap((row) => {
    const factRow = factRows.get(row.id);
    const inRow = factRow ? { ...scope, row: factRow } : scope;
    if (!isAsked(question, inRow)) return [];
    const key = answerKey(question.id, row.id);
    return [{ key, question, section, row, state: stateOf(question, document, key), ...suggested(question, inRow) }];
  });
}

// A list is asked for every question in it; its index is made once per evaluation.
const indexes = new WeakMap<readonly FactRow[], ReadonlyMap<string, FactRow>>();
function byId(rows: readonly FactRow[] = []): ReadonlyMap<string, FactRow> {
  const index = indexes.get(rows) ?? new Map(rows.map((row) => [row.id, row]));
  indexes.set(rows, index);
  return index;
}

// A condition that is not certain still asks: unknown is no reason to hide a question, unless it waits for another answer.
const isAsked = (question: Question, scope: Scope): boolean =>
  question.when === undefined || evaluateCondition(question.when, scope) === 'yes';

function suggested(question: Question, scope: Scope): { suggestion?: string } {
  const found = question.suggest?.find(({ when }) => evaluateCondition(when, scope) === 'yes');
  return found ? { suggestion: found.text } : {};
}

/** What is known about a question by itself, whether or not it is asked now. */
export function stateOf(question: Question, document: AssessmentDocument, key: string): QuestionState {
  const answer: Answer | undefined = document.answers[key];
  if (question.kind === 'rows' && hasFilledRow(question, document)) return 'beantwoord';
  if (!answer) return 'open';
  if (answer.state === 'nvt') return 'nvt';
  if (isEmpty(answer.value)) return 'open';
  if (awaitsConfirmation(question, document, answer)) return 'te_bevestigen';
  return lacksEvidence(question, answer) ? 'zonder_bewijs' : 'beantwoord';
}

// A row that somebody added and left empty answers nothing.
const hasFilledRow = ({ group, columns }: Extract<Question, { kind: 'rows' }>, document: AssessmentDocument): boolean =>
  (document.rows[group.id] ?? []).some(({ id }) =>
    columns.some((column) => {
      const answer = document.answers[answerKey(column.id, id)];
      return answer !== undefined && !isEmpty(answer.value);
    }),
  );

const isEmpty = (value: Answer['value']): boolean => (Array.isArray(value) ? value.length === 0 : value.trim() === '');

/** True when nobody has to look at a question any more. */
export const isDone = (state: QuestionState): boolean => state === 'beantwoord' || state === 'nvt';

/** How far these questions are. */
export const progressIn = (asked: readonly VisibleQuestion[]): Progress => ({
  asked: asked.length,
  done: asked.filter(({ state }) => isDone(state)).length,
  toConfirm: asked.filter(({ state }) => state === 'te_bevestigen').length,
});

function progressOf(content: Content, document: AssessmentDocument, visible: readonly VisibleQuestion[]): Record<string, Progress> {
  const result: Record<string, Progress> = {};
  for (const questionnaire of content.questionnaires) {
    for (const { section } of pagesOf(questionnaire)) {
      const asked = visible.filter((one) => one.section.id === section.id && !one.question.optional);
      const { group, borrowed } = section;
      const missing = group?.min && !borrowed ? Math.max(0, group.min - rowsOf(content, document, group).length) : 0;
      const progress = progressIn(asked);
      result[section.id] = { ...progress, asked: progress.asked + missing };
    }
  }
  return result;
}

function noticesOf(questionnaire: Questionnaire, kind: 'stops' | 'notices', scope: Scope): readonly Stop[] {
  return (questionnaire[kind] ?? [])
    .filter(({ when }) => evaluateCondition(when, scope) === 'yes')
    .map(({ text, sources }) => ({ questionnaire: questionnaire.id, text, sources }));
}

/** The words of an answer place, for lists of reasons: number, title and row. */
export function placeWords(content: Content, place: { question: string; row?: string }, rowName?: string): string {
  const question = findQuestion(content, place.question)?.question;
  const name = question ? [question.nr, question.title].filter(Boolean).join(' ') : place.question;
  return rowName ? `${name} (${rowName})` : name;
}
