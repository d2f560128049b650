/** Markup that is safe to put in a page; text only becomes that through `element`, which escapes it. */
export type Markup = { readonly markup: string };
type Child = Markup | string | readonly Child[] | null;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Signs that XML and HTML do not allow, and those that turn the reading direction around unseen.
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const escaped = (text: string): string => text.replace(UNSEEN, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** One element with its attributes and children; every text in it is escaped. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>>, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escaped(value)}"`))
    .join('');
  const inner = children.map(inside).join('');
  return { markup: VOID.has(name) ? `<${name}${written}>` : `<${name}${written}>${inner}</${name}>` };
}

const VOID = new Set(['meta', 'br', 'hr', 'img']);

const inside = (child: Child): string => {
  if (child === null) return '';
  if (typeof child === 'string') return escaped(child);
  return 'markup' in child ? child.markup : child.map(inside).join('');
};
