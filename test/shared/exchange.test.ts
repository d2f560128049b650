import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putBackAction } from '../../shared/assessment/differences.ts';
import { type EarlierAnswer, earlierAnswers } from '../../shared/assessment/history.ts';
import { type Action, type AssessmentDocument, assessmentSchema } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { lendHomework, loanedQuestions, loanProgress } from '../../shared/exchange/homework.ts';
import { behindIn, belongsTogether, differences, receiveAction } from '../../shared/exchange/merge.ts';
import { reviewCopy } from '../../shared/exchange/review.ts';
import { fixVersion } from '../../shared/report/fix.ts';
import { content, emptyDocument } from '../support/content.ts';
import { RUNS } from '../support/runs.ts';

const NOW = '2026-12-01T12:00:00Z';
const LATER = '2026-12-02T12:00:00Z';
const OTHER = '6f2d6f5e-0000-4000-8000-000000000001';
const play = (document: AssessmentDocument, at: string, ...actions: readonly Action[]): AssessmentDocument =>
  actions.reduce((now, action) => update(now, action, at), document);
const said = (key: string, value: string): Action => ({ type: 'answer', key, value });
const given = (key: string, to = 'Jurist'): Action => ({ type: 'assign', key, to, due: '' });

const START = play(
  emptyDocument(),
  NOW,
  said('dossier.verzoek', 'Een motie'),
  said('dossier.middelen', 'ja'),
  { type: 'addRow', group: 'tk.criterium', row: 'r1' },
  said('tk.criterium.naam@r1', 'Postcode'),
  said('tk.criterium.onderbouwing@r1', 'Een oud besluit'),
  given('dossier.verzoek'),
  given('tk.criterium.onderbouwing@r1'),
  given('dossier.middelen', 'Projectleider'),
  { type: 'remark', id: 'o1', key: 'dossier.verzoek', text: 'Kijk ook naar 2024', by: 'FG' },
);
const lent = (): AssessmentDocument => lendHomework(content, START, 'Jurist', OTHER, NOW);

test('een huiswerkbestand heeft alleen de vragen van die ene persoon, met de naam van de regel erbij', () => {
  const file = assessmentSchema.parse(JSON.parse(JSON.stringify(lent())));
  expect(Object.keys(file.answers).sort()).toEqual(['dossier.verzoek', 'tk.criterium.onderbouwing@r1']);
  expect(loanedQuestions(content, file).map(({ key, row }) => [key, row?.name])).toEqual([
    ['dossier.verzoek', undefined],
    ['tk.criterium.onderbouwing@r1', 'Postcode'],
  ]);
  expect(JSON.stringify(file)).not.toContain('"ja"');
  expect(loanProgress(content, file)).toMatchObject({ asked: 2 });
  expect(belongsTogether(START, file)).toBe(true);
  expect(belongsTogether({ ...START, id: OTHER }, file)).toBe(false);
});

test('wat alleen in het huiswerk veranderde, komt er vanzelf in; wat allebei veranderde, is aan een mens', () => {
  const back = play(
    lent(),
    LATER,
    said('dossier.verzoek', 'Een motie van 12 mei'),
    said('tk.criterium.onderbouwing@r1', 'Besluit van 2019'),
    {
      type: 'remark',
      id: 'o2',
      key: 'dossier.verzoek',
      text: 'Zie de notulen',
      by: 'Jurist',
    },
  );
  const mine = play(START, NOW, said('tk.criterium.onderbouwing@r1', 'Besluit van 2018'));
  const found = differences(content, mine, back);
  expect(found.map(({ key, conflict, prefer }) => ({ key, conflict, prefer }))).toEqual([
    { key: 'dossier.verzoek', conflict: false, prefer: 'theirs' },
    { key: 'tk.criterium.onderbouwing@r1', conflict: true, prefer: 'theirs' },
  ]);
  const merged = update(mine, receiveAction(mine, back, found.slice(0, 1)), LATER);
  expect(merged.answers['dossier.verzoek']).toMatchObject({ value: 'Een motie van 12 mei', at: LATER });
  expect(merged.answers['tk.criterium.onderbouwing@r1']?.value).toBe('Besluit van 2018');
  expect(merged.answers['dossier.middelen']?.value).toBe('ja');
  expect(merged.remarks.map(({ id }) => id)).toEqual(['o1', 'o2']);
});

test('wat in het huiswerk niet veranderde, verandert hier niets, ook als het team intussen verder ging', () => {
  const mine = play(START, LATER, said('dossier.verzoek', 'Een brief'), { type: 'clear', key: 'tk.criterium.onderbouwing@r1' });
  expect(differences(content, mine, lent())).toEqual([]);
});

test('van een kopie komen nieuwe regels mee, en wat alleen hier staat blijft staan', () => {
  const copy = play(
    START,
    LATER,
    { type: 'addRow', group: 'tk.criterium', row: 'r2' },
    said('tk.criterium.naam@r2', 'Leeftijd'),
    said('dossier.verzoek', 'Een brief'),
  );
  const mine = play(START, LATER, said('dossier.aanleiding_extra', 'x'), said('iama.doel', 'Alleen hier'));
  const found = differences(content, mine, copy);
  expect(found.map(({ key, conflict }) => [key, conflict])).toEqual([
    ['dossier.verzoek', true],
    ['tk.criterium.naam@r2', false],
  ]);
  const merged = update(mine, receiveAction(mine, copy, found), LATER);
  expect(merged.rows['tk.criterium']).toEqual([{ id: 'r1' }, { id: 'r2' }]);
  expect(merged.answers['iama.doel']?.value).toBe('Alleen hier');
});

test('bij twee kopieën weet het dossier wie niets veranderde: dat is geen keuze, en wat achterloopt wordt niet aangeboden', () => {
  const keys = ['dossier.verzoek', 'dossier.middelen', 'iama.doel'] as const;
  const at = (hour: number): string => `2026-12-03T${String(hour).padStart(2, '0')}:00:00Z`;
  // Each hour somebody changes one answer in one of the two copies.
  const edit = fc.tuple(fc.constantFrom(...keys), fc.constantFrom('mine', 'theirs'), fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const copies = { mine: START, theirs: START };
      const earlier: Record<'mine' | 'theirs', EarlierAnswer[]> = { mine: [], theirs: [] };
      const touched = new Set<string>();
      for (const [hour, [key, side, value]] of edits.entries()) {
        const next = play(copies[side], at(hour), said(key, `${value}${hour}`));
        earlier[side].push(...earlierAnswers(copies[side], next, at(hour)));
        copies[side] = next;
        touched.add(`${side} ${key}`);
      }
      const of = (side: 'mine' | 'theirs') => (key: string) => earlier[side].filter((one) => one.key === key);
      const behind = behindIn(copies.mine, copies.theirs, { mine: of('mine'), theirs: of('theirs') });
      const found = differences(content, copies.mine, copies.theirs, behind);
      const here = (key: string): boolean => touched.has(`mine ${key}`);
      const there = (key: string): boolean => touched.has(`theirs ${key}`);
      expect(found.map(({ key }) => key).sort()).toEqual(keys.filter(there).sort());
      for (const { key, conflict, prefer } of found) {
        expect(conflict).toBe(here(key));
        if (!here(key)) expect(prefer).toBe('theirs');
      }
    }),
    { numRuns: RUNS },
  );
});

test('na samenvoegen is er niets meer anders, wat er ook aan twee kanten is geschreven', () => {
  const keys = ['dossier.verzoek', 'dossier.middelen', 'iama.doel', 'tk.criterium.naam@r1', 'tk.criterium.onderbouwing@r1'];
  const edit = fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom('', 'a', 'b'))
    .map(([key, value]): Action => (value === '' ? { type: 'clear', key } : said(key, value)));
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), fc.array(edit, { maxLength: 8 }), fc.boolean(), (here, there, homework) => {
      const mine = play(START, NOW, ...here);
      const theirs = play(homework ? lent() : START, LATER, ...there);
      const merged = update(mine, receiveAction(mine, theirs, differences(content, mine, theirs)), LATER);
      expect(differences(content, merged, theirs)).toEqual([]);
      // Whatever is not in the file stays as it was.
      for (const key of keys)
        if (!(key in theirs.answers) && !(key in (theirs.loan?.base ?? {}))) expect(merged.answers[key]).toEqual(mine.answers[key]);
    }),
    { numRuns: RUNS },
  );
});

test('uit een kopie om mee te lezen komen alleen opmerkingen terug, wat iemand er ook in probeert', () => {
  const sent = (): AssessmentDocument => assessmentSchema.parse(JSON.parse(JSON.stringify(reviewCopy(START, 'FG', OTHER, NOW))));
  expect(sent().answers).toEqual(START.answers);
  expect(sent().versions).toEqual([]);
  const tried = fc.constantFrom<Action>(
    said('dossier.verzoek', 'Iets anders'),
    { type: 'clear', key: 'dossier.middelen' },
    { type: 'setFacts', facts: { name: 'Anders' } },
    { type: 'removeRow', group: 'tk.criterium', row: 'r1' },
    { type: 'settleRemark', id: 'o1', done: true },
    { type: 'putBack', answers: { 'dossier.verzoek': null }, rows: {} },
    { type: 'putBack', answers: {}, rows: {}, homework: {} },
    { type: 'remark', id: 'o3', key: 'tk.criterium.naam@r1', text: 'Welke cijfers?', by: 'FG' },
  );
  fc.assert(
    fc.property(fc.array(tried, { maxLength: 8 }), (actions) => {
      const theirs = play(sent(), LATER, ...actions);
      expect({ ...theirs, revision: 0, remarks: [] }).toEqual({ ...sent(), remarks: [] });
      expect(belongsTogether(START, theirs)).toBe(true);
      // Even answers that somebody wrote into the file by hand stay behind.
      const forged = { ...theirs, answers: {}, rows: {} };
      expect(differences(content, START, forged)).toEqual([]);
      const merged = update(START, receiveAction(START, forged, []), LATER);
      expect(merged.answers).toEqual(START.answers);
      expect(merged.remarks.map(({ id }) => id)).toEqual(actions.some(({ type }) => type === 'remark') ? ['o1', 'o3'] : ['o1']);
    }),
    { numRuns: RUNS },
  );
});

test('een eigen opmerking in een kopie om mee te lezen is weer ongedaan te maken', () => {
  const copy = reviewCopy(START, 'FG', OTHER, NOW);
  const remarked = play(copy, LATER, { type: 'remark', id: 'o3', key: 'dossier.verzoek', text: 'Klopt dit?', by: 'FG' });
  expect(update(remarked, putBackAction(remarked, copy), LATER).remarks).toEqual(copy.remarks);
});

test('een kopie om mee te lezen is niet vast te leggen', () => {
  expect(fixVersion(content, reviewCopy(START, 'FG', OTHER, NOW), NOW)).toMatchObject({
    ok: false,
    failure: { code: 'alleen-opmerkingen' },
  });
});
