import { expect, test } from 'vitest';
import { earlierAnswers } from '../../shared/assessment/history.ts';
import type { Action, AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { emptyDocument } from '../support/content.ts';

const START = '2026-12-01T10:00:00Z';
const minutes = (count: number): string => new Date(Date.parse(START) + count * 60_000).toISOString();
const key = 'iama.doel';

/** Plays edits at minutes after the start, and gives the values that were kept. */
function kept(...edits: readonly (readonly [number, Action])[]): readonly unknown[] {
  let document: AssessmentDocument = emptyDocument();
  return edits.flatMap(([after, action]) => {
    const next = update(document, action, minutes(after));
    const earlier = earlierAnswers(document, next, minutes(after));
    document = next;
    return earlier.map(({ answer }) => answer.value);
  });
}
const say = (value: string): Action => ({ type: 'answer', key, value });

test('doortypen bewaart geen halve zinnen; na een pauze blijft staan wat er stond', () => {
  expect(kept([0, say('De gemeente')], [1, say('De gemeente wil')], [2, say('De gemeente wil helpen')])).toEqual([]);
  expect(kept([0, say('Eerste versie')], [30, say('Tweede versie')])).toEqual(['Eerste versie']);
});

test('wat wordt leeggemaakt of grotendeels gewist, wordt altijd bewaard', () => {
  expect(kept([0, say('Een lang antwoord')], [1, { type: 'clear', key }])).toEqual(['Een lang antwoord']);
  expect(kept([0, say('Een lang antwoord')], [1, say('Een')])).toEqual(['Een lang antwoord']);
  expect(kept([0, say('Een lang antwoord')], [1, { type: 'notApplicable', key, reason: 'Speelt niet' }])).toEqual(['Een lang antwoord']);
});

test('een rij die weggaat, laat haar antwoorden in de geschiedenis achter', () => {
  expect(
    kept(
      [0, { type: 'addRow', group: 'tk.criterium', row: 'r1' }],
      [0, { type: 'answer', key: 'tk.criterium.naam@r1', value: 'Postcode' }],
      [1, { type: 'removeRow', group: 'tk.criterium', row: 'r1' }],
    ),
  ).toEqual(['Postcode']);
});
