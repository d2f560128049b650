import { splitKey } from '../assessment/keys.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Question } from '../questionnaire/types.ts';
import { findQuestion, groupsOf, pagesOf, placedQuestions } from '../questionnaire/walk.ts';
import type { Template } from './types.ts';

/** Something in a template that cannot be used: where it stands, and what is wrong there. */
export type TemplateFault = { readonly place: string; readonly code: string };

/** Whether a template may leave a question out: an optional one of ours that is no item of an instrument, no rule and no duty. */
export function canHide(content: Content, id: string): boolean {
  const found = findQuestion(content, id);
  if (!found) return false;
  const { question, group } = found;
  return question.optional === true && !question.nr && group?.fixed === undefined && !weighed(content).has(id);
}

const weighing = new WeakMap<Content, ReadonlySet<string>>();

/** Questions that a rule reads, or that name a row. */
function weighed(content: Content): ReadonlySet<string> {
  const known = weighing.get(content);
  if (known) return known;
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    else if (value && typeof value === 'object') for (const part of Object.values(value)) visit(part);
  };
  visit([content.framework.nodes, content.framework.terms, content.framework.duties, content.framework.warnings, content.framework.burden]);
  visit([content.framework.release, content.rules, content.links]);
  for (const questionnaire of content.questionnaires) {
    visit([questionnaire.stops, questionnaire.notices]);
    for (const { question } of placedQuestions(questionnaire)) visit([question.when, question.suggest, question.again, question.shows]);
  }
  for (const { label, from } of groupsOf(content).values()) visit([label, from]);
  weighing.set(content, found);
  return found;
}

/** Everything in a template that does not fit our questions. An empty list means that it can be used. */
export function faultsIn(content: Content, template: Template): readonly TemplateFault[] {
  const sections = new Map(content.questionnaires.flatMap(pagesOf).map(({ section }) => [section.id, section]));
  const local = new Map(template.extra.map((one) => [one.id, one]));
  const known = (id: string): boolean => findQuestion(content, id) !== undefined || local.has(id);
  const faults: TemplateFault[] = [];
  const fault = (place: string, code: string): void => void faults.push({ place, code });

  template.extra.forEach(({ id, section }, at) => {
    const page = sections.get(section);
    if (template.extra.findIndex((one) => one.id === id) !== at) fault(`extra: ${id}`, 'dubbel');
    // A row of duties or rights is given by the rules; a team adds questions to a page of its own kind.
    if (!page || page.group) fault(`extra: ${id}`, 'pagina');
  });
  for (const id of template.hidden) if (!canHide(content, id)) fault(`hidden: ${id}`, 'verbergen');
  for (const id of Object.keys(template.help)) if (!known(id)) fault(`help: ${id}`, 'vraag');
  for (const id of Object.keys(template.roles ?? {})) if (!known(id)) fault(`roles: ${id}`, 'vraag');
  for (const [key, { value }] of Object.entries(template.answers)) {
    const { question, row } = splitKey(key);
    const found = findQuestion(content, question);
    const asked = (found?.question ?? local.get(question)) as Question | undefined;
    if (!asked) fault(`answers: ${key}`, 'vraag');
    else if (row !== undefined && !(template.rows[found?.group?.id ?? ''] ?? []).some((one) => one.id === row)) {
      // Rows that follow from a choice, or that are fixed, are not in the list.
      if (!found?.group?.from && !found?.group?.fixed && !row.startsWith('begin')) fault(`answers: ${key}`, 'rij');
    } else if ('options' in asked) {
      const options = new Set(asked.options.map((option) => option.value));
      if ((Array.isArray(value) ? value : [value]).some((one) => one !== '' && !options.has(one))) fault(`answers: ${key}`, 'keuze');
    }
  }
  for (const { id, when, about } of template.checks) {
    for (const one of about) if (!known(one)) fault(`checks: ${id}`, 'vraag');
    for (const one of questionsIn(when)) if (!known(one)) fault(`checks: ${id}`, 'vraag');
    if (namesTerm(when)) fault(`checks: ${id}`, 'begrip');
    if (!groupsKnown(content, when)) fault(`checks: ${id}`, 'lijst');
  }
  return faults;
}

/** The parts of a template that it may really have: what a fault was found in is not among them. */
export function allowedIn(content: Content, template: Pick<Template, 'extra' | 'checks' | 'hidden'>) {
  const sections = new Map(content.questionnaires.flatMap(pagesOf).map(({ section }) => [section.id, section]));
  const extra = template.extra.filter(
    ({ id, section }, at) =>
      sections.get(section)?.group === undefined && sections.has(section) && template.extra.findIndex((one) => one.id === id) === at,
  );
  const local = new Set(extra.map(({ id }) => id));
  const known = (id: string): boolean => findQuestion(content, id) !== undefined || local.has(id);
  return {
    extra,
    hidden: new Set(template.hidden.filter((id) => canHide(content, id))),
    checks: template.checks.filter(
      ({ when, about }) => [...about, ...questionsIn(when)].every(known) && !namesTerm(when) && groupsKnown(content, when),
    ),
  };
}

/** The questions that a condition reads. */
function questionsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Record<string, unknown>;
  const own = ['unknown', 'filled', 'question', 'date', 'than'].flatMap((name) =>
    typeof one[name] === 'string' ? [one[name] as string] : [],
  );
  return [...own, ...Object.values(one).flatMap(questionsIn)];
}

/** Named conditions, sums and conclusions are ours: they may change, and a check of a team would change with them. */
function namesTerm(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, part]) => ['term', 'points', 'level'].includes(name) || namesTerm(part));
}

/** Whether every list that a condition walks over exists. */
function groupsKnown(content: Content, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) =>
    name === 'group' ? groupsOf(content).has(String(part)) : groupsKnown(content, part),
  );
}
