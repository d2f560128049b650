import path from 'node:path';
import { expect, test } from 'vitest';
import { answerOpen, answerSave, startWithExample, toPart } from '../support/app.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startWithExample);

test('een collega leest mee in een kopie en maakt alleen opmerkingen; die komen terug, worden afgehandeld en staan op papier', async () => {
  const { page, app, home } = running;
  const file = path.join(home, 'meelezen.weegwijzer');
  const rail = page.locator('.rail-wide');
  await rail.getByRole('button', { name: 'Wie doet wat' }).click();
  await page.getByLabel('Wie leest mee?').fill('Jurist privacy');
  await answerSave(app, file);
  await page.getByRole('button', { name: 'Kopie om mee te lezen' }).click();
  await page.getByText('Bewaard als meelezen.weegwijzer').waitFor();

  // Elsewhere the colleague reads everything; nothing can be filled in.
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  await answerOpen(app, file);
  await page.getByRole('button', { name: 'Bestand openen' }).click();
  await page.getByText('Je kunt hier alleen opmerkingen maken').waitFor();
  expect(await rail.getByRole('button', { name: 'Rapport' }).count()).toBe(0);
  await toPart(page, 'IAMA 2.0', /^1.1/);
  const question = page.locator('[data-question]').first();
  expect(await page.locator('[data-question] input, [data-question] textarea, [data-question] [contenteditable]').count()).toBe(0);
  expect((await question.locator('.facts dd').first().innerText()).length).toBeGreaterThan(20);
  await question.getByRole('button', { name: /^Opmerking/ }).click();
  await page.getByLabel('Wat wil je opmerken?').fill('Noem hier ook het besluit van 2024.');
  expect(await page.getByLabel('Van wie?').inputValue()).toBe('Jurist privacy');
  await page.getByRole('button', { name: 'Opmerking bewaren' }).click();
  await question.getByText('Noem hier ook het besluit van 2024.').waitFor();
  await rail.getByRole('button', { name: 'Overzicht' }).click();
  await page.getByLabel('Naam', { exact: true }).fill('Iets anders');
  await page.getByLabel('Naam', { exact: true }).press('Tab');
  await page.getByText('Je kunt er alleen opmerkingen in maken.').waitFor();
  await page.keyboard.press('ControlOrMeta+s');
  await page.locator('[data-saved="bestand"]').waitFor();

  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.locator('table').getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).first().click();
  await rail.getByRole('button', { name: 'Wie doet wat' }).click();
  await answerOpen(app, file);
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Opmerkingen van Jurist privacy' }).waitFor();
  await page.getByRole('button', { name: 'Zet de opmerkingen erbij (1)' }).click();
  await page.getByRole('heading', { name: 'Open opmerkingen (1)' }).waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await question.getByText('Opmerking van Jurist privacy').waitFor();
  await question.getByRole('button', { name: 'Afhandelen' }).click();
  await question.getByText('afgehandeld').waitFor();
  await rail.getByRole('button', { name: 'Wie doet wat' }).click();
  expect(await page.getByRole('heading', { name: /^Open opmerkingen/ }).count()).toBe(0);
  // On paper it also stands that the remark was there, and that it was settled.
  await page.emulateMedia({ media: 'print' });
  const settled = page.getByRole('region', { name: 'Afgehandelde opmerkingen (1)' });
  await settled.getByText('Noem hier ook het besluit van 2024.').waitFor();
  await settled.getByText('Jurist privacy').waitFor();
  await page.emulateMedia({ media: null });
});
