import type { Inline } from '../../text/markdown.ts';
import { sentence } from '../../text/texts.ts';
import { toMarkdown } from '../../text/to-markdown.ts';
import type { ReportModel } from '../types.ts';
import type { Say } from './blocks.ts';
import type { Markup } from './element.ts';
import { reportBody } from './html.ts';

/** The report as Markdown, from the same elements as the HTML copy, for a wiki or a text editor. Pictures are there in words. */
export function reportMarkdown(model: ReportModel, reportHash?: string): string {
  const w: Say = (key, values) => sentence(model.words, key, values);
  const { head, chapters } = reportBody(model, w, reportHash);
  const parts = [blocksOf(head), ...chapters.map(({ title, body }) => [`## ${line(title)}`, ...body.flatMap(blocksOf)])].flat();
  return `${harmless(parts.filter((part) => part.trim() !== '').join('\n\n'))}\n`;
}

/**
 * Our own reader of Markdown knows no HTML, no pictures and no links but safe ones, so such signs may stand as they are in
 * an answer. Other programs do know them: there they stay the letters that somebody typed.
 */
const harmless = (text: string): string =>
  text
    .replace(/(?<!\\)<(?!https:|mailto:)(?=[a-z/!?])/gi, '\\<')
    .replace(/(?<!\\)\](?=\((?!https:|mailto:))/g, '\\]')
    .replace(/(?<!\\)!\[/g, '\\!\\[');

type Child = Markup['children'][number];
const isElement = (child: Child): child is Markup => typeof child === 'object' && child !== null && 'name' in child;
const elementsIn = (children: readonly Child[]): readonly Markup[] =>
  children.flatMap((child) => (isElement(child) ? [child] : Array.isArray(child) ? elementsIn(child as readonly Child[]) : []));

const LEVELS: ReadonlyMap<string, string> = new Map([
  ['h1', '# '],
  ['h2', '## '],
  ['h3', '### '],
  ['h4', '#### '],
]);

function blocksOf(element: Markup): readonly string[] {
  const { name, attributes, children } = element;
  const level = LEVELS.get(name);
  if (level) return [level + line(textIn(children))];
  switch (name) {
    case 'p':
      return [paragraph(children)];
    case 'ul':
    case 'ol':
      return [
        elementsIn(children)
          .map((item, at) => `${name === 'ol' ? `${at + 1}.` : '-'} ${line(textIn(item.children))}`)
          .join('\n'),
      ];
    case 'dl':
      return [pairs(elementsIn(children))];
    case 'table':
      return [tableOf(elementsIn(children))];
    case 'svg':
      return [line(attributes['aria-label'] ?? '')];
    case 'img':
      return [];
    default:
      return elementsIn(children).flatMap(blocksOf);
  }
}

function tableOf(parts: readonly Markup[]): string {
  const rows = parts.filter(({ name }) => name === 'thead' || name === 'tbody').flatMap(({ children }) => elementsIn(children));
  const cells = rows.map((row) => elementsIn(row.children).map((cell) => line(textIn(cell.children)).replaceAll('|', '\\|')));
  const [head = [], ...body] = cells;
  const caption = parts.find(({ name }) => name === 'caption');
  const written = [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return caption ? `**${line(textIn(caption.children))}**\n\n${written}` : written;
}

const pairs = (parts: readonly Markup[]): string =>
  parts
    .flatMap(({ name, children }, at) =>
      name === 'dt' ? [`- **${line(textIn(children))}**: ${line(textIn(parts[at + 1]?.children ?? []))}`] : [],
    )
    .join('\n');

const textIn = (children: readonly Child[]): string =>
  children
    .map((child) =>
      child === null
        ? ''
        : typeof child === 'string'
          ? child
          : isElement(child)
            ? textIn(child.children)
            : textIn(child as readonly Child[]),
    )
    .join('');

/** Text that stays what it is in Markdown, on one line. */
const line = (text: string): string => toMarkdown([{ type: 'paragraph', inlines: [{ text: text.replace(/\s+/g, ' ').trim() }] }]);

function paragraph(children: readonly Child[]): string {
  const inlines = (list: readonly Child[]): readonly Inline[] =>
    list.flatMap((child): readonly Inline[] => {
      if (child === null) return [];
      if (typeof child === 'string') return [{ text: child }];
      if (!isElement(child)) return inlines(child as readonly Child[]);
      const text = textIn(child.children);
      if (child.name === 'a' && child.attributes.href?.startsWith('https:')) return [{ text, link: child.attributes.href }];
      return [child.name === 'strong' ? { text: ` ${text}`, strong: true } : { text }];
    });
  return toMarkdown([{ type: 'paragraph', inlines: [...inlines(children)] }]);
}
