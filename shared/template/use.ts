import { createAssessment } from '../assessment/create.ts';
import { stableJson } from '../assessment/fixed.ts';
import { splitKey } from '../assessment/keys.ts';
import type { Answer, AssessmentDocument, DossierFacts } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { TEMPLATE_FORMAT, TEMPLATE_VERSION, type Template, type UsedTemplate } from './types.ts';

/** The text that the hash and the signature of a template are taken of: everything but the signature, keys sorted. */
export const templateText = ({ signature: _signature, ...template }: Template): string => stableJson(template);

/** What a dossier keeps of a template. `sha256` (hex) is of `templateText`. */
export function usedOf(template: Template, sha256: string): UsedTemplate {
  const { id, name, organisation, version, help, roles, extra, checks, hidden, style } = template;
  return { id, name, organisation, version, sha256, help, ...(roles ? { roles } : {}), extra, checks, hidden, ...(style ? { style } : {}) };
}

const sourceOf = ({ name, version, organisation }: Template, sha256: string): string =>
  [`sjabloon ${name}, versie ${version}`, organisation, `SHA-256 ${sha256}`].filter(Boolean).join(', ').slice(0, 2_000);

/** A new dossier that starts from a template: every answer is filled in beforehand and waits for a person. */
export function fromTemplate(
  content: Content,
  template: Template,
  sha256: string,
  id: string,
  now: string,
  facts: Partial<DossierFacts>,
): AssessmentDocument {
  return { ...withTemplateAnswers(createAssessment(content, id, now, facts), template, sha256, now), template: usedOf(template, sha256) };
}

/** A document with every answer of a template over its own, for a person to choose from. `at` (ISO 8601) is when the template says it. */
export function withTemplateAnswers(document: AssessmentDocument, template: Template, sha256: string, at: string): AssessmentDocument {
  const from = { kind: 'sjabloon' as const, source: sourceOf(template, sha256) };
  const answers = Object.fromEntries(
    Object.entries(template.answers).map(([key, answer]): [string, Answer] => [key, { state: 'beantwoord', ...answer, from, at }]),
  );
  const rows = Object.fromEntries(
    [...new Set([...Object.keys(document.rows), ...Object.keys(template.rows)])].map((group) => {
      const own = document.rows[group] ?? [];
      return [group, [...own, ...(template.rows[group] ?? []).filter(({ id }) => !own.some((one) => one.id === id))]];
    }),
  );
  return {
    ...document,
    answers: { ...document.answers, ...answers },
    rows,
    ...(template.signers ? { signers: template.signers } : {}),
  };
}

/** What the maker of a template says about it. */
export type TemplateHead = Pick<Template, 'id' | 'name' | 'organisation' | 'version' | 'date' | 'note'>;

/**
 * A template from a dossier: the answers that the maker ticks, with the rows they stand in and what the dossier's own
 * template changed in the questions. Evidence, attachments, names of who answered and versions never travel.
 */
export function templateFrom(content: Content, document: AssessmentDocument, head: TemplateHead, keys: ReadonlySet<string>): Template {
  const chosen = Object.entries(document.answers).filter(([key, { state }]) => keys.has(key) && state === 'beantwoord');
  const wanted = new Set(chosen.flatMap(([key]) => splitKey(key).row ?? []));
  const groups = new Set(chosen.flatMap(([key]) => findQuestion(content, splitKey(key).question)?.group?.id ?? []));
  const { help = {}, roles, extra = [], checks = [], hidden = [], style } = document.template ?? {};
  return {
    format: TEMPLATE_FORMAT,
    formatVersion: TEMPLATE_VERSION,
    ...head,
    instruments: document.instruments.map(({ id, edition }) => ({ id, edition })),
    answers: Object.fromEntries(
      chosen.map(([key, { value, considerations, choices }]) => [
        key,
        { value, ...(considerations ? { considerations } : {}), ...(choices ? { choices } : {}) },
      ]),
    ),
    rows: Object.fromEntries(
      Object.entries(document.rows).flatMap(([group, list]) => {
        const kept = groups.has(group) ? list.filter(({ id }) => wanted.has(id)) : [];
        return kept.length > 0 ? [[group, kept]] : [];
      }),
    ),
    ...(document.signers ? { signers: document.signers } : {}),
    help,
    ...(roles ? { roles } : {}),
    extra,
    checks,
    hidden,
    ...(style ? { style } : {}),
  };
}

/** A template without what was added and left empty: answers without a value, and rows that say nothing. */
export function tidied(template: Template): Template {
  const answers = Object.fromEntries(
    Object.entries(template.answers).filter(
      ([, { value, considerations, choices }]) => [value].flat().some((one) => one.trim()) || considerations || choices,
    ),
  );
  const used = new Set(Object.keys(answers).map((key) => splitKey(key).row));
  const rows = Object.fromEntries(
    Object.entries(template.rows).flatMap(([group, list]) => {
      const kept = list.filter(({ id }) => used.has(id));
      return kept.length > 0 ? [[group, kept]] : [];
    }),
  );
  return { ...template, answers, rows };
}

/** What differs between two versions of a template, by place; for a person who compares them. */
export type TemplateDifference = { readonly place: string; readonly before: string; readonly after: string };

export function compareTemplates(before: Template, after: Template): readonly TemplateDifference[] {
  const parts = (template: Template): ReadonlyMap<string, string> =>
    new Map([
      ...(['name', 'organisation', 'version', 'date', 'note'] as const).map((name) => [name, template[name]] as const),
      ...Object.entries(template.answers).map(([key, answer]) => [key, wordsOf(answer)] as const),
      ...Object.entries(template.help).map(([id, words]) => [`${id} (uitleg)`, words] as const),
      ...Object.entries(template.roles ?? {}).map(([id, words]) => [`${id} (wie weet dit)`, words] as const),
      ...template.extra.map((one) => [one.id, `${one.title}: ${one.text}`] as const),
      ...template.checks.map((one) => [one.id, `${one.text} ${one.todo}`] as const),
      ...template.hidden.map((id) => [`${id} (verborgen)`, 'ja'] as const),
    ]);
  const [old, fresh] = [parts(before), parts(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((place) => {
    const [was = '', is = ''] = [old.get(place), fresh.get(place)];
    return was === is ? [] : [{ place, before: was, after: is }];
  });
}

const wordsOf = ({ value, considerations = '', choices = '' }: Template['answers'][string]): string =>
  [Array.isArray(value) ? value.join(', ') : value, considerations, choices].filter(Boolean).join('\n');
