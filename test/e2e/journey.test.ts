import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackDossier } from '../../main/dossier/container.ts';
import { logIn } from '../../main/dossier/dossier-log.ts';
import {
  answerOpen,
  answerSave,
  dossiersIn,
  type RunningApp,
  removeHome,
  runner,
  startApp,
  toPart,
  untilSaved,
  welcome,
} from '../support/app.ts';
import { makeTestKeys, PASSPHRASE, type TestKeys } from '../support/keys.ts';
import { must as value } from '../support/result.ts';

describe(`van voorbeeld tot ondertekend rapport, op ${runner()}`, () => {
  let running: RunningApp;
  let keys: TestKeys;
  let report: string;
  beforeAll(async () => {
    console.log(`e2e draait op ${runner()}`);
    keys = makeTestKeys();
    running = await startApp();
    report = path.join(running.home, 'rapport.pdf');
  });
  afterAll(async () => {
    await running?.app.close();
    if (running) removeHome(running.home);
  });

  test('eerste start vraagt organisatie en map, en niets anders', async () => {
    const { page } = running;
    expect(await page.locator('input').count()).toBe(1);
    await welcome(page);
  });

  test('het IND-voorbeeld geeft O1R, met de tegenspraak en het niet opgevolgde advies', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
    await page.getByText('Uitkomst tot nu toe: O1R').waitFor();
    await page.getByRole('button', { name: 'Bekijk waarom' }).click();
    await page.getByText('Zwaarste uitkomst: O1R').waitFor();
    expect(await page.locator('[data-finding="R1 O1R"]').count()).toBe(1);
    await page.getByText('Verklaringen in dit dossier spreken elkaar tegen.').waitFor();
    await page.getByText('Een advies is niet of niet helemaal opgevolgd.').waitFor();
  });

  test('telt het geboorteland mee in de score, dan is het O1 op D3', async () => {
    const { page } = running;
    await toPart(page, 'Toetsingskader', /^Criteria/);
    await page
      .getByRole('row', { name: /Samenstelling van het bestuur/ })
      .getByRole('button')
      .click();
    await page.getByRole('radio', { name: 'Telt mee in de score' }).check();
    await page
      .locator('.rail-wide')
      .getByRole('button', { name: /^Uitkomst/ })
      .click();
    await page.getByText('Zwaarste uitkomst: O1').waitFor();
    await page.locator('[data-finding="D3 O1"]').waitFor();
    await untilSaved(page);
  });

  test('zoeken met het toetsenbord: Ctrl+K, een woord, Enter, en je staat bij het antwoord', async () => {
    const { page } = running;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Zoek een antwoord' }).fill('arbeidsinspectie');
    await page
      .getByRole('option', { name: /Nederlandse/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Delen met anderen' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('input[role=combobox]').fill('naar de uitkomst');
    await page.keyboard.press('Enter');
    await page.getByText('Zwaarste uitkomst: O1').waitFor();
  });

  test('vastleggen maakt het rapport, en twee mensen tekenen', async () => {
    const { app, page } = running;
    await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
    await answerSave(app, report);
    await page.getByRole('button', { name: 'Versie 1 vastleggen' }).click();
    await page.getByText('Opgemaakt volgens PDF/A-2a en PDF/UA-1').waitFor({ timeout: 60_000 });
    for (const [field, key, name] of [
      ['Opsteller', keys.keys.rsa, 'A. Bakker, teamleider'],
      ['Vaststeller', keys.keys.ec, 'B. de Wit, directeur'],
    ] as const) {
      await answerOpen(app, key.p12);
      await page.getByRole('button', { name: 'Sleutelbestand kiezen' }).click();
      await page.getByLabel('Je naam en functie').fill(name);
      await page.getByLabel('Wachtwoord van het sleutelbestand').fill(PASSPHRASE);
      await page.getByRole('button', { name: `Ondertekenen als ${field}` }).click();
      if (field === 'Opsteller') await page.getByText(`Ondertekend door ${name}`).waitFor({ timeout: 30_000 });
    }
    await page.getByText('2 van 2 handtekeningen.').first().waitFor({ timeout: 30_000 });
    expect(await page.locator('[data-verdict="geldig"]').count()).toBe(1);
  });

  test('één omgedraaide byte, en het rapport is niet meer geldig', async () => {
    const { app, page } = running;
    const bytes = readFileSync(report);
    bytes[6000] = (bytes[6000] ?? 0) ^ 1;
    const changed = path.join(running.home, 'veranderd.pdf');
    writeFileSync(changed, bytes);
    await answerOpen(app, changed);
    await page.getByRole('button', { name: 'Ander rapport kiezen' }).click();
    await page.locator('[data-verdict="ongeldig"]').waitFor();
  });

  test('een wijziging na het vastleggen hoort bij versie 2', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Terug naar het rapport' }).click();
    await page.locator('.rail-wide').getByRole('button', { name: 'Overzicht' }).click();
    await page.getByLabel('Zaaknummer').fill('Z-2026-001');
    await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
    await page.getByText('Versie 2 is open.').waitFor();
    await page.getByText('Er is niets verschillend.').waitFor();
    await toPart(page, 'Toetsingskader', /^Criteria/);
    await page
      .getByRole('row', { name: /Samenstelling van het bestuur/ })
      .getByRole('button')
      .click();
    await page.getByRole('radio', { name: 'Wordt alleen vastgelegd' }).check();
    await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
    const row = page.getByRole('row', { name: /Samenstelling van het bestuur.*Gebruik/ });
    await row.getByText('Telt mee in de score').waitFor();
  });

  test('‘Controleer dit dossier’ zegt dat logboek, versie en bijlagen kloppen', async () => {
    const { page, documents } = running;
    await page.locator('.rail-wide').getByRole('button', { name: 'Overzicht' }).click();
    await page.getByRole('button', { name: 'Controleer dit dossier' }).click();
    await page.getByText(/^Alles klopt\. Het logboek telt \d+ regels/).waitFor();
    await page.keyboard.press('ControlOrMeta+s');
    await page.locator('[data-saved="bestand"]').waitFor();
    const file = path.join(documents, 'Weegwijzer', dossiersIn(documents)[0] ?? '');
    const { document, entries } = value(await unpackDossier(readFileSync(file)));
    expect(document.versions[0]?.report.hashes.log).toMatch(/^[0-9a-f]{64}$/);
    expect(new TextDecoder().decode(logIn(entries))).toContain('"action":"handtekening vastgelegd"');
  });
});
