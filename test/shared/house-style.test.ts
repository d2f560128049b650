import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentOf, contrast, houseStyleFileSchema, PLAIN_COLOUR, tintOf } from '../../shared/style/house-style.ts';
import { RUNS } from '../support/runs.ts';

test('het contrast is dat van WCAG: zwart op wit 21, gelijk 1, en bekende waarden kloppen', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('van elke kleur is de tekst goed te lezen, op papier en op haar eigen tint', () => {
  expect(accentOf(PLAIN_COLOUR)).toBe(PLAIN_COLOUR);
  expect(accentOf('#d97a00')).not.toBe('#d97a00');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const colour = `#${number.toString(16).padStart(6, '0')}`;
      const accent = accentOf(colour);
      expect(contrast(accent, '#ffffff')).toBeGreaterThanOrEqual(7);
      expect(contrast(accent, tintOf(colour))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: RUNS },
  );
});

test('een huisstijl uit een bestand is een kleur en een plaatje, en niets anders', () => {
  const whole = { format: 'weegwijzer-huisstijl', version: 1, name: 'Gemeente Testdam', colour: '#00547a' };
  expect(houseStyleFileSchema.safeParse(whole).success).toBe(true);
  for (const bad of [
    { ...whole, colour: 'red; background: url(https://voorbeeld.nl)' },
    { ...whole, colour: '#00547A7' },
    { ...whole, version: 2 },
    { ...whole, script: 'x' },
    { ...whole, logo: { jpeg: '<svg onload=alert(1)>', width: 10, height: 10 } },
    { ...whole, logo: { jpeg: 'AAAA', width: 100_000, height: 10 } },
  ])
    expect(houseStyleFileSchema.safeParse(bad).success).toBe(false);
});
