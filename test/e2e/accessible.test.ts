import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpen, answerSave, type RunningApp, removeHome, startApp, toPart, welcome } from '../support/app.ts';
import { violations } from '../support/axe.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

const rail = (name: string | RegExp): Promise<void> => running.page.locator('.rail-wide').getByRole('button', { name }).click();

test('axe vindt niets op elk scherm, breed en smal', async () => {
  const { app, page } = running;
  const check = async (screen: string): Promise<void> => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      // From the top: axe measures what lies half under the sticky bar as too small.
      await page.evaluate(() => window.scrollTo(0, 0));
      expect(await violations(page), `${screen}, ${width} breed`).toEqual([]);
      // Nothing scrolls sideways at 320 pixels.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${screen} past op ${width}`).toBe(true);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await check('welkom');
  await welcome(page);
  await check('start');
  for (const name of ['Instellingen', 'Hulp']) {
    await page.getByRole('button', { name }).click();
    await check(name);
  }
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('button', { name: 'Nieuwe toets' }).click();
  await check('nieuw');
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await page.getByText('Uitkomst tot nu toe').waitFor();
  await check('overzicht');
  for (const [instrument, name] of [
    ['Dossier', /^Deelnemers/],
    ['DPIA', /gegevens en mensen/],
    ['DPIA', /risico en doorgifte/],
    ['IAMA 2.0', /^1.2/],
    ['IAMA 2.0', /^2.1/],
    ['IAMA 2.0', /^4.1 /],
    ['Toetsingskader', /^Waar gaat het om/],
    ['Toetsingskader', /^Criteria/],
    ['Toetsingskader', /^Voorzorgsplichten/],
    ['Aangrenzende plichten', /^AI-verordening/],
  ] as const) {
    await toPart(page, instrument, name);
    // Everything that is folded is looked at as well.
    const folded = page.locator('main details:not([open]) > summary');
    for (let left = await folded.count(); left > 0; left = await folded.count()) await folded.first().click();
    await check(String(name));
  }
  for (const name of [/^Uitkomst/, 'Wie doet wat', 'Nalopen', 'Begrippen en bronnen', 'Rapport en ondertekenen']) {
    await rail(name);
    await check(String(name));
  }
  await page.keyboard.press('Control+k');
  await page.locator('input[role=combobox]').fill('wijk');
  await check('zoeken');
  await page.keyboard.press('Escape');
  await toPart(page, 'IAMA 2.0', /^1.2/);
  await page
    .getByRole('button', { name: /^Actiepunt bij/ })
    .first()
    .click();
  await check('actiepunt');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.locator('input[role=combobox]').fill('vergaderstand');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Beginnen bij/ }).click();
  await page.locator('.session').waitFor();
  await check('vergaderstand');
  await page.keyboard.press('Escape');
  await toPart(page, 'IAMA 2.0', /^1.1/);
  const first = page.locator('[data-question]').first();
  await first.locator('details.more > summary').click();
  await first.getByRole('button', { name: /^Huiswerk/ }).click();
  await check('huiswerk geven');
  await page.getByRole('combobox', { name: 'Wie?' }).fill('Jurist');
  await page.getByRole('button', { name: 'Huiswerk geven' }).click();
  await rail('Wie doet wat');
  const homework = `${running.home}/huiswerk.weegwijzer`;
  await answerSave(app, homework);
  await page.getByRole('button', { name: 'Bestand voor Jurist' }).click();
  await page.getByText('Bewaard als huiswerk').waitFor();
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await answerOpen(app, homework, homework);
  await page.getByRole('button', { name: 'Bestand openen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Huiswerk voor Jurist' }).waitFor();
  await page.getByLabel('Antwoord').first().fill('Uitgezocht.');
  await check('huiswerkbestand');
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.locator('table').getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
  await rail('Wie doet wat');
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Huiswerk van Jurist' }).waitFor();
  await check('samenvoegen');
  await rail('Rapport en ondertekenen');
  await answerSave(app, `${running.home}/rapport.pdf`, `${running.home}/proef.p12`);
  await page.getByRole('button', { name: 'Versie 1 vastleggen' }).click();
  await page.getByText('Opgemaakt volgens').waitFor({ timeout: 60_000 });
  await check('vastgelegd');
  await rail('Openbare versie');
  await check('openbaar');
  await rail('Rapport en ondertekenen');
  await page.getByRole('button', { name: 'Uitproberen met een proefsleutel' }).click();
  await check('proefsleutel');
  await page.getByLabel('Kies een wachtwoord').fill('proefproef');
  await page.getByRole('button', { name: 'Proefsleutel maken' }).click();
  await page.getByLabel('Wachtwoord van het sleutelbestand').fill('verkeerd');
  await page.getByRole('button', { name: 'Ondertekenen als Opsteller' }).click();
  await page.getByText('Het wachtwoord van het sleutelbestand klopt niet.').waitFor();
  await check('verkeerd wachtwoord');
  for (const field of ['Opsteller', 'Vaststeller']) {
    await page.getByLabel('Wachtwoord van het sleutelbestand').fill('proefproef');
    await page.getByRole('button', { name: `Ondertekenen als ${field}` }).click();
    if (field === 'Opsteller') await page.getByText('Proefondertekend door').waitFor();
  }
  await page.getByText('PROEF: deze handtekening bewijst geen identiteit.').first().waitFor({ timeout: 30_000 });
  await check('controle');
});
