import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { answerSave, type RunningApp, removeHome, startApp, untilSaved } from '../support/app.ts';
import { beginByKeyboard, tabTo } from '../support/keyboard.ts';

let running: RunningApp;
afterEach(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

/** Goes somewhere by the palette: two keys, a few letters, Enter. */
async function goTo(page: Page, words: string, title: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

test('van de eerste start tot een ondertekend en gecontroleerd rapport, met alleen het toetsenbord', async () => {
  running = await startApp();
  const { page, app, home } = running;
  await beginByKeyboard(page);
  await page.keyboard.type('De raad vroeg in 2025 om een toets.');
  await untilSaved(page);
  // A choice: the arrows move inside the group.
  await tabTo(page, 'Ja');
  await page.keyboard.press('Space');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).checked)).toBe(true);
  await goTo(page, 'rapport en onder', 'Rapport en ondertekenen');

  await answerSave(app, path.join(home, 'rapport.pdf'), path.join(home, 'proef.p12'));
  await tabTo(page, 'Versie 1 vastleggen');
  await page.keyboard.press('Enter');
  await page.getByText('Opgemaakt volgens').waitFor();
  await tabTo(page, 'Uitproberen met een proefsleutel');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Naam op de proefsleutel');
  await page.keyboard.type('A. Bakker');
  await page.keyboard.press('Tab');
  await page.keyboard.type('lang genoeg wachtwoord');
  await page.keyboard.press('Enter');
  await page.getByText('Gekozen: proef.p12').waitFor();
  for (const field of ['Opsteller', 'Vaststeller']) {
    await tabTo(page, 'Je naam en functie');
    await page.keyboard.type(`A. Bakker, ${field.toLowerCase()}`);
    await tabTo(page, 'Wachtwoord van het sleutelbestand');
    await page.keyboard.type('lang genoeg wachtwoord');
    await page.keyboard.press('Enter');
    if (field === 'Opsteller') await page.getByText('Proefondertekend door A. Bakker, opsteller').waitFor();
  }
  // When the last one has signed, the app shows its own check.
  await page.locator('[data-verdict]').waitFor();
  expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('geldig');
  expect(existsSync(path.join(home, 'rapport.pdf'))).toBe(true);
});
