import path from 'node:path';
import { syllables } from '@react-pdf/hyphenate/nl';
import { Font } from '@react-pdf/renderer';
import { type Letters, openLetters } from './glyphs.ts';

/** Grid: A4, twelve columns, gutter 12 pt. All sizes in points. */
export const GUTTER = 12;
export const portrait = { width: 595.28, height: 841.89, side: 56, top: 30, bottom: 28 };
export const landscape = { width: 841.89, height: 595.28, side: 48, top: 30, bottom: 26 };
const UNIT = (portrait.width - 2 * portrait.side - 11 * GUTTER) / 12;
const span = (columns: number): number => columns * UNIT + (columns - 1) * GUTTER;
export const FULL = span(12);
export const MARGIN = span(3);
export const TEXT = span(9);
export const WIDE = landscape.width - 2 * landscape.side;

export const color = {
  ink: '#1b1b1b',
  grey: '#555555',
  hair: '#b4b8bc',
  paper: '#ffffff',
} as const;

export type TextStyle = {
  fontSize: number;
  lineHeight?: number;
  fontWeight: number;
  fontStyle?: 'italic';
  color?: string;
  [more: string]: unknown;
};

// Size and leading always together: a bare lineHeight is resolved against 18 pt.
const style = (fontSize: number, leading: number, fontWeight = 400): TextStyle => ({
  fontSize,
  lineHeight: leading / fontSize,
  fontWeight,
});
export const type = {
  title: style(30, 35, 600),
  titleLong: style(23, 28, 600),
  chapter: style(21, 26, 600),
  outcome: style(17, 22, 600),
  section: style(13, 17, 600),
  question: style(10.5, 14, 600),
  lead: style(12, 17),
  body: style(10, 14),
  strong: style(10, 14, 600),
  label: style(8.5, 12, 600),
  small: style(8.5, 12),
  table: style(8.75, 12),
  tableHead: style(8.25, 11, 600),
  wideTable: style(8, 10.5),
  wideHead: style(7.75, 10, 600),
} as const;

/** For page furniture and texts with a render prop: never a lineHeight, it compounds on each relayout. */
export const dynamic = (fontSize: number, fontWeight = 400): TextStyle => ({ fontSize, fontWeight });

let letters: Letters | undefined;

/** Registers the embedded fonts once per process. */
export function registerFonts(folder: string): Letters {
  if (letters) return letters;
  const file = (name: string): string => path.join(folder, name);
  const [regular, italic, semibold] = [
    'SourceSans3_400Regular.ttf',
    'SourceSans3_400Regular_Italic.ttf',
    'SourceSans3_600SemiBold.ttf',
  ].map(file) as [string, string, string];
  Font.register({
    family: 'Source Sans 3',
    fonts: [
      { src: regular, fontWeight: 400 },
      { src: italic, fontWeight: 400, fontStyle: 'italic' },
      { src: semibold, fontWeight: 600 },
    ],
  });
  // A hyphen at a line end is a real sign in the text, wrong for readers and search: no hyphenation by default.
  Font.registerHyphenationCallback((word) => [word]);
  letters = openLetters(regular, semibold);
  return letters;
}

/** Breaks a word only when it is wider than its column; what has no syllables (an address) breaks every 12 signs. */
export const wordBreaker =
  (columnWidth: number, { fontSize, fontWeight }: { fontSize: number; fontWeight: number }) =>
  (word: string | null): string[] => {
    if (!word || !letters || letters.width(word, fontSize, fontWeight) <= columnWidth) return [word ?? ''];
    const parts = syllables(word);
    return parts.some((part) => (letters?.width(part, fontSize, fontWeight) ?? 0) > columnWidth / 2)
      ? (word.match(/.{1,12}/gu) ?? [word])
      : parts;
  };

export const drawable = (text: string): string => letters?.drawable(text) ?? text;
