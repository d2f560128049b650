import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packed } from '../../main/dossier/pack.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { answerOpen, newHome, type RunningApp, removeHome, startApp, textIn, toPart, untilSaved, welcome } from '../support/app.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';

const SCRIPT = '<img src=x onerror="window.uitgevoerd=1"><script>window.uitgevoerd=1</script>';
const ROWS = 10_000;

let running: RunningApp;
beforeAll(async () => {
  const home = newHome();
  const library = path.join(home, 'Documenten', 'Weegwijzer');
  mkdirSync(library, { recursive: true });
  const { bytes } = await packed({ content, now: () => NOW, appVersion: '0' }, manyRows(), new Map());
  writeFileSync(path.join(library, 'veel.weegwijzer'), bytes);
  running = await startApp({ home });
  await welcome(running.page);
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

function manyRows(): AssessmentDocument {
  const base = emptyDocument();
  const rows = Array.from({ length: ROWS }, (_, one) => ({ id: `r${one}` }));
  return {
    ...base,
    facts: { ...base.facts, name: `Veel ${SCRIPT}` },
    rows: { ...base.rows, 'dossier.signaal': rows },
    answers: Object.fromEntries(
      rows.map(({ id }) => [`dossier.signaal.wat@${id}`, { state: 'beantwoord' as const, value: `Signaal ${id} ${SCRIPT}`, at: NOW }]),
    ),
  };
}
const executed = (): Promise<unknown> => running.page.evaluate(() => (window as unknown as { uitgevoerd?: number }).uitgevoerd);

test('een dossier met tienduizend regels en scripts in elke naam gaat open, en niets daarvan wordt uitgevoerd', async () => {
  const { page } = running;
  await page.getByRole('button', { name: /^Veel/ }).click();
  await page.getByText('Uitkomst tot nu toe').waitFor();
  await toPart(page, 'Dossier', /^Klachten en signalen/);
  await page.getByRole('heading', { level: 2, name: '10000 signalen' }).waitFor();
  expect(await page.locator('.table-pick tbody tr').count()).toBe(200);
  await page.getByRole('button', { name: 'Toon alle 10000' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('input[role=combobox]').fill('r9999');
  await page.getByRole('option', { name: /r9999/ }).first().waitFor();
  await page.keyboard.press('Escape');
  expect(await executed()).toBeUndefined();
});

test('script, emoji en tekst van rechts naar links zijn gewone tekst, in het veld, in de lijsten en na terugkomst', async () => {
  const { page } = running;
  const hard = `${SCRIPT} 👩‍⚖️ العربية \u202eomgekeerd`;
  await toPart(page, 'Dossier', /^Aanleiding/);
  const field = page.getByLabel('Antwoord').first();
  await field.fill(hard);
  await untilSaved(page);
  await toPart(page, 'Dossier', /^Deelnemers/);
  await toPart(page, 'Dossier', /^Aanleiding/);
  expect(await textIn(field)).toBe(hard);
  expect(await field.locator('img, script').count()).toBe(0);
  expect(await executed()).toBeUndefined();
});

test('meer dan een miljoen tekens plakken: een duidelijke zin, en de tekst staat er nog', async () => {
  const { page } = running;
  const field = page.getByLabel('Antwoord').first();
  await field.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x'.repeat(1_000_001));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByText('Deze tekst is te lang om te bewaren').waitFor();
  expect((await textIn(field)).length).toBeGreaterThan(1_000_000);
  await page.locator('.save-failed', { hasText: 'Niet bewaard' }).waitFor();
  // Whoever goes on in a hurry is stopped once, and then chooses.
  await toPart(page, 'Dossier', /^Deelnemers/);
  await page.getByText('Ga je toch verder, dan is dit stuk weg').waitFor();
  expect((await textIn(field)).length).toBeGreaterThan(1_000_000);
  await field.focus();
  await page.keyboard.press('Control+z');
  await untilSaved(page);
  expect(await page.getByText('Deze tekst is te lang om te bewaren').count()).toBe(0);
});

test('een bijlage van 100 MB wordt geweigerd met een zin, en niets wordt half bewaard', async () => {
  const { app, page, home } = running;
  const large = path.join(home, 'film.mp4');
  writeFileSync(large, new Uint8Array(100_000_000));
  await answerOpen(app, large);
  const question = page.locator('[data-question]').first();
  await question.locator('details.more > summary').click();
  await question.getByRole('button', { name: /^Bijlage/ }).click();
  await page.getByText('Deze bijlage is groter dan 25 MB').waitFor();
  expect(await question.getByText('film.mp4').count()).toBe(0);
});

test('is de map weg tijdens het werk, dan zegt de app dat, en het werk komt terug zodra de map er weer is', async () => {
  const { page, documents } = running;
  const library = path.join(documents, 'Weegwijzer');
  renameSync(library, `${library}-weg`);
  await toPart(page, 'Dossier', /^Deelnemers/);
  await page.getByRole('button', { name: 'Voeg deelnemer toe' }).click();
  await page.keyboard.press('Control+s');
  await page.getByText('is er niet meer. Je werk staat nog in dit scherm.').first().waitFor();
  renameSync(`${library}-weg`, library);
  await page.keyboard.press('Control+s');
  await page.locator('[data-saved="bestand"]').waitFor();

  // Also in a meeting: the room sees why, and what can be done.
  await page.keyboard.press('Control+k');
  await page.locator('input[role=combobox]').fill('vergaderstand');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Beginnen bij/ }).click();
  await page.locator('.session').waitFor();
  renameSync(library, `${library}-weg`);
  await page.locator('.session-side').getByRole('textbox').first().fill('Gezegd in de vergadering');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Lees wat je kunt doen' }).click();
  await page.locator('#fout:focus').getByText('is er niet meer. Je werk staat nog in dit scherm.').waitFor();
  renameSync(`${library}-weg`, library);
  await page.locator('#fout').getByRole('button', { name: 'Probeer opnieuw' }).click();
  await page.locator('[data-saved="bestand"]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.rail-wide').waitFor();
});

test('een veel te lange naam houdt het andere werk niet tegen: dat blijft bewaard, en de app sluit gewoon', async () => {
  const { page, home } = running;
  await page.locator('.rail-wide').getByRole('button', { name: 'Overzicht' }).click();
  const name = page.getByLabel('Wie besluit');
  await name.fill('x'.repeat(2_001));
  await page.getByText('meer dan 2.000 tekens').waitFor();
  await page.getByLabel('Zaaknummer').fill('Z-2026-014');
  await page.locator('.rail-wide').getByRole('button', { name: 'Uitkomst' }).click();
  await page.getByText('Ga je toch verder, dan is dit stuk weg').waitFor();
  await page.locator('.rail-wide').getByRole('button', { name: 'Uitkomst' }).click();
  await page.getByRole('heading', { level: 1, name: /uitkomst/i }).waitFor();
  await untilSaved(page);
  await running.app.close();
  running = await startApp({ home });
  await running.page.getByRole('button', { name: /^Veel/ }).first().click();
  await running.page.getByText('Uitkomst tot nu toe').waitFor();
  expect(await running.page.getByLabel('Zaaknummer').inputValue()).toBe('Z-2026-014');
  expect(await running.page.getByLabel('Wie besluit').inputValue()).toBe('');
});
