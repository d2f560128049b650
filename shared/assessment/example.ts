import { z } from 'zod';
import type { Content } from '../questionnaire/content.ts';
import { groupsOf } from '../questionnaire/walk.ts';
import { createAssessment } from './create.ts';
import { answerKey } from './keys.ts';
import { type Answer, type AssessmentDocument, answerSchema, factsSchema } from './types.ts';

const saidSchema = z.strictObject({
  value: answerSchema.shape.value,
  considerations: z.string().optional(),
  evidence: answerSchema.shape.evidence,
});

/** A worked example as it is written in `assets/examples`: only what the source says. */
export const exampleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  facts: factsSchema.partial(),
  answers: z.record(z.string(), saidSchema),
  rows: z.record(
    z.string(),
    z.array(
      z.looseObject({ id: z.string() }).transform(({ id, ...rest }) => ({ id, answers: z.record(z.string(), saidSchema).parse(rest) })),
    ),
  ),
});
export type Example = z.infer<typeof exampleSchema>;

/** A fresh dossier with the answers of an example. */
export function assessmentFromExample(content: Content, example: Example, id: string, now: string): AssessmentDocument {
  const answers: Record<string, Answer> = {};
  const put = (key: string, said: z.infer<typeof saidSchema>): void => {
    answers[key] = {
      state: 'beantwoord',
      value: said.value,
      ...(said.considerations ? { considerations: said.considerations } : {}),
      ...(said.evidence ? { evidence: said.evidence } : {}),
      at: now,
    };
  };
  for (const [question, said] of Object.entries(example.answers)) put(question, said);
  for (const rows of Object.values(example.rows)) {
    for (const row of rows) for (const [question, said] of Object.entries(row.answers)) put(answerKey(question, row.id), said);
  }
  const empty = createAssessment(content, id, now, definedFacts(example.facts));
  return {
    ...empty,
    answers,
    rows: {
      ...empty.rows,
      // Rows that follow from the rules or from a choice are never kept with the document.
      ...Object.fromEntries(
        Object.entries(example.rows)
          .filter(([group]) => isKept(content, group))
          .map(([group, rows]) => [group, rows.map(({ id: row }) => ({ id: row }))]),
      ),
    },
  };
}

const definedFacts = (facts: Example['facts']): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

function isKept(content: Content, id: string): boolean {
  const group = groupsOf(content).get(id);
  return group !== undefined && !group.fixed && !group.from;
}
