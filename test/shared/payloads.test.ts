import { expect, test } from 'vitest';
import { registerCsv } from '../../shared/exchange/csv.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { reportMarkdown } from '../../shared/report/html/markdown.ts';
import { content, NOW } from '../support/content.ts';
import { PAYLOADS, saying } from '../support/payloads.ts';

const model = reportOf(content, saying(PAYLOADS), NOW);

/** Each tag with the names of its attributes, as it stands in a page. */
const tagsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', attributes = '']) =>
      `${name.toLowerCase()} ${[...attributes.replace(/="[^"]*"/g, '=').matchAll(/\s([a-z-]+)(?==|\s|$)/gi)].map(([, one]) => one).join(' ')}`,
  );

test(`${PAYLOADS.length} stukken opmaak, script en formule komen in de HTML-kopie als letters terecht, niet als opmaak`, () => {
  expect(PAYLOADS).toHaveLength(300);
  const html = reportHtml(model);
  // Bold, lists and tables are what people may write; anything else comes from us.
  const harmless = reportHtml(
    reportOf(content, saying(PAYLOADS.map(() => '**vet** en [een link](https://voorbeeld.nl)\n\n- een lijst')), NOW),
  );
  const known = new Set(tagsIn(harmless));
  expect([...new Set(tagsIn(html))].filter((tag) => !known.has(tag))).toEqual([]);
  expect(html.match(/<script|<iframe|<svg[^>]*onload|<base|<form|<object|<embed/gi) ?? []).toEqual([]);
  expect(html.replace(/="[^"]*"/g, '').match(/<[a-z][^>]*\son[a-z]+/gi) ?? []).toEqual([]);
  expect(html.match(/(?:href|src)="(?!#|https:|mailto:|data:image)[^"]*"/gi) ?? []).toEqual([]);
  // And the words are still there for who reads them.
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).toContain('onerror=alert(1)&gt;');
});

test('in het rekenblad begint geen cel met iets dat een formule wordt, met welk scheidingsteken ook', () => {
  const registers = (model.registers ?? []).filter(({ rows }) => rows.length > 0);
  const sheets = registers.map(({ id }) => registerCsv(model, id) ?? '');
  expect(sheets.join('').includes('cmd|')).toBe(true);
  for (const sheet of sheets) {
    // Every cell is quoted whole, so that no sign inside one is a separator for another program.
    const cells = [...sheet.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"|([^";,\r\n]+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    );
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.filter((cell) => /^[=+\-@\t\r\0]/.test(cell))).toEqual([]);
  }
});

test('in Markdown staat geen opmaak die een lezer uitvoert', () => {
  const text = reportMarkdown(model);
  expect(text).toContain('alert(1)');
  expect(text.match(/(?<!\\)<(?:script|img|svg|iframe|a|style|meta|form|base|math)\b/gi) ?? []).toEqual([]);
  expect(text.match(/\]\(\s*(?:javascript|data):/gi) ?? []).toEqual([]);
});
