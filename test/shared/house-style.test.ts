import { expect, test } from 'vitest';
import { contrast, houseStyleFileSchema, isReadable, leastContrast, PLAIN_COLOUR, tintOf } from '../../shared/style/house-style.ts';

test('het contrast is dat van WCAG: zwart op wit 21, gelijk 1, en bekende waarden kloppen', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('een kleur die op haar eigen tint niet te lezen is, wordt geweigerd', () => {
  expect(isReadable(PLAIN_COLOUR)).toBe(true);
  // Just enough on white, and not on the ground of a table head.
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
  expect(isReadable('#767676')).toBe(false);
  expect(isReadable('#ffd84d')).toBe(false);
  expect(leastContrast('#00547a')).toBeGreaterThan(4.5);
  expect(tintOf('#00547a')).toMatch(/^#[0-9a-f]{6}$/);
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
