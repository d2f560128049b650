import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { newHome, type RunningApp, removeHome, startApp, textIn, toPart, untilSaved } from '../support/app.ts';
import { beginByKeyboard } from '../support/keyboard.ts';

const homes: string[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) removeHome(home);
});

/** Kills the whole app at once, as a power cut would, and waits until it is gone. */
async function killApp({ app }: RunningApp): Promise<void> {
  const child = app.process();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // The browser underneath belongs to the app; it goes along.
  const children = execFileSync('sh', ['-c', `pgrep -P ${child.pid} || true`], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  child.kill('SIGKILL');
  for (const pid of children) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Already gone with its parent.
    }
  }
  await gone;
}

test('een nieuwe toets met alleen het toetsenbord, midden in een zin gedood: de tekst staat er nog', async () => {
  const home = newHome();
  homes.push(home);
  const first = await startApp({ home });
  await beginByKeyboard(first.page);
  await first.page.keyboard.type('In 2025 bleek bij 310 adressen dat de inschrijving');
  await untilSaved(first.page);
  await first.page.locator('[data-saved="computer"]').waitFor();
  // Half a sentence more, without any rest.
  await first.page.keyboard.type(' niet klop');
  await killApp(first);

  const second = await startApp({ home });
  const { page } = second;
  await page.getByText('Er is nieuwer werk op deze computer').waitFor();
  await page.getByRole('button', { name: 'Adrescontrole', exact: true }).click();
  await page.getByText('wijzigingen teruggezet').waitFor();
  await toPart(page, 'Dossier', /^Aanleiding/);
  const text = await textIn(page.getByLabel('Antwoord').first());
  // At most the last half second may be gone; what the bar called saved may not.
  expect(text.startsWith('In 2025 bleek bij 310 adressen dat de inschrijving')).toBe(true);
  await second.app.close();
});

const KILLS = Number(process.env.WEEGWIJZER_KILLS ?? 4);
test(`${KILLS} keer gedood tijdens het typen: geen bevestigde wijziging kwijt`, async () => {
  const home = newHome();
  homes.push(home);
  let running = await startApp({ home });
  await beginByKeyboard(running.page);
  let lost = 0;
  for (let round = 0; round < KILLS; round++) {
    await running.page.getByLabel('Antwoord').first().focus();
    await running.page.keyboard.press('Control+End');
    const before = await textIn(running.page.getByLabel('Antwoord').first());
    await running.page.keyboard.type(` ronde ${round};`);
    await running.page.locator('[data-saved="bestand"]').waitFor({ state: 'detached' });
    await running.page.locator('[data-saved="computer"]').waitFor();
    await running.page.keyboard.type(' half');
    await killApp(running);
    running = await startApp({ home });
    await running.page.getByRole('button', { name: 'Adrescontrole', exact: true }).click();
    await toPart(running.page, 'Dossier', /^Aanleiding/);
    const after = await textIn(running.page.getByLabel('Antwoord').first());
    // Spaces at the edge of an answer are not kept.
    if (!after.startsWith(`${before} ronde ${round};`.trim())) lost++;
  }
  console.log(`gedood: ${KILLS}, bevestigde wijzigingen kwijt: ${lost}`);
  expect(lost).toBe(0);
  await running.app.close();
});
