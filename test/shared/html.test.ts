import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { update } from '../../shared/assessment/update.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { content, NOW } from '../support/content.ts';
import { fixedIndDossier, indDossier } from '../support/reports.ts';
import { FUZZ } from '../support/runs.ts';

const model = reportOf(content, fixedIndDossier(), NOW);

/** Every string that a reader of the model would meet, but for the words that only the PDF prints. */
function stringsOf(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (Array.isArray(value)) for (const one of value) stringsOf(one, found);
  else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) stringsOf(one, found);
  return found;
}
const decoded = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

test('de kopie zegt alles wat het rapport zegt: elk antwoord, elke bevinding, elk open punt', () => {
  const html = reportHtml(model);
  const text = decoded(html);
  const { parts, findings, openPoints, sources, duties, criteria, registers, path } = model;
  const said = [
    ...parts.flatMap(({ sections }) =>
      sections.flatMap(({ questions, records }) => [
        questions.map(({ answer, considerations, choices }) => [answer, considerations, choices]),
        records,
      ]),
    ),
    findings.map(({ text: words, settle }) => [words, settle]),
    openPoints,
    sources.map(({ title, place }) => [title, place]),
    duties.map(({ title, owner }) => [title, owner]),
    criteria.rows,
    (registers ?? []).map(({ title, rows, empty }) => [title, rows.length > 0 ? rows : empty]),
    path.map(({ answer, result }) => [answer, result]),
  ];
  const skip = new Set(['paragraph', 'list', 'table', '']);
  for (const words of stringsOf(said)) if (!skip.has(words)) expect(text, words).toContain(words);
});

test('één bestand zonder script, zonder iets van buiten, en met koppen die niet springen', () => {
  const html = reportHtml(model, 'ab'.repeat(32));
  expect(html).not.toMatch(/<script|javascript:|\son[a-z]+=|<link|@import|url\(/i);
  expect(html).toContain('default-src &#39;none&#39;');
  expect(html).toContain('abababab abababab');
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  levels.reduce((before, level) => {
    expect(level).toBeLessThanOrEqual(before + 1);
    return level;
  }, 0);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('wat iemand ook typt of in een dossier zet, wordt tekst en nooit opmaak', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onload='x",
      '</style><script>',
      ']]>',
      '\u202E\u0000',
      '&lt;b&gt;',
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, (name, answer) => {
      let document = update(indDossier(), { type: 'setFacts', facts: { name, organisation: answer } }, NOW);
      document = update(document, { type: 'answer', key: 'iama.doel', value: answer }, NOW);
      const html = reportHtml(reportOf(content, document, NOW));
      // The same elements as always: nothing that was typed became one.
      expect([...html.matchAll(/<([a-z][a-z0-9]*)/g)].every(([, element]) => KNOWN.has(element ?? ''))).toBe(true);
      expect(html).not.toMatch(/<(script|iframe|object|embed|form|input)/i);
    }),
    { numRuns: Math.min(FUZZ, 2000) },
  );
});

const KNOWN = new Set(
  'html head meta title style body a header main nav footer section div h1 h2 h3 h4 p ul ol li dl dt dd strong em code table caption thead tbody tr th td svg rect line text img'.split(
    ' ',
  ),
);

test('een vervalst model in een dossier brengt geen adres of kleur met een script mee', () => {
  const forged = {
    ...model,
    style: { colour: 'red;}</style><script>alert(1)</script>' },
    parts: [
      {
        ...model.parts[0],
        sections: [
          {
            ...model.parts[0]?.sections[0],
            questions: [{ ...question, answer: [{ type: 'paragraph', inlines: [{ text: 'x', link: 'javascript:alert(1)' }] }] }],
          },
        ],
      },
    ],
  } as unknown as ReportModel;
  const html = reportHtml(forged);
  expect(html).not.toContain('javascript:');
  expect(html).not.toContain('<script');
});
const question = model.parts.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions))[0];

test('de stijl van de kopie verwijst nergens naar buiten', () => {
  expect(readFileSync(new URL('../../shared/report/html/style.ts', import.meta.url), 'utf8')).not.toMatch(/https?:|url\(/);
});
