import { DOMParser, type Slice } from 'prosemirror-model';
import { schema } from './schema.ts';

/** What a paste may bring along before the closed schema of the editor looks at it: no script, no address to load. */
const KEPT = {
  elements: 'p div h1 h2 h3 h4 h5 h6 blockquote pre ul ol li table thead tbody tr th td strong b span a br'.split(' '),
  replaceWithChildrenElements: 'section article main font em i u o:p center'.split(' '),
  attributes: ['style', 'href', 'colspan'],
};

// Newer than the types of the compiler; Chromium has it.
type WithSetHtml = HTMLElement & { setHTML: (html: string, options: { sanitizer: typeof KEPT }) => void };

/**
 * Pasted HTML as a piece of an answer. The browser's own sanitizer reads it into an element that never joins the page, so
 * the page keeps its rule that nobody writes HTML.
 */
export function pastedSlice(html: string): Slice {
  const holder = document.implementation.createHTMLDocument().createElement('div') as unknown as WithSetHtml;
  holder.setHTML(html, { sanitizer: KEPT });
  joinWordLists(holder);
  readWeights(holder);
  for (const space of textsIn(holder)) space.data = space.data.replaceAll('\u00a0', ' ');
  return DOMParser.fromSchema(schema).parseSlice(holder);
}

function* textsIn(holder: HTMLElement): Generator<Text> {
  const walk = holder.ownerDocument.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) yield node as Text;
}

/** Some programs write bold as a style, and wrap a whole paste in a `b` that is not bold. */
function readWeights(holder: HTMLElement): void {
  for (const element of holder.querySelectorAll<HTMLElement>('[style*="font-weight"]')) {
    const weight = /font-weight:\s*([a-z0-9]+)/i.exec(element.getAttribute('style') ?? '')?.[1] ?? '';
    if (/^(normal|lighter|[1-5]00)$/i.test(weight) && /^(b|strong)$/i.test(element.tagName)) element.replaceWith(...element.childNodes);
    else if (/^(bold|bolder|[6-9]00)$/i.test(weight)) {
      const bold = holder.ownerDocument.createElement('strong');
      bold.append(...element.childNodes);
      element.append(bold);
    }
  }
}

/** Word writes lists as paragraphs with a drawn bullet: they become lists. */
function joinWordLists(holder: HTMLElement): void {
  const page = holder.ownerDocument;
  const started = new WeakMap<Element, 'ol' | 'ul'>();
  for (const line of holder.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')) {
    if (line.closest('li') || !isWordListLine(line)) continue;
    const kind = takeBullet(line) ? 'ol' : 'ul';
    let list = line.previousElementSibling;
    if (!list || started.get(list) !== kind) {
      list = page.createElement(kind);
      started.set(list, kind);
      line.before(list);
    }
    const item = page.createElement('li');
    const words = page.createElement('p');
    words.append(...line.childNodes);
    item.append(words);
    list.append(item);
    line.remove();
  }
}

// Styles of Word such as `mso-list:l0 level1 lfo1` are unknown to the browser, so they are read from the attribute.
const isWordListLine = (line: HTMLElement): boolean => /mso-list:\s*l\d/i.test(line.getAttribute('style') ?? '');

/** Takes the drawn bullet or number away; true when it was a number or a letter. */
function takeBullet(line: HTMLElement): boolean {
  const bullet = [...line.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''));
  const drawn = bullet?.textContent ?? '';
  bullet?.remove();
  return /[\da-z]+[.)]/i.test(drawn);
}
