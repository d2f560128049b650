import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unpackDossier } from '../../main/dossier/container.ts';
import { answerOpen, answerSave, dossiersIn, startEmpty, textIn, toPart, untilSaved } from '../support/app.ts';
import { withApp } from '../support/with-app.ts';

const FILES = path.resolve(import.meta.dirname, '../fixtures/foreign');
const at = (name: string): string => path.join(FILES, name);
const running = withApp(startEmpty);

test('de PDF van een pre-scan wordt een dossier, met een verslag van wat er van elk antwoord werd', async () => {
  const { page, app, home, documents } = running;
  await answerOpen(app, at('numbers.json'), at('prescan-2.0.pdf-info-dict.sample.pdf'));
  await page.getByRole('button', { name: 'Werk van elders inlezen' }).click();
  await page.getByText('Dit bestand kennen we niet').waitFor();
  await page.getByRole('button', { name: 'Werk van elders inlezen' }).click();
  await page.getByText('Antwoorden gevonden: 33. In het dossier: 33. Apart gehouden: 0.').waitFor();
  await page.getByRole('heading', { name: 'Anders dan het daar stond' }).waitFor();
  // The original stays with the dossier, byte by byte.
  await answerSave(app, path.join(home, 'terug.pdf'));
  await page.getByRole('button', { name: 'Oorspronkelijk bestand bewaren' }).click();
  await expect
    .poll(() => readFileSync(path.join(home, 'terug.pdf')).equals(readFileSync(at('prescan-2.0.pdf-info-dict.sample.pdf'))))
    .toBe(true);
  await toPart(page, 'DPIA', /^Pre-scan: de verwerking/);
  // Every answer waits for a person, and can be confirmed and changed.
  expect(await textIn(page.getByLabel('Antwoord').first())).toContain('risicoprofiel');
  await page.getByRole('button', { name: 'Bevestigen' }).first().click();
  await untilSaved(page);
  // From here the assessment is finished like any other: fixed, and on paper with what nobody confirmed yet.
  await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
  await answerSave(app, path.join(home, 'rapport.pdf'));
  await page.getByRole('button', { name: 'Versie 1 vastleggen' }).click();
  await page.getByText('Opgemaakt volgens PDF/A-2a en PDF/UA-1').waitFor({ timeout: 60_000 });
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', path.join(home, 'rapport.pdf'), '-'], { encoding: 'utf8' });
  expect(text).toContain('prescan-2.0.pdf-info-dict.sample.pdf');
  expect(text).toContain('te bevestigen');
  const [file = ''] = dossiersIn(documents);
  const read = await unpackDossier(readFileSync(path.join(documents, 'Weegwijzer', file)));
  expect(read.ok && read.value.document.versions.length).toBe(1);
});

test('in een lopend dossier kies je per vraag, en wat je al schreef blijft tot je anders kiest', async () => {
  const { page, app } = running;
  await toPart(page, 'IAMA 2.0', /^1.1 Aanleiding/);
  await page.getByLabel('Antwoord').first().fill('Onze eigen aanleiding');
  await untilSaved(page);
  await page.locator('.rail-wide').getByRole('button', { name: 'Wie doet wat' }).click();
  await answerOpen(app, at('iama-2.0.sample.json'));
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Antwoorden uit een ander programma' }).waitFor();
  const conflict = page.getByRole('group', { name: /Aanleiding en probleem/ });
  await conflict.getByLabel('Houd wat hier staat').check();
  await page.getByRole('button', { name: /^Neem \d+ over$/ }).click();
  await page.getByText('Antwoorden gevonden: 20. In het dossier: 20.').waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1 Aanleiding/);
  expect(await textIn(page.getByLabel('Antwoord').first())).toBe('Onze eigen aanleiding');
  expect(await textIn(page.getByLabel('Antwoord').nth(1))).toContain('gerichter controleren');
  await page.locator('.rail-wide').getByRole('button', { name: 'Overzicht' }).click();
  await page.getByRole('button', { name: /Ingelezen: iama-2.0.sample.json/ }).waitFor();
});

test('een bestand met de nummers van een ander formulier wordt pas gelezen als een mens dat zegt', async () => {
  const { page, app } = running;
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  const polluted = at('dpia-3.0.polluted-by-prescan-import.sample.json');
  await answerOpen(app, polluted, polluted);
  const asked = await app.evaluate(({ dialog }) => {
    const messages: string[] = [];
    let answers = [0, 1];
    dialog.showMessageBox = (async (_window: unknown, { message }: { message: string }) => {
      messages.push(message);
      const [response = 0, ...rest] = answers;
      answers = rest;
      return { response };
    }) as unknown as typeof dialog.showMessageBox;
    return messages.length;
  });
  expect(asked).toBe(0);
  await page.getByRole('button', { name: 'Werk van elders inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  await page.getByRole('button', { name: 'Werk van elders inlezen' }).click();
  await page.getByText('Antwoorden gevonden: 33. In het dossier: 33.').waitFor();
});

test('een geladen vragenlijst staat naast onze vraag, met bron en licentie, en kan weer weg', async () => {
  const { page, app } = running;
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await answerOpen(app, at('numbers.json'), at('vragenlijst.yaml'));
  await page.getByRole('button', { name: 'Vragenlijst laden' }).click();
  await page.getByText('Dit is geen vragenlijst van de Invulhulpen').waitFor();
  await page.getByRole('button', { name: 'Vragenlijst laden' }).click();
  await page.getByText('aantal nummers met een vraag: 1').waitFor();
  await page.getByText('Nummers zonder vraag van ons: 9.9.').waitFor();
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await toPart(page, 'IAMA 2.0', /^1.1 Aanleiding/);
  await page.getByText('Officiële tekst').first().click();
  await page.getByText('Wat is de aanleiding in deze proeftekst?').waitFor();
  await page.getByText('EUPL-1.2').waitFor();
  await page.locator('.rail-wide').getByRole('button', { name: 'Algoritmeregister' }).click();
  await answerSave(app, path.join(running.home, 'register.json'));
  await page.getByRole('button', { name: 'Bewaar als JSON' }).click();
  await page.getByText('register.json').waitFor();
  expect(JSON.parse(readFileSync(path.join(running.home, 'register.json'), 'utf8'))).toMatchObject({
    name: 'Risicomodel erkend referenten',
    lang: 'nld',
    standard_version: '1.0',
  });
});
