import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';

const root = process.env.WEEGWIJZER_ROOT ?? path.resolve(import.meta.dirname, '../..');
/** With this folder Playwright starts the host; without it, real Electron. The specs are the same. */
const onHost = process.env.WEEGWIJZER_REAL_ELECTRON !== '1';

export type RunningApp = { readonly app: ElectronApplication; readonly page: Page; readonly home: string; readonly documents: string };
/** `file` is what the system gives along when somebody double-clicks it. */
export type AppOptions = { readonly home?: string; readonly appPath?: string; readonly file?: string };

/** Which of the two runs the specs; printed by the suite. */
export const runner = (): string => (onHost ? 'de host (Node en Chromium)' : 'echte Electron');

/** Starts the built app with a data folder of its own. */
export async function startApp({ home = newHome(), appPath = root, file }: AppOptions = {}): Promise<RunningApp> {
  const documents = path.join(home, 'Documenten');
  const env = {
    ...process.env,
    WEEGWIJZER_DOCUMENTS: documents,
    WEEGWIJZER_NODE: process.execPath,
    XDG_DOCUMENTS_DIR: documents,
  } as Record<string, string>;
  const app = await _electron.launch({
    ...(onHost ? { executablePath: path.join(root, 'test/host/electron') } : {}),
    args: [appPath, `--user-data-dir=${path.join(home, 'gegevens')}`, ...(file ? [file] : [])],
    cwd: appPath,
    env,
    timeout: 60_000,
  });
  if (process.env.WEEGWIJZER_HOST_TRACE) app.process().stderr?.pipe(process.stderr);
  const page = await app.firstWindow({ timeout: 30_000 });
  page.setDefaultTimeout(20_000);
  await page.locator('h1').first().waitFor();
  return { app, page, home, documents };
}

export const newHome = (): string => mkdtempSync(path.join(tmpdir(), 'weegwijzer-app-'));

/** Goes through the first start. */
export async function welcome(page: Page): Promise<void> {
  await page.getByLabel('Voor welke organisatie werk je?').fill('Gemeente Testdam');
  await page.getByRole('button', { name: 'Beginnen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
}

/** A running app past its first start, with an empty list. */
export async function startEmpty(): Promise<RunningApp> {
  const running = await startApp();
  await welcome(running.page);
  return running;
}

/** A running app past its first start, with a copy of the IND example open. */
export async function startWithExample(): Promise<RunningApp> {
  const running = await startEmpty();
  await running.page.getByRole('button', { name: 'Erkend referenten (IND)' }).click();
  await running.page.getByText('Uitkomst tot nu toe').waitFor();
  return running;
}

/** Goes to a part of an instrument by the list on the left; a folded instrument is opened first. */
export async function toPart(page: Page, instrument: string, name: string | RegExp): Promise<void> {
  const rail = page.locator('.rail-wide');
  const fold = rail.locator('.rail-fold', { hasText: instrument });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await rail
    .locator('li', { has: page.locator('.rail-fold', { hasText: instrument }) })
    .getByRole('button', { name })
    .click();
}

/** Answers the next save dialogs with these files, in order. */
export async function answerSave(app: ElectronApplication, ...files: string[]): Promise<void> {
  await app.evaluate(({ dialog }, list) => {
    const waiting = [...list];
    dialog.showSaveDialog = (async () => ({
      canceled: waiting.length === 0,
      filePath: waiting.shift() ?? '',
    })) as typeof dialog.showSaveDialog;
  }, files);
}

/** Answers the next open dialogs with these files, in order. */
export async function answerOpen(app: ElectronApplication, ...files: string[]): Promise<void> {
  await app.evaluate(({ dialog }, list) => {
    const waiting = [...list];
    dialog.showOpenDialog = (async () => ({
      canceled: waiting.length === 0,
      filePaths: [waiting.shift() ?? ''],
    })) as typeof dialog.showOpenDialog;
  }, files);
}

/** What stands in a field, plain or with formatting. */
export const textIn = (field: Locator): Promise<string> =>
  field.evaluate((element) => ('value' in element ? String(element.value) : (element as HTMLElement).innerText.replace(/\n$/, '')));

/** Waits until the bar says that everything is on this computer or in the file. */
export async function untilSaved(page: Page): Promise<void> {
  await page.locator('[data-saved="computer"], [data-saved="bestand"]').waitFor();
}

export const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
export const dossiersIn = (documents: string): string[] => {
  const folder = path.join(documents, 'Weegwijzer');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.weegwijzer')) : [];
};
