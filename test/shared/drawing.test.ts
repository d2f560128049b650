import { expect, test } from 'vitest';
import { answerKey } from '../../shared/assessment/keys.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { drawingsOf } from '../../shared/drawing/drawings.ts';
import type { Drawing } from '../../shared/drawing/types.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';

const drawn = (document: AssessmentDocument, id: Drawing['id']): Drawing | undefined =>
  drawingsOf(content, document, evaluate(content, document, NOW), NOW).find((one) => one.id === id);
const texts = (drawing: Drawing | undefined): string[] =>
  (drawing?.shapes ?? []).flatMap((shape) => (shape.kind === 'text' ? shape.text : []));

test('het pad in beeld toont elke regel die is gevraagd, en zegt hetzelfde in woorden', () => {
  const document = indDossier();
  const drawing = drawn(document, 'pad');
  const { path, outcome } = evaluate(content, document, NOW).framework;
  for (const node of new Set(path.map((step) => step.node))) {
    expect(
      texts(drawing).some((text) => text === node || text === `${node}?`),
      node,
    ).toBe(true);
    expect(drawing?.description).toContain(node);
  }
  for (const name of new Set(path.flatMap(({ criterion }) => criterion?.name ?? []))) expect(drawing?.description).toContain(name);
  expect(texts(drawing).some((text) => text.startsWith(outcome))).toBe(true);
});

test('geen tekening valt buiten haar eigen kader, ook niet met veertig criteria met een lange naam', () => {
  let document = emptyDocument();
  const ways = ['telt_mee', 'alleen_vastgelegd', 'onbekend'];
  for (let one = 0; one < 40; one++) {
    document = update(document, { type: 'addRow', group: 'tk.criterium', row: `c${one}` }, NOW);
    const name = `Een heel lang criterium met een naam die niet past ${one}`.repeat(3);
    document = update(document, { type: 'answer', key: answerKey('tk.criterium.naam', `c${one}`), value: name }, NOW);
    document = update(document, { type: 'answer', key: answerKey('tk.criterium.gebruik', `c${one}`), value: ways[one % 3] ?? '' }, NOW);
  }
  const drawing = drawn(document, 'pad');
  expect(drawing?.height).toBeLessThan(900);
  for (const shape of drawing?.shapes ?? []) {
    if (shape.kind === 'box') {
      expect(shape.x + shape.width).toBeLessThanOrEqual(drawing?.width ?? 0);
      expect(shape.y + shape.height).toBeLessThanOrEqual(drawing?.height ?? 0);
    }
  }
});

test('de ernst per recht en de risico’s staan pas in beeld als er iets te zien is', () => {
  expect(drawn(emptyDocument(), 'rechten')).toBeUndefined();
  expect(drawn(emptyDocument(), 'risicos')).toBeUndefined();
  let document = emptyDocument();
  for (const [row, chance, impact] of [
    ['r1', 'laag', 'hoog'],
    ['r2', 'onbekend', 'laag'],
  ] as const) {
    document = update(document, { type: 'addRow', group: 'dpia.risico', row }, NOW);
    document = update(document, { type: 'answer', key: `dpia.risico.wat@${row}`, value: `Risico ${row}` }, NOW);
    document = update(document, { type: 'answer', key: `dpia.risico.kans@${row}`, value: chance }, NOW);
    document = update(document, { type: 'answer', key: `dpia.risico.impact@${row}`, value: impact }, NOW);
  }
  const drawing = drawn(document, 'risicos');
  expect(drawing?.description).toBe('Risico 1, Risico r1: kans laag, impact hoog. Risico 2, Risico r2: kans nog niet bekend, impact laag.');
  expect(texts(drawing)).toContain('Zonder plek in de tabel: 2');
});

test('de tijdlijn zet wat gebeurde en wat komt op datum; wat komt, staat op een streepjeslijn', () => {
  let document = emptyDocument();
  const say = (key: string, value: string): void => {
    document = update(document, { type: 'answer', key, value }, NOW);
  };
  document = update(document, { type: 'addRow', group: 'dossier.bijeenkomst', row: 'b1' }, NOW);
  say('dossier.bijeenkomst.naam@b1', 'Deel 1 en 2');
  say('dossier.bijeenkomst.datum@b1', '1 november 2020');
  say('dossier.volgende', '1 maart 2099');
  const drawing = drawn(document, 'tijdlijn');
  expect(drawing?.description).toMatch(/^1 november 2020: Deel 1 en 2\. .*Dossier begonnen\. 1 maart 2099: Volgende toets\.$/);
  const lines = (drawing?.shapes ?? []).flatMap((shape) => (shape.kind === 'line' ? shape.line : []));
  expect(lines).toEqual(['solid', 'dashed']);
});
