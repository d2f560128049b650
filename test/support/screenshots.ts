// Pictures of every screen in the sizes people use, for looking at: npm run screenshots (with `-- --readme` also those of the README)
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { answerOpen, answerSave, removeHome, startApp, toPart, welcome } from './app.ts';
import { makeTestKeys, PASSPHRASE } from './keys.ts';

const target = path.resolve(import.meta.dirname, '../output/schermen');
mkdirSync(target, { recursive: true });
const SIZES = [
  { name: '1280', width: 1280, height: 800 },
  { name: '1920', width: 1920, height: 1080 },
  // 200 % zoom on 1280 x 800 leaves half the pixels for the page.
  { name: 'zoom200', width: 640, height: 400 },
  { name: '320', width: 320, height: 640 },
];

async function shoot(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: path.join(target, `${name}-${size.name}.png`), fullPage: size.name !== 'zoom200' });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The three pictures of the README, as the first window shows them; only with `--readme`. */
async function keepForReadme(page: Page, name: string): Promise<void> {
  if (!process.argv.includes('--readme')) return;
  const folder = path.resolve(import.meta.dirname, '../../assets/pictures');
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

const { app, page, home } = await startApp();
const rail = (name: string | RegExp): Promise<void> => page.locator('.rail-wide').getByRole('button', { name }).click();
await page.setViewportSize({ width: 1280, height: 800 });
await shoot(page, '01-welkom');
await welcome(page);
await page.getByText('Er staan nog geen dossiers').waitFor();
await shoot(page, '02-start-leeg');
await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
await page.getByText('Uitkomst tot nu toe: O1R').waitFor();
await shoot(page, '03-overzicht');
await toPart(page, 'IAMA 2.0', /^1.1 Aanleiding/);
await shoot(page, '04-iama');
await keepForReadme(page, 'vraag');
await toPart(page, 'IAMA 2.0', /^1.2 Publieke/);
await page.getByRole('button', { name: 'Voeg waarde toe' }).first().click();
await shoot(page, '05-waarden');
await toPart(page, 'Toetsingskader', /^Criteria/);
await shoot(page, '06-criteria');
await toPart(page, 'Toetsingskader', /^Effect/);
await page.getByRole('radio', { name: /^Nee, dat is onderzocht/ }).check();
await page.getByRole('button', { name: 'Bewijsstuk' }).first().click();
await shoot(page, '07-bewijs');
await toPart(page, 'Toetsingskader', /^Voorzorgsplichten/);
await shoot(page, '08-plichten');
await rail(/^Uitkomst/);
await shoot(page, '09-uitkomst');
await keepForReadme(page, 'uitkomst');
await rail('Wie doet wat');
await shoot(page, '25-wie-doet-wat');
await rail('Nalopen');
await shoot(page, '10-nalopen');
await rail('Rapport en ondertekenen');
await shoot(page, '11-rapport-open');
await rail('Begrippen en bronnen');
await shoot(page, '15-begrippen');
await toPart(page, 'DPIA', /risico en doorgifte/);
await shoot(page, '16-prescan');
await toPart(page, 'IAMA 2.0', /^4.1 Welke/);
await page.getByText('Gelijkheid: 0 van 8 gekozen').first().click();
await shoot(page, '17-rechten');
await page.getByRole('checkbox', { name: 'Verbod van profilering' }).first().check();
await toPart(page, 'IAMA 2.0', /^4.3/);
await shoot(page, '18-ernst');
await toPart(page, 'IAMA 2.0', /^5.A/);
await shoot(page, '19-weging');
await toPart(page, 'Toetsingskader', /^Criteria/);
await page.getByText(/bekende indicatoren/).click();
await shoot(page, '20-indicatoren');
await toPart(page, 'Aangrenzende plichten', /^AI-verordening/);
await shoot(page, '21-ai');
await page.keyboard.press('Control+k');
await page.locator('input[role=combobox]').fill('postcode');
await shoot(page, '22-zoeken');
await page.keyboard.press('Escape');
await toPart(page, 'IAMA 2.0', /^1.2 Publieke/);
await page
  .getByRole('button', { name: /^Actiepunt bij/ })
  .first()
  .click();
await shoot(page, '23-actiepunt');
await page.keyboard.press('Escape');
await page.keyboard.press('Control+k');
await page.locator('input[role=combobox]').fill('vergaderstand');
await page.keyboard.press('Enter');
await page.getByRole('button', { name: /^Beginnen bij/ }).click();
await page.locator('.session').waitFor();
await shoot(page, '24-vergaderstand');
await page.keyboard.press('Escape');
await rail('Rapport en ondertekenen');
const keys = makeTestKeys();
await answerSave(app, path.join(home, 'rapport.pdf'));
await shoot(page, '11b-ondertekenaars');
await page.getByRole('button', { name: 'Versie 1 vastleggen' }).click();
await page.getByText('Opgemaakt volgens').waitFor();
await rail('Openbare versie');
await shoot(page, '31-openbaar');
await rail('Rapport en ondertekenen');
await answerOpen(app, keys.keys.rsa.p12);
await page.getByRole('button', { name: 'Sleutelbestand kiezen' }).click();
await page.getByLabel('Je naam en functie').fill('A. Bakker, teamleider');
await shoot(page, '12-ondertekenen');
await page.getByLabel('Wachtwoord van het sleutelbestand').fill(PASSPHRASE);
await page.getByRole('button', { name: 'Ondertekenen als Opsteller' }).click();
await page.getByText('Ondertekend door A. Bakker').waitFor();
// Homework: the file somebody gets, and what comes back.
await toPart(page, 'IAMA 2.0', /^1.1/);
for (const place of [0, 1]) {
  const question = page.locator('[data-question]').nth(place);
  await question.locator('details.more > summary').click();
  await question.getByRole('button', { name: /^Huiswerk/ }).click();
  await page.getByRole('combobox', { name: 'Wie?' }).fill('S. de Wit');
  await page.getByRole('button', { name: 'Huiswerk geven' }).click();
  await question.getByText('Huiswerk voor S. de Wit').waitFor();
}
await rail('Wie doet wat');
const homework = path.join(home, 'huiswerk.weegwijzer');
await answerSave(app, homework);
await page.getByRole('button', { name: 'Bestand voor S. de Wit' }).click();
await page.getByText('Bewaard als').waitFor();
await shoot(page, '28-meegeven');
await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
await answerOpen(app, homework);
await page.getByRole('button', { name: 'Bestand openen' }).click();
await page.getByRole('heading', { level: 1, name: 'Huiswerk voor S. de Wit' }).waitFor();
for (const place of [0, 1])
  await page.locator('[data-question]').nth(place).getByLabel('Antwoord').fill('Nagevraagd bij de afdeling: 310 adressen klopten niet.');
await shoot(page, '29-huiswerkbestand');
await page.getByRole('button', { name: 'Bewaar in het bestand' }).click();
await page.locator('[data-saved="bestand"]').waitFor();
await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
await page.locator('table').getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
await toPart(page, 'IAMA 2.0', /^1.1/);
await page.locator('[data-question]').nth(1).getByLabel('Antwoord').fill('Het team vond het zelf ook.');
await rail('Wie doet wat');
await answerOpen(app, homework);
await page.getByRole('button', { name: 'Bestand inlezen' }).click();
await page.getByRole('heading', { level: 1, name: 'Huiswerk van S. de Wit' }).waitFor();
await shoot(page, '30-samenvoegen');
await page.getByRole('button', { name: /^Neem/ }).click();
await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
await page.locator('table').waitFor();
await shoot(page, '13-start');
for (const [name, file] of [
  ['Instellingen', '26-instellingen'],
  ['Hulp', '27-hulp'],
] as const) {
  await page.getByRole('button', { name }).click();
  await shoot(page, file);
}
await page.getByRole('button', { name: 'Weegwijzer' }).click();
await page.getByRole('button', { name: 'Rapport controleren' }).click();
await answerOpen(app, path.join(home, 'rapport.pdf'));
await page.getByRole('button', { name: 'Rapport kiezen' }).click();
await page.locator('[data-verdict]').waitFor();
await shoot(page, '14-controle');
await keepForReadme(page, 'controle');
// Work that travels: a copy to read along, a file of elsewhere, a template, an official text, the entry of the register.
await page.getByRole('button', { name: 'Weegwijzer' }).click();
await page.locator('table').getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
await rail('Wie doet wat');
const review = path.join(home, 'meelezen.weegwijzer');
await page.getByLabel('Wie leest mee?').fill('Jurist privacy');
await answerSave(app, review);
await page.getByRole('button', { name: 'Kopie om mee te lezen' }).click();
await page.getByText('Bewaard als meelezen').waitFor();
await rail('Algoritmeregister');
await shoot(page, '32-algoritmeregister');
await rail('Overzicht');
await page.getByRole('button', { name: 'Maak er een sjabloon van' }).click();
await page.getByText('Zo begint een nieuw dossier').click();
await shoot(page, '33-sjabloon');
await page.getByLabel('Hoe heet het sjabloon?').fill('Toets risicoprofiel');
await page.getByRole('button', { name: 'Sjabloon bewaren' }).click();
await page.getByRole('heading', { level: 2, name: 'Toets risicoprofiel' }).waitFor();
await shoot(page, '34-sjablonen');
await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
await answerOpen(app, review);
await page.getByRole('button', { name: 'Bestand openen' }).click();
await page.getByText('Je kunt hier alleen opmerkingen maken').waitFor();
await toPart(page, 'IAMA 2.0', /^1.1/);
await shoot(page, '35-meelezen');
const foreign = (name: string): string => path.resolve(import.meta.dirname, '../fixtures/foreign', name);
await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
await answerOpen(app, foreign('dpia-3.0.sample.json'));
await page.getByRole('button', { name: 'Werk van elders inlezen' }).click();
await page.getByText('Antwoorden gevonden').waitFor();
await shoot(page, '36-ingelezen');
await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
await page.getByRole('button', { name: 'Instellingen' }).click();
await answerOpen(app, foreign('vragenlijst.yaml'));
await page.getByRole('button', { name: 'Vragenlijst laden' }).click();
await page.getByText('aantal nummers met een vraag: 1').waitFor();
await shoot(page, '37-officiele-teksten');
await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
await page.locator('table').getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
await toPart(page, 'IAMA 2.0', /^1.1/);
await page.getByText('Officiële tekst').first().click();
await shoot(page, '38-officiele-tekst');
await app.close();
removeHome(home);
process.stdout.write(`Schermen staan in ${target}\n`);
