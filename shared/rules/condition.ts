import type { AnswerPlace, Condition, FactRow, Facts, Terms } from './types.ts';

/** Kleene's three values: an empty answer is unknown and never counts as no. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Where a condition is read: the facts, the named conditions and, inside a group, the row. */
export type Scope = { readonly facts: Facts; readonly terms: Terms; readonly row?: FactRow };

/**
 * Evaluates a condition. `not`, `all`, `any`, `some` and `every` follow Kleene's strong logic;
 * `certainly` and `possibly` turn unknown into no and yes, for rules that choose a side on purpose.
 */
export function evaluateCondition(condition: Condition, scope: Scope): Truth {
  if ('is' in condition) {
    const value = valueAt(condition.is.question, scope);
    return value === undefined ? 'unknown' : truth(condition.is.in.includes(value));
  }
  if ('unknown' in condition) return truth(valueAt(condition.unknown, scope) === undefined);
  if ('filled' in condition) return truth(valueAt(condition.filled, scope) !== undefined);
  if ('all' in condition) return conjunction(condition.all.map((part) => evaluateCondition(part, scope)));
  if ('any' in condition) return disjunction(condition.any.map((part) => evaluateCondition(part, scope)));
  if ('not' in condition) return negation(evaluateCondition(condition.not, scope));
  if ('certainly' in condition) return truth(evaluateCondition(condition.certainly, scope) === 'yes');
  if ('possibly' in condition) return truth(evaluateCondition(condition.possibly, scope) !== 'no');
  if ('some' in condition) return disjunction(overRows(condition.some, scope));
  if ('every' in condition) return conjunction(overRows(condition.every, scope));
  if ('atLeast' in condition) return enough(overRows(condition.atLeast, scope), condition.atLeast.count);
  return evaluateCondition(termOf(condition.term, scope.terms), scope);
}

/** The answer at a question, or undefined when nobody knows it. */
export function valueAt(question: string, { facts, row }: Scope): string | undefined {
  const value = row?.values[question] ?? facts.values[question];
  return value === undefined || value === '' || value === 'onbekend' ? undefined : value;
}

/** The places a condition reads, each once, in the order of reading: the reasons behind a finding. */
export function placesRead(condition: Condition, scope: Scope): readonly AnswerPlace[] {
  const found = new Map<string, AnswerPlace>();
  const visit = (part: Condition, at: Scope): void => {
    if ('is' in part) add(part.is.question, at);
    else if ('unknown' in part) add(part.unknown, at);
    else if ('filled' in part) add(part.filled, at);
    else if ('all' in part) for (const one of part.all) visit(one, at);
    else if ('any' in part) for (const one of part.any) visit(one, at);
    else if ('not' in part) visit(part.not, at);
    else if ('certainly' in part) visit(part.certainly, at);
    else if ('possibly' in part) visit(part.possibly, at);
    else if ('term' in part) visit(termOf(part.term, at.terms), at);
    else {
      const { group, where } = 'some' in part ? part.some : 'every' in part ? part.every : part.atLeast;
      for (const row of at.facts.groups[group] ?? []) visit(where, { ...at, row });
    }
  };
  const add = (question: string, { row }: Scope): void => {
    // Questions of a group carry the group's id in front of theirs, so an open one still belongs to its row.
    const place = row && question.startsWith(`${row.group}.`) ? { question, row: row.id } : { question };
    found.set(`${place.question}@${place.row ?? ''}`, place);
  };
  visit(condition, scope);
  return [...found.values()];
}

const overRows = (part: { group: string; where: Condition }, scope: Scope): Truth[] =>
  (scope.facts.groups[part.group] ?? []).map((row) => evaluateCondition(part.where, { ...scope, row }));

const truth = (value: boolean): Truth => (value ? 'yes' : 'no');
const negation = (value: Truth): Truth => (value === 'unknown' ? 'unknown' : truth(value === 'no'));

function conjunction(values: readonly Truth[]): Truth {
  if (values.includes('no')) return 'no';
  return values.includes('unknown') ? 'unknown' : 'yes';
}

function disjunction(values: readonly Truth[]): Truth {
  if (values.includes('yes')) return 'yes';
  return values.includes('unknown') ? 'unknown' : 'no';
}

function enough(values: readonly Truth[], count: number): Truth {
  const sure = values.filter((value) => value === 'yes').length;
  if (sure >= count) return 'yes';
  return values.filter((value) => value !== 'no').length >= count ? 'unknown' : 'no';
}

function termOf(name: string, terms: Terms): Condition {
  const term = terms[name];
  if (!term) throw new Error(`Unknown term in a condition: ${name}`);
  return term;
}
