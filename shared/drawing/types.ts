/** How firm something is: solid is said by the team, dashed is unknown or to be confirmed, thick carries the outcome. */
export type Line = 'solid' | 'dashed' | 'thick';

/** Parts of a drawing in units of its own grid, with the origin at the top left; text stands on its baseline. */
export type Shape =
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly line: Line }
  | { readonly kind: 'bar'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'line'; readonly from: readonly [number, number]; readonly to: readonly [number, number]; readonly line: Line }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle';
      readonly bold?: true;
    };

/** A picture as plain data, drawn the same on screen and on paper, with everything it shows in words beside it. */
export type Drawing = {
  readonly id: 'pad' | 'rechten' | 'risicos' | 'tijdlijn';
  readonly title: string;
  /** The text alternative: what the picture says, complete. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
};

/** Every drawing is this wide; letters are this high. */
export const WIDTH = 620;
export const LETTER = 13;

/** Cuts a text that is wider than a number of units; the description always has it whole. */
export const fitted = (text: string, width: number): string => {
  const room = Math.floor(width / (LETTER * 0.52));
  return text.length > room ? `${text.slice(0, Math.max(1, room - 1))}…` : text;
};
