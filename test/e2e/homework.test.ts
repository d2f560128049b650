import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answerOpen, answerSave, dossiersIn, startWithExample, textIn, toPart, untilSaved } from '../support/app.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startWithExample);

test('huiswerk gaat als klein bestand mee en komt terug; wat allebei veranderde, kiest een mens', async () => {
  const { page, app, home } = running;
  const file = path.join(home, 'huiswerk.weegwijzer');
  for (const [part, name, place] of [
    ['IAMA 2.0', /^1.1/, 0],
    ['IAMA 2.0', /^1.1/, 1],
  ] as const) {
    await toPart(page, part, name);
    const question = page.locator('[data-question]').nth(place);
    await question.locator('details.more > summary').click();
    await question.getByRole('button', { name: /^Huiswerk/ }).click();
    await page.getByRole('combobox', { name: 'Wie?' }).fill('S. de Wit');
    await page.getByRole('button', { name: 'Huiswerk geven' }).click();
    await question.getByText('Huiswerk voor S. de Wit').waitFor();
  }
  const own = page.locator('[data-question]').nth(1).getByLabel('Antwoord');
  await own.fill('Wat het team intussen zelf al wist.');
  await untilSaved(page);
  await page.locator('.rail-wide').getByRole('button', { name: 'Wie doet wat' }).click();
  await answerSave(app, file);
  await page.getByRole('button', { name: 'Bestand voor S. de Wit' }).click();
  await page.getByText('Bewaard als huiswerk.weegwijzer').waitFor();

  // Elsewhere somebody opens the file: only these questions are in it.
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  await answerOpen(app, file);
  await page.getByRole('button', { name: 'Bestand openen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Huiswerk voor S. de Wit' }).waitFor();
  expect(await page.locator('[data-question]').count()).toBe(2);
  expect(await page.locator('.rail').count()).toBe(0);
  await page.locator('[data-question]').nth(0).getByLabel('Antwoord').fill('Uitgezocht: 310 adressen klopten niet.');
  await page.locator('[data-question]').nth(1).getByLabel('Antwoord').fill('Nagevraagd bij de afdeling.');
  await page.getByRole('button', { name: 'Bewaar in het bestand' }).click();
  await page.locator('[data-saved="bestand"]').waitFor();

  // Meanwhile the team changed one of the two answers itself.
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.locator('table').getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).first().click();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await page.locator('[data-question]').nth(1).getByLabel('Antwoord').fill('Het team vond het zelf ook.');
  await untilSaved(page);
  await page.locator('.rail-wide').getByRole('button', { name: 'Wie doet wat' }).click();
  await answerOpen(app, file);
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Huiswerk van S. de Wit' }).waitFor();
  await page.getByText('Antwoorden die anders zijn: 2. Bij 1 daarvan').waitFor();
  const conflict = page.locator('.merge', { hasText: 'hier ook veranderd' });
  expect(await conflict.getByRole('radio', { name: /^Houd wat hier staat/ }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Neem 1 over' }).click();
  await page.getByRole('heading', { level: 1, name: 'Wie doet wat' }).waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  expect(await textIn(page.locator('[data-question]').nth(0).getByLabel('Antwoord'))).toBe('Uitgezocht: 310 adressen klopten niet.');
  expect(await textIn(page.locator('[data-question]').nth(1).getByLabel('Antwoord'))).toBe('Het team vond het zelf ook.');
});

test('twee kopieën van een dossier komen weer samen: per vraag kies je, met wie het schreef en wanneer', async () => {
  const { page, app, home, documents } = running;
  const folder = path.join(documents, 'Weegwijzer');
  const [name = ''] = dossiersIn(documents);
  const copy = path.join(home, 'kopie van de collega.weegwijzer');
  const rail = page.locator('.rail-wide');
  const questions = page.locator('[data-question]');
  const toList = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  };
  await toList();
  copyFileSync(path.join(folder, name), copy);

  // The colleague works on in the copy: one answer that nobody else touches, and one that both change.
  await answerOpen(app, copy);
  await page.getByRole('button', { name: 'Bestand openen' }).click();
  await page.getByText('kopie van de collega.weegwijzer').waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await questions.nth(0).getByLabel('Antwoord').fill('Nu 312 adressen.');
  await questions.nth(1).getByLabel('Antwoord').fill('Zo ziet de collega het.');
  await page.keyboard.press('ControlOrMeta+s');
  await page.locator('[data-saved="bestand"]').waitFor();
  await toList();

  const row = page.getByRole('row').filter({ hasText: `Bestand ${name}` });
  await row.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await questions.nth(1).getByLabel('Antwoord').fill('Zo ziet het team het.');
  await untilSaved(page);
  await rail.getByRole('button', { name: 'Wie doet wat' }).click();
  await answerOpen(app, copy);
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kopie van dit dossier' }).waitFor();
  const conflict = page.locator('.merge', { hasText: 'hier ook veranderd' });
  expect(await conflict.count()).toBe(1);
  await conflict.getByText('Zo ziet de collega het.').waitFor();
  await conflict.getByText('Zo ziet het team het.').waitFor();
  await conflict.getByRole('radio', { name: /^Neem over uit het bestand/ }).check();
  await page.getByRole('button', { name: 'Neem 2 over' }).click();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  expect(await textIn(questions.nth(0).getByLabel('Antwoord'))).toBe('Nu 312 adressen.');
  expect(await textIn(questions.nth(1).getByLabel('Antwoord'))).toBe('Zo ziet de collega het.');
  // What the team had is not gone: it stands among the earlier answers.
  await questions.nth(1).getByText('Geschiedenis').click();
  await questions.nth(1).getByText('Zo ziet het team het.').waitFor();
});
