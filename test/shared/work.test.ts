import { expect, test } from 'vitest';
import type { Action, AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { actionPointsOf, changedSinceMeeting, homeworkOf, nextDateOf } from '../../shared/evaluation/work.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { content, emptyDocument } from '../support/content.ts';

const TODAY = '2026-12-10T09:00:00Z';
const play = (...edits: readonly (readonly [string, Action])[]): AssessmentDocument =>
  edits.reduce((document, [day, action]) => update(document, action, `${day}T12:00:00Z`), emptyDocument());
const said = (key: string, value: string): Action => ({ type: 'answer', key, value });
const judged = (document: AssessmentDocument) => evaluate(content, document, TODAY);

const WITH_MEETINGS = play(
  ['2026-12-01', { type: 'addRow', group: 'dossier.bijeenkomst', row: 'b1' }],
  ['2026-12-01', said('dossier.bijeenkomst.naam@b1', 'Eerste')],
  ['2026-12-01', said('dossier.bijeenkomst.datum@b1', '1 december 2026')],
  ['2026-12-01', said('dossier.verzoek', 'Een motie')],
  ['2026-12-05', said('dossier.middelen', 'ja')],
);

test('sinds de vorige bijeenkomst: wat daarna veranderde, en niet wat die dag zelf is ingevuld', () => {
  expect(changedSinceMeeting(WITH_MEETINGS, judged(WITH_MEETINGS), TODAY)).toMatchObject({
    meeting: 'Eerste',
    changed: [{ key: 'dossier.middelen' }],
  });
  // On the day of the meeting itself there is nothing before it to compare with.
  expect(changedSinceMeeting(WITH_MEETINGS, judged(WITH_MEETINGS), '2026-12-01T18:00:00Z')).toBeUndefined();
});

test('huiswerk bij een vraag die al beantwoord was, is pas klaar na een nieuw antwoord', () => {
  const before = play(
    ['2026-12-01', said('dossier.verzoek', 'Een motie')],
    ['2026-12-02', { type: 'assign', key: 'dossier.verzoek', to: 'Jurist', due: '' }],
  );
  expect(homeworkOf(before, judged(before), TODAY)).toMatchObject([{ done: false }]);
  const after = update(before, said('dossier.verzoek', 'Een motie van 12 mei'), '2026-12-03T12:00:00Z');
  expect(homeworkOf(after, judged(after), TODAY)).toMatchObject([{ done: true }]);
});

test('huiswerk is te laat na zijn datum, en klaar zodra de vraag is beantwoord', () => {
  const given = play(
    ['2026-12-01', { type: 'assign', key: 'dossier.verzoek', to: 'Jurist', due: '9 december 2026' }],
    ['2026-12-01', { type: 'assign', key: 'dossier.middelen', to: 'Projectleider', due: '' }],
  );
  expect(homeworkOf(given, judged(given), TODAY)).toMatchObject([
    { asked: { key: 'dossier.verzoek' }, late: true, done: false },
    { asked: { key: 'dossier.middelen' }, late: false, done: false },
  ]);
  const answered = update(given, said('dossier.verzoek', 'Een motie'), TODAY);
  expect(homeworkOf(answered, judged(answered), TODAY)[0]).toMatchObject({ late: false, done: true });
});

test('actiepunten uit alle lijsten staan op datum, en de eerstvolgende datum is van wat nog open is', () => {
  const document = play(
    ['2026-12-01', { type: 'addRow', group: 'dossier.actie', row: 'a1' }],
    ['2026-12-01', said('dossier.actie.wat@a1', 'Later')],
    ['2026-12-01', said('dossier.actie.datum@a1', '1 februari 2027')],
    ['2026-12-01', { type: 'addRow', group: 'iama.actie2', row: 'a2' }],
    ['2026-12-01', said('iama.actie2.wat@a2', 'Eerder')],
    ['2026-12-01', said('iama.actie2.datum@a2', '20-12-2026')],
  );
  expect(actionPointsOf(content, document, TODAY).map(({ what }) => what)).toEqual(['Eerder', 'Later']);
  expect(nextDateOf(content, document, judged(document), TODAY)).toBe('2026-12-20');
  const done = update(document, said('iama.actie2.stand@a2', 'klaar'), TODAY);
  expect(nextDateOf(content, done, judged(done), TODAY)).toBe('2027-02-01');
});

test('opmerkingen en huiswerk openen geen nieuwe versie en komen niet in het rapport; een bijlage wel, met haar controlegetal', () => {
  const noted = update(emptyDocument(), { type: 'remark', id: 'o1', key: 'dossier.verzoek', text: 'GEHEIM', by: '' }, TODAY);
  expect(JSON.stringify(reportOf(content, noted, TODAY))).not.toContain('GEHEIM');
  const attachment = { sha256: 'ab'.repeat(32), name: 'advies.pdf', size: 3 };
  const attached = update(
    play(['2026-12-01', said('dossier.verzoek', 'Zie bijlage')]),
    { type: 'attach', key: 'dossier.verzoek', attachment },
    TODAY,
  );
  expect(JSON.stringify(reportOf(content, attached, TODAY))).toContain(`Bijlage advies.pdf, SHA-256 ${'abababab '.repeat(8).trim()}`);
});
