import { describe, expect, test } from 'vitest';
import { attempt, listFull } from '../../shared/assessment/refusal.ts';
import { type Action, type AssessmentDocument, assessmentSchema, LIMITS } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import type { Failure } from '../../shared/result.ts';
import { emptyDocument, NOW } from '../support/content.ts';
import { fixedIndDossier } from '../support/reports.ts';

const refusalOf = (document: AssessmentDocument, action: Action, now: string): Failure | undefined => {
  const made = attempt(document, action, now);
  return made.ok ? undefined : made.failure;
};
const KEY = 'iama.doel';
const evidence = (part: object) => ({ id: 'b', what: '', period: '', numbers: '', method: '', who: '', date: '', document: '', ...part });
const attachment = (place: number) => ({ sha256: place.toString(16).padStart(64, '0'), name: 'a.pdf', size: 1 });
const imported = (place: number) => ({
  ...{ ...attachment(place), format: 'dpia', version: '3.0', at: NOW, found: 0, matched: 0, empty: 0, changed: [], aside: [] },
});

/** Actions that add one thing too many, with how many of them fit. */
const LISTS: readonly (readonly [string, number, (place: number) => Action])[] = [
  ['afwijkende oordelen', LIMITS.deviations, (place) => ({ type: 'deviate', id: `d${place}`, text: 'anders', by: 'A' })],
  ['opmerkingen', LIMITS.remarks, (place) => ({ type: 'remark', id: `o${place}`, key: KEY, text: 'let op', by: 'A' })],
  ['bijlagen bij één antwoord', LIMITS.attachments, (place) => ({ type: 'attach', key: KEY, attachment: attachment(place) })],
  ['ingelezen bestanden', LIMITS.imports, (place) => ({ type: 'recordImport', imported: imported(place) })],
  ['namen', LIMITS.names, (place) => ({ type: 'judgeName', name: `Naam ${place}`, verdict: 'weg' })],
  ['namen die mogen blijven', LIMITS.names, (place) => ({ type: 'judgeName', name: `Naam ${place}`, verdict: 'blijft' })],
  ['regels', LIMITS.rows, (place) => ({ type: 'addRow', group: 'tk.criterium', row: `r${place}` })],
];

describe('wat niet bewaard kan worden, wordt eerst gezegd', () => {
  test.each(LISTS)('%s: het laatste dat past wel, het volgende niet, en het dossier blijft te openen', (_name, most, action) => {
    let document: AssessmentDocument = emptyDocument();
    for (let place = 0; place < most; place++) document = update(document, action(place), NOW);
    expect(assessmentSchema.safeParse(document).success).toBe(true);
    expect(refusalOf(document, action(most), NOW)).toEqual(listFull(most));
    // Whoever asks nothing and does it all the same, gets no document that cannot be opened.
    expect(update(document, action(most), NOW)).toBe(document);
    // The same thing again is no new thing.
    expect(refusalOf(document, action(0), NOW)).toBeUndefined();
  });

  test('wat in één keer uit een ander bestand komt, past samen met wat er al staat of komt er niet in', () => {
    const rows = Array.from({ length: LIMITS.rows - 1 }, (_, place) => ({ id: `r${place}` }));
    const document = update(emptyDocument(), { type: 'receive', answers: {}, rows: { 'tk.criterium': rows }, remarks: [] }, NOW);
    const more: Action = { type: 'receive', answers: {}, rows: { 'tk.criterium': [{ id: 'x' }, { id: 'y' }] }, remarks: [] };
    expect(refusalOf(document, more, NOW)).toMatchObject({ code: 'lijst-vol' });
    expect(update(document, more, NOW)).toBe(document);
  });

  test('versies: de laatste die past wel, de volgende niet', () => {
    const [version] = fixedIndDossier().versions;
    if (!version) throw new Error('there is no version');
    const versions = Array.from({ length: LIMITS.versions }, (_, place) => ({ ...version, number: place + 1 }));
    const document = { ...emptyDocument(), versions };
    const next: Action = { type: 'fix', version: { ...version, number: LIMITS.versions + 1 } };
    expect(refusalOf(document, next, NOW)).toMatchObject({ code: 'lijst-vol' });
    expect(update(document, next, NOW)).toBe(document);
  });

  const long = 'x'.repeat(LIMITS.line + 1);
  const text = 'x'.repeat(LIMITS.text + 1);
  const fields: readonly (readonly [string, Action, string, string])[] = [
    ['een antwoord', { type: 'answer', key: KEY, value: text }, 'tekst-te-lang', '1.000.000'],
    ['een overweging', { type: 'answer', key: KEY, considerations: text }, 'tekst-te-lang', '1.000.000'],
    ['een te lange keuze', { type: 'answer', key: KEY, value: [long] }, 'tekst-te-lang', '2.000'],
    ['te veel keuzes', { type: 'answer', key: KEY, value: Array(201).fill('a') }, 'lijst-vol', '200'],
    ['een reden', { type: 'notApplicable', key: KEY, reason: text }, 'tekst-te-lang', '1.000.000'],
    ['de naam van het dossier', { type: 'setFacts', facts: { name: long } }, 'tekst-te-lang', '2.000'],
    ['een regel bewijs', { type: 'setEvidence', key: KEY, evidence: [evidence({ who: long })] }, 'tekst-te-lang', '2.000'],
    ['te veel bewijs', { type: 'setEvidence', key: KEY, evidence: Array(51).fill(evidence({})) }, 'lijst-vol', '50'],
    ['een opmerking', { type: 'remark', id: 'o', key: KEY, text, by: '' }, 'tekst-te-lang', '1.000.000'],
    ['een vak van het register', { type: 'setRegister', field: 'description_short', value: text }, 'tekst-te-lang', '20.000'],
  ];
  test.each(fields)('%s: een zin met de grens', (_name, action, code, grens) => {
    expect(refusalOf(emptyDocument(), action, NOW)).toEqual({ code, detail: { grens } });
  });

  test('gewoon werk wordt nooit geweigerd', () => {
    for (const action of [
      { type: 'answer', key: KEY, value: 'x'.repeat(LIMITS.text) },
      { type: 'setFacts', facts: { name: 'x'.repeat(LIMITS.line) } },
      { type: 'clear', key: KEY },
      { type: 'newRound', source: 'versie 1' },
    ] as const)
      expect(refusalOf(fixedIndDossier(), action, NOW), action.type).toBeUndefined();
  });
});
