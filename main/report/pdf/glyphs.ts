import { type Face, openSync } from 'fontkit';

/** Looks up whether the letters of the report can be drawn, and how wide words are. */
export type Letters = {
  /** Text that can be drawn: normalised, without control signs, unknown signs shown as `[U+1F600]`. */
  readonly drawable: (text: string) => string;
  readonly width: (word: string, size: number, weight: number) => number;
  /** The signs that were replaced, for a warning to the person. */
  readonly unknown: Set<string>;
};

/** Opens the font files once: `regular` and `semibold` are paths of TTF files. */
export function openLetters(regular: string, semibold: string): Letters {
  const faces: Record<number, Face> = { 400: openSync(regular), 600: openSync(semibold) };
  const unknown = new Set<string>();
  const advances = new Map<string, number>();
  const face = (weight: number): Face => faces[weight] ?? (faces[400] as Face);

  const advance = (sign: string, weight: number): number => {
    const key = weight + sign;
    const known = advances.get(key);
    if (known !== undefined) return known;
    const letters = face(weight);
    const fresh = letters.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth / letters.unitsPerEm;
    advances.set(key, fresh);
    return fresh;
  };

  return {
    unknown,
    drawable: (text) =>
      [...clean(text)]
        .map((sign) => {
          if (sign === ' ' || face(400).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) return sign;
          unknown.add(sign);
          return `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
        })
        .join(''),
    width: (word, size, weight) => [...word].reduce((sum, sign) => sum + advance(sign, weight), 0) * size,
  };
}

// Tabs and control signs vanish in a PDF; joiners, variation selectors and text-direction marks draw nothing of their own.
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\t\r\n\u00a0\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu, '');
