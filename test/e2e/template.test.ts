import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerOpen, startEmpty, textIn, toPart, untilSaved } from '../support/app.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startEmpty);
const own = (): string => path.join(running.documents, 'Weegwijzer', 'Sjablonen');
const shared = (): string => path.join(running.home, 'gedeeld');
beforeAll(async () => {
  mkdirSync(shared());
});
/** A part of the editor, opened. */
const part = async (name: string): Promise<Locator> => {
  const title = running.page.locator('.fold-title', { hasText: new RegExp(`^${name}$`) });
  const whole = running.page.locator('details', { has: title }).first();
  if ((await whole.getAttribute('open')) === null) await title.click();
  return whole;
};

test('van een dossier een sjabloon maken, met uitleg, een eigen vraag en een controle', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await page.getByRole('button', { name: 'Maak er een sjabloon van' }).click();
  await page.getByLabel('Hoe heet het sjabloon?').fill('Toets risicoprofiel');
  await page.getByLabel('Waar is het voor').fill('Voor elk risicoprofiel van het team.');
  const help = await part('Uitleg van je team');
  await help.getByLabel('Bij welke vraag?').selectOption({ label: '1.1.2 Doelstelling' });
  await page.getByLabel('Wat wil je erbij zeggen?').fill('Noem het programma van het college.');
  await page.getByRole('button', { name: 'Uitleg toevoegen' }).click();
  const roles = await part('Wie weet dit in je team');
  await roles.getByLabel('Bij welke vraag?').selectOption({ label: '1.1.2 Doelstelling' });
  await page.getByLabel('Welke functie weet dit?').fill('Beleidsadviseur inkomen');
  await page.getByRole('button', { name: 'Functie toevoegen' }).click();
  await part('Eigen vragen');
  await page.getByLabel('Op welke pagina?').selectOption({ label: '1.1 Aanleiding en doelstelling' });
  await page.getByLabel('Korte naam van de vraag').fill('Team');
  await page.getByLabel('De vraag zelf').fill('Welk team voert dit uit?');
  await page.getByRole('button', { name: 'Vraag toevoegen' }).click();
  const checks = await part('Eigen controles');
  await checks.getByLabel('Bij welke vraag?').selectOption({ label: 'Team' });
  await page.getByLabel('Wat is er aan de hand?').fill('Het team is niet genoemd.');
  await page.getByLabel('Wat moet iemand doen?').fill('Vul het team in.');
  await page.getByRole('button', { name: 'Controle toevoegen' }).click();
  await part('Zo begint een nieuw dossier');
  const preview = page.getByRole('region', { name: 'Aanleiding en doelstelling' });
  await preview.getByText('Welk team voert dit uit?').waitFor();
  await preview.getByText('Noem het programma van het college.').waitFor();
  await page.getByRole('button', { name: 'Sjabloon bewaren' }).click();
  await page.getByRole('heading', { level: 2, name: 'Toets risicoprofiel' }).waitFor();
  expect(readdirSync(own())).toEqual(['Toets risicoprofiel 1.weegsjabloon']);
});

test('een gedeelde map staat in de lijst, ook wat er kapot in is; de app schrijft daar nooit', async () => {
  const { page, app } = running;
  copyFileSync(path.join(own(), 'Toets risicoprofiel 1.weegsjabloon'), path.join(shared(), 'van team 2.weegsjabloon'));
  writeFileSync(path.join(shared(), 'kapot.weegsjabloon'), '{"format":"weegwijzer-sjabloon","formatVersion":1,"id":"x"}');
  await answerOpen(app, shared());
  await page.getByRole('button', { name: 'Gedeelde map toevoegen' }).click();
  await page.getByText('van team 2.weegsjabloon').waitFor();
  await page.getByText('Het gaat mis bij: id').waitFor();
  expect(readdirSync(shared()).sort()).toEqual(['kapot.weegsjabloon', 'van team 2.weegsjabloon']);
});

test('een nieuw dossier begint met het sjabloon: alles wacht op bevestiging, en de eigen vraag wordt gesteld', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Nieuw dossier hiermee Toets risicoprofiel' }).first().click();
  await page
    .getByRole('dialog')
    .getByLabel('Waar gaat het over?')
    .or(page.getByRole('dialog').locator('input'))
    .first()
    .fill('Heronderzoek 2027');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Dossier maken' })
    .or(page.getByRole('dialog').locator('button[type=submit]'))
    .first()
    .click();
  await page.getByText('Begonnen met sjabloon Toets risicoprofiel, versie 1.').waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1 Aanleiding/);
  await page.getByText('Welk team voert dit uit?').waitFor();
  await page.getByText('Zij telt niet mee in een uitkomst').waitFor();
  await page.getByRole('button', { name: 'Bevestigen' }).first().click();
  await page.getByLabel('Antwoord').nth(1).fill('Ons eigen doel');
  await untilSaved(page);
  await page.locator('.rail-wide').getByRole('button', { name: 'Nalopen' }).click();
  await page.getByText('Het team is niet genoemd.').waitFor();
});

test('een nieuwe versie biedt per vraag een keuze, en wat iemand schreef blijft staan', async () => {
  const { page } = running;
  const file = path.join(own(), 'Toets risicoprofiel 1.weegsjabloon');
  const next = JSON.parse(readFileSync(file, 'utf8'));
  next.version = '2';
  next.answers['iama.doel'] = { value: 'Het doel uit versie 2' };
  next.answers['iama.proces'] = { value: 'Het proces uit versie 2' };
  writeFileSync(path.join(shared(), 'versie 2.weegsjabloon'), JSON.stringify(next));
  await page.locator('.rail-wide').getByRole('button', { name: 'Overzicht' }).click();
  await page.getByRole('button', { name: 'Kijk of er een nieuwere versie is' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nieuwe versie van het sjabloon' }).waitFor();
  // What a person wrote stays unless they choose otherwise; what was empty comes in.
  expect(
    await page
      .getByRole('group', { name: /Doelstelling/ })
      .getByLabel('Houd wat hier staat')
      .isChecked(),
  ).toBe(true);
  expect(
    await page
      .getByRole('group', { name: /Het proces/ })
      .getByLabel('Neem over uit het bestand')
      .isChecked(),
  ).toBe(true);
  await page.getByRole('button', { name: /^Neem \d+ over$/ }).click();
  await page.getByText('Begonnen met sjabloon Toets risicoprofiel, versie 2.').waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1 Aanleiding/);
  expect(await textIn(page.getByLabel('Antwoord').nth(1))).toBe('Ons eigen doel');
  await toPart(page, 'IAMA 2.0', /^3.1 /);
  expect(await textIn(page.getByLabel('Antwoord').first())).toBe('Het proces uit versie 2');
});

test('een sjabloon maken uit niets: een begintekst, een keuze en een vaste deelnemer; wat leeg bleef gaat niet mee', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('button', { name: 'Sjablonen' }).click();
  await page.getByRole('button', { name: 'Nieuw sjabloon' }).click();
  await page.getByLabel('Hoe heet het sjabloon?').fill('Uit niets');
  const answers = await part('Antwoorden om mee te beginnen');
  const begin = async (label: string): Promise<void> => {
    await answers.getByLabel('Bij welke vraag?').selectOption({ label });
    await answers.getByRole('button', { name: 'Antwoord toevoegen' }).click();
  };
  await begin('1.1.2 Doelstelling');
  await answers.getByRole('textbox', { name: 'Antwoord' }).fill('Misbruik van de regeling voorkomen.');
  await begin('Mensen en geld');
  await answers.getByRole('radio').first().check();
  await begin('1.1.1 Aanleiding en probleem');
  const rows = await part('Vaste regels in lijsten');
  await rows.getByLabel('In welke lijst?').selectOption({ label: 'Deelnemers' });
  await rows.getByRole('button', { name: 'Regel toevoegen' }).click();
  await rows.getByLabel('Functie').fill('Functionaris gegevensbescherming');
  await rows.getByLabel('Functie').press('Tab');
  await page.getByText('Antwoorden: 2. Vaste regels: 1.').waitFor();
  await page.getByRole('button', { name: 'Sjabloon bewaren' }).click();
  await page.getByRole('heading', { level: 2, name: 'Uit niets' }).waitFor();
  const made = JSON.parse(readFileSync(path.join(own(), 'Uit niets 1.weegsjabloon'), 'utf8'));
  expect(Object.values(made.answers)).toEqual([
    { value: 'Misbruik van de regeling voorkomen.' },
    { value: 'ja' },
    { value: 'Functionaris gegevensbescherming' },
  ]);
  expect(made.rows['dossier.deelnemer']).toHaveLength(1);
});
