// Turns the YAML under assets/ into one checked JSON file, so that no YAML parser runs in the app.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { exampleSchema } from '../shared/assessment/example.ts';
import { assessmentSchema } from '../shared/assessment/types.ts';
import { contentSchema } from '../shared/questionnaire/content.ts';

const root = path.resolve(import.meta.dirname, '..');

export function readYaml(file: string): unknown {
  return parse(readFileSync(path.join(root, 'assets', file), 'utf8'), { maxAliasCount: 0, strict: true, uniqueKeys: true });
}

/** Reads and checks all content under assets/. Throws with the place of the first fault. */
export function readContent() {
  const questionnaires = ['iama/2.0', 'toetsingskader/2025', 'register/1'].map((folder) =>
    withOptions(readYaml(`questionnaires/${folder}/questionnaire.yaml`)),
  );
  const body = {
    questionnaires,
    framework: readYaml('rules/toetsingskader-2025.yaml'),
    sources: readYaml('sources/sources.yaml'),
    roles: readYaml('texts/roles.yaml'),
    reportWords: readYaml('texts/report/nl.yaml'),
  };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return contentSchema.parse({ hash, ...body });
}

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

/** Interface sentences per language: `assets/texts/<language>.yaml`, flat keys. */
export function readTexts(): Record<string, Record<string, string>> {
  const languages = readdirSync(path.join(root, 'assets/texts')).flatMap((name) => /^([a-z]{2})\.yaml$/.exec(name)?.[1] ?? []);
  return Object.fromEntries(languages.map((language) => [language, readYaml(`texts/${language}.yaml`) as Record<string, string>]));
}

// Questions may name a shared list of options instead of repeating it.
function withOptions(value: unknown): unknown {
  const shared = readYaml('questionnaires/options.yaml') as Record<string, unknown>;
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(visit);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [key, key === 'options' && typeof inner === 'string' ? shared[inner] : visit(inner)]),
    );
  };
  return visit(value);
}

if (import.meta.main) {
  const target = path.join(root, 'out/content');
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'content.json'), JSON.stringify(readContent()));
  writeFileSync(path.join(target, 'examples.json'), JSON.stringify(readExamples()));
  writeFileSync(path.join(target, 'texts.json'), JSON.stringify(readTexts()));
}
