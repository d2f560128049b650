import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readForeignMaps } from '../../.ci/build-content.ts';
import { unpackDossier } from '../../main/dossier/container.ts';
import { packed } from '../../main/dossier/pack.ts';
import { jsonIn } from '../../main/exchange/foreign-file.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { placeForeign } from '../../shared/exchange/foreign/place.ts';
import { readForeign } from '../../shared/exchange/foreign/read.ts';
import type { ForeignFile } from '../../shared/exchange/foreign/types.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';
import { FUZZ } from '../support/runs.ts';

// Whatever happens to a file on its way, the answer is a sentence or a dossier: never a crash, never a hang.
const seed = Number(process.env.WEEGWIJZER_SEED ?? 20261123);
const maps = readForeignMaps();
const fixtures = path.resolve(import.meta.dirname, '../fixtures/foreign');
const files = readdirSync(fixtures).filter((name) => /\.(json|pdf)$/.test(name));

/** Whatever is in the file, nothing of it is lost, and the dossier can be judged. */
function placeWhole(file: ForeignFile): void {
  let next = 0;
  const { answers, rows, report } = placeForeign(content, maps, file, 'fuzz', NOW, () => `r${next++}`);
  expect(report.lost).toBe(0);
  expect(report.matched + report.aside.length).toBe(report.found);
  evaluate(content, { ...emptyDocument(), answers, rows: rows as Record<string, { id: string }[]> }, NOW);
}

/** A few edits at random places: a byte changed, a piece cut out, doubled or put elsewhere. */
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('byte', 'cut', 'double', 'put'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.nat(400),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 4 },
);
type Edits = typeof edits extends fc.Arbitrary<infer T> ? T : never;
function damaged(bytes: Uint8Array, list: Edits): Uint8Array {
  let out = Buffer.from(bytes);
  for (const { kind, at, size, byte } of list) {
    const place = Math.min(out.length - 1, Math.floor(at * out.length));
    const piece = out.subarray(place, place + size);
    if (kind === 'byte') out[place] = byte;
    else if (kind === 'cut') out = Buffer.concat([out.subarray(0, place), out.subarray(place + size)]);
    else if (kind === 'double') out = Buffer.concat([out.subarray(0, place), piece, out.subarray(place)]);
    else out = Buffer.concat([out.subarray(0, place), Buffer.from('{"__proto__":{"value":[]}},"]'), out.subarray(place)]);
    if (out.length === 0) out = Buffer.from([0]);
  }
  return out;
}

test(`${FUZZ} beschadigde bestanden van andere programma’s geven elk een zin of een dossier`, async () => {
  const seen = { gelezen: 0, geweigerd: 0 };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), edits, async (name, list) => {
      const json = await jsonIn(damaged(readFileSync(path.join(fixtures, name)), list));
      const file = json.ok ? readForeign(json.value, maps) : json;
      if (!file.ok) {
        seen.geweigerd++;
        expect(file.failure.code).toMatch(/^(import|pdf)-/);
        return;
      }
      seen.gelezen++;
      placeWhole(file.value);
    }),
    { numRuns: FUZZ, seed },
  );
  process.stdout.write(`bestanden van elders, begin ${seed}: ${seen.gelezen} gelezen, ${seen.geweigerd} geweigerd\n`);
  expect(seen.geweigerd).toBeGreaterThan(FUZZ / 10);
});

/** A place in a value, found by walking down with a number at each step. */
function replaced(value: unknown, path: readonly number[], put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return put;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return put;
  const inner = replaced((value as Record<string, unknown>)[key], rest, put);
  return Array.isArray(value) ? value.map((one, at) => (String(at) === key ? inner : one)) : { ...value, [key]: inner };
}

test(`${FUZZ} hele bestanden met vreemde waarden erin worden gelezen zonder iets kwijt te raken`, async () => {
  const strange = fc.oneof(
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1e308,
      '',
      'on',
      '__proto__',
      '<script>x</script>',
      '=1+1',
      [],
      {},
      [[[]]],
      { value: null },
      { value: { value: 'x' } },
    ),
    fc.anything({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files.filter((name) => name.endsWith('.json') && name !== 'numbers.json')),
      fc.array(fc.record({ path: fc.array(fc.nat(30), { minLength: 2, maxLength: 5 }), put: strange }), { minLength: 1, maxLength: 5 }),
      async (name, changes) => {
        const whole = JSON.parse(readFileSync(path.join(fixtures, name), 'utf8'));
        const value = changes.reduce((one: unknown, { path: place, put }) => replaced(one, place, put), whole);
        const file = readForeign(value, maps, name.includes('polluted') ? 'invulhulpen-prescan' : undefined);
        if (!file.ok) return;
        read++;
        placeWhole(file.value);
      },
    ),
    {
      numRuns: FUZZ,
      seed,
      // Found at night: an answer that is null.
      examples: [
        [
          'cnil-pia.json',
          [
            { path: [16, 0], put: null },
            { path: [0, 0], put: '' },
          ],
        ],
      ],
    },
  );
  expect(read).toBeGreaterThan(FUZZ / 2);
});

test(`${FUZZ} beschadigde dossiers geven elk een zin`, async () => {
  const { bytes } = await packed({ content, now: () => NOW, appVersion: '0' }, indDossier(), new Map());
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const read = await unpackDossier(damaged(bytes, list));
      if (read.ok) evaluate(content, read.value.document, NOW);
      else expect(read.failure.code).toMatch(/^dossier-/);
    }),
    { numRuns: FUZZ, seed },
  );
});
