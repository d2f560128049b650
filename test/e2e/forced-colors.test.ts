import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, removeHome, startApp, toPart, welcome } from '../support/app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  const { page } = running;
  await welcome(page);
  await page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await page.getByText('Uitkomst tot nu toe').waitFor();
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`met eigen kleuren van het systeem (${scheme}) is te zien wat gekozen is`, async () => {
    const { page } = running;
    await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
    await toPart(page, 'Aangrenzende plichten', /^AI-verordening/);
    // Another question for each scheme: a chosen radio cannot be chosen again.
    const choice = page
      .locator('.choices')
      .nth(scheme === 'light' ? 0 : 1)
      .locator('.choice')
      .first();
    const before = await choice.screenshot();
    await choice.locator('input').check();
    // The mouse and the focus make a difference too; only the choice may count.
    await page.mouse.move(0, 0);
    await choice.locator('input').blur();
    expect((await choice.screenshot()).equals(before)).toBe(false);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  });
}

test('wie minder beweging wil, krijgt geen beweging', async () => {
  const { page } = running;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0);
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );
  expect(moving).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
});

test('vier keer vergroot op 1280 bij 800: alles staat er, en niets schuift opzij', async () => {
  const { page } = running;
  // 400 % on 1280 x 800 leaves 320 x 200 for the page.
  await page.setViewportSize({ width: 320, height: 200 });
  await page.locator('.rail-narrow > summary').click();
  await page.locator('.rail-narrow').getByRole('button', { name: 'Overzicht' }).click();
  await page.getByText('Uitkomst tot nu toe').waitFor();
  for (const words of ['Onderdelen', 'Gegevens van het dossier', 'Team']) {
    const heading = page.getByRole('heading', { name: words });
    await heading.scrollIntoViewIfNeeded();
    const box = await heading.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 320, words).toBe(true);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 800 });
});
