/** An element that is safe to put in a page: its texts are escaped when it is written out. */
export type Markup = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly Child[];
};
type Child = Markup | string | readonly Child[] | null;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Signs that XML and HTML do not allow, and those that turn the reading direction around unseen.
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const escaped = (text: string): string => text.replace(UNSEEN, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
const VOID = new Set(['meta', 'br', 'hr', 'img']);
// HTML does not unescape in a style sheet, and SVG text may not hold elements.
const AS_IT_IS = new Set(['style']);

/** One element with its attributes and children. */
export const element = (name: string, attributes: Markup['attributes'], ...children: readonly Child[]): Markup => ({
  name,
  attributes,
  children,
});

/**
 * Writes an element as HTML or XML. An element with a text of another language says so: `foreign` gives that language,
 * or undefined.
 */
export function written({ name, attributes, children }: Markup, foreign: (text: string) => string | undefined = () => undefined): string {
  const said = name === 'style' ? undefined : textIn(children).map(foreign).find(Boolean);
  const all = said === undefined || attributes.lang ? attributes : { ...attributes, lang: said };
  const list = Object.entries(all)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escaped(value)}"`))
    .join('');
  if (VOID.has(name)) return `<${name}${list}>`;
  const inside = (child: Child): string => {
    if (child === null) return '';
    if (typeof child === 'string') return AS_IT_IS.has(name) ? child : escaped(child);
    return 'name' in child ? written(child, foreign) : child.map(inside).join('');
  };
  return `<${name}${list}>${children.map(inside).join('')}</${name}>`;
}

const textIn = (children: readonly Child[]): readonly string[] =>
  children.flatMap((child) => (typeof child === 'string' ? [child] : child === null || 'name' in child ? [] : textIn(child)));
