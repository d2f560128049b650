import type { Condition } from './types.ts';

/** How places and values are called in a sentence. */
export type Names = {
  readonly question: (id: string) => string;
  readonly value: (question: string, value: string) => string;
  readonly group: (id: string) => string;
  readonly score: (id: string) => string;
  readonly conclusion: (id: string) => string;
  readonly level: (conclusion: string, level: string) => string;
};

/** A condition as a Dutch sentence, for people who check the rules without reading code. */
export function explain(condition: Condition, names: Names): string {
  const inner = (one: Condition): string => explain(one, names);
  const grouped = (list: readonly Condition[], word: string): string =>
    list.length === 1 && list[0] ? inner(list[0]) : `(${list.map(inner).join(` ${word} `)})`;
  const values = (question: string, list: readonly string[]): string => list.map((one) => names.value(question, one)).join(' of ');
  if ('is' in condition) return `${names.question(condition.is.question)} is ${values(condition.is.question, condition.is.in)}`;
  if ('unknown' in condition) return `${names.question(condition.unknown)} is niet bekend`;
  if ('filled' in condition) return `${names.question(condition.filled)} is ingevuld`;
  if ('all' in condition) return grouped(condition.all, 'en');
  if ('any' in condition) return grouped(condition.any, 'of');
  if ('not' in condition) return `niet: ${inner(condition.not)}`;
  if ('certainly' in condition) return `zeker: ${inner(condition.certainly)}`;
  if ('possibly' in condition) return `misschien: ${inner(condition.possibly)}`;
  if ('some' in condition) return `bij minstens één van de ${names.group(condition.some.group)}: ${inner(condition.some.where)}`;
  if ('every' in condition) return `bij alle ${names.group(condition.every.group)}: ${inner(condition.every.where)}`;
  if ('atLeast' in condition)
    return `bij minstens ${condition.atLeast.count} van de ${names.group(condition.atLeast.group)}: ${inner(condition.atLeast.where)}`;
  if ('chosen' in condition) {
    const { question, in: among, atLeast } = condition.chosen;
    return `bij ${names.question(question)} ${atLeast === 1 ? 'is er minstens één' : `zijn er minstens ${atLeast}`} gekozen${among ? ` uit ${among.map((one) => names.value(question, one)).join(', ')}` : ''}`;
  }
  if ('before' in condition)
    return `${names.question(condition.before.date)} ligt voor ${condition.before.than === 'vandaag' ? 'vandaag' : names.question(condition.before.than)}`;
  if ('unproven' in condition)
    return `${names.question(condition.unproven.question)} is ${values(condition.unproven.question, condition.unproven.in)} zonder bewijs`;
  if ('points' in condition) return `${names.score(condition.points.of)} is minstens ${condition.points.atLeast}`;
  if ('level' in condition)
    return `${names.conclusion(condition.level.of)}: ${condition.level.in.map((one) => names.level(condition.level.of, one)).join(' of ')}`;
  return `[${condition.term.replaceAll('_', ' ')}]`;
}
