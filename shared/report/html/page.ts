import { accentOf } from '../../style/house-style.ts';
import { element as el, type Markup, written } from './element.ts';
import { STYLE } from './style.ts';

/** A whole page in one file: no scripts, nothing from elsewhere, in the colour of the house when there is one. */
export function page(
  head: {
    readonly title: string;
    readonly author: string;
    readonly colour?: string;
    readonly lang?: string;
    readonly foreign?: (text: string) => string | undefined;
  },
  ...body: readonly Markup[]
): string {
  const house = head.colour === undefined ? '' : `:root { --house: ${accentOf(head.colour)}; }`;
  const whole = el(
    'html',
    { lang: head.lang ?? 'nl' },
    el(
      'head',
      {},
      el('meta', { charset: 'utf-8' }),
      el('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('meta', { name: 'author', content: head.author }),
      el('title', {}, head.title),
      // The style is ours, and `accentOf` gives a colour whatever it gets: there is nothing to escape.
      el('style', {}, `${STYLE}${house}`),
    ),
    el('body', {}, ...body),
  );
  return `<!doctype html>\n${written(whole, head.foreign)}\n`;
}
