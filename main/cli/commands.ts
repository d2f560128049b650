import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { currentFixedVersion, documentHashOf, frozenPart } from '../../shared/assessment/fixed.ts';
import { update } from '../../shared/assessment/update.ts';
import { fixVersion, reportOf } from '../../shared/report/fix.ts';
import type { VerifyReport } from '../../shared/report/verify-types.ts';
import { type Saying, saying, sayingWords } from '../../shared/text/saying.ts';
import type { AppContent } from '../content.ts';
import { attachmentPart } from '../dossier/container.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { checkDossier, logIn } from '../dossier/dossier-log.ts';
import { firstBrokenLine } from '../dossier/log.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { isSealed, unlock } from '../dossier/vault.ts';
import { keepMemorySmall } from '../report/memory.ts';
import { certificatesIn } from '../sign/anchors.ts';
import { givenAnswers } from '../sign/given-answers.ts';
import { askTimeStamp } from '../sign/timestamp.ts';
import type { CommandLine } from './arguments.ts';
import { showContent } from './content.ts';
import { evaluateFile } from './evaluate.ts';
import { exportFile } from './export.ts';
import { importFile } from './import.ts';
import {
  BadInput,
  type Done,
  dateOf,
  dossier,
  isoDate,
  needed,
  optional,
  save,
  secretIn,
  target,
  targetDossier,
  unpackFor,
  WrongUsage,
  words,
} from './input.ts';
import { mergeDossiers } from './merge.ts';
import { makeBundle, makeCsv, makeHtml, makePublic, makeText, styleOf } from './publication.ts';
import { workWithTemplate } from './template.ts';

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
  csv: makeCsv,
  merge: mergeDossiers,
  import: importFile,
  template: workWithTemplate,
  export: exportFile,
  sign: signReport,
  verify: verifyReport,
  content: showContent,
  log: showLog,
  decrypt: decryptFile,
};

async function validateFile(line: CommandLine, app: AppContent): Promise<Done> {
  const bytes = await readFile(target(line, 'BESTAND'));
  const read = await unpackFor(line, bytes);
  if (!read.ok) return { code: read.failure.code === 'dossier-vreemd' ? 3 : 1, error: words(app, read.failure) };
  const { manifest, document, entries } = read.value;
  const attachment = (hash: string): Uint8Array | undefined => entries.get(attachmentPart(hash));
  const { lines, brokenLine, withoutLine, missing } = checkDossier(document, logIn(entries), attachment);
  const faults = [
    ...(brokenLine === undefined ? [] : [`Het logboek is veranderd: regel ${brokenLine} volgt niet uit de regels ervoor.`]),
    ...withoutLine.map((number) => `Versie ${number} noemt een regel van het logboek die er niet is: het einde is weggehaald.`),
    ...missing.map((name) => `De bijlage ${name} ontbreekt of is veranderd.`),
  ];
  const summary = {
    id: manifest.id,
    title: manifest.title,
    status: manifest.status,
    revision: document.revision,
    answers: Object.keys(document.answers).length,
    versions: document.versions.length,
    documentHash: documentHashOf(document),
    logLines: lines,
    faults,
  };
  if (faults.length > 0 && !line.options.has('json')) return { code: 1, error: faults.join('\n') };
  return {
    code: faults.length === 0 ? 0 : 1,
    out: line.options.has('json')
      ? JSON.stringify(summary, null, 1)
      : `In orde: ${manifest.title || 'dossier zonder naam'}, ${summary.answers} antwoorden, ${summary.versions} vastgelegde versies. Logboek: ${summary.logLines} regels, niets aan veranderd.`,
  };
}

/** The log of a dossier as JSON lines, for whoever keeps logs of the whole organisation. */
async function showLog(line: CommandLine, app: AppContent): Promise<Done> {
  const read = await unpackFor(line, await readFile(target(line, 'DOSSIER')));
  if (!read.ok) return { code: read.failure.code === 'dossier-vreemd' ? 3 : 1, error: words(app, read.failure) };
  const log = logIn(read.value.entries);
  const broken = firstBrokenLine(log);
  const text = new TextDecoder().decode(log).trimEnd();
  if (broken === undefined) return { code: 0, out: text };
  return { code: 1, out: text, error: `Regel ${broken} volgt niet uit de regels ervoor.` };
}

/** Writes what is in an encrypted file as a file that anybody can read. */
async function decryptFile(line: CommandLine, app: AppContent): Promise<Done> {
  const bytes = await readFile(target(line, 'BESTAND'));
  if (!isSealed(bytes)) return { code: 3, error: 'Dit bestand is niet versleuteld.' };
  const vault = await unlock(bytes, await secretIn(needed(line, 'secret-file')));
  const opened = vault.ok ? vault.value.open(bytes) : vault;
  if (!opened.ok) return { code: 3, error: words(app, opened.failure) };
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), opened.value);
  return { code: 0, out: 'De leesbare kopie is bewaard. Iedereen die bij dat bestand kan, kan haar lezen.' };
}

async function fixDossier(line: CommandLine, app: AppContent, version: string): Promise<Done> {
  const read = await dossier(await readFile(target(line, 'DOSSIER')), app);
  const date = isoDate(needed(line, 'date'));
  const action = fixVersion(app.content, read.document, date, await styleOf(line));
  if (!action.ok) return { code: 1, error: words(app, action.failure) };
  let document = update(read.document, action.value, date);
  const { renderReport } = await import('../report/render.ts');
  const report = await renderReport(reportOf(app.content, document, date), app.fonts, { answers: frozenPart(document) });
  document = update(document, { type: 'recordReport', version: action.value.version.number, reportHash: report.sha256 }, date);
  await save(needed(line, 'out'), document, read.entries, app, version, date);
  return { code: 0, out: `Versie ${action.value.version.number} is vastgelegd. SHA-256 van het rapport: ${report.sha256}` };
}

async function makeReport(line: CommandLine, app: AppContent): Promise<Done> {
  const { document } = await targetDossier(line, app);
  const fixed = currentFixedVersion(document);
  const date = dateOf(line);
  const model = reportOf(app.content, document, date, await styleOf(line));
  keepMemorySmall(model);
  const { renderReport } = await import('../report/render.ts');
  const report = await renderReport(model, app.fonts, {
    answers: frozenPart(document),
  });
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

async function signReport(line: CommandLine, app: AppContent): Promise<Done> {
  const pdf = await readFile(target(line, 'RAPPORT.pdf'));
  const passphrase = await secretIn(needed(line, 'passphrase-file'));
  const now = new Date();
  const [{ readKeyFile }, { signPdf }] = await Promise.all([import('../sign/keys.ts'), import('../sign/sign-pdf.ts')]);
  const service = line.options.get('tsa');
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
    ...(typeof service === 'string' ? { stamp: (signature: Uint8Array) => askTimeStamp(service, signature) } : {}),
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
  const data = line.options.get('data');
  const given = typeof data === 'string' ? await givenAnswers(path.basename(data), await readFile(data)) : undefined;
  if (given && !given.ok) return { code: 3, error: words(app, given.failure) };
  const { verifyPdf } = await import('../sign/verify.ts');
  const read = await verifyPdf(await readFile(target(line, 'RAPPORT.pdf')), anchors, new Date(), given?.value);
  if (!read.ok) return { code: 3, error: words(app, read.failure) };
  const report = read.value;
  const trusted = typeof anchorsFile !== 'string' || report.signatures.every(({ chain }) => chain.ok);
  const complete = typeof expected !== 'string' || report.signed >= Number(expected);
  const good = report.verdict === 'geldig' && trusted && complete && report.data.ok !== false;
  const say = (text: Saying): string => sayingWords(app.texts.nl ?? {}, 'nl', text);
  const json = (): string => JSON.stringify(report, (name, value) => (name === 'text' ? say(value) : value), 1);
  return { code: good ? 0 : 1, out: line.options.has('json') ? json() : inWords(report, say, expected) };
}

function inWords(report: VerifyReport, say: (text: Saying) => string, expected: string | true | undefined): string {
  const head =
    typeof expected === 'string'
      ? say(saying('volledig', { getekend: String(report.signed), totaal: expected }))
      : say(report.completeness.text);
  const lines = report.signatures.flatMap((one) => [
    `${one.field}: ${one.signer || 'onbekend'}${one.trial ? ' (PROEF: bewijst geen identiteit)' : ''}`,
    ...[one.integrity, one.coverage, one.changes, one.chain, one.time].map(({ text }) => `  ${say(text)}`),
  ]);
  return [`${report.verdict}. ${head}`, ...lines, say(report.data.text)].join('\n');
}
