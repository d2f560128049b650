import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { newHome, type RunningApp, removeHome, startApp, textIn, toPart, untilSaved } from '../support/app.ts';
import { beginByKeyboard } from '../support/keyboard.ts';
import { random } from '../support/random.ts';

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

const KILLS = Number(process.env.WEEGWIJZER_KILLS ?? 30);
const SEED = Number(process.env.WEEGWIJZER_SEED ?? 20261123);
test(
  `${KILLS} keer gedood tijdens het typen zonder rust: niets kwijt dat bewaard heette, en van de rest hooguit de laatste toetsen`,
  async () => {
    const home = newHome();
    homes.push(home);
    const next = random(SEED);
    let running = await startApp({ home });
    await beginByKeyboard(running.page);
    let longest = 0;
    let keys = 0;
    for (let round = 0; round < KILLS; round++) {
      const { page } = running;
      const field = page.getByLabel('Antwoord').first();
      await field.focus();
      await page.keyboard.press('ControlOrMeta+a');
      const saved = `Ronde ${round} bij begin ${SEED}.`;
      await page.keyboard.type(saved);
      await page.locator('[data-saved="bestand"]').waitFor({ state: 'detached' });
      await page.locator('[data-saved="computer"]').waitFor();
      // On and on without a rest, for a second or two, and gone between two keys.
      const more = 'enzovoortenverder'.repeat(6).slice(0, 30 + Math.floor(next() * 30));
      const pressed: number[] = [];
      for (const key of more) {
        pressed.push(performance.now());
        await page.keyboard.press(key, { delay: 30 });
      }
      const killed = performance.now();
      await killApp(running);
      running = await startApp({ home });
      await running.page.getByRole('button', { name: 'Adrescontrole', exact: true }).click();
      await toPart(running.page, 'Dossier', /^Aanleiding/);
      const found = await textIn(running.page.getByLabel('Antwoord').first());
      const where = `keer ${round}, begin ${SEED}`;
      expect(found.slice(0, saved.length), where).toBe(saved);
      expect(`${saved}${more}`.startsWith(found), where).toBe(true);
      const kept = found.length - saved.length;
      // Whoever waits for a rest before saving has none of these.
      expect(kept, where).toBeGreaterThan(0);
      keys += more.length;
      longest = Math.max(longest, killed - (pressed[kept] ?? killed));
    }
    console.log(
      `app gedood, begin ${SEED}: ${KILLS} keer midden in ${keys} toetsen, 0 keer iets kwijt dat bewaard heette, hooguit ${Math.round(longest)} ms typen kwijt`,
    );
    await running.app.close();
  },
  Math.max(180_000, KILLS * 12_000),
);
