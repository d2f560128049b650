import type { Block, Inline } from '../../text/markdown.ts';
import { element as el, type Markup } from './element.ts';

/** Says a fixed sentence of the report, with its values filled in. */
export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

/** A table whose first cell heads its row; wide ones scroll in their own box, which the keyboard can reach. */
export function table(w: Say, caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const cell = (text: string, at: number): Markup =>
    at === 0 ? el('th', { scope: 'row' }, text || w('niet_vermeld')) : el('td', {}, text || w('niet_vermeld'));
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => el('th', { scope: 'col' }, head)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) => el('tr', {}, row.map(cell))),
      ),
    ),
  );
}

/** A piece of an answer, as the team wrote it. */
export function blockMarkup(block: Block, w: Say): Markup {
  if (block.type === 'paragraph') return el('p', {}, block.inlines.map(inlineMarkup));
  if (block.type === 'list')
    return el(
      block.ordered ? 'ol' : 'ul',
      {},
      block.items.map((item) => el('li', {}, item.map(inlineMarkup))),
    );
  const [head = [], ...rows] = block.rows;
  const plain = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');
  return table(
    w,
    w('html.tabel'),
    head.map(plain),
    rows.map((row) => head.map((_, at) => plain(row[at] ?? []))),
  );
}

// A model may come from a file: only these addresses become a link.
const inlineMarkup = ({ text, strong, link }: Inline): Markup | string =>
  link && /^(https:|mailto:)/i.test(link) ? el('a', { href: link, rel: 'noreferrer' }, text) : strong ? el('strong', {}, text) : text;
