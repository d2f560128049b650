import { explain, type Names } from '../rules/explain.ts';
import type { SourceReference } from '../rules/rule-set.ts';
import type { Condition } from '../rules/types.ts';
import { type Content, sourceWords } from './content.ts';
import type { Question } from './types.ts';
import { findQuestion, groupsOf, placedQuestions } from './walk.ts';

/** One question or rule, for people and programs that check the content. */
export type ContentItem = {
  readonly instrument: string;
  readonly edition: string;
  readonly nr: string;
  readonly id: string;
  readonly kind: 'vraag' | 'regel' | 'uitkomst' | 'waarschuwing' | 'plicht' | 'som' | 'conclusie' | 'controle' | 'indicator';
  readonly title: string;
  /** What is asked or said, sentence by sentence. */
  readonly lines: readonly string[];
  readonly roles: readonly string[];
  readonly sources: readonly string[];
  /** False when a source was not seen, or when nobody compared this with the official text. */
  readonly verified: boolean;
};

/** Every question and rule of the content, in reading order. */
export function contentItems(content: Content): readonly ContentItem[] {
  const { framework, rules } = content;
  const names = namesOf(content);
  const when = (condition: Condition | undefined, before = 'Als'): string[] =>
    condition ? [`${before} ${explain(condition, names)}.`] : [];
  const seen = new Set(content.sources.filter(({ verified }) => verified).map(({ id }) => id));
  const doubted = new Set(content.unverified.flatMap(({ questions }) => questions));
  const sourced = (sources: readonly SourceReference[]) => ({ sources: sources.map((one) => sourceWords(content, one)) });
  const allSeen = (sources: readonly SourceReference[]): boolean => sources.every(({ source }) => seen.has(source));
  const tree = { instrument: framework.id, edition: framework.edition, roles: [] };
  const own = { instrument: 'samenhang', edition: '1', roles: [] };
  return [
    ...content.questionnaires.flatMap((questionnaire) =>
      placedQuestions(questionnaire).map(
        ({ question }): ContentItem => ({
          instrument: questionnaire.id,
          edition: questionnaire.edition,
          nr: question.nr ?? '',
          id: question.id,
          kind: 'vraag',
          title: question.title,
          lines: [...questionLines(question), ...when(question.when, 'Wordt gevraagd als')],
          roles: (question.roles ?? []).map((role) => content.roles[role] ?? role),
          ...sourced(question.sources),
          verified: allSeen(question.sources) && !doubted.has(question.id),
        }),
      ),
    ),
    ...framework.nodes.map(
      (node): ContentItem => ({
        ...tree,
        nr: node.id,
        id: node.id,
        kind: 'regel',
        title: node.title,
        lines: [
          node.text,
          ...when(node.applies, 'Wordt gelezen als'),
          ...node.rules.map((rule) => `${explain(rule.when, names)} → ${rule.finding}: ${rule.text}`),
          `Open → ${node.open.finding}: ${node.open.text} ${node.open.settle}`,
        ],
        ...sourced(node.sources),
        verified: node.verified,
      }),
    ),
    ...framework.outcomes.map(
      (one): ContentItem => ({
        ...tree,
        nr: one.code,
        id: one.code,
        kind: 'uitkomst',
        title: one.title,
        lines: [one.means, one.todo, one.saysNot],
        ...sourced(one.sources),
        verified: one.verified,
      }),
    ),
    ...framework.warnings.map(
      (one): ContentItem => ({
        ...tree,
        nr: one.code,
        id: one.code,
        kind: 'waarschuwing',
        title: one.text,
        lines: when(one.when),
        ...sourced(one.sources),
        verified: allSeen(one.sources),
      }),
    ),
    ...framework.duties.map(
      (one): ContentItem => ({
        ...tree,
        nr: one.code,
        id: one.code,
        kind: 'plicht',
        title: one.title,
        lines: [one.text, ...when(one.when)],
        ...sourced(one.sources),
        verified: one.verified,
      }),
    ),
    ...rules.scores.map(
      (one): ContentItem => ({
        ...own,
        nr: '',
        id: one.id,
        kind: 'som',
        title: one.title,
        lines: one.parts.map(({ title }) => title),
        ...sourced(one.sources),
        verified: allSeen(one.sources),
      }),
    ),
    ...rules.conclusions.map(
      (one): ContentItem => ({
        ...own,
        nr: '',
        id: one.id,
        kind: 'conclusie',
        title: one.title,
        lines: one.rules.map((rule) => `${explain(rule.when, names)} → ${names.level(one.id, rule.level)}: ${rule.because}`),
        ...sourced(one.sources),
        verified: one.verified,
      }),
    ),
    ...rules.checks.map(
      (one): ContentItem => ({
        ...own,
        nr: '',
        id: one.id,
        kind: 'controle',
        title: one.text,
        lines: [one.todo, ...when(one.when)],
        ...sourced(one.sources),
        verified: allSeen(one.sources),
      }),
    ),
    ...content.indicators.map(
      (one): ContentItem => ({
        ...own,
        nr: one.klasse,
        id: one.id,
        kind: 'indicator',
        title: one.name,
        lines: [one.why, ...(one.warn ? [one.warn] : [])],
        ...sourced(one.sources),
        verified: one.verified,
      }),
    ),
  ];
}

function questionLines(question: Question): string[] {
  const { text, why, help, good = [], ours, suggest = [] } = question;
  const options = 'options' in question ? question.options.map(({ label, hint }) => (hint ? `${label} (${hint})` : label)) : [];
  return [
    text,
    ...(ours ? [ours] : []),
    ...(why ? [`Waarom: ${why}`] : []),
    ...(help ? [`Uitleg: ${help}`] : []),
    ...(good.length > 0 ? [`Een goed antwoord ${good.join(', ')}.`] : []),
    ...(options.length > 0 ? [`Keuzes: ${options.join('; ')}.`] : []),
    ...suggest.map((one) => one.text),
  ];
}

function namesOf(content: Content): Names {
  const named = (id: string): string => {
    const question = findQuestion(content, id)?.question;
    return question ? `‘${[question.nr, question.title].filter(Boolean).join(' ')}’` : id === 'tk.uitkomst' ? 'de uitkomst' : id;
  };
  const conclusion = (id: string) => content.rules.conclusions.find((one) => one.id === id);
  return {
    question: named,
    value: (id, value) => {
      const question = findQuestion(content, id)?.question;
      const label = question && 'options' in question ? question.options.find((one) => one.value === value)?.label : undefined;
      return `“${label ?? value}”`;
    },
    group: (id) => groupsOf(content).get(id)?.plural ?? id,
    score: (id) => content.rules.scores.find((one) => one.id === id)?.title ?? id,
    conclusion: (id) => conclusion(id)?.title ?? id,
    level: (id, level) => conclusion(id)?.levels.find((one) => one.id === level)?.label ?? level,
  };
}

/** The named conditions of the rules, each as a sentence: rules refer to them between square brackets. */
export function namedConditions(content: Content): readonly { readonly name: string; readonly means: string }[] {
  const names = namesOf(content);
  return Object.entries({ ...content.framework.terms, ...content.rules.terms }).map(([name, condition]) => ({
    name: name.replaceAll('_', ' '),
    means: explain(condition, names),
  }));
}
