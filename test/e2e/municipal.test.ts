import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readExamples } from '../../.ci/build-content.ts';
import { unpackDossier } from '../../main/dossier/container.ts';
import { assessmentFromExample, type Example, exampleSchema } from '../../shared/assessment/example.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import type { Question, Section } from '../../shared/questionnaire/types.ts';
import { findQuestion, pagesOf } from '../../shared/questionnaire/walk.ts';
import { dossiersIn, startEmpty, toPart, untilSaved } from '../support/app.ts';
import { content, ID, NOW } from '../support/content.ts';
import { withApp } from '../support/with-app.ts';

const example = readExamples()
  .map((raw) => exampleSchema.parse(raw))
  .find(({ id }) => id === 'heronderzoek-bijstand');
if (!example) throw new Error('the municipal example is missing');
const { answers, rows } = example;
type Said = Example['answers'][string];

const running = withApp(startEmpty);

/** Answers one question as a person does: choose, type, add what was considered, add evidence. */
async function fill(page: Page, key: string, question: Question, said: Said): Promise<void> {
  const block = page.locator(`[data-question="${key}"]`);
  if ('options' in question) {
    for (const value of [said.value].flat()) {
      const choice = block.locator(`input[value="${value}"]`);
      const cluster = block.locator('details.cluster', { has: page.locator(`input[value="${value}"]`) });
      if ((await cluster.count()) > 0 && (await cluster.getAttribute('open')) === null) await cluster.locator('summary').click();
      await choice.check();
    }
  } else await block.getByLabel('Antwoord', { exact: true }).fill(String(said.value));
  if (said.considerations)
    await block.getByLabel(question.considerations ? 'Belangrijkste overwegingen' : 'Toelichting').fill(said.considerations);
  for (const one of said.evidence ?? []) {
    await block.getByRole('button', { name: 'Bewijsstuk', exact: true }).click();
    const proof = block.locator('.evidence');
    const labels = {
      what: 'Wat is het?',
      period: 'Over welke periode?',
      numbers: 'Welke aantallen?',
      method: 'Welke methode?',
      who: 'Wie heeft het gedaan?',
      date: 'Van welke datum?',
      document: 'Waar is het document?',
    } as const;
    for (const [part, label] of Object.entries(labels)) await proof.getByLabel(label).fill(one[part as keyof typeof labels]);
  }
}

/** A table inside a question: a row for each, a cell for each column. */
async function fillTable(page: Page, question: Extract<Question, { kind: 'rows' }>): Promise<void> {
  const block = page.locator(`[data-question="${question.id}"]`);
  for (const [place, row] of (rows[question.group.id] ?? []).entries()) {
    await block.getByRole('button', { name: `Voeg ${question.group.singular} toe` }).click();
    for (const column of question.columns) {
      const said = row.answers[column.id];
      if (said) await block.getByLabel(`${column.title} ${place + 1}`, { exact: true }).fill(String(said.value));
    }
  }
}

function nameOf(group: NonNullable<Section['group']>, row: Example['rows'][string][number]): string {
  const from = group.from ? findQuestion(content, group.from)?.question : undefined;
  const option = from && 'options' in from ? from.options.find(({ value }) => value === row.id)?.label : undefined;
  const duty = content.framework.duties.find(({ code }) => code === row.id);
  return option ?? (duty && `${duty.code} ${duty.title}`) ?? String(row.answers[group.label]?.value ?? '');
}

/** The rows of a page: added, or chosen when they are there already, each with its questions. */
async function fillRows(page: Page, section: Section, group: NonNullable<Section['group']>): Promise<void> {
  for (const [place, row] of (rows[group.id] ?? []).entries()) {
    const asked = (section.questions ?? []).filter(({ id }) => row.answers[id]);
    if (asked.length === 0) continue;
    // Rows that are kept elsewhere are found by name; rows of this page by their place.
    const all = page.locator('.table-pick tbody tr');
    const given = section.borrowed || group.from || group.fixed;
    const listed = given ? all.filter({ hasText: nameOf(group, row) }) : all.nth(place);
    if ((await listed.count()) === 0) await page.getByRole('button', { name: `Voeg ${group.singular} toe` }).click();
    await listed.getByRole('button').click();
    for (const question of asked) {
      const block = page.locator(`[data-question^="${question.id}@"]`);
      await block.waitFor();
      await fill(page, (await block.getAttribute('data-question')) ?? '', question, row.answers[question.id] as Said);
    }
  }
}

test('het gemeentelijke voorbeeld, van leeg tot uitkomst ingevuld: O5, met de open punten die erbij horen', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Nieuwe toets' }).click();
  await page.getByLabel('Hoe heet het algoritme').fill('Heronderzoek bijstand');
  await page.getByRole('button', { name: 'Toets beginnen' }).click();
  await page.getByRole('button', { name: /^Verder met/ }).click();
  const sections = new Map(content.questionnaires.flatMap(pagesOf).map(({ section }) => [section.id, section]));
  const visited: string[] = [];
  for (;;) {
    const at = (await page.locator('[data-section]').getAttribute('data-section')) ?? '';
    expect(visited, 'elke bladzijde één keer').not.toContain(at);
    visited.push(at);
    const section = sections.get(at);
    if (section?.group) await fillRows(page, section, section.group);
    else
      for (const question of section?.questions ?? []) {
        if (question.kind === 'rows') await fillTable(page, question);
        else if (answers[question.id]) await fill(page, question.id, question, answers[question.id] as Said);
      }
    const next = page.locator('[data-section] button');
    const last = (await next.textContent())?.includes('Nalopen');
    await next.click();
    if (last) break;
    await page.locator(`[data-section]:not([data-section="${at}"])`).waitFor();
  }
  // Pages of the other kind of algorithm are never shown.
  expect(visited).toContain('iama.regels');
  expect(visited).not.toContain('iama.leren');
  await page.getByRole('heading', { level: 1, name: 'Nalopen' }).waitFor();
  await toPart(page, 'Toetsingskader', /^Uitkomst/);
  await page.getByText('Zwaarste uitkomst: O5').waitFor();
  await page.locator('[data-finding="P1 O5"]').waitFor();
  await toPart(page, 'DPIA', /risico en doorgifte/);
  await page.locator('[data-conclusion="dpia_nodig verplicht"]').waitFor();
  await untilSaved(page);
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();

  // What was typed is what the example says: the same outcome, findings and conclusions.
  const [file] = dossiersIn(running.documents);
  const read = await unpackDossier(readFileSync(path.join(running.documents, 'Weegwijzer', file ?? '')));
  if (!read.ok) throw new Error(read.failure.code);
  const typed = evaluate(content, read.value.document, NOW);
  const meant = evaluate(content, assessmentFromExample(content, example, ID, NOW), NOW);
  const told = ({ framework, conclusions, checks }: typeof typed) => ({
    findings: framework.findings.map(({ node, outcome, criterion }) => [node, outcome, criterion?.name]),
    warnings: framework.warnings.map(({ code }) => code),
    conclusions: conclusions.map(({ id, level }) => [id, level]),
    checks: checks.map(({ id }) => id),
  });
  expect(told(typed)).toEqual(told(meant));
  expect(Object.keys(read.value.document.answers).length).toBe(
    Object.keys(assessmentFromExample(content, example, ID, NOW).answers).length,
  );
});
