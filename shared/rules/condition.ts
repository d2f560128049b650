import { isoDateOf } from '../text/format.ts';
import type { AnswerPlace, Condition, FactRow, Facts, Terms } from './types.ts';

/** Kleene's three values: an empty answer is unknown and never counts as no. */
export type Truth = 'yes' | 'no' | 'unknown';

/** A sum of points that is not fixed while answers are open. */
export type Range = { readonly min: number; readonly max: number };

/** Where a condition is read: the facts, the named conditions and, inside a group, the row. */
export type Scope = {
  readonly facts: Facts;
  readonly terms: Terms;
  readonly row?: FactRow;
  readonly points?: Readonly<Record<string, Range>>;
  /** Per conclusion: the level that is reached, and the heavier ones that open answers still allow. */
  readonly levels?: Readonly<Record<string, { readonly reached: string | undefined; readonly possible: readonly string[] }>>;
};

/** The fact that carries the day of today, for dates that must not have passed. */
export const TODAY = 'vandaag';

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
  if ('chosen' in condition) return isChosen(condition.chosen, scope);
  if ('before' in condition) return isBefore(condition.before, scope);
  if ('unproven' in condition) return isUnproven(condition.unproven, scope);
  if ('points' in condition) return hasPoints(condition.points, scope);
  if ('level' in condition) return hasLevel(condition.level, scope);
  return evaluateCondition(termOf(condition.term, scope.terms), scope);
}

function isChosen(
  { question, in: among, atLeast }: { question: string; in?: readonly string[] | undefined; atLeast: number },
  scope: Scope,
): Truth {
  const value = valueAt(question, scope);
  if (value === undefined) return 'unknown';
  return truth(value.split(',').filter((one) => !among || among.includes(one)).length >= atLeast);
}

function isBefore({ date, than }: { date: string; than: string }, scope: Scope): Truth {
  const [first, second] = [date, than].map((question) => isoDateOf(valueAt(question, scope) ?? ''));
  return first === undefined || second === undefined ? 'unknown' : truth(first < second);
}

function isUnproven({ question, in: values }: { question: string; in: readonly string[] }, { facts, row }: Scope): Truth {
  const said = facts.unproven?.[row ? `${question}@${row.id}` : question];
  return truth(said !== undefined && values.includes(said));
}

function hasPoints({ of, atLeast }: { of: string; atLeast: number }, scope: Scope): Truth {
  const range = scope.points?.[of];
  if (!range) throw new Error(`Unknown points in a condition: ${of}`);
  if (range.min >= atLeast) return 'yes';
  return range.max < atLeast ? 'no' : 'unknown';
}

function hasLevel({ of, in: wanted }: { of: string; in: readonly string[] }, scope: Scope): Truth {
  const level = scope.levels?.[of];
  if (!level) throw new Error(`Unknown conclusion in a condition: ${of}`);
  const sure = level.reached !== undefined && wanted.includes(level.reached);
  if (sure && level.possible.every((one) => wanted.includes(one))) return 'yes';
  return sure || level.possible.some((one) => wanted.includes(one)) ? 'unknown' : 'no';
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
    else if ('chosen' in part) add(part.chosen.question, at);
    else if ('unproven' in part) add(part.unproven.question, at);
    else if ('before' in part) for (const one of [part.before.date, part.before.than]) add(one, at);
    else if ('points' in part || 'level' in part) return;
    else {
      const { group, where } = 'some' in part ? part.some : 'every' in part ? part.every : part.atLeast;
      for (const row of at.facts.groups[group] ?? []) visit(where, { ...at, row });
    }
  };
  const add = (question: string, { row }: Scope): void => {
    if (question === TODAY) return;
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
