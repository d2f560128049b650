import type { Page } from 'playwright-core';

/** Presses Tab until the focus is on something with this name; fails when it is not reachable. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = name.toLowerCase();
  for (let press = 0; press < 250; press++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const named = document.getElementById(element?.getAttribute('aria-labelledby') ?? '')?.textContent;
      return [named, element?.labels?.[0]?.textContent, element?.textContent, element?.getAttribute('aria-label')]
        .filter(Boolean)
        .join(' ')
        .trim();
    });
    if (focused.toLowerCase().includes(wanted)) return;
  }
  throw new Error(`Met Tab is "${name}" niet te bereiken`);
}

/** Everything from the first start to an answer, with the keyboard alone. */
export async function beginByKeyboard(page: Page): Promise<void> {
  await tabTo(page, 'Voor welke organisatie');
  await page.keyboard.type('Gemeente Testdam');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
  await tabTo(page, 'Nieuwe toets');
  await page.keyboard.press('Enter');
  await page.getByLabel('Hoe heet het algoritme').waitFor();
  await page.keyboard.type('Adrescontrole');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Adrescontrole' }).waitFor();
  await tabTo(page, 'Verder met Aanleiding');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Aanleiding/ }).waitFor();
  await tabTo(page, 'Antwoord');
}
