import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dossierJsonSchema, readExamples, readTexts, templateJsonSchema } from '../../.ci/build-content.ts';
import { exampleSchema } from '../../shared/assessment/example.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { inLanguage } from '../../shared/questionnaire/overlay.ts';
import { findQuestion, groupsOf, pagesOf, placedQuestions } from '../../shared/questionnaire/walk.ts';
import type { Condition } from '../../shared/rules/types.ts';
import { conditions, conditionsIn } from '../support/conditions.ts';
import { content, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';

const placed = content.questionnaires.flatMap(placedQuestions);
const { framework, rules } = content;

test('elk id komt één keer voor, en vragen van een groep dragen haar naam', () => {
  const ids = placed.map(({ question }) => question.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { question, group } of placed) if (group) expect(question.id.startsWith(`${group.id}.`), question.id).toBe(true);
});

test('elke voorwaarde noemt vragen, antwoorden, groepen, begrippen, sommen en conclusies die bestaan', () => {
  const groups = groupsOf(content);
  const terms = { ...framework.terms, ...rules.terms };
  const optionsOf = (id: string): string[] => {
    const asked = findQuestion(content, id)?.question;
    expect(asked, id).toBeDefined();
    return asked && 'options' in asked ? asked.options.map(({ value }) => value) : [];
  };
  for (const condition of conditions.flatMap(conditionsIn)) {
    if ('is' in condition && condition.is.question !== 'tk.uitkomst')
      for (const value of condition.is.in) expect(optionsOf(condition.is.question), condition.is.question).toContain(value);
    if ('unproven' in condition)
      for (const value of condition.unproven.in)
        expect(findQuestion(content, condition.unproven.question)?.question.evidence).toContain(value);
    if ('chosen' in condition)
      for (const value of condition.chosen.in ?? [])
        expect(optionsOf(condition.chosen.question), condition.chosen.question).toContain(value);
    if ('unknown' in condition) expect(findQuestion(content, condition.unknown), condition.unknown).toBeDefined();
    if ('filled' in condition) expect(findQuestion(content, condition.filled), condition.filled).toBeDefined();
    if ('before' in condition)
      for (const one of [condition.before.date, condition.before.than])
        if (one !== 'vandaag') expect(findQuestion(content, one), one).toBeDefined();
    if ('term' in condition) expect(terms, condition.term).toHaveProperty([condition.term]);
    if ('points' in condition) expect(rules.scores.map(({ id }) => id)).toContain(condition.points.of);
    if ('level' in condition)
      for (const level of condition.level.in)
        expect(
          rules.conclusions.find(({ id }) => id === condition.level.of)?.levels.map(({ id }) => id),
          condition.level.of,
        ).toContain(level);
    for (const part of ['some', 'every', 'atLeast'] as const)
      if (part in condition) expect(groups.has((condition as Record<string, { group: string }>)[part]?.group ?? '')).toBe(true);
  }
});

test('elke verwijzing binnen de inhoud bestaat: bronnen, rollen, andere vragen, plekken in andere instrumenten', () => {
  const known = new Set(content.sources.map(({ id }) => id));
  const references = new Set(content.references.map(({ id }) => id));
  const sections = new Set(content.questionnaires.flatMap(pagesOf).map(({ section }) => section.id));
  const used = [
    ...placed.map(({ question }) => question),
    ...content.questionnaires.flatMap(({ stops = [], notices = [] }) => [...stops, ...notices]),
    ...framework.nodes,
    ...framework.outcomes,
    ...framework.warnings,
    ...framework.duties,
    ...rules.scores,
    ...rules.conclusions,
    ...rules.checks,
    ...content.indicators,
    ...content.glossary.filter(({ sources }) => sources),
  ].flatMap(({ sources }) => sources ?? []);
  for (const { source } of used) expect(known, source).toContain(source);
  for (const { question } of placed) {
    for (const role of question.roles ?? []) expect(content.roles, question.id).toHaveProperty([role]);
    for (const id of [...(question.shows ?? []), ...(question.again ? [question.again.question] : [])])
      expect(findQuestion(content, id), id).toBeDefined();
    for (const id of question.refs ?? []) expect(references, question.id).toContain(id);
  }
  // Measures of the Algoritmekader and norms of the Rekenkamer stand beside the question on bias.
  expect(findQuestion(content, 'iama.algoritme.regels_bias')?.question.refs).toEqual(
    expect.arrayContaining(['ak:ver-03', 'ar:2.18', 'ar:2.19']),
  );
  for (const { about, per } of rules.checks) {
    for (const id of about) expect(findQuestion(content, id), id).toBeDefined();
    if (per) expect(groupsOf(content).has(per), per).toBe(true);
  }
  for (const { levels, otherwise, section, rules: reasons } of rules.conclusions) {
    const ids = levels.map(({ id }) => id);
    for (const id of [otherwise, ...reasons.map(({ level }) => level)]) expect(ids).toContain(id);
    expect(sections).toContain(section);
  }
  for (const { here, propose = [], conclusion } of content.links) {
    for (const id of [...here.from, ...here.to]) expect(findQuestion(content, id), id).toBeDefined();
    const target = findQuestion(content, here.to[0] ?? '')?.question;
    const options = target && 'options' in target ? target.options.map(({ value }) => value) : [];
    for (const value of [...propose, ...Object.values(conclusion?.proposes ?? {})]) expect(options).toContain(value);
  }
  for (const { questions, nodes } of content.unverified) {
    for (const id of questions) expect(findQuestion(content, id), id).toBeDefined();
    for (const id of nodes) expect(framework.nodes.find((node) => node.id === id)?.verified, id).toBe(false);
  }
});

test('elke vraag en elke regel heeft een bron, en elke groep met eigen vragen een vraag voor haar naam', () => {
  for (const { question } of placed) expect(question.sources.length, question.id).toBeGreaterThan(0);
  for (const group of groupsOf(content).values()) if (!group.fixed) expect(findQuestion(content, group.label), group.id).toBeDefined();
  for (const check of rules.checks) expect(check.sources.length, check.id).toBeGreaterThan(0);
});

test('elke bekende indicator heeft een soort, een reden en een bron', () => {
  const classes = findQuestion(content, 'tk.criterium.klasse')?.question;
  const values = classes && 'options' in classes ? classes.options.map(({ value }) => value) : [];
  for (const { id, klasse, why, sources } of content.indicators) {
    expect(values, id).toContain(klasse);
    expect(why.length, id).toBeGreaterThan(10);
    expect(sources.length, id).toBeGreaterThan(0);
  }
  const of = (id: string) => content.indicators.find((one) => one.id === id)?.klasse;
  // The indicators that the Kamerbrief and the letter on motie 21 name.
  expect(['postcode', 'wijk', 'bsn_nieuw'].map(of)).toEqual(['PROXY', 'PROXY', 'PROXY']);
  expect(['nationaliteit', 'etniciteit', 'geboorteplaats'].map(of)).toEqual(['D-NAT', 'D-RAS', 'ORIGIN']);
  expect(new Set(content.indicators.map(({ id }) => id)).size).toBe(content.indicators.length);
});

test('elk begrip en elke bron is zonder internet te lezen', () => {
  for (const { term, means } of content.glossary) expect(means.length, term).toBeGreaterThan(10);
  for (const { id, title, place } of content.sources) expect(`${title}${place}`.length, id).toBeGreaterThan(10);
  // Every abbreviation that an officer meets in a question is explained.
  const terms = content.glossary.flatMap(({ term, also = [] }) => [term, ...also]);
  const abbreviations = new Set(placed.flatMap(({ question }) => `${question.text} ${question.why ?? ''}`.match(/\b[A-Z]{2,}\b/g) ?? []));
  const wellKnown = ['III', 'AI', 'SHA', 'ECLI', 'CIO', 'IT', 'EU', 'ID', 'EDPB'];
  for (const one of abbreviations) if (!wellKnown.includes(one)) expect(terms, one).toContain(one);
  for (const question of [
    'tk.vorm',
    'omgeving.cultuur_zien',
    'omgeving.doorlichting',
    'omgeving.jaarverslag',
    'omgeving.uitgangspunten',
    'omgeving.privacy_ontwerp',
    'register.norm',
  ])
    expect(findQuestion(content, question), question).toBeDefined();
});

test('een tweede taal ligt over de Nederlandse woorden: deel 1 in het Engels, de rest blijft Nederlands', () => {
  const english = inLanguage(content, 'en');
  const words = (from: typeof content, id: string) => findQuestion(from, id)?.question;
  expect(words(english, 'iama.doel')).toMatchObject({ title: 'Goal', nr: '1.1.2', art27: 'a' });
  const stop = words(english, 'iama.verboden_praktijk');
  expect(stop && 'options' in stop ? stop.options.map(({ value, label }) => [value, label]) : []).toEqual([
    ['ja', 'Yes'],
    ['nee', 'No'],
    ['onbekend', 'We do not know'],
  ]);
  expect(words(english, 'iama.proces')).toEqual(words(content, 'iama.proces'));
  for (const { questions, sections } of content.overlays) {
    for (const id of Object.keys(questions)) expect(findQuestion(content, id), id).toBeDefined();
    const ids = content.questionnaires.flatMap(pagesOf).flatMap(({ section, above }) => [section.id, ...above.map((one) => one.id)]);
    for (const id of Object.keys(sections)) expect(ids, id).toContain(id);
  }
  // Every question of part 1 is there, and rules do not change with the language.
  const part1 = placed.filter(({ question }) => /^1\./.test(question.nr ?? '') && question.id.startsWith('iama.'));
  for (const { question } of part1) expect(content.overlays[0]?.questions, question.id).toHaveProperty([question.id]);
  // The words of an outcome differ; what it is and where it comes from do not.
  const bare = (framework: unknown): unknown =>
    JSON.parse(JSON.stringify(framework, (key, value) => (key === 'title' ? undefined : value)));
  expect(bare(evaluate(english, indDossier(), NOW).framework)).toEqual(bare(evaluate(content, indDossier(), NOW).framework));
});

test('begrippen verwijzen niet in een kring', () => {
  const terms = { ...framework.terms, ...rules.terms };
  const visit = (name: string, above: readonly string[]): void => {
    expect(above).not.toContain(name);
    for (const one of conditionsIn(terms[name] as Condition)) if ('term' in one) visit(one.term, [...above, name]);
  };
  for (const name of Object.keys(terms)) visit(name, []);
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
    if (question.kind !== 'choice' || question.optional || /\.stand$|^iama\.eerdere$/.test(question.id)) continue;
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
  const outside = sources(path.join(root, 'main'));
  for (const [, key] of outside.matchAll(/\bsay\(\s*'([a-z_.]+)'/g)) expect(texts, key).toHaveProperty([key ?? '']);
  const signing = sources(path.join(root, 'main/sign')) + readFileSync(path.join(root, 'main/api-report.ts'), 'utf8');
  const sayings = [...signing.matchAll(/\b(?:saying|wrong)\(\s*'([a-z-]+)'|\bcode: '([a-z-]+)'/g)].map(
    ([, one, other]) => `uitspraak.${one ?? other}`,
  );
  for (const key of sayings) expect(texts, key).toHaveProperty([key]);
  expect(new Set(sayings)).toEqual(new Set(Object.keys(texts).filter((key) => key.startsWith('uitspraak.'))));
  const code = outside + sources(path.join(root, 'shared')) + screen;
  for (const [, failure] of code.matchAll(/failed\(\s*'([a-z-]+)'/g)) expect(texts, failure).toHaveProperty([`fout.${failure}`]);
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
        for (const one of [value].flat())
          expect(
            question.options.map((option) => option.value),
            id,
          ).toContain(one);
    }
  }
});

test.each([
  ['dossier', dossierJsonSchema],
  ['sjabloon', templateJsonSchema],
] as const)('het gepubliceerde JSON-schema van een %s is dat van de app', (name, made) => {
  const file = new URL(`../../assets/schemas/${name}.schema.json`, import.meta.url);
  if (process.env.WEEGWIJZER_UPDATE === '1') writeFileSync(file, made());
  expect(readFileSync(file, 'utf8')).toBe(made());
});
