import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../main/dossier/container.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { openDossier } from '../../main/dossier/session.ts';
import { answerOpen, answerSave, dossiersIn, startWithExample, textIn, toPart, untilSaved } from '../support/app.ts';
import { content } from '../support/content.ts';
import { must as value } from '../support/result.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startWithExample);

test('een collega was intussen in hetzelfde bestand: niemands werk verdwijnt, en de twee komen weer samen', async () => {
  const { page, app, home, documents } = running;
  const shared = path.join(documents, 'Weegwijzer', dossiersIn(documents)[0] ?? '');
  const questions = page.locator('[data-question]');
  await page.keyboard.press('ControlOrMeta+s');
  await page.locator('[data-saved="bestand"]').waitFor();

  // On another computer a colleague answers a question, and the file comes back through the share.
  const theirs = path.join(home, 'collega.weegwijzer');
  copyFileSync(shared, theirs);
  const colleague = value(
    await openDossier(
      { disk: nodeDisk, content, now: () => new Date().toISOString(), localData: path.join(home, 'collega'), appVersion: '0' },
      theirs,
    ),
  );
  value(
    await colleague.apply({
      seq: 1,
      at: new Date().toISOString(),
      action: { type: 'answer', key: 'iama.doel', value: 'Zo zegt de collega.' },
    }),
  );
  value(await colleague.close());
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await questions.nth(0).getByLabel('Antwoord').fill('Dit schreef ik zelf.');
  await untilSaved(page);
  writeFileSync(shared, readFileSync(theirs));
  await page.keyboard.press('ControlOrMeta+s');
  const problem = page.getByRole('alert').filter({ hasText: 'intussen veranderd' });
  await problem.waitFor();
  expect(readFileSync(shared)).toEqual(readFileSync(theirs));

  // One button, and work goes on in another file.
  const mine = path.join(home, 'mijn versie.weegwijzer');
  await answerSave(app, mine);
  await problem.getByRole('button', { name: 'Bewaar op een andere plek' }).click();
  await problem.waitFor({ state: 'detached' });
  await page.locator('[data-saved="bestand"]').waitFor();
  expect(existsSync(mine)).toBe(true);

  // Then the two are merged: only the colleague touched that question, so it is taken over.
  await page.locator('.rail-wide').getByRole('button', { name: 'Wie doet wat' }).click();
  await answerOpen(app, shared);
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kopie van dit dossier' }).waitFor();
  expect(await page.locator('.merge', { hasText: 'hier ook veranderd' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Neem 1 over' }).click();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  expect(await textIn(questions.nth(0).getByLabel('Antwoord'))).toBe('Dit schreef ik zelf.');
  expect(await textIn(questions.nth(1).getByLabel('Antwoord'))).toBe('Zo zegt de collega.');
  await page.keyboard.press('ControlOrMeta+s');
  await page.locator('[data-saved="bestand"]').waitFor();
});

test('werkt een collega op een andere computer in het dossier, dan kun je het lezen en zie je wie; daarna is het weer van jou', async () => {
  const { page, documents } = running;
  const folder = path.join(documents, 'Weegwijzer');
  const name = dossiersIn(documents)[0] ?? '';
  const slot = path.join(folder, `.${name}.slot`);
  const toList = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  };
  await toList();
  expect(existsSync(slot)).toBe(false);
  const now = new Date().toISOString();
  writeFileSync(
    slot,
    JSON.stringify({ format: 'weegwijzer-slot', person: 'Collega', computer: 'GEM-1234', run: crypto.randomUUID(), since: now, at: now }),
  );
  // My own version from before stands in the list as well; this is about the file in the library.
  const row = page.getByRole('row').filter({ hasText: `Bestand ${name}` });
  await row.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
  await page.getByText('Collega werkt in dit dossier op GEM-1234').waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  expect(await page.locator('[data-question] input, [data-question] textarea, [data-question] [contenteditable]').count()).toBe(0);
  expect(JSON.parse(readFileSync(slot, 'utf8')).person).toBe('Collega');

  // Throwing away what a colleague works in is refused, and the file stays.
  await toList();
  await row.getByRole('button', { name: /^Naar prullenbak/ }).click();
  await page.getByText('Collega werkt nu in dit dossier, op GEM-1234').waitFor();
  expect(dossiersIn(documents)).toContain(name);
  await row.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
  await page.getByText('Collega werkt in dit dossier op GEM-1234').waitFor();

  // The colleague closes it.
  rmSync(slot);
  await page.getByRole('button', { name: 'Kijk of het vrij is' }).click();
  await page.getByText('Collega werkt in dit dossier').waitFor({ state: 'detached' });
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await page.locator('[data-question]').first().getByLabel('Antwoord').fill('Nu ben ik aan de beurt.');
  await untilSaved(page);
  expect(JSON.parse(readFileSync(slot, 'utf8')).person).not.toBe('Collega');
  await toList();
  expect(existsSync(slot)).toBe(false);
});

test('een kopie van een synchronisatie staat als tweede bestand in de lijst; openen en weggooien gaan over dat bestand', async () => {
  const { page, documents } = running;
  const folder = path.join(documents, 'Weegwijzer');
  const [name = ''] = dossiersIn(documents);
  const copy = name.replace('.weegwijzer', '-PC12.weegwijzer');
  copyFileSync(path.join(folder, name), path.join(folder, copy));
  // Reading the list again is what coming back to it does.
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: `Bestand ${copy}` });
  await row.getByText('Er is nog een bestand van dit dossier').waitFor();
  await row.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).click();
  await page.locator('.address').getByText(copy).waitFor();
  await page.getByRole('button', { name: 'Weegwijzer', exact: true }).click();
  await row.getByRole('button', { name: /^Naar prullenbak/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Prullenbak (1)' }).waitFor();
  expect(dossiersIn(documents)).toEqual([name]);
  expect(readdirSync(path.join(folder, 'Prullenbak'))).toEqual([copy]);
  await row.waitFor({ state: 'detached' });
});

test('is de schijf bijna vol, dan zegt het scherm waar en hoeveel er nog is, tot er weer ruimte is', async () => {
  const { page, app, documents } = running;
  await page.getByRole('button', { name: 'Risicomodel erkend referenten', exact: true }).first().click();
  await page.locator('.address').waitFor();
  const file = path.join(documents, 'Weegwijzer', dossiersIn(documents)[0] ?? '');
  const id = (await readManifest(readFileSync(file))) as { ok: true; value: { id: string } };
  // Only the disk is played: no test can fill the one of this computer.
  const room = (little?: { folder: string; free: number }): Promise<void> =>
    app.evaluate(({ BrowserWindow }, said) => BrowserWindow.getAllWindows()[0]?.webContents.send('dossier.room', said), {
      id: id.value.id,
      ...(little ? { little } : {}),
    });
  await room({ folder: 'H:\\Beleid\\Weegwijzer', free: 38_900_000 });
  const note = page.getByText('De schijf is bijna vol: bij H:\\Beleid\\Weegwijzer is nog 38 MB vrij.');
  await note.waitFor();
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await note.waitFor();
  if (process.env.WEEGWIJZER_PICTURE) await page.screenshot({ path: process.env.WEEGWIJZER_PICTURE });
  await room();
  await note.waitFor({ state: 'detached' });
});
