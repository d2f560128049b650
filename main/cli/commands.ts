import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { currentFixedVersion, documentHashOf } from '../../shared/assessment/fixed.ts';
import { update } from '../../shared/assessment/update.ts';
import { NO_ARCHIVE } from '../../shared/bundle/metadata.ts';
import { publicVersion } from '../../shared/publication/public-model.ts';
import { fixVersion, reportOf } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { sideTextHtml } from '../../shared/report/html/side-text.ts';
import { SIDE_TEXTS, sideText } from '../../shared/report/side-texts.ts';
import type { VerifyReport } from '../../shared/report/verify-types.ts';
import { type HouseStyle, houseStyleFileSchema } from '../../shared/style/house-style.ts';
import type { AppContent } from '../content.ts';
import { unpackDossier } from '../dossier/container.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { packed } from '../dossier/session.ts';
import { bundleOf } from '../report/bundle.ts';
import { certificatesIn } from '../sign/anchors.ts';
import type { CommandLine } from './arguments.ts';
import { showContent } from './content.ts';
import { evaluateFile } from './evaluate.ts';
import { BadInput, type Done, dossier, isoDate, jsonOf, needed, optional, save, target, WrongUsage, words } from './input.ts';

type Run = (line: CommandLine, app: AppContent, version: string) => Promise<Done>;

// Drawing and signing are loaded when a command needs them: most commands answer without.
/** Each command uses the same services as the app. */
export const COMMANDS: Readonly<Record<string, Run>> = {
  evaluate: evaluateFile,
  validate: validateFile,
  fix: fixDossier,
  report: makeReport,
  html: makeHtml,
  text: makeText,
  public: makePublic,
  bundle: makeBundle,
  sign: signReport,
  verify: verifyReport,
  content: showContent,
};

async function validateFile(line: CommandLine, app: AppContent): Promise<Done> {
  const bytes = await readFile(target(line, 'BESTAND'));
  const read = await unpackDossier(bytes);
  if (!read.ok) return { code: read.failure.code === 'dossier-vreemd' ? 3 : 1, error: words(app, read.failure) };
  const { manifest, document } = read.value;
  const summary = {
    id: manifest.id,
    title: manifest.title,
    status: manifest.status,
    revision: document.revision,
    answers: Object.keys(document.answers).length,
    versions: document.versions.length,
    documentHash: documentHashOf(document),
  };
  return {
    code: 0,
    out: line.options.has('json')
      ? JSON.stringify(summary, null, 1)
      : `In orde: ${manifest.title || 'dossier zonder naam'}, ${summary.answers} antwoorden, ${summary.versions} vastgelegde versies.`,
  };
}

async function fixDossier(line: CommandLine, app: AppContent, version: string): Promise<Done> {
  const read = await dossier(await readFile(target(line, 'DOSSIER')), app);
  const date = isoDate(needed(line, 'date'));
  const action = fixVersion(app.content, read.document, date, await styleOf(line));
  if (!action.ok) return { code: 1, error: words(app, action.failure) };
  let document = update(read.document, action.value, date);
  const { renderReport } = await import('../report/render.ts');
  const report = await renderReport(reportOf(app.content, document, date), app.fonts);
  document = update(document, { type: 'recordReport', version: action.value.version.number, reportHash: report.sha256 }, date);
  await save(needed(line, 'out'), document, read.entries, app, version, date);
  return { code: 0, out: `Versie ${action.value.version.number} is vastgelegd. SHA-256 van het rapport: ${report.sha256}` };
}

async function makeReport(line: CommandLine, app: AppContent): Promise<Done> {
  const { document } = await dossier(await readFile(target(line, 'DOSSIER')), app);
  const fixed = currentFixedVersion(document);
  const given = line.options.get('date');
  const date = typeof given === 'string' ? isoDate(given) : new Date().toISOString();
  const { renderReport } = await import('../report/render.ts');
  const report = await renderReport(reportOf(app.content, document, date, await styleOf(line)), app.fonts);
  if (fixed?.reportHash && fixed.reportHash !== report.sha256)
    return { code: 1, error: 'Het rapport is niet gelijk aan het vastgelegde rapport. Deze versie van de app maakt het anders op.' };
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), report.bytes);
  const notes = [
    `${report.pages} pagina’s, ${fixed ? `versie ${fixed.number}, vastgelegd` : 'CONCEPT'}. SHA-256: ${report.sha256}`,
    ...(report.claims ? [] : [`De aanduiding PDF/A-2a en PDF/UA-1 is weggelaten: ${report.faults.slice(0, 3).join('; ')}`]),
    ...(report.unknownSigns.length > 0
      ? [`Niet in het lettertype, met hun code gedrukt: ${report.unknownSigns.slice(0, 20).join(' ')}`]
      : []),
  ];
  return { code: 0, out: notes.join('\n') };
}

async function styleOf(line: CommandLine): Promise<HouseStyle | undefined> {
  const file = line.options.get('style');
  if (typeof file !== 'string') return undefined;
  const read = houseStyleFileSchema.safeParse(jsonOf(await readFile(file)));
  if (!read.success)
    throw new BadInput(
      `Het bestand ${file} is geen huisstijl van Weegwijzer (bij ${read.error.issues[0]?.path.join('.') || 'het begin'}).`,
    );
  const { colour, logo } = read.data;
  return { colour, ...(logo ? { logo } : {}) };
}

async function makeHtml(line: CommandLine, app: AppContent): Promise<Done> {
  const { document } = await dossier(await readFile(target(line, 'DOSSIER')), app);
  const given = line.options.get('date');
  const date = typeof given === 'string' ? isoDate(given) : new Date().toISOString();
  const html = reportHtml(reportOf(app.content, document, date, await styleOf(line)), currentFixedVersion(document)?.reportHash);
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), new TextEncoder().encode(html));
  return { code: 0, out: 'De HTML-kopie is gemaakt.' };
}

async function makeText(line: CommandLine, app: AppContent): Promise<Done> {
  const kind = SIDE_TEXTS.find((one) => one === line.options.get('kind'));
  if (!kind) throw new WrongUsage(`De optie --kind vraagt een van: ${SIDE_TEXTS.join(', ')}.`);
  const { document } = await dossier(await readFile(target(line, 'DOSSIER')), app);
  const given = line.options.get('date');
  const date = typeof given === 'string' ? isoDate(given) : new Date().toISOString();
  const model = reportOf(app.content, document, date, await styleOf(line));
  const text = sideText(kind, app.content, document, model, date);
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), new TextEncoder().encode(sideTextHtml(text, model)));
  return { code: 0, out: `${text.title}. ${text.notes[1] ?? ''}` };
}

async function makePublic(line: CommandLine, app: AppContent): Promise<Done> {
  const { document } = await dossier(await readFile(target(line, 'DOSSIER')), app);
  const version = currentFixedVersion(document);
  if (!version) return { code: 1, error: words(app, { code: 'rapport-niet-vastgelegd', detail: {} }) };
  const made = publicVersion(app.content, document, version);
  if (!made.ok) return { code: 1, error: words(app, made.failure) };
  const out = path.resolve(needed(line, 'out'));
  const { model, names } = made.value;
  const { renderReport } = await import('../report/render.ts');
  const bytes = out.endsWith('.html') ? new TextEncoder().encode(reportHtml(model)) : (await renderReport(model, app.fonts)).bytes;
  await writeSafely(nodeDisk, out, bytes);
  const left = names.map(({ name, times }) => `  ${name} (${times}×)`);
  return {
    code: 0,
    out: [
      'De openbare versie is gemaakt. Lees haar na: de app kan niet garanderen dat alles weg is.',
      ...(left.length > 0 ? ['Lijkt op een naam:', ...left] : []),
    ].join('\n'),
  };
}

async function makeBundle(line: CommandLine, app: AppContent, version: string): Promise<Done> {
  const bytes = await readFile(target(line, 'DOSSIER'));
  const { document, entries } = await dossier(bytes, app);
  const now = new Date().toISOString();
  // A copy for others carries no history.
  const attachments = new Map([...entries].filter(([name]) => name.startsWith('attachments/')));
  const copy = await packed({ content: app.content, now: () => now, appVersion: version }, document, attachments);
  const made = bundleOf({
    document,
    archive: NO_ARCHIVE,
    pdf: await readFile(needed(line, 'report')),
    dossier: copy.bytes,
    texts: app.texts.nl ?? {},
    now,
  });
  if (!made.ok) return { code: 1, error: words(app, made.failure) };
  const folder = path.resolve(needed(line, 'out'));
  await mkdir(folder);
  for (const [name, file] of made.value.files) await writeSafely(nodeDisk, path.join(folder, name), file);
  return {
    code: 0,
    out: `De bundel heeft ${made.value.files.size} bestanden. Ontbreekt in de metagegevens: ${made.value.missing.join(', ') || 'niets'}.`,
  };
}

async function signReport(line: CommandLine, app: AppContent): Promise<Done> {
  const pdf = await readFile(target(line, 'RAPPORT.pdf'));
  const passphrase = (await readFile(needed(line, 'passphrase-file'), 'utf8')).replace(/\r?\n$/, '');
  const now = new Date();
  const [{ readKeyFile }, { signPdf }] = await Promise.all([import('../sign/keys.ts'), import('../sign/sign-pdf.ts')]);
  const signer = readKeyFile(await readFile(needed(line, 'p12')), passphrase, now);
  if (!signer.ok) return { code: 3, error: words(app, signer.failure) };
  const name = line.options.get('name');
  const signed = await signPdf(pdf, {
    field: needed(line, 'field'),
    signer: signer.value,
    ...(typeof name === 'string' ? { name } : {}),
    reason: optional(line, 'reason'),
    location: optional(line, 'location'),
    date: now,
    fontFile: path.join(app.fonts, 'SourceSans3_600SemiBold.ttf'),
  });
  if (!signed.ok) return { code: signed.failure.code.startsWith('pdf-veld') ? 1 : 3, error: words(app, signed.failure) };
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), signed.value);
  return {
    code: 0,
    out: signer.value.trial ? 'Proefondertekend. PROEF: bewijst geen identiteit.' : `Ondertekend door ${signer.value.name}.`,
  };
}

async function verifyReport(line: CommandLine, app: AppContent): Promise<Done> {
  const anchorsFile = line.options.get('anchors');
  const anchors = typeof anchorsFile === 'string' ? certificatesIn(await readFile(anchorsFile)) : [];
  if (typeof anchorsFile === 'string' && anchors.length === 0)
    throw new BadInput('Het bestand met ankers bevat geen certificaten in PEM-vorm.');
  const expected = line.options.get('expect');
  if (typeof expected === 'string' && !/^\d+$/.test(expected)) throw new WrongUsage('De optie --expect vraagt een getal.');
  const { verifyPdf } = await import('../sign/verify.ts');
  const read = await verifyPdf(await readFile(target(line, 'RAPPORT.pdf')), anchors, new Date());
  if (!read.ok) return { code: 3, error: words(app, read.failure) };
  const report = read.value;
  const trusted = typeof anchorsFile !== 'string' || report.signatures.every(({ chain }) => chain.ok);
  const complete = typeof expected !== 'string' || report.signed >= Number(expected);
  const good = report.verdict === 'geldig' && trusted && complete;
  return { code: good ? 0 : 1, out: line.options.has('json') ? JSON.stringify(report, null, 1) : inWords(report, expected) };
}

function inWords(report: VerifyReport, expected: string | true | undefined): string {
  const head = typeof expected === 'string' ? `${report.signed} van ${expected} handtekeningen` : report.completeness.text;
  const lines = report.signatures.flatMap((one) => [
    `${one.field}: ${one.signer}${one.trial ? ' (PROEF: bewijst geen identiteit)' : ''}`,
    ...[one.integrity, one.coverage, one.changes, one.chain, one.time].map(({ text }) => `  ${text}`),
  ]);
  return [`${report.verdict}. ${head}`, ...lines].join('\n');
}
