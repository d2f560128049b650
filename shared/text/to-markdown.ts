import { type Block, type Inline, parseMarkdown } from './markdown.ts';

/**
 * Blocks as Markdown that parses back to the same blocks. What reads back as meant is written plainly; only a block that
 * would be misread gets its signs escaped, so that ordinary answers stay readable in the file.
 */
export function toMarkdown(blocks: readonly Block[]): string {
  const written: string[] = [];
  let marker = 0;
  for (const block of neat(blocks)) {
    // Two lists after each other would melt into one: they take turns in their marker.
    marker = block.type === 'list' ? marker + 1 : 0;
    written.push(WRITERS.map((write) => write(block, marker)).find((text) => isSame(parseMarkdown(text), [block])) ?? codes(block, marker));
  }
  return written.join('\n\n');
}

/** Blocks in the one form that Markdown can hold: no empty parts, no spaces at the edges, equal neighbours joined. */
export function neat(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap(neatBlock);
}

function neatBlock(block: Block): readonly Block[] {
  switch (block.type) {
    case 'paragraph': {
      const inlines = neatInlines(block.inlines);
      return inlines.length > 0 ? [{ type: 'paragraph', inlines }] : [];
    }
    case 'list': {
      const items = block.items.map(neatInlines).filter((item) => item.length > 0);
      return items.length > 0 ? [{ ...block, items }] : [];
    }
    case 'table': {
      const width = Math.max(0, ...block.rows.map((row) => row.length));
      const rows = block.rows.map((row) => Array.from({ length: width }, (_, place) => neatInlines(row[place] ?? [])));
      return width > 0 ? [{ type: 'table', rows }] : [];
    }
  }
}

function neatInlines(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  const add = (inline: Inline): void => {
    const last = joined.at(-1);
    if (inline.text === '') return;
    if (last && last.strong === inline.strong && last.link === inline.link)
      joined[joined.length - 1] = { ...last, text: (last.text + inline.text).replace(/ {2,}/g, ' ') };
    else joined.push(inline);
  };
  for (const inline of inlines) {
    const text = inline.text.replace(/\s+/g, ' ');
    // Spaces at the edge of bold text or of a link stand outside it.
    const [, before = '', middle = '', after = ''] = /^( *)(.*?)( *)$/.exec(text) ?? [];
    if (inline.strong || inline.link) {
      if (before) add({ text: before });
      if (middle) add({ ...inline, text: middle });
      if (after && middle) add({ text: after });
    } else add({ text });
  }
  return trimmed(joined);
}

function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const last = inlines.length - 1;
  return inlines
    .map((inline, place) => {
      let { text } = inline;
      if (place === 0) text = text.trimStart();
      if (place === last) text = text.trimEnd();
      return text === inline.text ? inline : { ...inline, text };
    })
    .filter(({ text }) => text !== '');
}

type Write = (text: string, edge: { readonly start: boolean; readonly end: boolean }) => string;

const asIs: Write = (text) => text;
const escaped: Write = (text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
/** Every sign that is no letter or digit as its number, and the signs at an edge of bold text too. */
const coded: Write = (text, { start, end }) =>
  [...text]
    .map((sign, place, all) => {
      const atEdge = (start && place === 0) || (end && place === all.length - 1);
      return sign !== ' ' && (atEdge || !/[\p{L}\p{N}]/u.test(sign)) ? `&#${sign.codePointAt(0)};` : sign;
    })
    .join('');

const writer =
  (write: Write) =>
  (block: Block, marker: number): string => {
    switch (block.type) {
      case 'paragraph':
        return line(block.inlines, write);
      case 'list': {
        const bullet = block.ordered ? (marker % 2 === 1 ? '.' : ')') : marker % 2 === 1 ? '-' : '*';
        return block.items.map((item, place) => `${block.ordered ? `${place + 1}${bullet}` : bullet} ${line(item, write)}`).join('\n');
      }
      case 'table': {
        const [head = [], ...rows] = block.rows;
        const row = (cells: readonly (readonly Inline[])[]): string =>
          `| ${cells.map((cell) => line(cell, (text, edge) => write(text, edge).replace(/\\?\|/g, '\\|'))).join(' | ')} |`;
        return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n');
      }
    }
  };
const WRITERS = [writer(asIs), writer(escaped), writer(coded)];
const codes = writer(coded);

function line(inlines: readonly Inline[], write: Write): string {
  return inlines
    .map(({ text, strong, link }, place) => {
      const before = inlines[place - 1];
      const after = inlines[place + 1];
      const edge = {
        start: strong !== undefined || before?.strong !== undefined,
        end: strong !== undefined || after?.strong !== undefined,
      };
      const words = write(text, edge);
      const bold = strong ? `**${words}**` : words;
      return link ? `[${bold}](<${link.replaceAll('&', '&amp;')}>)` : bold;
    })
    .join('');
}

const isSame = (a: readonly Block[], b: readonly Block[]): boolean => JSON.stringify(inOrder(neat(a))) === JSON.stringify(inOrder(neat(b)));

// Keys in one order, so that equal inlines have equal text.
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
};

/** The words of an answer without its marks, for lists, search and previews. */
export function plainText(markdown: string): string {
  if (!/[*_[\]|\\#&`>]|^\s*([-+]|\d+[.)]) /m.test(markdown)) return markdown;
  const words = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');
  return parseMarkdown(markdown)
    .map((block) =>
      block.type === 'paragraph'
        ? words(block.inlines)
        : block.type === 'list'
          ? block.items.map((item) => `– ${words(item)}`).join('\n')
          : block.rows.map((row) => row.map(words).join(' | ')).join('\n'),
    )
    .join('\n');
}
