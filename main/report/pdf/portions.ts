import type { Block, Inline } from '../../../shared/text/markdown.ts';

/** Points: past some 20,000 in one box the layout engine puts a box on one page and loses what does not fit. */
const MOST_HEIGHT = 12_000;
const LINE = 14;
const SIGNS_PER_LINE = 70;
/** Rows of one table; a longer one goes on in a next table with the same head. */
export const MOST_ROWS = 400;
/** Signs of one paragraph or item. */
const MOST_SIGNS = 40_000;

/** An answer in portions that each can be laid out; nearly every answer is one portion. */
export function portionsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const portions: Block[][] = [];
  let height = Number.POSITIVE_INFINITY;
  for (const block of blocks.flatMap(shorter)) {
    const own = heightOf(block);
    if (height + own > MOST_HEIGHT) {
      portions.push([]);
      height = 0;
    }
    portions.at(-1)?.push(block);
    height += own;
  }
  return portions;
}

function shorter(block: Block): readonly Block[] {
  if (block.type === 'paragraph') return cut(block.inlines).map((inlines) => ({ type: 'paragraph', inlines }));
  if (block.type === 'list') {
    const items = block.items.flatMap(cut);
    // A numbered list that is cut would begin at one again; only what is not numbered may be cut.
    return block.ordered ? [{ ...block, items }] : slices(items, MOST_ROWS).map((part) => ({ ...block, items: part }));
  }
  const [head = [], ...rows] = block.rows;
  return rows.length <= MOST_ROWS ? [block] : slices(rows, MOST_ROWS).map((part) => ({ ...block, rows: [head, ...part] }));
}

/** Very long text in pieces that end at a space. */
function cut(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  if (signsIn(inlines) <= MOST_SIGNS) return [inlines];
  return inlines.flatMap((inline) => {
    const pieces: (readonly Inline[])[] = [];
    for (let rest = inline.text; rest !== ''; ) {
      const space = rest.length > MOST_SIGNS ? rest.lastIndexOf(' ', MOST_SIGNS) : -1;
      const end = rest.length <= MOST_SIGNS ? rest.length : space > 0 ? space + 1 : MOST_SIGNS;
      pieces.push([{ ...inline, text: rest.slice(0, end) }]);
      rest = rest.slice(end);
    }
    return pieces;
  });
}

function heightOf(block: Block): number {
  const lines = (inlines: readonly Inline[], signs = SIGNS_PER_LINE): number => Math.max(1, Math.ceil(signsIn(inlines) / signs));
  if (block.type === 'paragraph') return lines(block.inlines) * LINE;
  if (block.type === 'list') return block.items.reduce((sum, item) => sum + lines(item) * LINE, 0);
  const across = SIGNS_PER_LINE / Math.max(1, block.rows[0]?.length ?? 1);
  return block.rows.reduce((sum, row) => sum + Math.max(1, ...row.map((cell) => lines(cell, across))) * LINE + 8, 0);
}

const signsIn = (inlines: readonly Inline[]): number => inlines.reduce((sum, { text }) => sum + text.length, 0);

/** A list in parts of at most `size`; an empty list is one empty part. */
export function slices<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.max(1, Math.ceil(list.length / size)) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
