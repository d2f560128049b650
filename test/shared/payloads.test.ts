import { expect, test } from 'vitest';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { registerCsv } from '../../shared/exchange/csv.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { reportMarkdown } from '../../shared/report/html/markdown.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';

const BASES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script href=data:,alert(1) /></svg>',
  '<iframe src=javascript:alert(1)>',
  '<a href="javascript:alert(1)">klik</a>',
  '[klik](javascript:alert(1))',
  '[klik](data:text/html;base64,PHNjcmlwdD4=)',
  '![plaatje](https://voorbeeld.nl/volg.png)',
  '<math><mtext></table><img src onerror=alert(1)>',
  '<style>@import "https://voorbeeld.nl/x.css"</style>',
  '<meta http-equiv=refresh content="0;url=https://voorbeeld.nl">',
  '<form action=https://voorbeeld.nl><input name=x>',
  '<base href=https://voorbeeld.nl>',
  '"><b onmouseover=alert(1)>',
  "'><b onmouseover='alert(1)'>",
  '</td></tr></table><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '\u202e<script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '+SOM(1;2)',
  '-2+3',
  '@SUM(A1:A9)',
  '=HYPERLINK("https://voorbeeld.nl";"klik")',
  '=1+1',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the payload is what a careless template would fill in.
  '${alert(1)}',
];
const AROUND: readonly ((base: string) => string)[] = [
  (base) => base,
  (base) => ` ${base}`,
  (base) => `\t${base}`,
  (base) => `gewone zin ${base}`,
  (base) => `"${base}"`,
  (base) => `${base}\n${base}`,
  (base) => base.toUpperCase(),
  (base) => `**${base}**`,
  (base) => `- ${base}`,
  (base) => `${base};${base},${base}`,
];
const PAYLOADS = BASES.flatMap((base) => AROUND.map((around) => around(base)));

/** A dossier in which every row of a list says one of these. */
function saying(values: readonly string[]): AssessmentDocument {
  const base = emptyDocument();
  const rows = values.map((_, place) => ({ id: `r${place}` }));
  const entry = (key: string, value: string) => [key, { state: 'beantwoord' as const, value, at: NOW }] as const;
  return {
    ...base,
    facts: { ...base.facts, name: values[0] ?? '', organisation: values[1] ?? '' },
    rows: { ...base.rows, 'dossier.signaal': rows, 'dossier.document': rows },
    answers: Object.fromEntries([
      entry('iama.doel', values.join('\n\n')),
      ...rows.map(({ id }, place) => entry(`dossier.signaal.wat@${id}`, values[place] ?? '')),
      ...rows.map(({ id }, place) => entry(`dossier.document.naam@${id}`, values[place] ?? '')),
    ]),
  };
}
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
