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
    const earlier = earlierAnswers(document, next, minutes(after), action.type);
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

test('wat een ander of een bestand eroverheen zet, wist nooit wat er stond', () => {
  const by = (value: string, who: string): Action => ({ type: 'answer', key, value, by: who });
  expect(kept([0, by('Zoals Anne het ziet', 'Anne')], [1, by('Zoals Bram het ziet', 'Bram')])).toEqual(['Zoals Anne het ziet']);
  const theirs = { state: 'beantwoord' as const, value: 'Uit de kopie van een collega', at: START };
  expect(kept([0, say('Wat het team schreef')], [1, { type: 'receive', answers: { [key]: theirs }, rows: {}, remarks: [] }])).toEqual([
    'Wat het team schreef',
  ]);
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
