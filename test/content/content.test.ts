import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dossierJsonSchema, readExamples, readTexts } from '../../.ci/build-content.ts';
import { exampleSchema } from '../../shared/assessment/example.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import type { Question } from '../../shared/questionnaire/types.ts';
import { findQuestion, groupsOf, placedQuestions } from '../../shared/questionnaire/walk.ts';
import type { Condition } from '../../shared/rules/types.ts';
import { content, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';

const placed = content.questionnaires.flatMap(placedQuestions);
const { framework } = content;

function conditionsIn(condition: Condition, found: Condition[] = []): Condition[] {
  found.push(condition);
  const inner =
    'all' in condition
      ? condition.all
      : 'any' in condition
        ? condition.any
        : 'not' in condition
          ? [condition.not]
          : 'certainly' in condition
            ? [condition.certainly]
            : 'possibly' in condition
              ? [condition.possibly]
              : 'some' in condition
                ? [condition.some.where]
                : 'every' in condition
                  ? [condition.every.where]
                  : 'atLeast' in condition
                    ? [condition.atLeast.where]
                    : [];
  for (const one of inner) conditionsIn(one, found);
  return found;
}
const conditions: Condition[] = [
  ...placed.flatMap(({ question }) => (question.when ? [question.when] : [])),
  ...Object.values(framework.terms),
  framework.burden.design,
  framework.release.arranged,
  ...framework.nodes.flatMap((node) => [...(node.applies ? [node.applies] : []), ...node.rules.map(({ when }) => when)]),
  ...framework.warnings.map(({ when }) => when),
  ...framework.duties.map(({ when }) => when),
].flatMap((one) => conditionsIn(one));

test('elk id komt één keer voor, en vragen van een groep dragen haar naam', () => {
  const ids = placed.map(({ question }) => question.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { question, group } of placed) if (group) expect(question.id.startsWith(`${group.id}.`), question.id).toBe(true);
});

test('elke voorwaarde noemt vragen, antwoorden, groepen en begrippen die bestaan', () => {
  const groups = groupsOf(content);
  for (const condition of conditions) {
    if ('is' in condition) {
      const { question, in: values } = condition.is;
      if (question === 'tk.uitkomst') continue;
      const asked = findQuestion(content, question)?.question;
      expect(asked, question).toBeDefined();
      const options = asked && 'options' in asked ? asked.options.map(({ value }) => value) : [];
      for (const value of values) expect(options, question).toContain(value);
    }
    if ('unknown' in condition) expect(findQuestion(content, condition.unknown), condition.unknown).toBeDefined();
    if ('filled' in condition) expect(findQuestion(content, condition.filled), condition.filled).toBeDefined();
    if ('term' in condition) expect(framework.terms, condition.term).toHaveProperty([condition.term]);
    for (const part of ['some', 'every', 'atLeast'] as const)
      if (part in condition) expect(groups.has((condition as Record<string, { group: string }>)[part]?.group ?? '')).toBe(true);
  }
});

test('begrippen verwijzen niet in een kring', () => {
  const visit = (name: string, above: readonly string[]): void => {
    expect(above).not.toContain(name);
    for (const one of conditionsIn(framework.terms[name] as Condition)) if ('term' in one) visit(one.term, [...above, name]);
  };
  for (const name of Object.keys(framework.terms)) visit(name, []);
});

test('de boom is compleet: alle knopen, uitkomsten en plichten, elk met een bron die bestaat', () => {
  expect(framework.nodes.map(({ id }) => id)).toEqual([
    'S0',
    'S1',
    'S2',
    'S3',
    'L1',
    'A1',
    'D1',
    'R1',
    'D2',
    'D3',
    'D4',
    'I1',
    'T1',
    'Z1',
    'P1',
    'E1',
    'J0',
    'J1',
    'J2',
    'J3',
    'J4',
    'J5',
    'J6',
    'G1',
  ]);
  expect(framework.outcomes.map(({ code }) => code)).toEqual(['O1', 'O1R', 'O2', 'O5', 'O3', 'O4', 'O6']);
  expect(framework.duties.map(({ code }) => code)).toEqual(Array.from({ length: 16 }, (_, place) => `V${place + 1}`));
  const known = new Set(content.sources.map(({ id }) => id));
  const used = [
    ...placed.map(({ question }) => question),
    ...framework.nodes,
    ...framework.outcomes,
    ...framework.warnings,
    ...framework.duties,
  ].flatMap(({ sources }) => sources);
  for (const { source } of used) expect(known, source).toContain(source);
});

test('IAMA deel 1 is compleet: negen genummerde vragen onder hun officiële nummer', () => {
  const numbers = placed
    .filter(({ question }) => question.id.startsWith('iama.'))
    .flatMap(({ question }) => question.nr?.match(/^\d\.\d\.\d/) ?? []);
  expect([...new Set(numbers)]).toEqual(['1.1.1', '1.1.2', '1.2.1', '1.2.2', '1.3.1', '1.3.2', '1.4.1', '1.4.2', '1.4.3']);
});

test('een verboden praktijk stopt de toets, met een reden', () => {
  const document = indDossier();
  const answered = {
    ...document,
    answers: { ...document.answers, 'iama.verboden_praktijk': { state: 'beantwoord' as const, value: 'ja', at: '2026-11-22T10:00:00Z' } },
  };
  const { stops, visible } = evaluate(content, answered, NOW);
  expect(stops).toHaveLength(1);
  expect(visible.some(({ key }) => key === 'iama.wettelijke_taak')).toBe(false);
  expect(evaluate(content, document, NOW).stops).toEqual([]);
});

test('elke gunstige waarde die bewijs vraagt, bestaat, en alle regels van de bewijsregel staan erin', () => {
  const withEvidence = placed.filter(({ question }) => question.evidence);
  for (const { question } of withEvidence) {
    const values = 'options' in question ? question.options.map(({ value }) => value) : [];
    for (const value of question.evidence ?? []) expect(values, question.id).toContain(value);
  }
  const numbers = withEvidence.map(({ question }) => question.nr);
  expect(numbers).toEqual(expect.arrayContaining(['E1', 'P1', 'T1', 'J2', 'J3', 'J4', 'J5', 'J6']));
});

test('elke keuze heeft een eigen "weten we niet", waar niet weten gevolgen heeft', () => {
  for (const { question } of placed) {
    if (question.kind !== 'choice' || question.optional || question.id.startsWith('iama.actie')) continue;
    expect(
      question.options.some(({ value }) => value.toLowerCase() === 'onbekend'),
      question.id,
    ).toBe(true);
  }
});

test('elke zin die het scherm vraagt, bestaat, en elke foutcode heeft een zin', () => {
  const texts = readTexts().nl ?? {};
  const sources = (folder: string): string =>
    readdirSync(folder, { withFileTypes: true })
      .map((entry) =>
        entry.isDirectory()
          ? sources(path.join(folder, entry.name))
          : /\.tsx?$/.test(entry.name)
            ? readFileSync(path.join(folder, entry.name), 'utf8')
            : '',
      )
      .join('\n');
  const root = path.resolve(import.meta.dirname, '../..');
  const screen = sources(path.join(root, 'renderer'));
  for (const [, key] of screen.matchAll(/\bt\(\s*'([a-z0-9_.]+)'/g)) expect(texts, key).toHaveProperty([key ?? '']);
  const paper = sources(path.join(root, 'main/report/pdf')) + sources(path.join(root, 'shared/report'));
  for (const [, key] of paper.matchAll(/\bw\((?:content, )?\s*'([a-z_.]+)'/g)) expect(content.reportWords, key).toHaveProperty([key ?? '']);
  const code = sources(path.join(root, 'main')) + sources(path.join(root, 'shared')) + screen;
  for (const [, failure] of code.matchAll(/failed\(\s*'([a-z-]+)'/g)) expect(texts, failure).toHaveProperty([`fout.${failure}`]);
});

test('geen HTML in de teksten, en geen zin van meer dan dertig woorden op het scherm', () => {
  const spoken = (question: Question): string[] => [question.text, question.why ?? '', question.help ?? '', ...(question.good ?? [])];
  const all = [
    ...placed.flatMap(({ question }) => spoken(question)),
    ...framework.nodes.flatMap((node) => [node.text, node.open.text, node.open.settle, ...node.rules.map(({ text }) => text)]),
    ...framework.outcomes.flatMap(({ means, todo, saysNot }) => [means, todo, saysNot]),
    ...Object.values(readTexts().nl ?? {}),
  ];
  for (const text of all) {
    expect(text).not.toMatch(/<[a-z/!]/i);
    for (const one of text.split(/(?<=[.?!])\s/)) expect(one.split(/\s+/).length, one).toBeLessThanOrEqual(30);
  }
});

test('de voorbeelden noemen alleen vragen en antwoorden die bestaan', () => {
  for (const raw of readExamples()) {
    const example = exampleSchema.parse(raw);
    const said = [
      ...Object.entries(example.answers),
      ...Object.values(example.rows).flatMap((rows) => rows.flatMap(({ answers }) => Object.entries(answers))),
    ];
    for (const [id, { value }] of said) {
      const question = findQuestion(content, id)?.question;
      expect(question, id).toBeDefined();
      if (question && 'options' in question)
        expect(
          question.options.map((option) => option.value),
          id,
        ).toContain(value);
    }
  }
});

test('het gepubliceerde JSON-schema van een dossier is dat van de app', () => {
  const file = new URL('../../assets/schemas/dossier.schema.json', import.meta.url);
  if (process.env.WEEGWIJZER_UPDATE === '1') writeFileSync(file, dossierJsonSchema());
  expect(readFileSync(file, 'utf8')).toBe(dossierJsonSchema());
});
