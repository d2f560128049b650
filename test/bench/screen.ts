// How quick the screen is on big dossiers, in the running app: the same host or Electron as the specs.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { AppContent } from '../../main/content.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { openShelf } from '../../main/dossier/library.ts';
import { packed } from '../../main/dossier/pack.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { search } from '../../shared/search/search.ts';
import { newHome, removeHome, startApp, toPart, welcome } from '../support/app.ts';

type Record = (name: string, unit: string, times: number[]) => unknown;
type Measure = (name: string, unit: string, runs: number, work: () => unknown) => Promise<unknown>;

/** Search as you type, over every letter of a word. */
export async function searchTimes(measure: Measure, content: AppContent['content'], big: AssessmentDocument, now: string): Promise<void> {
  const evaluation = evaluate(content, big, now);
  let at = 0;
  const word = 'onderbouwing';
  await measure('zoeken terwijl je typt, groot dossier, per toets', 'ms', 60, () =>
    search(content, big, evaluation, word.slice(0, 1 + (at++ % word.length))),
  );
}

/** The list of many dossiers: the first time, and when nothing changed. */
export async function libraryTimes(record: Record, app: AppContent, small: AssessmentDocument, folder: string, now: string): Promise<void> {
  for (const count of [200, 2000]) {
    const place = path.join(folder, `map${count}`);
    mkdirSync(place, { recursive: true });
    const at = { disk: nodeDisk, content: app.content, now: () => now, localData: path.join(folder, `lokaal${count}`), appVersion: '0' };
    const { bytes } = await packed(at, small, new Map());
    for (let one = 0; one < count; one++) writeFileSync(path.join(place, `dossier ${one}.weegwijzer`), bytes);
    const first = performance.now();
    await openShelf(at).read(place, []);
    record(`lijst van ${count} dossiers, eerste keer`, 'ms', [performance.now() - first]);
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      await openShelf(at).read(place, []);
      times.push(performance.now() - start);
    }
    record(`lijst van ${count} dossiers, niets veranderd`, 'ms', times);
  }
}

/** Opening pages and typing in the running app, with the big dossier in the library. */
export async function screenTimes(record: Record, app: AppContent, big: AssessmentDocument, root: string, now: string): Promise<void> {
  const home = newHome();
  const library = path.join(home, 'Documenten', 'Weegwijzer');
  mkdirSync(library, { recursive: true });
  const { bytes } = await packed(
    { content: app.content, now: () => now, appVersion: '0' },
    { ...big, facts: { ...big.facts, name: 'Groot dossier' } },
    new Map(),
  );
  writeFileSync(path.join(library, 'groot.weegwijzer'), bytes);
  const { app: running, page } = await startApp({ home, appPath: root });
  await welcome(page);
  await page.getByRole('button', { name: 'Groot dossier', exact: true }).click();
  await page.getByText('Uitkomst tot nu toe').waitFor();
  const visits: number[] = [];
  for (const [instrument, name, title] of [
    ['IAMA 2.0', /^1.1/, '1.1'],
    ['IAMA 2.0', /^1.4/, '1.4'],
    ['Toetsingskader', /^Criteria/, 'Criteria'],
    ['DPIA', /risico en doorgifte/, 'risico en doorgifte'],
    ['Toetsingskader', /^Voorzorgsplichten/, 'Voorzorgsplichten'],
  ] as const) {
    visits.push(await visit(page, instrument, name, title));
  }
  record('bladzijde openen, groot dossier, klik tot getekend', 'ms', visits);
  await toPart(page, 'IAMA 2.0', /^1.1/);
  const keys = await typing(page);
  record('toets tot getekend, groot dossier', 'ms', keys);
  record('toets tot getekend, groot dossier, traagste 1 %', 'ms', [keys.sort((a, b) => a - b)[Math.floor(keys.length * 0.99)] ?? 0]);
  await running.close();
  removeHome(home);
}

/** From the click on a part to the second frame after its title stands there. */
async function visit(page: Page, instrument: string, name: RegExp, title: string): Promise<number> {
  const rail = page.locator('.rail-wide');
  const fold = rail.locator('.rail-fold', { hasText: instrument });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  const button = rail
    .locator('li', { has: page.locator('.rail-fold', { hasText: instrument }) })
    .getByRole('button', { name })
    .last();
  return button.evaluate(
    (element, wanted) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const look = (): void => {
          if (document.querySelector('h1')?.textContent?.includes(wanted)) requestAnimationFrame(() => resolve(performance.now() - start));
          else requestAnimationFrame(look);
        };
        (element as HTMLElement).click();
        requestAnimationFrame(look);
      }),
    title,
  );
}

/** Types two hundred signs; the time runs from the key to the first frame after it. */
async function typing(page: Page): Promise<number[]> {
  await page.getByLabel('Antwoord').first().click();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    window.addEventListener(
      'keydown',
      (event) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        }),
      true,
    );
  });
  await page.keyboard.type('Elke letter hoort er meteen te staan. '.repeat(6), { delay: 30 });
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
}

/** Script and style that the first view loads, in bytes. */
export function firstView(record: Record, files: readonly string[]): void {
  record('script en stijl van het eerste beeld', 'kB', [files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000]);
}
