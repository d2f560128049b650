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
  await page.keyboard.press('Control+z');
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
});
