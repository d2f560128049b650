import { placedQuestions } from '../../shared/questionnaire/walk.ts';
import type { Condition } from '../../shared/rules/types.ts';
import { content } from './content.ts';

/** A condition with every condition inside it. */
export function conditionsIn(condition: Condition): readonly Condition[] {
  const inner =
    'all' in condition
      ? condition.all
      : 'any' in condition
        ? condition.any
        : 'not' in condition
          ? [condition.not]
          : 'certainly' in condition
            ? [condition.certainly]
            : 'possibly' in condition
              ? [condition.possibly]
              : 'some' in condition
                ? [condition.some.where]
                : 'every' in condition
                  ? [condition.every.where]
                  : 'atLeast' in condition
                    ? [condition.atLeast.where]
                    : [];
  return [condition, ...inner.flatMap(conditionsIn)];
}

const { framework, rules } = content;

/** Every condition of the content, whole. */
export const conditions: readonly Condition[] = [
  ...content.questionnaires
    .flatMap(placedQuestions)
    .flatMap(({ question }) => [...(question.when ? [question.when] : []), ...(question.suggest ?? []).map(({ when }) => when)]),
  ...content.questionnaires.flatMap(({ stops = [], notices = [] }) => [...stops, ...notices].map(({ when }) => when)),
  ...Object.values(framework.terms),
  ...Object.values(rules.terms),
  framework.burden.design,
  framework.release.arranged,
  ...framework.nodes.flatMap((node) => [...(node.applies ? [node.applies] : []), ...node.rules.map(({ when }) => when)]),
  ...framework.warnings.map(({ when }) => when),
  ...framework.duties.map(({ when }) => when),
  ...rules.checks.map(({ when }) => when),
  ...rules.conclusions.flatMap((conclusion) => conclusion.rules.map(({ when }) => when)),
  ...rules.scores.flatMap(({ parts }) =>
    parts.flatMap((part) => [...(part.when ? [part.when] : []), ...(part.rules ?? []).map(({ when }) => when)]),
  ),
  ...content.links.flatMap(({ when }) => (when ? [when] : [])),
];
