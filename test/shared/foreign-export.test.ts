import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readForeignMaps } from '../../.ci/build-content.ts';
import { answerKey } from '../../shared/assessment/keys.ts';
import type { Answer, AssessmentDocument } from '../../shared/assessment/types.ts';
import { exportInvulhulpen } from '../../shared/exchange/foreign/export.ts';
import { placeForeign } from '../../shared/exchange/foreign/place.ts';
import { readForeign } from '../../shared/exchange/foreign/read.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { FUZZ } from '../support/runs.ts';

const maps = readForeignMaps();
let next = 0;
const newId = (): string => `r${++next}`;
function taken(file: unknown): Pick<AssessmentDocument, 'answers' | 'rows'> {
  const read = readForeign(file, maps);
  if (!read.ok) throw new Error(read.failure.code);
  const { answers, rows } = placeForeign(content, maps, read.value, 'test', NOW, newId);
  return { answers, rows: rows as AssessmentDocument['rows'] };
}
/** What was said, without who, when and which random row. */
const said = ({ answers }: Pick<AssessmentDocument, 'answers'>): unknown =>
  Object.entries(answers)
    .map(([key, { value, considerations }]) => [
      key.replace(/@.*/, ''),
      Array.isArray(value) ? [...value].sort() : value,
      considerations ?? '',
    ])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Our questions of the IAMA and the pre-scan that stand for exactly one of theirs. */
const reversible = maps.flatMap((map) =>
  map.format === 'invulhulpen-iama' || map.format === 'invulhulpen-prescan'
    ? Object.values(map.answers).flatMap((target) => {
        if ('aside' in target || target.label || (target.row && !target.single)) return [];
        const alone =
          Object.values(map.answers).filter((one) => !('aside' in one) && one.to === target.to && one.as === target.as).length === 1;
        return alone ? [{ format: map.format, target }] : [];
      })
    : [],
);
const words = fc
  .stringMatching(/^[A-Za-zé0-9 ,.;:()-]{1,60}$/)
  .filter((text) => text.trim() === text && text !== '' && !['on', 'null'].includes(text));

test.each(['invulhulpen-iama', 'invulhulpen-prescan'] as const)('%s: wat wij schrijven, lezen wij gelijk terug', (format) => {
  const own = reversible.filter((one) => one.format === format);
  expect(own.length).toBeGreaterThan(20);
  const one = fc.constantFrom(...own).chain(({ target }) => {
    const question = findQuestion(content, target.to)?.question;
    const values = Object.values(target.values ?? {});
    const value =
      target.as === 'considerations'
        ? fc.constant('')
        : question?.kind === 'many'
          ? fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
          : question?.kind === 'choice'
            ? fc.constantFrom(...values)
            : words;
    return fc.record({
      target: fc.constant(target),
      value,
      considerations: target.as === 'considerations' ? words : fc.constant(undefined),
    });
  });
  const actions = fc.array(words, { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), actions, (list, todo) => {
      const answers: Record<string, Answer> = {};
      const rows: Record<string, { id: string }[]> = {};
      for (const { target, value, considerations } of list) {
        if (target.row) rows[target.row] = [{ id: 'alles' }];
        const key = answerKey(target.to, target.row ? 'alles' : undefined);
        const old = answers[key];
        answers[key] = {
          state: 'beantwoord',
          at: NOW,
          value:
            target.as === 'considerations' ? (old?.value ?? (findQuestion(content, target.to)?.question.kind === 'many' ? [] : '')) : value,
          ...(considerations ? { considerations } : old?.considerations ? { considerations: old.considerations } : {}),
        };
      }
      if (format === 'invulhulpen-iama' && todo.length > 0) {
        rows['iama.actie1'] = todo.map((_, at) => ({ id: `a${at}` }));
        todo.forEach((text, at) => {
          answers[answerKey('iama.actie1.wat', `a${at}`)] = { state: 'beantwoord', at: NOW, value: text };
        });
      }
      const document = { ...emptyDocument(), answers, rows };
      const { file, left } = exportInvulhulpen(content, maps, format, document, NOW);
      expect(left).toEqual([]);
      expect(said(taken(JSON.parse(JSON.stringify(file))))).toEqual(said(document));
    }),
    { numRuns: FUZZ },
  );
});

test.each(['iama-2.0.sample.json', 'prescan-2.0.sample.json', 'dpia-3.0.sample.json', 'dpia-3.0.nested-repeatables.sample.json'])(
  '%s: inlezen en terugschrijven verandert geen enkel antwoord en laat niets weg',
  (name) => {
    const original = JSON.parse(readFileSync(path.join(import.meta.dirname, '../fixtures/foreign', name), 'utf8'));
    const document = { ...emptyDocument(), ...taken(original) };
    const format = `invulhulpen-${name.split('-')[0]}` as 'invulhulpen-iama';
    const { file, left } = exportInvulhulpen(content, maps, format, document, NOW, original);
    expect(left).toEqual([]);
    expect(said(taken(file))).toEqual(said(document));
    // What we do not know stays in it, such as a picture and the rows without answers.
    expect(Object.keys(file.answers as object).sort()).toEqual(Object.keys(original.answers).sort());
    expect(file.metadata).toMatchObject({ completedTasks: original.metadata.completedTasks });
  },
);

test('een antwoord dat daar geen plek heeft, wordt genoemd en niet stil weggelaten', () => {
  const document = {
    ...emptyDocument(),
    answers: { 'iama.recht.ernst@recht01': { state: 'beantwoord' as const, value: 'ernstig', at: NOW } },
  };
  expect(exportInvulhulpen(content, maps, 'invulhulpen-iama', document, NOW).left).toEqual(['4.3.3 Ernst']);
});
