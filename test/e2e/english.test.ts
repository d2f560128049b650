import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTexts } from '../../.ci/build-content.ts';
import { answerSave, type RunningApp, removeHome, startApp, welcome } from '../support/app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  await welcome(running.page);
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

/** A line that is this sentence, whatever stands in its places to fill in. */
const fits = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^$()[\]|\\]/g, '\\$&').replace(/\{\w+\}/g, '.*')}$`);

test('in English: from settings to a fixed report, with the Dutch content marked as Dutch', async () => {
  const { app, page, home } = running;
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await page.getByText('Outcome so far: O1R').waitFor();
  await page.getByRole('button', { name: 'See why' }).click();
  await page.getByText('Heaviest outcome: O1R').waitFor();
  const rail = page.locator('.rail-wide');
  await rail.locator('.rail-fold', { hasText: 'IAMA 2.0' }).click();
  await rail.getByRole('button', { name: /^1.1/ }).click();
  await page.getByLabel('Answer').first().waitFor();
  expect(await page.locator('h1').getAttribute('lang')).toBe('nl');
  expect(await page.locator('.question-title').first().getAttribute('lang')).toBe('nl');
  await page.getByRole('button', { name: 'Action point at' }).first().click();
  await page.getByLabel('What must happen?').fill('Ask for the numbers');
  await page.keyboard.press('Enter');
  await page.getByText('Added: Ask for the numbers').waitFor();
  await rail.getByRole('button', { name: 'Report and signing' }).click();
  await answerSave(app, `${home}/report.pdf`);
  await page.getByRole('button', { name: 'Fix version 1' }).click();
  await page.getByText('Made according to PDF/A-2a and PDF/UA-1').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Try it with a trial key' }).click();
  await answerSave(app, `${home}/trial.p12`);
  await page.getByLabel('Choose a password of at least 8 characters').fill('a long enough password');
  await page.getByRole('button', { name: 'Make a trial key' }).click();
  for (const field of ['Opsteller', 'Vaststeller']) {
    await page.getByLabel('Password of the key file').fill('a long enough password');
    await page.getByRole('button', { name: `Sign as ${field}` }).click();
    if (field === 'Opsteller') await page.getByText('Signed as a trial by').waitFor();
  }
  await page.getByRole('heading', { level: 1, name: 'Check a report' }).waitFor();
  await page.getByText('In short: what was signed has not changed').waitFor();
  const statements = (await page.locator('.statements').first().innerText()).split('\n');
  const { nl = {}, en = {} } = readTexts();
  const ours = (texts: Readonly<Record<string, string>>): number =>
    Object.entries(texts).filter(
      ([key, text]) => key.startsWith('uitspraak.') && nl[key] !== en[key] && statements.some((line) => fits(text).test(line)),
    ).length;
  expect(ours(en)).toBeGreaterThanOrEqual(6);
  expect(ours(nl)).toBe(0);
  await page.getByRole('button', { name: 'Back to the report' }).click();
});

test('no Dutch sentence of the interface is left on English screens, and the choice survives a restart', async () => {
  const { page, home } = running;
  const { nl = {}, en = {} } = readTexts();
  const dutch = Object.entries(nl).flatMap(([key, text]) => (key in en && en[key] !== text && !text.includes('{') ? text : []));
  const left = (): Promise<string[]> =>
    page.evaluate((sentences) => {
      const known = new Set(sentences);
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        if (known.has(text) && !node.parentElement?.closest('[lang="nl"]')) found.push(text);
      }
      return found;
    }, dutch);
  for (const name of ['Overview', 'Who does what', 'Check', 'Terms and sources', 'Report and signing']) {
    await page.locator('.rail-wide').getByRole('button', { name, exact: true }).click();
    await page.locator('h1').waitFor();
    expect(await left(), name).toEqual([]);
  }
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('heading', { level: 2, name: 'Go on where you were' }).waitFor();
  expect(await left()).toEqual([]);
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByText('There is no account, no measuring').waitFor();
  expect(await left()).toEqual([]);
  await running.app.close();
  running = await startApp({ home });
  await running.page.getByRole('button', { name: 'New assessment' }).waitFor();
  // The menu outside the page speaks the same language.
  const menu = await running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(menu).toEqual(['File', 'Edit', 'View', 'Help']);
});
