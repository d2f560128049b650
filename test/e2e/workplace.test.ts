import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApp, removeHome, startApp, toPart, untilSaved, welcome } from '../support/app.ts';

describe('samen aan één scherm', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
    await welcome(running.page);
    await running.page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
    await running.page.getByText('Uitkomst tot nu toe').waitFor();
  });
  afterAll(async () => {
    await running?.app.close();
    if (running) removeHome(running.home);
  });

  test('een actiepunt bij een vraag van deel 1 staat in de actielijst van deel 1, met de vraag erbij', async () => {
    const { page } = running;
    await toPart(page, 'IAMA 2.0', /^1.1/);
    await page.getByRole('button', { name: /^Actiepunt bij 1.1.1/ }).click();
    await page.getByLabel('Wat moet er gebeuren?').fill('Vraag de cijfers op bij de afdeling');
    await page.getByLabel('Wie doet het?').fill('Data scientist');
    await page.getByLabel('Wanneer is het klaar?').fill('1 februari 2027');
    await page.keyboard.press('Enter');
    await page.getByText('Toegevoegd: Vraag de cijfers op bij de afdeling').waitFor();
    await toPart(page, 'IAMA 2.0', /^Actiepunten deel 1/);
    await page.getByRole('heading', { level: 2, name: 'Vraag de cijfers op bij de afdeling' }).waitFor();
    expect(await page.getByLabel('Antwoord').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(
      expect.arrayContaining(['Vraag de cijfers op bij de afdeling', 'Data scientist', '1 februari 2027']),
    );
  });

  test('vergaderstand: één vraag groot in beeld, antwoord, afwijkend standpunt, volgende, en met Esc terug bij de vraag', async () => {
    const { page } = running;
    await toPart(page, 'IAMA 2.0', /^1.1/);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('vergaderstand');
    await page.keyboard.press('Enter');
    await page.locator('.session').waitFor();
    const first = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByLabel('Besluit of gemaakte keuze').fill('We vragen eerst de cijfers op');
    await page.getByRole('button', { name: 'Afwijkend standpunt' }).click();
    await page.getByLabel('Wie is het oneens, en waarom? Noem de functie').fill('Jurist: eerst de grondslag');
    await page.keyboard.press('Enter');
    await page.getByText('Vastgelegd bij deze bijeenkomst.').waitFor();
    await page.getByRole('button', { name: 'Volgende vraag' }).click();
    await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, first);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.getByRole('button', { name: 'Vorige vraag' }).click();
    await page.getByRole('heading', { level: 1, name: first }).waitFor();
    expect(await page.getByLabel('Besluit of gemaakte keuze').inputValue()).toBe('We vragen eerst de cijfers op');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 2, name: first }).waitFor();
    await untilSaved(page);
    await toPart(page, 'Dossier', /^Bijeenkomsten/);
    expect(await page.getByLabel('Antwoord').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(
      expect.arrayContaining([expect.stringContaining('Jurist: eerst de grondslag')]),
    );
  });
});
