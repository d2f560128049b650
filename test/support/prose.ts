// Everything people read in the content, sentence by sentence, for checks on language.
import { readExamples, readTexts } from '../../.ci/build-content.ts';
import type { Section } from '../../shared/questionnaire/types.ts';
import { pagesOf, placedQuestions } from '../../shared/questionnaire/walk.ts';
import { content } from './content.ts';

export type Prose = { readonly at: string; readonly text: string };

/** All Dutch texts of the content, each with the place where it stands. Titles of sources and references are not ours. */
export function allProse(): readonly Prose[] {
  const { framework, rules } = content;
  const found: Prose[] = [];
  const add = (at: string, ...texts: readonly (string | undefined)[]): void => {
    for (const text of texts) if (text) found.push({ at, text });
  };
  for (const questionnaire of content.questionnaires) {
    add(questionnaire.id, questionnaire.verification);
    for (const { text } of [...(questionnaire.stops ?? []), ...(questionnaire.notices ?? [])]) add(questionnaire.id, text);
    const sections = new Set<Section>(pagesOf(questionnaire).flatMap(({ section, above }) => [section, ...above]));
    for (const { id, title, intro, ours } of sections) add(id, title, intro, ours);
    for (const { question } of placedQuestions(questionnaire)) {
      const { id, title, text, why, help, good = [], ours, suggest = [] } = question;
      add(id, title, text, why, help, ours, ...good, ...suggest.map((one) => one.text));
      if ('options' in question) for (const { label, hint, cluster } of question.options) add(id, label, cluster ? undefined : hint);
    }
  }
  add('toetsingskader', framework.verification, framework.burden.text);
  for (const node of framework.nodes)
    add(node.id, node.title, node.text, node.open.text, node.open.settle, ...node.rules.map(({ text }) => text));
  for (const { code, title, titleAt = {}, means, todo, saysNot } of framework.outcomes)
    add(code, title, ...Object.values(titleAt), means, todo, saysNot);
  for (const { code, text } of framework.warnings) add(code, text);
  for (const { code, title, text } of framework.duties) add(code, title, text);
  for (const { id, text, todo } of rules.checks) add(id, text, todo);
  for (const { id, title, open, levels, rules: reasons } of rules.conclusions)
    add(id, title, open, ...levels.flatMap(({ label, text }) => [label, text]), ...reasons.map(({ because }) => because));
  for (const { id, title, parts } of rules.scores) add(id, title, ...parts.map((part) => part.title));
  for (const { id, title, text } of content.unverified) add(id, title, text);
  for (const { id, name, examples = [], why, warn } of content.indicators) add(id, name, ...examples, why, warn);
  for (const { why, to } of content.links) add(`koppeling ${to.id}`, why);
  for (const { nr, title, note } of content.moved) add(`2021 ${nr}`, title, note);
  for (const { term, means } of content.glossary) add(term, means);
  for (const { id, about = [] } of content.sources) add(id, ...about);
  for (const [key, text] of Object.entries(content.reportWords)) add(key, text);
  for (const [key, text] of Object.entries(readTexts().nl ?? {})) add(key, text);
  for (const raw of readExamples()) add('voorbeeld', ...stringsIn(raw).filter((text) => text.includes(' ')));
  return found;
}

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(stringsIn)
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(stringsIn)
        : [];
