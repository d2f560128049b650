import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKeyFile } from '../../main/sign/keys.ts';
import { signPdf } from '../../main/sign/sign-pdf.ts';
import { answerOpen, answerSave, dossiersIn, type RunningApp, removeHome, startWithExample } from '../support/app.ts';
import { bytesOf, makeTestKeys, PASSPHRASE, type TestKeys } from '../support/keys.ts';
import { FONTS } from '../support/reports.ts';

let running: RunningApp;
let keys: TestKeys;
const at = (name: string): string => path.join(running.home, name);

/** What the signing service of a municipality does: it gets a file and gives a signed one back. */
async function service(
  from: string,
  to: string,
  field: string,
  change: (pdf: Uint8Array) => Promise<Uint8Array> = async (pdf) => pdf,
): Promise<void> {
  const date = new Date();
  const signer = readKeyFile(bytesOf(keys.keys.rsa.p12), PASSPHRASE, date);
  if (!signer.ok) throw new Error(signer.failure.code);
  const signed = await signPdf(await change(readFileSync(at(from))), {
    field,
    signer: signer.value,
    name: 'A. Bakker',
    reason: '',
    location: '',
    date,
    fontFile: path.join(FONTS, 'SourceSans3_600SemiBold.ttf'),
  });
  if (!signed.ok) throw new Error(signed.failure.code);
  writeFileSync(at(to), signed.value);
}

beforeAll(async () => {
  keys = makeTestKeys();
  running = await startWithExample();
  const { page, app } = running;
  await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
  // In English, and with the answers inside.
  await page.getByText('Hoe wil je het rapport?').first().click();
  await page.getByLabel('Maak het rapport in het Engels').check();
  await page.getByLabel('Stop de antwoorden als bijlage').check();
  await answerSave(app, at('rapport.pdf'));
  await page.getByRole('button', { name: 'Versie 1 vastleggen' }).click();
  await page.getByText('Opgemaakt volgens').waitFor();
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

test('een rapport zonder handtekening of met een kapotte wordt niet aangenomen', async () => {
  const { page, app } = running;
  await service('rapport.pdf', 'getekend.pdf', 'Author');
  const broken = readFileSync(at('getekend.pdf'));
  broken[2000] = (broken[2000] ?? 0) ^ 1;
  writeFileSync(at('kapot.pdf'), broken);
  await answerOpen(app, at('rapport.pdf'), at('kapot.pdf'));
  await page.getByRole('button', { name: 'Ondertekend rapport inlezen' }).click();
  await page.getByText('In dit bestand staat geen handtekening').waitFor();
  await page.getByRole('button', { name: 'Ondertekend rapport inlezen' }).click();
  await page.getByText(/De handtekening in dit bestand klopt niet|beschadigd of niet compleet/).waitFor();
  expect(await page.getByText('Ondertekend door').count()).toBe(0);
});

test('wat de eigen dienst tekende, komt in de lijst; wie tekende is te zien zodra het certificaat vertrouwd is', async () => {
  const { page, app } = running;
  await answerOpen(app, at('getekend.pdf'));
  await page.getByRole('button', { name: 'Ondertekend rapport inlezen' }).click();
  await page.getByText('getekend.pdf is gelezen. Nieuwe handtekeningen: 1.').waitFor();
  await page.getByText('Ondertekend door Opsteller Één').waitFor();
  await page.getByRole('button', { name: 'Bekijk de controle' }).click();
  await page.getByText('Er zijn geen vertrouwde certificaten ingesteld').waitFor();
  // The answers travel in the file; others laid beside it are found out, and the dossier itself fits.
  await page.getByText('precies die waar dit rapport van is gemaakt').waitFor();
  writeFileSync(at('antwoorden.json'), '{}');
  const [dossier = ''] = dossiersIn(running.documents);
  await answerOpen(app, at('antwoorden.json'), path.join(running.documents, 'Weegwijzer', dossier));
  await page.getByRole('button', { name: 'Antwoorden of dossier kiezen' }).click();
  await page.getByText('antwoorden.json heeft andere antwoorden').waitFor();
  await page.getByRole('button', { name: 'Antwoorden of dossier kiezen' }).click();
  await page.getByText(`${dossier} heeft precies de antwoorden`).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('instellingen');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  writeFileSync(at('geen.pem'), 'geen certificaat');
  await answerOpen(app, at('geen.pem'), keys.root);
  await page.getByRole('button', { name: 'Certificaat toevoegen' }).click();
  await page.getByText('geen.pem bevat geen certificaat').waitFor();
  await page.getByRole('button', { name: 'Certificaat toevoegen' }).click();
  await page.getByText(/^Test Root, geldig tot/).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rapport controleren');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await answerOpen(app, at('getekend.pdf'));
  await page.getByRole('button', { name: /rapport kiezen/i }).click();
  await page.getByText('Het certificaat leidt naar').waitFor();
});

test('slaat de dienst het bestand opnieuw op, dan zegt de app dat en laat het oordeel aan mensen', async () => {
  const { page, app } = running;
  await service('rapport.pdf', 'herschreven.pdf', 'Decision maker', async (pdf) =>
    (await PDFDocument.load(pdf, { updateMetadata: false })).save({ useObjectStreams: false }),
  );
  await page.getByRole('button', { name: /Terug naar het rapport/ }).click();
  await answerOpen(app, at('herschreven.pdf'));
  await page.getByRole('button', { name: 'Ondertekend rapport inlezen' }).click();
  await page.getByText('de dienst heeft het bestand opnieuw opgeslagen').waitFor();
  await page.getByText('in een bestand dat de dienst opnieuw opsloeg').waitFor();
});
