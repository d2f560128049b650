// The 270 rows of the five founding texts, each with the place in the app that supports it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findQuestion, groupsOf } from '../../shared/questionnaire/walk.ts';
import { content } from '../support/content.ts';

const { toetsen, rijen } = z
  .strictObject({
    toetsen: z.record(z.string(), z.string()),
    rijen: z.record(
      z.string().regex(/^00[0-4]-\d\d$/),
      z.strictObject({ soort: z.enum(['feit', 'norm']), steun: z.array(z.string()).min(1), toets: z.string().optional() }),
    ),
  })
  .parse(parse(readFileSync(new URL('seeds.yaml', import.meta.url), 'utf8')));

const exists: Record<string, (id: string) => boolean> = {
  vraag: (id) => findQuestion(content, id) !== undefined,
  groep: (id) => groupsOf(content).has(id),
  regel: (id) => content.framework.nodes.some((one) => one.id === id),
  uitkomst: (id) => content.framework.outcomes.some(({ code }) => code === id),
  plicht: (id) => content.framework.duties.some(({ code }) => code === id),
  waarschuwing: (id) => content.framework.warnings.some(({ code }) => code === id),
  controle: (id) => content.rules.checks.some((one) => one.id === id),
  conclusie: (id) => content.rules.conclusions.some((one) => one.id === id),
  indicator: (id) => content.indicators.some((one) => one.id === id),
  begrip: (id) => content.glossary.some(({ term }) => term === id),
  bron: (id) => content.sources.some((one) => one.id === id),
};

/** The text of every test, by its title. */
const tests = new Map<string, string>();
const folder = path.resolve(import.meta.dirname, '..');
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'))) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  for (const [, title = '', body = ''] of text.matchAll(
    /(?<=\n) *test(?:\.each\(cases\))?\('((?:[^'\\]|\\.)*)'([\s\S]*?)(?=\n *(?:test|describe)\b|$)/g,
  ))
    tests.set(title, `${tests.get(title) ?? ''}${body}`);
}

/** Tests that walk over everything of a kind, so that no id stands in them by name; each with what it covers. */
const OVER_ALL: Readonly<Record<string, readonly string[]>> = {
  boom: ['regel:', 'uitkomst:', 'vraag:tk.'],
  onbekend: ['regel:', 'uitkomst:'],
  open: ['regel:'],
  zwaarste: ['regel:', 'uitkomst:'],
  ras: ['regel:D1', 'uitkomst:O1'],
  vrijgave: ['plicht:', 'vraag:tk.plicht.stand'],
  json: ['regel:'],
  kennis: ['begrip:', 'bron:'],
  indicator: ['indicator:'],
};

test('alle 270 rijen staan erin: 36, 56, 76, 77 en 25', () => {
  const counts = ['000', '001', '002', '003', '004'].map((seed) => Object.keys(rijen).filter((nr) => nr.startsWith(seed)).length);
  expect(counts).toEqual([36, 56, 76, 77, 25]);
});

test('elke rij wijst naar iets dat bestaat', () => {
  for (const [nr, { steun }] of Object.entries(rijen)) {
    for (const one of steun) {
      const at = one.indexOf(':');
      expect(exists[one.slice(0, at)]?.(one.slice(at + 1)), `${nr} ${one}`).toBe(true);
    }
  }
});

test('elke norm wijst naar een vraag, regel, plicht, controle of lijst, met een test die haar raakt', () => {
  const faults = Object.entries(rijen).flatMap(([nr, { soort, steun, toets }]) => {
    if (soort === 'feit') return [];
    if (steun.every((one) => /^(bron|begrip):/.test(one))) return [`${nr} wijst alleen naar een bron`];
    const body = tests.get(toetsen[toets ?? ''] ?? '');
    if (body === undefined) return [`${nr} noemt geen test die bestaat`];
    const named = steun.some((one) => body.includes(one.slice(one.indexOf(':') + 1)));
    const covered = steun.some((one) => OVER_ALL[toets ?? '']?.some((start) => one.startsWith(start)));
    return named || covered ? [] : [`${nr}: de test ‘${toets}’ raakt ${steun.join(', ')} niet`];
  });
  expect(faults).toEqual([]);
});
