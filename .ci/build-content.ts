// Turns the YAML under assets/ into one checked JSON file, so that no YAML parser runs in the app.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { exampleSchema } from '../shared/assessment/example.ts';
import { assessmentSchema } from '../shared/assessment/types.ts';
import { type ForeignMap, foreignMapSchema } from '../shared/exchange/foreign/map.ts';
import { contentSchema } from '../shared/questionnaire/content.ts';
import { templateSchema } from '../shared/template/types.ts';

const root = path.resolve(import.meta.dirname, '..');

export function readYaml(file: string): unknown {
  return withApostrophes(
    parse(readFileSync(path.join(root, 'assets', file), 'utf8'), { maxAliasCount: 0, strict: true, uniqueKeys: true }),
  );
}

// Authors type a straight apostrophe; readers get the printer's one.
function withApostrophes(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
  if (Array.isArray(value)) return value.map(withApostrophes);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withApostrophes(inner)]));
}

const QUESTIONNAIRES = ['dossier/1', 'dpia/3.0', 'iama/2.0', 'toetsingskader/2025', 'register/1', 'omgeving/1'];

/** Reads and checks all content under assets/. Throws with the place of the first fault. */
export function readContent() {
  const body = {
    questionnaires: QUESTIONNAIRES.map(readQuestionnaire),
    framework: readYaml('rules/toetsingskader-2025.yaml'),
    rules: {
      terms: readYaml('rules/terms.yaml'),
      scores: readYaml('rules/scores.yaml'),
      conclusions: readYaml('rules/conclusions.yaml'),
      checks: readYaml('rules/checks.yaml'),
    },
    unverified: readYaml('rules/unverified.yaml'),
    indicators: readYaml('rules/indicators.yaml'),
    links: readYaml('rules/links.yaml'),
    moved: readYaml('questionnaires/iama/2021/moved.yaml'),
    glossary: readYaml('glossary/glossary.yaml'),
    references: readYaml('sources/references.yaml'),
    sources: readYaml('sources/sources.yaml'),
    overlays: [readYaml('questionnaires/iama/2.0/en.yaml'), ...(readYaml('questionnaires/en.yaml') as unknown[])],
    roles: readYaml('texts/roles.yaml'),
    reportWords: readYaml('texts/report/nl.yaml'),
    reportWordsInEnglish: readYaml('texts/report/en.yaml'),
  };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return contentSchema.parse({ hash, ...body });
}

/** Where answers of other tools land in ours; the main process alone needs it. */
export const readForeignMaps = (): ForeignMap[] => z.array(foreignMapSchema).parse(readYaml('exchange/foreign.yaml'));

/** The worked examples; checked with the same schema when the app opens one. */
export function readExamples(): unknown[] {
  const files = readdirSync(path.join(root, 'assets/examples')).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => {
    const example = readYaml(`examples/${name}`);
    exampleSchema.parse(example);
    return example;
  });
}

/** The published JSON Schema of a dossier's `dossier.json`, made from the schema that the app itself uses. */
export const dossierJsonSchema = (): string => `${JSON.stringify(z.toJSONSchema(assessmentSchema), null, 1)}\n`;

/** The published JSON Schema of a template (`*.weegsjabloon`), made in the same way. */
export const templateJsonSchema = (): string => `${JSON.stringify(z.toJSONSchema(templateSchema), null, 1)}\n`;

/** Interface sentences per language: `assets/texts/<language>.yaml`, flat keys. */
export function readTexts(): Record<string, Record<string, string>> {
  const languages = readdirSync(path.join(root, 'assets/texts')).flatMap((name) => /^([a-z]{2})\.yaml$/.exec(name)?.[1] ?? []);
  return Object.fromEntries(languages.map((language) => [language, readYaml(`texts/${language}.yaml`) as Record<string, string>]));
}

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const parts = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

/**
 * One questionnaire, whole. What saves writing in the YAML ends here: parts in files of their own (`file`), shared lists of
 * options, sources, marks and conditions said once for many questions, and pages that borrow the rows of another (`rowsOf`).
 */
function readQuestionnaire(folder: string): unknown {
  const at = `questionnaires/${folder}`;
  const lists = readYaml('questionnaires/options.yaml') as Part;
  const { defaults = {}, ...head } = readYaml(`${at}/questionnaire.yaml`) as Part & { defaults?: Part };
  const sections = parts(head.sections).flatMap((part) => (typeof part.file === 'string' ? parts(readYaml(`${at}/${part.file}`)) : [part]));
  const groups = new Map(sections.flatMap(groupsIn));
  const question = (part: Part, inherited: Part, column: boolean): Part => {
    const { nr } = part;
    const source =
      typeof nr === 'string' && typeof defaults.source === 'string' ? { sources: [{ source: defaults.source, at: `vraag ${nr}` }] } : {};
    const marks = nr !== undefined && !column ? (defaults.numbered as Part) : {};
    const whole: Part = { ...marks, ...inherited, ...source, ...part };
    if (inherited.when && part.when) whole.when = { all: [inherited.when, part.when] };
    if (typeof whole.options === 'string') whole.options = lists[whole.options];
    if (whole.rolesProposed && !whole.roles) delete whole.rolesProposed;
    if (whole.columns) whole.columns = parts(whole.columns).map((inner) => question(inner, { sources: whole.sources }, true));
    return whole;
  };
  const section = (part: Part, inherited: Part): Part => {
    const { sources = inherited.sources, when = inherited.when, rowsOf, ...rest } = part;
    const mine = { ...(sources ? { sources } : {}), ...(when ? { when } : {}) };
    if (rowsOf && !groups.has(String(rowsOf))) throw new Error(`${at}: ${String(rowsOf)} is no list of rows`);
    return {
      ...rest,
      ...(rowsOf ? { group: groups.get(String(rowsOf)), borrowed: true } : {}),
      ...(rest.questions ? { questions: parts(rest.questions).map((inner) => question(inner, mine, false)) } : {}),
      ...(rest.sections ? { sections: parts(rest.sections).map((inner) => section(inner, mine)) } : {}),
    };
  };
  return { ...head, sections: sections.map((part) => section(part, {})) };
}

const groupsIn = (section: Part): [string, unknown][] => [
  ...(isPart(section.group) ? [[String(section.group.id), section.group] as [string, unknown]] : []),
  ...parts(section.sections).flatMap(groupsIn),
];

if (import.meta.main) {
  const target = path.join(root, 'out/content');
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'content.json'), JSON.stringify(readContent()));
  writeFileSync(path.join(target, 'foreign.json'), JSON.stringify(readForeignMaps()));
  writeFileSync(path.join(target, 'examples.json'), JSON.stringify(readExamples()));
  writeFileSync(path.join(target, 'texts.json'), JSON.stringify(readTexts()));
}
