import type { Mark, Node } from 'prosemirror-model';
import { type Block, type Inline, parseMarkdown } from '../../shared/text/markdown.ts';
import { toMarkdown } from '../../shared/text/to-markdown.ts';
import { schema } from './schema.ts';

/** The document of the editor for an answer as it is kept (Markdown). */
export function documentOf(markdown: string): Node {
  const blocks = parseMarkdown(markdown).map(nodeOf);
  return schema.node('doc', null, blocks.length > 0 ? blocks : [schema.node('paragraph')]);
}

/** The answer as it is kept, from the document of the editor. */
export function markdownOf(document: Node): string {
  const blocks: Block[] = [];
  document.forEach((node) => {
    blocks.push(...blocksOf(node));
  });
  return toMarkdown(blocks);
}

function nodeOf(block: Block): Node {
  switch (block.type) {
    case 'paragraph':
      return schema.node('paragraph', null, textsOf(block.inlines));
    case 'list':
      return schema.node(
        block.ordered ? 'ordered_list' : 'bullet_list',
        null,
        block.items.map((item) => schema.node('list_item', null, [schema.node('paragraph', null, textsOf(item))])),
      );
    case 'table':
      return schema.node(
        'table',
        null,
        block.rows.map((row, place) =>
          schema.node(
            'table_row',
            null,
            row.map((cell) =>
              schema.node(place === 0 ? 'table_header' : 'table_cell', null, [schema.node('paragraph', null, textsOf(cell))]),
            ),
          ),
        ),
      );
  }
}

const textsOf = (inlines: readonly Inline[]): readonly Node[] =>
  inlines.flatMap(({ text, strong, link }) =>
    text === ''
      ? []
      : schema.text(text, [...(link ? [schema.mark('link', { href: link })] : []), ...(strong ? [schema.mark('strong')] : [])]),
  );

function blocksOf(node: Node): readonly Block[] {
  switch (node.type.name) {
    case 'bullet_list':
    case 'ordered_list':
      return [{ type: 'list', ordered: node.type.name === 'ordered_list', items: itemsOf(node) }];
    case 'table': {
      const rows: (readonly Inline[])[][] = [];
      node.forEach((row) => {
        const cells: (readonly Inline[])[] = [];
        row.forEach((cell) => {
          cells.push(linesOf(cell));
          // A cell over more columns keeps its place; what it covers is empty.
          for (let covered = 1; covered < Number(cell.attrs.colspan ?? 1); covered++) cells.push([]);
        });
        rows.push(cells);
      });
      return [{ type: 'table', rows }];
    }
    default:
      return [{ type: 'paragraph', inlines: inlinesOf(node) }];
  }
}

// A list in a list goes on at the same level: the answer keeps its words and their order.
function itemsOf(list: Node): readonly (readonly Inline[])[] {
  const items: (readonly Inline[])[] = [];
  list.forEach((item) => {
    item.forEach((part) => {
      if (part.type.name === 'paragraph') items.push(inlinesOf(part));
      else items.push(...itemsOf(part));
    });
  });
  return items;
}

/** The lines of a cell after each other. */
function linesOf(cell: Node): readonly Inline[] {
  const inlines: Inline[] = [];
  cell.forEach((line, _offset, place) => {
    if (place > 0) inlines.push({ text: ' ' });
    inlines.push(...inlinesOf(line));
  });
  return inlines;
}

function inlinesOf(line: Node): readonly Inline[] {
  const inlines: Inline[] = [];
  line.forEach((part) => {
    const has = (name: string): Mark | undefined => part.marks.find((mark) => mark.type.name === name);
    const link = has('link');
    inlines.push({
      text: part.text ?? '',
      ...(has('strong') ? { strong: true as const } : {}),
      ...(link ? { link: String(link.attrs.href) } : {}),
    });
  });
  return inlines;
}
