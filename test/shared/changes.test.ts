import { expect, test } from 'vitest';
import { update } from '../../shared/assessment/update.ts';
import { changesBetween } from '../../shared/report/changes.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { content, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';

test('twee versies naast elkaar: de uitkomst, wat veranderde, wat erbij kwam en wat wegging, en niets anders', () => {
  const before = indDossier();
  let after = update(before, { type: 'answer', key: 'iama.doel', value: 'Een **ander** doel' }, NOW);
  after = update(after, { type: 'clear', key: 'iama.aanleiding_probleem' }, NOW);
  after = update(after, { type: 'answer', key: 'dossier.verzoek', value: 'Een motie' }, NOW);
  const changes = changesBetween(reportOf(content, before, NOW), reportOf(content, after, NOW));
  expect(changes.map(({ where }) => where.split(' · ').at(-1))).toEqual([
    'Waarom deze toets',
    '1.1.2 Doelstelling',
    '1.1.1 Aanleiding en probleem',
  ]);
  expect(changes[0]).toMatchObject({ before: '', after: 'Een motie' });
  expect(changes[1]?.after).toBe('Een ander doel');
  expect(changes[2]?.after).toBe('');
  expect(changesBetween(reportOf(content, after, NOW), reportOf(content, after, NOW))).toEqual([]);
});
