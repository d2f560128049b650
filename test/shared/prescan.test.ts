import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concluded, partPoints, pointsOf } from '../../shared/evaluation/conclusions.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { factsOf } from '../../shared/evaluation/facts.ts';
import type { Scope } from '../../shared/rules/condition.ts';
import { content, emptyDocument, NOW, said } from '../support/content.ts';
import { RUNS } from '../support/runs.ts';

const [prescan] = content.rules.scores;
if (!prescan) throw new Error('the score of the pre-scan is missing');
const scopeOf = (answers: Readonly<Record<string, string | string[]>>): Scope =>
  concluded(content.rules, { facts: factsOf(content, said(answers), false, NOW), terms: content.framework.terms }).scope;
const points = (part: string, answers: Readonly<Record<string, string | string[]>>) => {
  const found = prescan.parts.find(({ id }) => id === part);
  if (!found) throw new Error(part);
  return partPoints(found, scopeOf(answers));
};
const result = (answers: Readonly<Record<string, string | string[]>>, id: string) =>
  evaluate(content, said(answers), NOW).conclusions.find((one) => one.id === id);
const exactly = (value: number) => ({ min: value, max: value });

/** Every answer that makes nothing necessary. */
const nothing: Readonly<Record<string, string | string[]>> = {
  'prescan.persoonsgegevens': 'ja',
  'prescan.nieuwe_wet': 'nee',
  'prescan.cloud': 'nee',
  'prescan.frequentie': 'eenmalig',
  'prescan.bewaren': 'dag',
  'prescan.gewoon': ['contact'],
  'prescan.bijzonder': ['geen'],
  'prescan.gevoelig': ['geen'],
  'prescan.betrokkenen': ['burgers'],
  'prescan.tienduizend': 'nee',
  'prescan.basisregistratie': ['geen'],
  'prescan.doorgifte': 'nee',
  'prescan.ap_lijst': ['geen'],
  'prescan.edpb_lijst': ['geen'],
  'prescan.algoritme': 'nee',
  'prescan.dienst': 'nee',
  'iama.reikwijdte': 'nee',
};

describe('de fouten van de rijksprescan zijn hier goed gerekend', () => {
  test('kinderen en kwetsbare mensen tellen mee', () => {
    expect(points('betrokkenen', { 'prescan.betrokkenen': ['kinderen', 'kwetsbaren'] })).toEqual(exactly(2));
    expect(points('betrokkenen', { 'prescan.betrokkenen': ['kinderen'] })).toEqual(exactly(1));
    expect(points('betrokkenen', { 'prescan.betrokkenen': ['kinderen', 'burgers'] })).toEqual(exactly(2));
    expect(points('betrokkenen', { 'prescan.betrokkenen': ['burgers', 'medewerkers', 'anders'] })).toEqual(exactly(0));
  });

  test('een basisregistratie over mensen of bezit telt mee, een kaart niet', () => {
    for (const one of ['brp', 'bri', 'hr', 'brk', 'brv', 'woz'])
      expect(points('basisregistratie', { 'prescan.basisregistratie': [one] }), one).toEqual(exactly(1));
    expect(points('basisregistratie', { 'prescan.basisregistratie': ['bag', 'bgt', 'brt', 'bro'] })).toEqual(exactly(0));
  });

  test('een dienst voor jongeren telt mee, ook zonder bewijs dat zij er niet komen', () => {
    expect(points('jongeren', { 'prescan.dienst': 'ja', 'prescan.dienst_jong': 'ja' })).toEqual(exactly(2));
    expect(points('jongeren', { 'prescan.dienst': 'ja', 'prescan.dienst_jong': 'nee', 'prescan.dienst_geen_jong': 'nee' })).toEqual(
      exactly(1),
    );
    expect(points('jongeren', { 'prescan.dienst': 'ja', 'prescan.dienst_jong': 'nee', 'prescan.dienst_geen_jong': 'ja' })).toEqual(
      exactly(0),
    );
    expect(points('jongeren', { 'prescan.dienst': 'nee' })).toEqual(exactly(0));
  });

  test('doorgifte uit de cloud naar buiten de EER telt dubbel', () => {
    const abroad = { 'prescan.doorgifte': 'ja', 'prescan.doorgifte_bijzonder': 'nee' };
    expect(points('doorgifte', { ...abroad, 'prescan.cloud': 'ja', 'prescan.opslag': 'buiten', 'prescan.support': 'eer' })).toEqual(
      exactly(2),
    );
    expect(points('doorgifte', { ...abroad, 'prescan.cloud': 'ja', 'prescan.opslag': 'eer', 'prescan.support': 'buiten' })).toEqual(
      exactly(2),
    );
    expect(points('doorgifte', { ...abroad, 'prescan.cloud': 'nee' })).toEqual(exactly(1));
    expect(points('doorgifte', { 'prescan.doorgifte': 'ja', 'prescan.doorgifte_bijzonder': 'ja' })).toEqual(exactly(2));
    expect(points('doorgifte', { 'prescan.doorgifte': 'nee' })).toEqual(exactly(0));
  });

  test('samen maken zij een DPIA verplicht die anders werd gemist', () => {
    const missed = {
      ...nothing,
      'prescan.betrokkenen': ['kinderen', 'kwetsbaren'],
      'prescan.basisregistratie': ['brp'],
      'prescan.dienst': 'ja',
      'prescan.dienst_jong': 'ja',
    };
    expect(pointsOf(prescan, scopeOf(missed))).toEqual(exactly(5));
    expect(result(missed, 'dpia_nodig')).toMatchObject({ level: 'verplicht', reasons: ['De som van de risico’s is hoger dan vier.'] });
    expect(result({ ...missed, 'prescan.basisregistratie': ['bag'] }, 'dpia_nodig')?.level).toBe('niet_nodig');
  });
});

describe('de pre-scan noemt elke reden', () => {
  test('niets aan de hand: geen DPIA, DTIA, KIA of IAMA', () => {
    for (const [id, level] of [
      ['dpia_nodig', 'niet_nodig'],
      ['dtia_nodig', 'niet_nodig'],
      ['kia_nodig', 'niet_nodig'],
      ['iama_nodig', 'niet_aangewezen'],
    ] as const)
      expect(result(nothing, id)?.level, id).toBe(level);
  });

  test('nieuwe regels, de AP-lijst, twee Europese kenmerken of een hoge som maken een DPIA verplicht', () => {
    expect(result({ ...nothing, 'prescan.nieuwe_wet': 'ja' }, 'dpia_nodig')?.level).toBe('verplicht');
    expect(result({ ...nothing, 'prescan.ap_lijst': ['fraude'] }, 'dpia_nodig')?.level).toBe('verplicht');
    expect(result({ ...nothing, 'prescan.edpb_lijst': ['scoren', 'koppelen'] }, 'dpia_nodig')?.level).toBe('verplicht');
    expect(result({ ...nothing, 'prescan.edpb_lijst': ['scoren'] }, 'dpia_nodig')?.level).toBe('aanbevolen');
    const all = result(
      { ...nothing, 'prescan.nieuwe_wet': 'ja', 'prescan.ap_lijst': ['fraude'], 'prescan.edpb_lijst': ['scoren', 'koppelen'] },
      'dpia_nodig',
    );
    expect(all?.reasons).toHaveLength(3);
    // Needed and not there is a gap that the report prints.
    const absent = said({ ...nothing, 'prescan.nieuwe_wet': 'ja', 'dpia.stand': 'nee' });
    expect(evaluate(content, absent, NOW).checks.map(({ id }) => id)).toContain('dpia_ontbreekt');
  });

  test('zonder persoonsgegevens is geen DPIA nodig', () => {
    expect(result({ ...nothing, 'prescan.persoonsgegevens': 'nee', 'prescan.ap_lijst': ['fraude'] }, 'dpia_nodig')?.level).toBe(
      'niet_nodig',
    );
  });

  test('DTIA, KIA en IAMA volgen hun eigen regels', () => {
    const abroad = { ...nothing, 'prescan.doorgifte': 'ja', 'prescan.opslag': 'buiten', 'prescan.support': 'eer' };
    expect(result({ ...abroad, 'prescan.mechanisme': 'scc' }, 'dtia_nodig')?.level).toBe('verplicht');
    expect(result({ ...abroad, 'prescan.mechanisme': 'adequaat' }, 'dtia_nodig')?.level).toBe('niet_nodig');
    expect(result({ ...nothing, 'prescan.dienst': 'ja', 'prescan.dienst_jong': 'ja' }, 'kia_nodig')?.level).toBe('aanbevolen');
    expect(
      result({ ...nothing, 'prescan.algoritme': 'ja', 'prescan.hoog_risico': 'nee', 'prescan.impactvol': 'ja' }, 'iama_nodig')?.level,
    ).toBe('aanbevolen');
  });

  test('een leeg of onbekend antwoord telt nooit als nee', () => {
    expect(evaluate(content, emptyDocument(), NOW).conclusions.find(({ id }) => id === 'dpia_nodig')?.level).toBeUndefined();
    fc.assert(
      fc.property(fc.subarray(Object.keys(nothing), { minLength: 1 }), (left) => {
        const open = Object.fromEntries(Object.entries(nothing).filter(([key]) => !left.includes(key)));
        const before = pointsOf(prescan, scopeOf(nothing));
        const range = pointsOf(prescan, scopeOf(open));
        expect(range.min).toBeLessThanOrEqual(before.min);
        expect(range.max).toBeGreaterThanOrEqual(before.max);
        // Open answers can leave it undecided, and can never make it heavier or lighter than it may turn out.
        const level = result(open, 'dpia_nodig')?.level;
        expect([undefined, 'niet_nodig']).toContain(level);
        if (['prescan.nieuwe_wet', 'prescan.ap_lijst', 'prescan.edpb_lijst'].some((key) => left.includes(key)))
          expect(level).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });
});
