import path from 'node:path';
import fc from 'fast-check';
import { openSync } from 'fontkit';
import { expect, test } from 'vitest';
import { type ShapingFont, shapeByWord } from '../../main/report/pdf/shaping.ts';

const FONTS = ['SourceSans3_400Regular', 'SourceSans3_400Regular_Italic', 'SourceSans3_600SemiBold'];
const open = (name: string): ShapingFont => openSync(path.resolve('assets/fonts', `${name}.ttf`)) as unknown as ShapingFont;
const shape = (font: ShapingFont, text: string, features: unknown = []): unknown => {
  const { glyphs, positions } = font.layout(text, features, undefined, undefined, 'ltr');
  return [(glyphs as { id: number; codePoints: number[] }[]).map(({ id, codePoints }) => [id, codePoints]), positions];
};

/** Words with the pairs that kern and join: capitals, quotes, fi and fl, figures, accents that come loose. */
const word = fc.oneof(
  fc.constantFrom('AVATAR', 'Té', 'officiële', 'flink', '“Ja”', 'wv.', '1/2', '2e', 'V.', 'e\u0301\u0327n', 'ﬁn', 'ffi', 'IJ', '–', '…'),
  fc.string({ unit: fc.constantFrom(...'AVTWYLPFrvwyijfltkÀÉë’‘.,;:-/()0123456789'), minLength: 1, maxLength: 12 }),
);

test.each(FONTS)('%s: woord voor woord zet de letters precies waar de hele tekst ze zet', (name) => {
  const [whole, byWord] = [open(name), open(name)];
  shapeByWord(byWord);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '')), { maxLength: 12 }), (words) => {
      const text = words.flat().join('');
      expect(shape(byWord, text)).toEqual(shape(whole, text));
    }),
    { numRuns: 300 },
  );
});

test('gevraagde bijzonderheden van het lettertype, zoals oude cijfers, gaan langs de gewone weg', () => {
  const [whole, byWord] = [open(FONTS[0] ?? ''), open(FONTS[0] ?? '')];
  shapeByWord(byWord);
  expect(shape(byWord, '2026', ['onum'])).toEqual(shape(whole, '2026', ['onum']));
  expect(shape(byWord, '2026', ['onum'])).not.toEqual(shape(byWord, '2026'));
});
