import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putBackAction } from '../../shared/assessment/differences.ts';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import { type Action, type AssessmentDocument, assessmentSchema } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { fixVersion, reportOf } from '../../shared/report/fix.ts';
import { content, dossierFromCase, emptyDocument, NOW } from '../support/content.ts';
import { fixedIndDossier } from '../support/reports.ts';
import { RUNS } from '../support/runs.ts';

const key = fc.constantFrom('iama.doel', 'tk.doel', 'tk.criterium.klasse@r1', 'tk.criterium.naam@r2');
const row = fc.constantFrom('r1', 'r2', 'r3');
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), key, value: fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })) }),
  fc.record({ type: fc.constant('answer' as const), key, considerations: fc.string() }),
  fc.record({ type: fc.constant('notApplicable' as const), key, reason: fc.string() }),
  fc.record({ type: fc.constant('clear' as const), key }),
  fc.record({ type: fc.constant('newRound' as const), source: fc.constant('versie 1') }),
  fc.record({ type: fc.constant('assign' as const), key, to: fc.constantFrom('', 'Jurist'), due: fc.string() }),
  fc.record({ type: fc.constant('remark' as const), id: row, key, text: fc.string(), by: fc.constant('Ethicus') }),
  fc.record({ type: fc.constant('settleRemark' as const), id: row, done: fc.boolean() }),
  fc.record({
    type: fc.constant('attach' as const),
    key,
    attachment: fc.record({ sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)), name: fc.constant('x.pdf'), size: fc.nat() }),
  }),
  fc.record({ type: fc.constant('detach' as const), key, sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)) }),
  fc.record({ type: fc.constant('addRow' as const), group: fc.constant('tk.criterium'), row }),
  fc.record({ type: fc.constant('removeRow' as const), group: fc.constant('tk.criterium'), row }),
  fc.record({ type: fc.constant('moveRow' as const), group: fc.constant('tk.criterium'), row, to: fc.nat(3) }),
  fc.record({
    type: fc.constant('setFacts' as const),
    facts: fc.record({ name: fc.string(), decider: fc.string() }, { requiredKeys: [] }),
  }),
  fc.record({
    type: fc.constant('setPrinting' as const),
    printing: fc.record({ complete: fc.boolean(), language: fc.constantFrom('nl' as const, 'en' as const), attach: fc.boolean() }),
  }),
  fc.record({
    type: fc.constant('judgeName' as const),
    name: fc.constantFrom('A. Bakker', 'Öztürk'),
    verdict: fc.constantFrom('weg', 'blijft', 'open'),
  }),
  fc.record({
    type: fc.constant('withhold' as const),
    key,
    withheld: fc.option(fc.record({ ground: fc.constantFrom('5.1.2d', '5.2'), motivation: fc.string() })),
  }),
  fc.record({
    type: fc.constant('setSigners' as const),
    signers: fc.array(
      fc.record({ id: row, kind: fc.constantFrom('opsteller', 'fg'), name: fc.string(), function: fc.string(), mandate: fc.string() }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ type: fc.constant('deviate' as const), id: fc.constant('d1'), text: fc.string(), by: fc.string() }),
);
const play = (actions: readonly Action[], from = emptyDocument()): AssessmentDocument =>
  actions.reduce((document, one) => update(document, one, NOW), from);
const written = ({ revision: _revision, ...rest }: AssessmentDocument) => rest;

test('elk document dat door handelingen ontstaat, voldoet aan het schema en is te beoordelen', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
      const document = play(actions);
      expect(assessmentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
      expect(evaluate(content, document, NOW).framework.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
});

test('ongedaan maken geeft precies het vorige document terug, en opnieuw het volgende', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 15 }), action, (actions, last) => {
      const before = play(actions);
      const after = update(before, last, NOW);
      const undone = update(after, putBackAction(after, before), NOW);
      expect(written(undone)).toEqual(written(before));
      expect(written(update(undone, putBackAction(undone, after), NOW))).toEqual(written(after));
    }),
    { numRuns: RUNS },
  );
});

test('weghalen van een rij neemt haar antwoorden mee, en van geen andere rij', () => {
  const document = dossierFromCase({
    criteria: [
      { naam: 'wijk', klasse: 'PROXY' },
      { naam: 'SBI', klasse: 'NEUTRAAL' },
    ],
  });
  const without = update(document, { type: 'removeRow', group: 'tk.criterium', row: 'c1' }, NOW);
  const keys = Object.keys(without.answers);
  expect(keys.some((one) => one.endsWith('@c1'))).toBe(false);
  expect(keys.filter((one) => one.endsWith('@c2'))).toEqual(Object.keys(document.answers).filter((one) => one.endsWith('@c2')));
});

test('een voorgevuld antwoord dat je verandert, is van jezelf; dat je bevestigt, houdt zijn bron', () => {
  const start = play([{ type: 'answer', key: 'iama.doel', value: 'uit sjabloon' }]);
  const answer = start.answers['iama.doel'];
  if (!answer) throw new Error('geen antwoord');
  const prefilled = { ...start, answers: { 'iama.doel': { ...answer, from: { kind: 'sjabloon' as const, source: 'S' } } } };
  expect(update(prefilled, { type: 'answer', key: 'iama.doel', value: 'eigen' }, NOW).answers['iama.doel']?.from).toBeUndefined();
  expect(update(prefilled, { type: 'answer', key: 'iama.doel', considerations: 'erbij' }, NOW).answers['iama.doel']?.from).toBeDefined();
  const confirmed = update(prefilled, { type: 'confirm', key: 'iama.doel', by: 'Jurist' }, NOW);
  expect(confirmed.answers['iama.doel']).toMatchObject({ from: { source: 'S' }, confirmed: { by: 'Jurist' } });
});

test('vastleggen bevriest: het rapport blijft gelijk, ook als de inhoud van de app verandert', () => {
  const fixed = fixedIndDossier();
  const other = { ...content, hash: 'anders', framework: { ...content.framework, title: 'Ander kader' } };
  expect(reportOf(other, fixed, '2030-01-01T00:00:00Z')).toEqual(reportOf(content, fixed, NOW));
  expect(currentFixedVersion(fixed)?.number).toBe(1);
  expect(fixVersion(content, fixed, NOW)).toMatchObject({ ok: false, failure: { code: 'vastleggen-niets-veranderd' } });
});

test('elke wijziging na het vastleggen opent de volgende versie; terugdraaien sluit haar weer', () => {
  const fixed = fixedIndDossier();
  const edited = update(fixed, { type: 'answer', key: 'iama.doel', value: 'anders' }, NOW);
  expect(currentFixedVersion(edited)).toBeUndefined();
  expect(reportOf(content, edited, NOW)).toMatchObject({ status: 'concept', version: 2 });
  expect(currentFixedVersion(update(edited, putBackAction(edited, fixed), NOW))?.number).toBe(1);
  const again = fixVersion(content, edited, NOW);
  expect(again).toMatchObject({ ok: true, value: { version: { number: 2 } } });
});

test('zonder naam of organisatie is er niets vast te leggen', () => {
  expect(fixVersion(content, play([{ type: 'setFacts', facts: { name: ' ' } }]), NOW)).toMatchObject({
    failure: { code: 'vastleggen-zonder-naam' },
  });
  expect(fixVersion(content, emptyDocument(), NOW)).toMatchObject({ failure: { code: 'vastleggen-zonder-organisatie' } });
});

test('een nieuwe ronde houdt elk antwoord, en alle antwoorden wachten op bevestiging', () => {
  const fixed = fixedIndDossier();
  const round = update(fixed, { type: 'newRound', source: 'versie 1' }, NOW);
  expect(Object.keys(round.answers)).toEqual(Object.keys(fixed.answers));
  const given = evaluate(content, fixed, NOW).visible.filter(({ state }) => state === 'beantwoord');
  const waiting = new Set(evaluate(content, round, NOW).visible.flatMap((one) => (one.state === 'te_bevestigen' ? one.key : [])));
  expect(given.length).toBeGreaterThan(20);
  expect(given.filter(({ key: one }) => !waiting.has(one))).toEqual([]);
  expect(currentFixedVersion(round)).toBeUndefined();
  expect(round.versions).toEqual(fixed.versions);
});

test('ongedaan maken brengt ook terug dat er nog niets was: het dossier is weer de vastgelegde versie', () => {
  const fixed = fixedIndDossier();
  for (const action of [
    { type: 'setSigners', signers: [{ id: 'a', kind: 'fg', name: 'A. Bakker', function: '', mandate: '' }] },
    { type: 'setPrinting', printing: { complete: true, language: 'en', attach: false } },
    { type: 'judgeName', name: 'A. Bakker', verdict: 'weg' },
  ] satisfies Action[]) {
    const after = update(fixed, action, NOW);
    const { revision: _after, ...back } = update(after, putBackAction(after, fixed), NOW);
    const { revision: _before, ...before } = fixed;
    expect(back, action.type).toEqual(before);
    expect(currentFixedVersion({ ...back, revision: 0 })?.number, action.type).toBe(1);
  }
});
