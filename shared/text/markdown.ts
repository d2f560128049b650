import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** Text inside a paragraph: plain, strong, or a link that is shown with its address. */
export type Inline = { readonly text: string; readonly strong?: true; readonly link?: string };

/** What an answer may hold: the closed subset that screen, PDF and HTML all draw. */
export type Block =
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

type Node = { type: string; value?: string; url?: string; ordered?: boolean | null; children?: Node[] };

// What Markdown has and an answer has not: these would hide words that somebody typed (three backquotes, a reference, a tag).
const ONLY_OURS = {
  disable: {
    null: [
      'codeFenced',
      'codeIndented',
      'codeText',
      'definition',
      'htmlFlow',
      'htmlText',
      'setextUnderline',
      'thematicBreak',
      'labelStartImage',
    ],
  },
};

const AS_OURS = { extensions: [gfmTable(), ONLY_OURS], mdastExtensions: [gfmTableFromMarkdown()] };

// Most answers are one line without a sign that means anything: those are what they say, and need no parser.
const PLAIN_LINE = /^\p{L}(?:[\p{L}\p{N} ,.;:()'’"%€/–-]*[\p{L}\p{N},.;:()'’"%€/–-])?$/u;

/**
 * Parses an answer. Everything outside the subset becomes its own plain text: no HTML is ever interpreted,
 * and only https and mailto links stay links.
 */
export function parseMarkdown(source: string): readonly Block[] {
  if (source === '') return [];
  if (PLAIN_LINE.test(source)) return [{ type: 'paragraph', inlines: [{ text: source }] }];
  const tree = fromMarkdown(source, AS_OURS) as Node;
  return (tree.children ?? []).flatMap((node) => blocksOf(node, source));
}

function blocksOf(node: Node, source: string): readonly Block[] {
  switch (node.type) {
    case 'paragraph':
      return linesOf(inlinesOf(node, false));
    case 'heading':
      return linesOf(inlinesOf(node, true));
    case 'list':
      return [
        { type: 'list', ordered: node.ordered === true, items: (node.children ?? []).map((item) => onOneLine(inlinesOf(item, false))) },
      ];
    case 'table':
      return [
        {
          type: 'table',
          rows: (node.children ?? []).map((row) => (row.children ?? []).map((cell) => onOneLine(inlinesOf(cell, false)))),
        },
      ];
    case 'blockquote':
      return (node.children ?? []).flatMap((child) => blocksOf(child, source));
    default:
      return node.value
        ? [{ type: 'paragraph', inlines: [{ text: node.value }] }]
        : [{ type: 'paragraph', inlines: inlinesOf(node, false) }];
  }
}

/** Who presses Enter once means a new line: each line of a paragraph is one of its own. */
function linesOf(inlines: readonly Inline[]): readonly Block[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    inline.text.split('\n').forEach((text, place) => {
      if (place > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...inline, text });
    });
  }
  return lines.filter((line) => line.length > 0).map((line) => ({ type: 'paragraph', inlines: line }));
}

const onOneLine = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.map((inline) => ({ ...inline, text: inline.text.replaceAll('\n', ' ') }));

function inlinesOf(node: Node, strong: boolean): readonly Inline[] {
  const found: Inline[] = [];
  const visit = (part: Node, bold: boolean, link: string | undefined): void => {
    if (part.type === 'break') found.push({ text: '\n' });
    if (part.value !== undefined) {
      found.push({
        text: part.value.replace(/[^\S\n]*\n\s*/g, '\n'),
        ...(bold ? { strong: true as const } : {}),
        ...(link ? { link } : {}),
      });
    }
    const target = part.type === 'link' && part.url && /^(https:|mailto:)/i.test(part.url) ? part.url : link;
    const children = part.children ?? [];
    children.forEach((child, place) => {
      if (place > 0 && (child.type === 'paragraph' || child.type === 'list' || child.type === 'listItem')) found.push({ text: ' – ' });
      visit(child, bold || part.type === 'strong', target);
    });
    // An address that is no link here stays readable.
    if (part.type === 'link' && part.url && target === undefined)
      found.push({ text: ` (${part.url})`, ...(bold ? { strong: true as const } : {}) });
  };
  visit(node, strong, undefined);
  return found.filter(({ text }) => text !== '');
}
