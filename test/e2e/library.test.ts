import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossiersIn, type RunningApp, removeHome, startApp, textIn, toPart, untilSaved, welcome } from '../support/app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  await welcome(running.page);
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

test('zoeken in alle dossiers vindt een antwoord en springt erheen; later ga je verder waar je was', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await toPart(page, 'Dossier', /^Aanleiding/);
  await page.getByLabel('Antwoord').first().fill('Een signaal van de rekenkamercommissie');
  await untilSaved(page);
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('heading', { level: 2, name: 'Verder waar je was' }).waitFor();
  await page.getByLabel('Zoek in namen en antwoorden').fill('rekenkamercommissie');
  await page.getByRole('button', { name: /Waarom deze toets/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Aanleiding en route' }).waitFor();
  expect(await textIn(page.getByLabel('Antwoord').first())).toContain('rekenkamercommissie');
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('button', { name: 'Verder met Aanleiding en route' }).click();
  await page.getByRole('heading', { level: 1, name: 'Aanleiding en route' }).waitFor();
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
});

test('weggooien gaat naar de prullenbak in de map, en komt heel terug', async () => {
  const { page, documents } = running;
  await page.getByRole('button', { name: 'Naar prullenbak Risicomodel erkend referenten' }).click();
  await page.getByRole('heading', { level: 2, name: 'Prullenbak (1)' }).waitFor();
  expect(dossiersIn(documents)).toEqual([]);
  expect(existsSync(path.join(documents, 'Weegwijzer', 'Prullenbak'))).toBe(true);
  await page.getByRole('button', { name: 'Terugzetten Risicomodel erkend referenten' }).click();
  await page.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
  await page.getByText('Uitkomst tot nu toe: O1R').waitFor();
  expect(readdirSync(path.join(documents, 'Weegwijzer', 'Prullenbak'))).toEqual([]);
});
