import { accentOf, darker, type HouseStyle, LOGO_LIMIT, type Logo, PLAIN_COLOUR, tintOf } from '../shared/style/house-style.ts';

/** Dresses the app in the colour of the organisation; the tokens in tokens.css follow from these four. */
export function wear(style: HouseStyle | undefined): void {
  const colour = accentOf(style?.colour ?? PLAIN_COLOUR);
  const root = document.documentElement.style;
  if (colour === PLAIN_COLOUR) {
    for (const name of ['--house', '--house-hover', '--house-active', '--house-tint']) root.removeProperty(name);
    return;
  }
  root.setProperty('--house', colour);
  root.setProperty('--house-hover', darker(colour, 0.2));
  root.setProperty('--house-active', darker(colour, 0.4));
  root.setProperty('--house-tint', tintOf(colour));
}

/** Pixels: enough for a cover at 300 dots per inch. */
const WIDEST = 540;

/**
 * Draws a picture anew as a JPEG on white, so that what reaches the report is a picture and nothing else.
 * `undefined` when the bytes are no picture, or too large to be one.
 */
export async function redrawn(picture: Blob): Promise<Logo | undefined> {
  try {
    const bitmap = await createImageBitmap(picture);
    for (let scale = Math.min(1, WIDEST / bitmap.width, WIDEST / bitmap.height); scale > 0.02; scale *= 0.7) {
      const canvas = drawnOn(bitmap, scale);
      const jpeg = canvas.toDataURL('image/jpeg', 0.92).split(',')[1] ?? '';
      if (jpeg.length > 0 && jpeg.length <= LOGO_LIMIT) return { jpeg, width: canvas.width, height: canvas.height };
    }
    return undefined;
  } catch {
    return undefined;
  }
}

function drawnOn(bitmap: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The canvas cannot be drawn on');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The bytes of a logo, to draw it on screen or anew. */
export const pictureOf = ({ jpeg }: Logo): Blob =>
  new Blob([Uint8Array.from(atob(jpeg), (sign) => sign.charCodeAt(0))], { type: 'image/jpeg' });
