import fc from 'fast-check';
import type { Block, Inline } from '../../shared/text/markdown.ts';

const SIGNS = [...'ab *_|-1.)#>`[](<&\\!~+='];
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 10 }).map((all) => all.join('')),
  fc.constantFrom(
    '- a',
    '1. a',
    '# kop',
    '> citaat',
    '---',
    '***',
    '<script>alert(1)</script>',
    '&amp;',
    '[a](b)',
    '| a |',
    '    code',
    'العربية',
    '👩‍⚖️',
  ),
);
const inline: fc.Arbitrary<Inline> = fc
  .tuple(
    text,
    fc.record(
      {
        strong: fc.constant(true as const),
        link: fc.constantFrom('https://example.org/a_(b)', 'https://example.org/?a=1&copy=2&amp;', 'mailto:fg@example.org'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([words, marks]) => ({ text: words, ...marks }));
const inlines = fc.array(inline, { maxLength: 4 });

/** Any block an answer may hold, with the signs that Markdown would misread. */
export const block: fc.Arbitrary<Block> = fc.oneof(
  inlines.map((all) => ({ type: 'paragraph' as const, inlines: all })),
  fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(inlines, { maxLength: 4 }) }),
  fc.record({
    type: fc.constant('table' as const),
    rows: fc.array(fc.array(inlines, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  }),
);
