import { openSync } from 'fontkit';

/** What a signature block shows, line by line; the first line is the largest. */
export type BlockText = { readonly lines: readonly string[]; readonly warning?: string };

/**
 * Draws text as outlines: no font resource is added to the file, so it stays PDF/A after signing.
 * Returns the operators for a box of `width` × `height` points.
 */
export function drawSignatureBlock(fontFile: string, { lines, warning }: BlockText, width: number, height: number): string {
  const face = openSync(fontFile);
  const out: string[] = ['q', '0.1 0.1 0.1 rg'];
  let y = height - 16;
  const all = [...(warning ? [{ text: warning, size: 10 }] : []), ...lines.map((text, place) => ({ text, size: place === 0 ? 11 : 8 }))];
  for (const { text, size } of all) {
    const run = face.layout(text.normalize('NFC'));
    const natural = run.positions.reduce((sum, position) => sum + position.xAdvance, 0) / face.unitsPerEm;
    const scale = Math.min(size, (width - 14) / Math.max(natural, 0.001)) / face.unitsPerEm;
    let x = 7;
    run.glyphs.forEach((glyph, place) => {
      out.push(...glyph.path.commands.map((part) => operator(part, x, y, scale)));
      if (glyph.path.commands.length > 0) out.push('f');
      x += (run.positions[place]?.xAdvance ?? 0) * scale;
    });
    y -= size + 5;
  }
  out.push('Q');
  return out.join('\n');
}

type PathCommand = { command: string; args: number[] };
type Point = { x: number; y: number };
let current: Point = { x: 0, y: 0 };

function operator({ command, args }: PathCommand, dx: number, dy: number, scale: number): string {
  const point = (at: number): Point => ({ x: dx + (args[at] ?? 0) * scale, y: dy + (args[at + 1] ?? 0) * scale });
  const words = (...points: Point[]): string => points.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join(' ');
  switch (command) {
    case 'moveTo':
      current = point(0);
      return `${words(current)} m`;
    case 'lineTo':
      current = point(0);
      return `${words(current)} l`;
    case 'quadraticCurveTo': {
      // PDF knows cubic curves only: raise the degree.
      const [control, end] = [point(0), point(2)];
      const first = { x: current.x + (2 / 3) * (control.x - current.x), y: current.y + (2 / 3) * (control.y - current.y) };
      const second = { x: end.x + (2 / 3) * (control.x - end.x), y: end.y + (2 / 3) * (control.y - end.y) };
      current = end;
      return `${words(first, second, end)} c`;
    }
    case 'bezierCurveTo':
      current = point(4);
      return `${words(point(0), point(2), current)} c`;
    default:
      return 'h';
  }
}
