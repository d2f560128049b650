import { type NodeSpec, Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';

const paragraph: NodeSpec = {
  content: 'text*',
  group: 'block',
  // Headings and the rest of a pasted page become ordinary lines: the report has its own headings.
  parseDOM: ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre'].map((tag) => ({ tag })),
  toDOM: () => ['p', 0],
};

/** The closed set of what an answer may hold: lines, bold, links, lists and tables. Anything else does not exist here. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph,
    bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    list_item: {
      content: 'paragraph (paragraph | bullet_list | ordered_list)*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => ['li', 0],
    },
    ...tableNodes({ tableGroup: 'block', cellContent: 'paragraph+', cellAttributes: {} }),
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: { default: '' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = safeLink((element as HTMLElement).getAttribute('href') ?? '');
            return href ? { href } : false;
          },
        },
      ],
      // No href on screen: an answer never opens anything; its address stands in the report.
      toDOM: (mark) => ['span', { class: 'rich-link', title: String(mark.attrs.href) }, 0],
    },
    strong: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: () => ['strong', 0],
    },
  },
});

/** An address that an answer may carry; anything else is refused. Signs that Markdown would misread are encoded. */
export function safeLink(address: string): string | undefined {
  const trimmed = address.trim();
  if (!/^(https:\/\/|mailto:)[^\s]+$/i.test(trimmed) || trimmed.length > 2_000) return undefined;
  return trimmed.replace(/[<>\\"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
