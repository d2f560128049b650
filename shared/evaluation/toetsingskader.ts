import { evaluateCondition, placesRead, type Scope, type Truth, valueAt } from '../rules/condition.ts';
import { OUTCOMES, type Outcome } from '../rules/outcomes.ts';
import type { RuleNode, RuleSet, SourceReference } from '../rules/rule-set.ts';
import type { AnswerPlace, Condition, FactRow, Facts } from '../rules/types.ts';

export type RowName = { readonly id: string; readonly name: string };

/** Something the tree found at a node, for the whole way of working or for one criterion. */
export type Finding = {
  readonly node: string;
  readonly outcome: Outcome;
  readonly criterion?: RowName;
  readonly title: string;
  readonly text: string;
  readonly sources: readonly SourceReference[];
  /** The answers that led here. */
  readonly because: readonly AnswerPlace[];
  /** What would settle it, when the finding rests on something unknown. */
  readonly settle?: string;
};

/** One step of the walk: every node that was asked, with its answer and what followed. */
export type PathStep = {
  readonly node: string;
  readonly criterion?: RowName;
  readonly answers: readonly { readonly question: string; readonly value: string | null }[];
  readonly result: Outcome | 'notitie' | 'geen';
  readonly text: string;
  readonly sources: readonly SourceReference[];
};

export type Warning = {
  readonly code: string;
  readonly text: string;
  readonly sources: readonly SourceReference[];
  readonly because: readonly AnswerPlace[];
};

export type Duty = {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly sources: readonly SourceReference[];
  readonly verified: boolean;
  /** True when the duty has an owner, a date and the state "ingericht". */
  readonly arranged: boolean;
};

export type FrameworkEvaluation = {
  readonly outcome: Outcome;
  readonly title: string;
  /** The nodes whose findings carry the outcome. */
  readonly decisive: readonly string[];
  readonly findings: readonly Finding[];
  readonly path: readonly PathStep[];
  readonly warnings: readonly Warning[];
  readonly duties: readonly Duty[];
  /** O3 and O4 are released only when every duty that applies is arranged. */
  readonly released: boolean;
};

/**
 * Walks the whole tree and collects every finding; it never stops at the first one.
 * The most severe finding is the outcome (toetsingskader 1.8 and 1.9 with the amendments).
 */
export function evaluateFramework(rules: RuleSet, facts: Facts): FrameworkEvaluation {
  const scope: Scope = { facts, terms: rules.terms };
  const burden: Outcome = evaluateCondition(rules.burden.design, scope) === 'yes' ? 'O5' : 'O2';
  const steps = rules.nodes.flatMap((node) => askNode(node, scope, burden, rules));
  const findings = steps.flatMap((step) => step.findings).sort(bySeverity);
  const outcome = findings[0]?.outcome ?? 'O5';
  const decisive = [...new Set(findings.filter((finding) => finding.outcome === outcome).map(({ node }) => node))];
  const duties = dutiesOf(rules, scope, outcome);
  return {
    outcome,
    title: titleOf(rules, outcome, decisive),
    decisive,
    findings,
    path: steps.flatMap((step) => step.path),
    warnings: rules.warnings
      .filter((warning) => evaluateCondition(warning.when, scope) === 'yes')
      .map(({ code, text, sources, when }) => ({ code, text, sources, because: reasons(when, scope) })),
    duties,
    released: rules.release.outcomes.includes(outcome) && duties.every((duty) => duty.arranged),
  };
}

/** The words of an outcome; O1 is worded by the node that gives it, because not all of it is verified. */
export function titleOf(rules: RuleSet, outcome: Outcome, nodes: readonly string[]): string {
  const words = rules.outcomes.find(({ code }) => code === outcome);
  if (!words) throw new Error(`No words for outcome ${outcome}`);
  // The firm wording counts as soon as one node carries it; the careful one is for the others alone.
  if (!words.titleAt || nodes.some((node) => !words.titleAt?.[node])) return words.title;
  return words.titleAt[nodes[0] ?? ''] ?? words.title;
}

type Asked = { readonly findings: readonly Finding[]; readonly path: readonly PathStep[] };

function askNode(node: RuleNode, scope: Scope, burden: Outcome, rules: RuleSet): readonly Asked[] {
  const rows: readonly (FactRow | undefined)[] = node.per ? (scope.facts.groups[node.per] ?? []) : [undefined];
  return rows.map((row) => askOnce(node, row ? { ...scope, row } : scope, burden, rules));
}

function askOnce(node: RuleNode, scope: Scope, burden: Outcome, rules: RuleSet): Asked {
  // An uncertain "applies" walks the node: unknown is never a reason to skip a question.
  if (node.applies && evaluateCondition(node.applies, scope) === 'no') return { findings: [], path: [] };
  const { fired, doubted } = firstCertain(node, scope);
  const criterion = scope.row ? { criterion: { id: scope.row.id, name: scope.row.label } } : {};
  const make = (finding: Outcome, title: string, text: string, because: Condition[], more: Partial<Finding>): Finding => ({
    node: node.id,
    outcome: finding,
    ...criterion,
    title,
    text,
    sources: more.sources ?? node.sources,
    because: reasonsAt(node, because, scope),
    ...(more.settle ? { settle: more.settle } : {}),
  });
  const findings: Finding[] = [];
  if (fired && fired.finding !== 'notitie') {
    const outcome = fired.finding === 'bewijslast' ? burden : fired.finding;
    const extra = fired.finding === 'bewijslast' ? ` ${rules.burden.text}` : '';
    findings.push(
      make(outcome, fired.title ?? titleOf(rules, outcome, [node.id]), fired.text + extra, [fired.when], {
        ...(fired.sources ? { sources: fired.sources } : {}),
        ...(fired.finding === 'bewijslast' || outcome === 'O5' ? { settle: node.open.settle } : {}),
      }),
    );
  }
  if (doubted.length > 0) {
    const outcome = node.open.finding === 'bewijslast' ? burden : 'O5';
    const extra = node.open.finding === 'bewijslast' ? ` ${rules.burden.text}` : '';
    // A doubt that could not make this node's outcome heavier is told once, by the finding itself.
    const heavier = findings.every((finding) => severity(outcome) < severity(finding.outcome));
    if (heavier)
      findings.push(
        make(
          outcome,
          titleOf(rules, outcome, [node.id]),
          node.open.text + extra,
          doubted.map(({ when }) => when),
          {
            settle: node.open.settle,
          },
        ),
      );
  }
  return { findings, path: [pathStep(node, scope, criterion, findings, fired?.text)] };
}

function pathStep(
  node: RuleNode,
  scope: Scope,
  criterion: { criterion?: RowName },
  findings: readonly Finding[],
  note: string | undefined,
): PathStep {
  const worst = [...findings].sort(bySeverity)[0];
  return {
    node: node.id,
    ...criterion,
    answers: node.questions.map((question) => ({ question, value: valueAt(question, scope) ?? null })),
    result: worst?.outcome ?? (note ? 'notitie' : 'geen'),
    text: worst?.text ?? note ?? 'Dit punt gaf geen bevinding.',
    sources: node.sources,
  };
}

function firstCertain(node: RuleNode, scope: Scope) {
  const doubted: RuleNode['rules'] = [];
  for (const rule of node.rules) {
    const truth: Truth = evaluateCondition(rule.when, scope);
    if (truth === 'yes') return { fired: rule, doubted };
    if (truth === 'unknown') doubted.push(rule);
  }
  return { fired: undefined, doubted };
}

function dutiesOf(rules: RuleSet, scope: Scope, outcome: Outcome): readonly Duty[] {
  const rows = scope.facts.groups[rules.release.group] ?? [];
  const known: Scope = { ...scope, facts: { ...scope.facts, values: { ...scope.facts.values, 'tk.uitkomst': outcome } } };
  return rules.duties
    .filter((duty) => evaluateCondition(duty.when, known) !== 'no')
    .map(({ code, title, text, sources, verified }) => {
      const row = rows.find(({ id }) => id === code);
      const arranged = row !== undefined && evaluateCondition(rules.release.arranged, { ...scope, row }) === 'yes';
      return { code, title, text, sources, verified, arranged };
    });
}

/** The answers a finding rests on; where a rule only saw an empty list, the questions of the node itself. */
function reasonsAt(node: RuleNode, conditions: readonly Condition[], scope: Scope): readonly AnswerPlace[] {
  const read = new Map(
    conditions.flatMap((condition) => reasons(condition, scope)).map((place) => [`${place.question}@${place.row ?? ''}`, place]),
  );
  if (read.size > 0) return [...read.values()];
  return node.questions.map((question) => (scope.row ? { question, row: scope.row.id } : { question }));
}

const reasons = (condition: Condition, scope: Scope): readonly AnswerPlace[] => placesRead(condition, scope);

const severity = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);
const bySeverity = (a: Finding, b: Finding): number => severity(a.outcome) - severity(b.outcome);
