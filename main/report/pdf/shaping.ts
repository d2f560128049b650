/** A font as fontkit opens it, as far as shaping goes. */
type Shaped = { readonly glyphs: readonly unknown[]; readonly positions: readonly unknown[] };
export type ShapingFont = { layout: (text: string, features?: unknown, ...more: unknown[]) => Shaped };

const LONGEST = 40;
const MOST = 20_000;
const shapesByWord = new WeakSet<ShapingFont>();

/**
 * Lets a font shape a text word by word and remember each word: a report says the same words over and over, and shaping
 * is a third of what it costs. In our fonts no space kerns or joins with a letter, so the result is the same (tested).
 */
export function shapeByWord(font: ShapingFont): void {
  if (shapesByWord.has(font)) return;
  shapesByWord.add(font);
  const whole = font.layout.bind(font);
  const known = new Map<string, Shaped>();
  const shape = (word: string, more: readonly unknown[]): Shaped => {
    const before = known.get(word);
    if (before) return before;
    const fresh = whole(word, undefined, ...more);
    if (known.size >= MOST) known.clear();
    if (word.length <= LONGEST) known.set(word, fresh);
    return fresh;
  };
  font.layout = (text, features, ...more) => {
    const special = Array.isArray(features) ? features.length > 0 : features !== undefined;
    if (special || more.some((one) => one !== undefined && one !== 'ltr')) return whole(text, features, ...more);
    const parts = text.split(/( )/).filter(Boolean);
    if (parts.length < 2) return shape(text, more);
    const words = parts.map((word) => shape(word, more));
    return { glyphs: words.flatMap(({ glyphs }) => glyphs), positions: words.flatMap(({ positions }) => positions) };
  };
}
