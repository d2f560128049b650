import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { beforeAll, expect, test } from 'vitest';
import { answerOpen, answerSave, startWithExample, toPart } from '../support/app.ts';
import { withApp } from '../support/with-app.ts';

const running = withApp(startWithExample);
beforeAll(async () => {
  const { page, app, home } = running;
  await toPart(page, 'IAMA 2.0', /^1.1/);
  await page.locator('[data-question]').first().getByLabel('Antwoord').fill('Volgens P. Jansma ging het mis. De drempel was 4711.');
  await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
  await answerSave(app, path.join(home, 'rapport.pdf'));
  await page.getByRole('button', { name: 'Versie 1 vastleggen' }).click();
  await page.getByText('Opgemaakt volgens').waitFor();
});

test('een antwoord niet openbaar maken vraagt een motivering; dan komt er een versie zonder dat antwoord en zonder de naam', async () => {
  const { page, app, home } = running;
  await toPart(page, 'IAMA 2.0', /^1.1/);
  const question = page.locator('[data-question]').nth(1);
  await question.locator('details.more > summary').click();
  await question.getByRole('button', { name: /^Niet openbaar/ }).click();
  await page.getByLabel('Grond', { exact: true }).selectOption('5.1.2d');
  await page.getByRole('button', { name: 'Weglaten' }).click();
  await question.getByText('Niet openbaar: artikel 5.1, tweede lid, onder d').waitFor();
  await page.locator('.rail-wide').getByRole('button', { name: 'Openbare versie' }).click();
  await page.getByText('Bij deze delen ontbreekt de motivering').waitFor();
  expect(await page.getByRole('button', { name: 'Maak de PDF' }).count()).toBe(0);
  await page.getByRole('button', { name: /^Niet openbaar: wijzigen/ }).click();
  await page.getByRole('dialog').locator('textarea').fill('Wie het doel kent, kan de controle ontlopen.');
  await page.getByRole('button', { name: 'Weglaten' }).click();
  await page.getByRole('heading', { level: 2, name: /^Lijkt op een naam/ }).waitFor();
  await page.getByRole('button', { name: 'Weghalen P. Jansma' }).click();
  await answerSave(app, path.join(home, 'openbaar.pdf'), path.join(home, 'openbaar.html'));
  await page.getByRole('button', { name: 'Maak de PDF' }).click();
  await page.getByText('Bewaard als openbaar.pdf').waitFor();
  await page.getByRole('button', { name: 'Maak de HTML-kopie' }).click();
  await page.getByText('Bewaard als openbaar.html').waitFor();
  const text = execFileSync('pdftotext', [path.join(home, 'openbaar.pdf'), '-'], { encoding: 'utf8' });
  const html = readFileSync(path.join(home, 'openbaar.html'), 'utf8');
  for (const one of [text, html]) {
    expect(one).not.toContain('Jansma');
    expect(one.replace(/\s+/g, ' ')).toContain('Wie het doel kent, kan de controle ontlopen.');
  }
  // The report itself still has everything.
  expect(execFileSync('pdftotext', [path.join(home, 'rapport.pdf'), '-'], { encoding: 'utf8' })).toContain('Jansma');
});

test('de HTML-kopie is toegankelijk en haalt nergens iets vandaan', async () => {
  const { page, app, home } = running;
  await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
  const file = path.join(home, 'kopie.html');
  await answerSave(app, file);
  await page.getByRole('button', { name: 'HTML-kopie' }).click();
  await page.getByText('Bewaard als kopie.html').waitFor();
  const { chromium } = await import('playwright-core');
  const { findChromium } = await import('../host/find-chromium.ts');
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    // The copy forbids scripts; axe is brought in from outside the page.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
    const copy = await context.newPage();
    const asked: string[] = [];
    copy.on('request', (request) => asked.push(request.url()));
    await copy.goto(`file://${file}`);
    expect(asked.filter((url) => !url.startsWith('file://'))).toEqual([]);
    await copy.evaluate(axe.source);
    for (const width of [1280, 320]) {
      await copy.setViewportSize({ width, height: 900 });
      const { violations } = await copy.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await copy.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  } finally {
    await browser.close();
  }
});

test('een beslisnota en een uitleg voor inwoners beginnen met wat het team al schreef', async () => {
  const { page, app, home } = running;
  await page.locator('.rail-wide').getByRole('button', { name: 'Rapport en ondertekenen' }).click();
  await answerSave(app, path.join(home, 'nota.html'), path.join(home, 'uitleg.html'));
  await page.getByRole('button', { name: 'Beslisnota' }).click();
  await page.getByText('Bewaard als nota.html').waitFor();
  expect(readFileSync(path.join(home, 'nota.html'), 'utf8')).toContain('Geadviseerd besluit');
  await page.getByRole('button', { name: 'Uitleg voor inwoners' }).click();
  await page.getByText('Bewaard als uitleg.html').waitFor();
  expect(readFileSync(path.join(home, 'uitleg.html'), 'utf8')).toContain('Wat kun je zelf doen?');
});

test('de bundel heeft alles voor zaak en archief, met controlegetallen die kloppen en zonder verzonnen waarden', async () => {
  const { page, app, home } = running;
  await answerOpen(app, home);
  await page.getByRole('button', { name: 'Bundel voor zaak en archief' }).click();
  await page.getByText('De bundel staat in de map').waitFor();
  await page.getByText('RSIN: staat niet bij Instellingen').waitFor();
  const [name = ''] = readdirSync(home).filter((one) => one.includes('versie 1'));
  const folder = path.join(home, name);
  expect(readdirSync(folder).sort()).toEqual([
    'antwoorden.json',
    'checksums.txt',
    'dossier.weegwijzer',
    'metadata-mdto-bestand.xml',
    'metadata-mdto.xml',
    'metadata-zgw.json',
    'ontbreekt.txt',
    'rapport.html',
    'rapport.pdf',
  ]);
  execFileSync('sha256sum', ['-c', 'checksums.txt'], { cwd: folder });
  // The number that the report prints for the answers is that of the file beside it.
  const answers = createHash('sha256')
    .update(readFileSync(path.join(folder, 'antwoorden.json')))
    .digest('hex');
  const printed = execFileSync('pdftotext', [path.join(folder, 'rapport.pdf'), '-'], { encoding: 'utf8' }).replace(/\s/g, '');
  expect(printed).toContain(answers);
  const zgw = JSON.parse(readFileSync(path.join(folder, 'metadata-zgw.json'), 'utf8'));
  expect(zgw.bronorganisatie).toBeUndefined();
  expect(zgw.integriteit.waarde).toBe(
    createHash('sha256')
      .update(readFileSync(path.join(folder, 'rapport.pdf')))
      .digest('hex'),
  );
});
