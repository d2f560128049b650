import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readManifest } from '../../main/dossier/container.ts';
import { firstBrokenLine } from '../../main/dossier/log.ts';
import { dossiersIn, type RunningApp, removeHome, startApp, textIn, toPart, untilSaved, welcome } from '../support/app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  await welcome(running.page);
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

test('zoeken in alle dossiers vindt een antwoord en springt erheen; later ga je verder waar je was', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await toPart(page, 'Dossier', /^Aanleiding/);
  await page.getByLabel('Antwoord').first().fill('Een signaal van de rekenkamercommissie');
  await untilSaved(page);
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('heading', { level: 2, name: 'Verder waar je was' }).waitFor();
  await page.getByLabel('Zoek in namen en antwoorden').fill('rekenkamercommissie');
  await page.getByRole('button', { name: /Waarom deze toets/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Aanleiding en route' }).waitFor();
  expect(await textIn(page.getByLabel('Antwoord').first())).toContain('rekenkamercommissie');
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
  await page.getByRole('button', { name: 'Verder met Aanleiding en route' }).click();
  await page.getByRole('heading', { level: 1, name: 'Aanleiding en route' }).waitFor();
  await page.getByRole('button', { name: 'Weegwijzer' }).click();
});

test('weggooien gaat naar de prullenbak in de map, en komt heel terug', async () => {
  const { page, documents } = running;
  await page.getByRole('button', { name: 'Naar prullenbak Risicomodel erkend referenten' }).click();
  await page.getByRole('heading', { level: 2, name: 'Prullenbak (1)' }).waitFor();
  expect(dossiersIn(documents)).toEqual([]);
  expect(existsSync(path.join(documents, 'Weegwijzer', 'Prullenbak'))).toBe(true);
  await page.getByRole('button', { name: 'Terugzetten Risicomodel erkend referenten' }).click();
  await page.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
  await page.getByText('Uitkomst tot nu toe: O1R').waitFor();
  expect(readdirSync(path.join(documents, 'Weegwijzer', 'Prullenbak'))).toEqual([]);
});

test('een dossier dat je dubbelklikt, gaat open: in een app die al draait, en in een app die nog moet starten', async () => {
  const { app, documents, home } = running;
  const folder = path.join(documents, 'Weegwijzer');
  const [name = ''] = dossiersIn(documents);
  const file = path.join(home, 'op een andere plek.weegwijzer');
  copyFileSync(path.join(folder, name), file);
  await running.page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await running.page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  await app.evaluate(({ app: electron }, given) => electron.emit('second-instance', {}, ['weegwijzer', given], '/'), file);
  await running.page.getByText('op een andere plek.weegwijzer').waitFor();
  await running.app.close();
  running = await startApp({ home, file });
  // A file that is no dossier gives a sentence, and the app goes on; also when the first one is still being opened.
  const strange = path.join(home, 'vreemd.weegwijzer');
  writeFileSync(strange, 'dit is geen dossier');
  await running.app.evaluate(({ app: electron }, given) => electron.emit('open-file', { preventDefault: () => undefined }, given), strange);
  await running.page.getByText('Dit is geen dossier van Weegwijzer').waitFor();
  await running.page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
});

test('voorgoed vernietigen kan alleen met een reden, en het logboek van de map zegt wat, wie en waarom', async () => {
  const { page, documents } = running;
  const folder = path.join(documents, 'Weegwijzer');
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await page.getByRole('button', { name: 'Naar prullenbak Risicomodel erkend referenten' }).click();
  await page.getByRole('button', { name: 'Voorgoed vernietigen Risicomodel erkend referenten' }).click();
  const dialog = page.getByRole('dialog');
  // Without a reason nothing happens.
  await dialog.getByRole('button', { name: 'Voorgoed vernietigen' }).click();
  expect(readdirSync(path.join(folder, 'Prullenbak'))).toHaveLength(1);
  const manifest = await readManifest(readFileSync(path.join(folder, 'Prullenbak', readdirSync(path.join(folder, 'Prullenbak'))[0] ?? '')));
  const id = manifest.ok ? manifest.value.id : 'onleesbaar';
  const left = (): string[] =>
    readdirSync(path.join(running.home, 'gegevens', 'dossiers'), { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(id));
  expect(left()).not.toEqual([]);
  // As long as there is another copy of the dossier, its journal stays.
  rmSync(path.join(running.home, 'op een andere plek.weegwijzer'));
  await dialog.getByLabel('Waarom kan dit weg?').fill('Alleen om rond te kijken');
  await dialog.getByRole('button', { name: 'Voorgoed vernietigen' }).click();
  await page.getByRole('heading', { level: 2, name: /^Prullenbak/ }).waitFor({ state: 'detached' });
  expect(readdirSync(path.join(folder, 'Prullenbak'))).toEqual([]);
  // Nor does this computer keep a previous copy or a journal of it.
  expect(left()).toEqual([]);
  const log = readFileSync(path.join(folder, 'logboek.jsonl'));
  expect(firstBrokenLine(log)).toBeUndefined();
  const lines = log
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ action, result }) => [action, result])).toEqual([
    ['dossier vernietigen', 'besloten: Alleen om rond te kijken'],
    ['dossier vernietigen', 'vernietigd'],
  ]);
  expect(lines[0].object).toMatch(/^Risicomodel erkend referenten .*SHA-256 [0-9a-f]{64}/);
  // Another reason afterwards is noticed.
  expect(firstBrokenLine(Buffer.from(log.toString('utf8').replace('rond te kijken', 'rond te neuzen')))).toBe(1);
  expect(firstBrokenLine(Buffer.from(log.toString('utf8').split('\n').slice(1).join('\n')))).toBe(1);
});
