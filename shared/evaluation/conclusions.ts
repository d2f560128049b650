import { evaluateCondition, placesRead, type Range, type Scope, valueAt } from '../rules/condition.ts';
import type { CheckRule, ConclusionRule, RuleData, Score, ScorePart } from '../rules/rule-data.ts';
import type { SourceReference } from '../rules/rule-set.ts';
import type { AnswerPlace } from '../rules/types.ts';

/** What the answers say to one question, for example whether a DPIA is needed. */
export type Conclusion = {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  /** The level that is certain; undefined while it cannot be told. */
  readonly level?: string;
  readonly label: string;
  readonly text: string;
  readonly reasons: readonly string[];
  /** Heavier reasons that open answers still allow, with the answers that settle them. */
  readonly open: readonly { readonly text: string; readonly because: readonly AnswerPlace[] }[];
  readonly sources: readonly SourceReference[];
  readonly verified: boolean;
};

/** A contradiction or a gap, with the answers it is about. */
export type CheckFinding = {
  readonly id: string;
  readonly kind: CheckRule['kind'];
  readonly text: string;
  readonly todo: string;
  readonly about: readonly AnswerPlace[];
  readonly sources: readonly SourceReference[];
};

/** The scope with its sums and conclusions worked out, each conclusion seeing those before it. */
export function concluded(rules: RuleData, facts: Scope): { readonly scope: Scope; readonly conclusions: readonly Conclusion[] } {
  const base: Scope = { ...facts, terms: { ...facts.terms, ...rules.terms } };
  const points = Object.fromEntries(rules.scores.map((score) => [score.id, pointsOf(score, base)]));
  let scope: Scope = { ...base, points, levels: {} };
  const conclusions: Conclusion[] = [];
  for (const rule of rules.conclusions) {
    const { conclusion, possible } = conclude(rule, scope);
    conclusions.push(conclusion);
    scope = { ...scope, levels: { ...scope.levels, [rule.id]: { reached: conclusion.level, possible } } };
  }
  return { scope, conclusions };
}

/** The checks that certainly find something. */
export function checkAll(rules: RuleData, scope: Scope): readonly CheckFinding[] {
  return rules.checks.flatMap((check) => {
    const rows = check.per ? (scope.facts.groups[check.per] ?? []) : [undefined];
    return rows.flatMap((row): CheckFinding[] => {
      if (evaluateCondition(check.when, row ? { ...scope, row } : scope) !== 'yes') return [];
      const { id, kind, todo, sources } = check;
      const about = check.about.map((question) => (row && question.startsWith(`${row.group}.`) ? { question, row: row.id } : { question }));
      return [{ id, kind, text: check.text.replaceAll('{naam}', row?.label ?? ''), todo, about, sources }];
    });
  });
}

function conclude(rule: ConclusionRule, scope: Scope): { conclusion: Conclusion; possible: readonly string[] } {
  const open: { text: string; because: readonly AnswerPlace[] }[] = [];
  const possible: string[] = [];
  const { id, title, section, sources, verified } = rule;
  const named = (level: string | undefined, reasons: readonly string[]): { conclusion: Conclusion; possible: readonly string[] } => {
    const words = rule.levels.find((one) => one.id === level);
    const said = words ? { level: words.id, label: words.label, text: words.text } : { label: '', text: rule.open };
    return { conclusion: { id, title, section, ...said, reasons, open, sources, verified }, possible };
  };
  for (const { id: level } of rule.levels) {
    const found = rule.rules.filter((one) => one.level === level).map((one) => ({ ...one, truth: evaluateCondition(one.when, scope) }));
    const sure = found.filter(({ truth }) => truth === 'yes');
    if (sure.length > 0)
      return named(
        level,
        sure.map(({ because }) => because),
      );
    const unsure = found.filter(({ truth }) => truth === 'unknown');
    if (unsure.length > 0) possible.push(level);
    for (const { because, when } of unsure) open.push({ text: because, because: unanswered(placesRead(when, scope), scope) });
  }
  return named(possible.length > 0 ? undefined : rule.otherwise, []);
}

const unanswered = (places: readonly AnswerPlace[], scope: Scope): readonly AnswerPlace[] =>
  places.filter(({ question, row }) => {
    const found = row
      ? Object.values(scope.facts.groups)
          .flat()
          .find(({ id }) => id === row)
      : undefined;
    return valueAt(question, found ? { ...scope, row: found } : scope) === undefined;
  });

/** The lowest and the highest sum that the answers allow. */
export function pointsOf(score: Score, scope: Scope): Range {
  const parts = score.parts.map((part) => partPoints(part, scope));
  return { min: parts.reduce((sum, { min }) => sum + min, 0), max: parts.reduce((sum, { max }) => sum + max, 0) };
}

/** The points of one part of a sum. */
export function partPoints(part: ScorePart, scope: Scope): Range {
  const counts = part.when ? evaluateCondition(part.when, scope) : 'yes';
  if (counts === 'no') return { min: 0, max: 0 };
  const inner = part.count ? counted(part, scope) : ruled(part, scope);
  return counts === 'unknown' ? { min: 0, max: inner.max } : inner;
}

function counted({ count, steps = [] }: ScorePart, scope: Scope): Range {
  const value = count ? valueAt(count.question, scope) : undefined;
  const highest = Math.max(0, ...steps.map(({ points }) => points));
  if (value === undefined || !count) return { min: 0, max: highest };
  const total = value.split(',').reduce((sum, one) => sum + (count.weights ? (count.weights[one] ?? 0) : one === 'geen' ? 0 : 1), 0);
  const points = Math.max(0, ...steps.filter(({ from }) => total >= from).map((step) => step.points));
  return { min: points, max: points };
}

function ruled({ rules = [] }: ScorePart, scope: Scope): Range {
  const possible: number[] = [];
  for (const { when, points } of rules) {
    const truth = evaluateCondition(when, scope);
    if (truth === 'no') continue;
    possible.push(points);
    if (truth === 'yes') return { min: Math.min(...possible), max: Math.max(...possible) };
  }
  return { min: 0, max: Math.max(0, ...possible) };
}
