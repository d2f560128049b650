import { expect, test } from 'vitest';
import { dossiersIn, startWithExample, textIn, toPart } from '../support/app.ts';
import { violations } from '../support/axe.ts';
import { holding } from '../support/search-disk.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startWithExample);
const PASSPHRASE = 'fiets melk dinsdag orgel zeven';
const CANARY = 'Kanarie-Zwartewaterland';

/** Every file of the app and the library that holds these words as they are. */
const readable = (words: string): readonly string[] => holding(running.home, words);

test('een dossier met een wachtwoordzin: versleutelen, sluiten, verkeerd typen en met de herstelcode weer openen', async () => {
  const { page, documents } = running;
  await toPart(page, 'IAMA 2.0', /^1.1/);
  const answer = page.locator('[data-question]').first().getByLabel('Antwoord');
  await answer.fill(`${CANARY} staat hier.`);
  // The search bites: the journal holds it now.
  await expect.poll(() => readable(CANARY)).not.toEqual([]);

  await page.locator('.rail-wide').getByRole('button', { name: 'Overzicht' }).click();
  await page.getByRole('button', { name: 'Versleutel dit dossier' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Wachtwoordzin', { exact: true }).fill('te kort');
  await dialog.getByLabel('Nog een keer').fill('te kort');
  await dialog.getByRole('button', { name: 'Verder naar de herstelcode' }).click();
  await dialog.getByText('makkelijk te raden').waitFor();
  await dialog.getByLabel('Wachtwoordzin', { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel('Nog een keer').fill(`${PASSPHRASE}!`);
  await dialog.getByRole('button', { name: 'Verder naar de herstelcode' }).click();
  await dialog.getByText('niet gelijk').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Nog een keer').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  const code = (await dialog.locator('.recovery-code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){7}$/);
  await dialog.getByRole('button', { name: 'Versleutel het dossier' }).click();
  await dialog.getByText('Er is nog niets versleuteld').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.recovery-code').isVisible()).toBe(true);
  expect(await page.getByRole('heading', { level: 1, includeHidden: true }).first().isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await dialog.getByLabel('Ik heb de herstelcode op papier').check();
  await dialog.getByRole('button', { name: 'Versleutel het dossier' }).click();
  await page.getByText('Versleuteld met een wachtwoordzin.').waitFor();
  expect(readable(CANARY)).toEqual([]);
  expect(readable(code)).toEqual([]);
  expect(readable(PASSPHRASE)).toEqual([]);

  // Work goes on, and nothing of it can be read on the disk.
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await answer.fill(`${CANARY} staat hier nog.`);
  await page.locator('[data-saved="computer"]').waitFor();
  expect(readable(CANARY)).toEqual([]);

  // In the list it is a file with a name and nothing more.
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('heading', { level: 3, name: 'Versleutelde dossiers' }).waitFor();
  const [name = ''] = dossiersIn(documents);
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByLabel('Wachtwoordzin of herstelcode').fill('iets heel anders');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Dit past niet op het dossier').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('dialog').getByLabel('Wachtwoordzin of herstelcode').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await page.getByText('Versleuteld met een wachtwoordzin.').waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  expect(await textIn(answer)).toBe(`${CANARY} staat hier nog.`);

  // And the way back.
  await page.locator('.rail-wide').getByRole('button', { name: 'Overzicht' }).click();
  await page.getByRole('button', { name: 'Haal de versleuteling weg' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Haal de versleuteling weg' }).click();
  await page.getByRole('button', { name: 'Versleutel dit dossier' }).waitFor();
  await page.getByRole('button', { name: 'Controleer dit dossier' }).click();
  await page.getByText(/^Alles klopt/).waitFor();
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).waitFor();
});
