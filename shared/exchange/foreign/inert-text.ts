/**
 * Text of a value in which another tool left HTML. Definitions that it put inside a choice are left out; of all other markup
 * only line breaks, lists and bold stay, as Markdown. Nothing of it is ever used as HTML.
 */
export function inertText(value: string): string {
  if (!/[<&]/.test(value)) return value;
  let text = '';
  const open: { readonly name: string; readonly hidden: boolean }[] = [];
  const hidden = (): boolean => open.some((one) => one.hidden);
  for (const part of value.split(/(<[^<>]*>)/)) {
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>$/.exec(part);
    if (!tag) {
      if (!hidden()) text += entities(part);
      continue;
    }
    const [, closing, rawName = '', rest = ''] = tag;
    const name = rawName.toLowerCase();
    if (closing) {
      const at = open.findLastIndex((one) => one.name === name);
      const was = hidden();
      if (at >= 0) open.splice(at);
      if (!was) text += AFTER.get(name) ?? '';
      continue;
    }
    if (!hidden()) text += BEFORE.get(name) ?? '';
    if (!VOID.has(name) && !rest.endsWith('/')) open.push({ name, hidden: HIDDEN.has(name) || rest.includes('aiv-definition-text') });
  }
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const BEFORE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    li: '\n- ',
    br: '\n',
    p: '\n\n',
    div: '\n',
    strong: '**',
    b: '**',
    h1: '\n\n',
    h2: '\n\n',
    h3: '\n\n',
    tr: '\n',
  }),
);
const AFTER: ReadonlyMap<string, string> = new Map(
  Object.entries({ p: '\n\n', ul: '\n\n', ol: '\n\n', strong: '**', b: '**', td: ' ', th: ' ' }),
);
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link']);
const HIDDEN = new Set(['script', 'style', 'template']);
const NAMED: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }));

const entities = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
