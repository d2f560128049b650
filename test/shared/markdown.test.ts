import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../shared/text/markdown.ts';
import { neat, plainText, toMarkdown } from '../../shared/text/to-markdown.ts';
import { block } from '../support/blocks.ts';
import { RUNS } from '../support/runs.ts';

test('wat je opmaakt komt precies zo terug: schrijven en lezen van een antwoord heffen elkaar op', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
      const meant = neat(blocks);
      expect(neat(parseMarkdown(toMarkdown(meant)))).toEqual(meant);
    }),
    { numRuns: RUNS },
  );
});

test('gewone tekst blijft gewone tekst in het bestand', () => {
  for (const plain of ['De kosten zijn € 12,50 (per jaar) & meer.', 'Zie artikel 6, lid 1 onder e.', 'a_b en c*d', '5 > 3']) {
    expect(toMarkdown([{ type: 'paragraph', inlines: [{ text: plain }] }])).toBe(plain);
  }
});

test('één keer Enter is een nieuwe regel, ook in wat eerder is getypt', () => {
  expect(parseMarkdown('Privacy thuis\nVertrouwen')).toEqual([
    { type: 'paragraph', inlines: [{ text: 'Privacy thuis' }] },
    { type: 'paragraph', inlines: [{ text: 'Vertrouwen' }] },
  ]);
});

test('in lijsten en zoekresultaten staan de woorden zonder tekens van de opmaak', () => {
  expect(plainText('**Let op:** zie [de nota](<https://example.org>)\n\n- een\n- twee')).toBe('Let op: zie de nota\n– een\n– twee');
  expect(plainText('gewone tekst')).toBe('gewone tekst');
});

test('een korte weg voor gewone regels geeft hetzelfde als de lange', () => {
  const line = fc.string({ unit: fc.constantFrom(...'aé1 ,.;:()\'’"%€/–-*_[]#|&<>\\+=`~!@'), maxLength: 12 });
  fc.assert(
    // An empty line behind it means nothing, and takes the long way.
    fc.property(line, (text) => {
      expect(parseMarkdown(text)).toEqual(parseMarkdown(`${text}\n\n`));
    }),
    { numRuns: RUNS },
  );
  for (const text of ['Zie https://example.org/a.', 'www.example.org', 'A-B - c', '', 'a)', '1. een', 'Ja'])
    expect(parseMarkdown(text)).toEqual(parseMarkdown(`${text}\n\n`));
});
