import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { contrast } from '../../shared/style/house-style.ts';
import { answerOpen, answerSave, startEmpty } from '../support/app.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startEmpty);
beforeAll(async () => {
  await running.page.getByRole('button', { name: 'Instellingen' }).click();
  await running.page.getByRole('heading', { level: 2, name: 'Huisstijl' }).waitFor();
});

const inkOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--house').trim());

test('van een lichte kleur krijgen tekst en knoppen een donkerder tint, een donkere kleedt de app zoals hij is', async () => {
  const { page } = running;
  const field = page.getByRole('textbox', { name: 'Kleur', exact: true });
  await field.fill('#ffd84d');
  await page.getByText('Het contrast van #ffd84d met wit papier is 1,4 op 1').waitFor();
  await page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--house').trim() !== '#363a8f');
  const darkened = await inkOf(page);
  expect(contrast(darkened, '#ffffff')).toBeGreaterThanOrEqual(7);
  await field.fill('blauw');
  await page.getByText('Dit is geen kleurcode').waitFor();
  expect(await inkOf(page)).toBe(darkened);
  await field.fill('#00547A');
  await page.getByText('Goed te lezen').waitFor();
  await page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--house').trim() === '#00547a');
});

test('een logo wordt opnieuw getekend; een bestand dat geen plaatje is, geeft een zin', async () => {
  const { page, home } = running;
  const logo = path.join(home, 'logo.png');
  const png = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 300;
    canvas.height = 90;
    canvas.getContext('2d')?.fillRect(20, 20, 200, 50);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  writeFileSync(logo, Buffer.from(png, 'base64'));
  const broken = path.join(home, 'kapot.png');
  writeFileSync(broken, Buffer.from(png, 'base64').subarray(0, 40));
  await page.getByLabel('Logo kiezen').setInputFiles(broken);
  await page.getByText('kapot.png is geen plaatje dat we kunnen lezen').waitFor();
  await page.getByLabel('Logo kiezen').setInputFiles(logo);
  await page.getByRole('img', { name: 'Logo van Gemeente Testdam' }).waitFor();
});

test('de huisstijl gaat als bestand naar collega’s en komt er gelijk weer uit; een vreemd bestand verandert niets', async () => {
  const { page, app, home } = running;
  const file = path.join(home, 'huisstijl.json');
  await answerSave(app, file);
  await page.getByRole('button', { name: 'Huisstijl opslaan als bestand' }).click();
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('"#00547a"');
  await page.getByRole('button', { name: 'Terug naar de gewone kleur' }).click();
  await page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--house').trim() === '#363a8f');
  const strange = path.join(home, 'vreemd.json');
  writeFileSync(strange, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), colour: 'red' }));
  await answerOpen(app, strange, file);
  await page.getByRole('button', { name: 'Huisstijl uit een bestand' }).click();
  await page.getByText('Dit is geen huisstijl van Weegwijzer (bij: colour)').waitFor();
  expect(await inkOf(page)).toBe('#363a8f');
  await page.getByRole('button', { name: 'Huisstijl uit een bestand' }).click();
  await page.getByRole('img', { name: 'Logo van Gemeente Testdam' }).waitFor();
  expect(await inkOf(page)).toBe('#00547a');
});

test('het rapport draagt de kleur en het logo, en blijft toegankelijk', async () => {
  const { page, app, home } = running;
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await page.getByText('Uitkomst tot nu toe').waitFor();
  await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
  const pdf = path.join(home, 'concept.pdf');
  await answerSave(app, pdf);
  await page.getByRole('button', { name: /concept/i }).click();
  await page.getByText('Opgemaakt volgens').waitFor();
  expect(execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' })).toMatch(/300\s+90\s+rgb\s+3\s+8\s+jpeg/);
  expect(execFileSync('pdfinfo', ['-struct', pdf], { encoding: 'utf8' })).toMatch(/Figure/);
});
