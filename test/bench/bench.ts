// Measures, and asserts nothing: medians and ratios on this machine, for comparing one version with another.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContent } from '../../main/content.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { createDossier } from '../../main/dossier/session.ts';
import { renderReport } from '../../main/report/render.ts';
import { makeTrialKey, readKeyFile } from '../../main/sign/keys.ts';
import { signPdf } from '../../main/sign/sign-pdf.ts';
import { verifyPdf } from '../../main/sign/verify.ts';
import { assessmentFromExample } from '../../shared/assessment/example.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';
import { fixVersion, reportOf } from '../../shared/report/fix.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { type Apart, drawApart } from './apart.ts';
import { exchangeTimes } from './exchange.ts';
import { firstView, libraryTimes, screenTimes, searchTimes } from './screen.ts';
import { storageTimes } from './storage.ts';

type Row = { name: string; unit: string; median: number; min: number; max: number; runs: number };
const rows: Row[] = [];
const root = process.cwd();
const NOW = '2026-11-22T10:00:00Z';

async function measure(name: string, unit: string, runs: number, work: () => unknown, per = 1): Promise<Row> {
  const times: number[] = [];
  await work();
  for (let round = 0; round < runs; round++) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / per);
  }
  return record(name, unit, times);
}

function record(name: string, unit: string, times: number[]): Row {
  const sorted = [...times].sort((a, b) => a - b);
  const round = (value: number | undefined): number => Number((value ?? 0).toFixed(3));
  const row = {
    name,
    unit,
    median: round(sorted[Math.floor(sorted.length / 2)]),
    min: round(sorted[0]),
    max: round(sorted.at(-1)),
    runs: times.length,
  };
  rows.push(row);
  return row;
}

const app = loadContent(root);
const { content } = app;
const [example] = app.examples;
if (!example) throw new Error('There is no example');
const small = assessmentFromExample(content, example, '3f1c9a52-6f0e-4c0b-9a43-2f5d2f0a1b11', NOW);

/**
 * 36 long answers of so many sentences, criteria with their grounds, 30 rights and measures in the action list: with 40
 * criteria and 150 measures a large dossier of a large team.
 */
function bigDossier(sentences: number, criteria = 40, measures = 150): AssessmentDocument {
  let document = small;
  const say = (key: string, value: string | string[]): void => {
    document = update(document, { type: 'answer', key, value }, NOW);
  };
  const addRow = (group: string, row: string): void => {
    document = update(document, { type: 'addRow', group, row }, NOW);
  };
  for (let place = 0; place < criteria; place++) {
    const row = `r${place}`;
    addRow('tk.criterium', row);
    for (const [field, value] of Object.entries({
      naam: `Criterium ${place}`,
      klasse: 'PROXY',
      gebruik: 'score',
      proxytoets: 'niet_gedaan',
      onderbouwing: 'Onderbouwing met een paar zinnen. '.repeat(12),
    }))
      say(`tk.criterium.${field}@${row}`, value);
  }
  const rights = findQuestion(content, 'iama.rechten_aangetast')?.question;
  if (rights?.kind !== 'many') throw new Error('The rights are no list');
  say(
    rights.id,
    rights.options.slice(0, 30).map(({ value }) => value),
  );
  for (let place = 0; place < measures; place++) {
    const row = `m${place}`;
    addRow('iama.actie4', row);
    say(`iama.actie4.wat@${row}`, `Maatregel ${place}: het werkproces aanpassen`);
    say(`iama.actie4.wie@${row}`, 'Projectleider');
    say(`iama.actie4.datum@${row}`, '1 februari 2027');
  }
  const long = evaluate(content, document, NOW).visible.filter(({ key, question }) => key.startsWith('iama.') && question.kind === 'text');
  for (const { key } of long.slice(0, 36)) say(key, 'Een zin van gewone lengte over dit onderwerp. '.repeat(sentences));
  return document;
}
const big = bigDossier(110);

// ---- rules
const smallEvaluation = await measure('beoordelen, klein dossier', 'ms', 200, () => evaluate(content, small, NOW));
const bigEvaluation = await measure('beoordelen, groot dossier', 'ms', 100, () => evaluate(content, big, NOW));

// ---- saving
const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-bench-'));
const at = { disk: nodeDisk, content, now: () => NOW, localData: path.join(folder, 'lokaal'), appVersion: '0' };
const created = await createDossier(at, path.join(folder, 'groot.weegwijzer'), big);
if (!created.ok) throw new Error(created.failure.code);
const session = created.value;
let seq = 0;
const type = async (): Promise<void> => {
  await session.apply({
    seq: ++seq,
    at: NOW,
    action: { type: 'answer', key: 'iama.doel', value: `Antwoord ${seq}. ${'tekst '.repeat(200)}` },
  });
};
await measure('wijziging in het journaal, gesynct', 'ms', 200, type);
await measure('dossierbestand bijwerken, groot dossier', 'ms', 20, async () => {
  await type();
  await session.checkpoint();
});

await storageTimes({ measure, record, content });

// ---- report: fixing a version happens in the window, so it may not hold it up
await measure('vastleggen, groot dossier', 'ms', 20, () => fixVersion(content, big, NOW));
const drawTimes: number[] = [];
let pages = 0;
let pdf: Uint8Array = new Uint8Array();
function modelOf(document: AssessmentDocument): ReportModel {
  const fixed = fixVersion(content, document, NOW);
  if (!fixed.ok) throw new Error(fixed.failure.code);
  return reportOf(content, update(document, fixed.value, NOW), NOW);
}
for (const document of [small, big]) {
  const model = modelOf(document);
  for (let round = 0; round < 4; round++) {
    const start = performance.now();
    const drawn = await renderReport(model, app.fonts);
    // The first one pays for loading fonts and WebAssembly.
    if (round > 0) drawTimes.push((performance.now() - start) / drawn.pages);
    ({ pages, bytes: pdf } = drawn);
  }
  record(`rapport per bladzijde, ${pages} bladzijden, met eigen controle`, 'ms', drawTimes.splice(0));
  record(`rapport, bytes per bladzijde, ${pages} bladzijden`, 'B', [pdf.length / pages]);
}

// ---- the process that draws the report for the app: start, libraries and all
for (const document of [small, bigDossier(2, 5, 16), bigDossier(0), bigDossier(12), big]) {
  const drawn: Apart[] = [];
  for (let round = 0; round < 3; round++) drawn.push(await drawApart(modelOf(document), app.fonts));
  const name = `rapport van ${drawn[0]?.pages} bladzijden in zijn eigen proces`;
  record(
    `${name}, per bladzijde`,
    'ms',
    drawn.map(({ pages: count, time }) => time / count),
  );
  record(
    `${name}, meeste geheugen`,
    'MB',
    drawn.map(({ memory }) => memory),
  );
}

// ---- signing
const fontFile = path.join(app.fonts, 'SourceSans3_600SemiBold.ttf');
const now = new Date();
const key = readKeyFile(makeTrialKey('Bench', 'wachtwoord', now), 'wachtwoord', now);
if (!key.ok) throw new Error(key.failure.code);
const request = { signer: key.value, reason: '', location: '', date: now, fontFile };
const sign = async (file: Uint8Array, field: string): Promise<Uint8Array> => {
  const signed = await signPdf(file, { ...request, field });
  if (!signed.ok) throw new Error(signed.failure.code);
  return signed.value;
};
/** Two signatures on a report of some 70 pages and on a large one, and checking them. */
async function signingTimes(file: Uint8Array, count: number): Promise<{ readonly twice: Uint8Array; readonly verified: Row }> {
  await measure(`ondertekenen, ${count} bladzijden`, 'ms', 10, () => sign(file, 'Opsteller'));
  const once = await sign(file, 'Opsteller');
  await measure(`controleren, één handtekening, ${count} bladzijden`, 'ms', 10, () => verifyPdf(once, [], now));
  const both = await sign(once, 'Vaststeller');
  return {
    twice: both,
    verified: await measure(`controleren, twee handtekeningen, ${count} bladzijden`, 'ms', 10, () => verifyPdf(both, [], now)),
  };
}
const seventy = await renderReport(modelOf(bigDossier(2, 5, 16)), app.fonts);
await signingTimes(seventy.bytes, seventy.pages);
const { twice, verified } = await signingTimes(pdf, pages);
const hashed = await measure('ter vergelijking: SHA-256 over dat rapport', 'ms', 50, () => createHash('sha256').update(twice).digest());

// ---- work that travels
await exchangeTimes(measure, app, big, folder);

await searchTimes(measure, content, big, NOW);
await libraryTimes(record, app, small, folder, NOW);
await startTimes();
await screenTimes(record, app, big, root, NOW);
firstView(record, firstFiles(root));
rmSync(folder, { recursive: true, force: true });

const ratios = [
  ['groot tegenover klein dossier, beoordelen', bigEvaluation.median / smallEvaluation.median],
  ['controleren tegenover alleen SHA-256', verified.median / hashed.median],
] as const;
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
else {
  for (const { name, unit, median, min, max, runs } of rows)
    process.stdout.write(`${name.padEnd(64)} ${String(median).padStart(10)} ${unit.padEnd(3)} (${min} – ${max}, ${runs}×)\n`);
  for (const [name, ratio] of ratios) process.stdout.write(`verhouding: ${name.padEnd(52)} ${ratio.toFixed(1).padStart(10)}\n`);
}

/** From launching to a control that can be used, next to an empty page in the same browser. */
async function startTimes(): Promise<void> {
  const { startApp, removeHome } = await import('../support/app.ts');
  const { chromium } = await import('playwright-core');
  const { findChromium } = await import('../host/find-chromium.ts');
  const empty: number[] = [];
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.setContent('<button>Klaar</button>');
    await page.getByRole('button').waitFor();
    empty.push(performance.now() - start);
    await browser.close();
  }
  record('ter vergelijking: een lege bladzijde in dezelfde Chromium', 'ms', empty);
  const times: number[] = [];
  const paints: number[] = [];
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    const { app: running, page, home } = await startApp({ appPath: root });
    await page.getByRole('button').first().waitFor();
    times.push(performance.now() - start);
    // The page is empty until the app draws its first screen.
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
    await running.close();
    removeHome(home);
  }
  record('start tot bruikbaar, op de host', 'ms', times);
  record('waarvan: de bladzijde van laden tot eerste beeld', 'ms', paints);
}

/** What the page of the app asks for before anything is clicked. */
function firstFiles(folder: string): readonly string[] {
  const page = readFileSync(path.join(folder, 'out/renderer/index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map(([, file]) => path.join(folder, 'out/renderer', file ?? ''));
}
