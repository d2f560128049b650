import type { GlossaryTerm } from './knowledge.ts';

/** The terms of the glossary that stand in a text as whole words, in the order of the glossary. */
export function termsIn(glossary: readonly GlossaryTerm[], text: string): readonly GlossaryTerm[] {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}’'-]+/gu, ' ')} `;
  const holds = (name: string): boolean =>
    words.includes(` ${name.toLowerCase().replace(/[‘’]/g, '').trim()} `) || words.includes(` ${name.toLowerCase()} `);
  return glossary.filter(({ term, also = [] }) => [term, ...also].some(holds));
}
