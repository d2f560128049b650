import { z } from 'zod';

/** Bytes of a logo as base64: enough for a sharp picture on paper, too little to make a report heavy. */
export const LOGO_LIMIT = 400_000;

/** A picture for the cover: a JPEG, so that nothing in it moves, is see-through or carries code. */
export const logoSchema = z.strictObject({
  jpeg: z
    .string()
    .max(LOGO_LIMIT)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  /** Pixels. */
  width: z.number().int().min(1).max(2_000),
  height: z.number().int().min(1).max(2_000),
});

/** How an organisation looks: one colour and a logo, for the app and for the report. */
export const houseStyleSchema = z.strictObject({
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  logo: logoSchema.optional(),
});

/** The same as a file that teams share. */
export const houseStyleFileSchema = z.strictObject({
  format: z.literal('weegwijzer-huisstijl'),
  version: z.literal(1),
  name: z.string().max(200),
  ...houseStyleSchema.shape,
});

export type Logo = z.infer<typeof logoSchema>;
export type HouseStyle = z.infer<typeof houseStyleSchema>;
export type HouseStyleFile = z.infer<typeof houseStyleFileSchema>;

export const PLAIN_COLOUR = '#363a8f';

/** WCAG 2.2, 1.4.6: what text in the house colour gets on paper; on its own tint it is never below 4.5 (1.4.3). */
export const ENOUGH_CONTRAST = 7;

/** Contrast ratio (1 to 21) of two colours as `#rrggbb`, by the formula of WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The house colour for text and buttons: as it is, or darkened until it is easy to read. */
export function accentOf(colour: string): string {
  for (let share = 1; share > 0; share -= 0.02) {
    const accent = mixed(colour, '#000000', share);
    if (contrast(accent, '#ffffff') >= ENOUGH_CONTRAST) return accent;
  }
  return '#000000';
}

/** The house colour, thinned for the ground of a table head. */
export const tintOf = (colour: string): string => mixed(colour, '#ffffff', 0.09);

/** The house colour for a button that is pointed at or pressed. */
export const darker = (colour: string, share: number): string => mixed(colour, '#000000', 1 - share);

const channels = (colour: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `share` of the first colour, the rest of the second. */
function mixed(first: string, second: string, share: number): string {
  const other = channels(second);
  const parts = channels(first).map((channel, at) => Math.round(channel * share + (other[at] ?? 0) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
