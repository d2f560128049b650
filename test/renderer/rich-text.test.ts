import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, markdownOf } from '../../renderer/rich-text/convert.ts';
import { safeLink } from '../../renderer/rich-text/schema.ts';
import { parseMarkdown } from '../../shared/text/markdown.ts';
import { neat, toMarkdown } from '../../shared/text/to-markdown.ts';
import { block } from '../support/blocks.ts';
import { RUNS } from '../support/runs.ts';

test('een antwoord dat je opent en niet verandert, blijft wat het was', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
      const kept = toMarkdown(neat(blocks));
      expect(neat(parseMarkdown(markdownOf(documentOf(kept))))).toEqual(neat(parseMarkdown(kept)));
    }),
    { numRuns: RUNS },
  );
});

test('elke tekst die iemand ooit typte, gaat open zonder woorden te verliezen', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'woord',
          '- ',
          '1. ',
          '**',
          '\n',
          '\n\n',
          '| a | b |',
          '|---|---|',
          '> ',
          '`',
          '# ',
          '[x]: https://a ',
          '<',
          '>',
          '![',
          '](',
          ')',
          '[',
          '---\n',
          '\\',
          '    ',
        ),
        { maxLength: 15 },
      ),
      (parts) => {
        const typed = parts.join('');
        const words = (text: string): number => text.split('woord').length;
        expect(words(markdownOf(documentOf(typed)))).toBe(words(typed));
      },
    ),
    { numRuns: RUNS },
  );
});

test('een link gaat alleen naar https of mailto', () => {
  expect(safeLink(' https://example.org/a?b=1&c=2 ')).toBe('https://example.org/a?b=1&c=2');
  for (const bad of [
    'javascript:alert(1)',
    'http://example.org',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://',
    'example.org',
    'https://a b',
  ])
    expect(safeLink(bad), bad).toBeUndefined();
});
