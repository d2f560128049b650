import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { currentFixedVersion, documentHashOf } from '../../shared/assessment/fixed.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { caseFactsSchema, factsFromCase } from '../../shared/evaluation/case-facts.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { evaluateFramework, type FrameworkEvaluation } from '../../shared/evaluation/toetsingskader.ts';
import { sourceWords } from '../../shared/questionnaire/content.ts';
import { fixVersion, reportOf } from '../../shared/report/fix.ts';
import type { VerifyReport } from '../../shared/report/verify-types.ts';
import type { Failure } from '../../shared/result.ts';
import { failureSentence } from '../../shared/text/texts.ts';
import type { AppContent } from '../content.ts';
import { type Dossier, nestsDeeper, unpackDossier } from '../dossier/container.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { packed } from '../dossier/session.ts';
import type { CommandLine } from './arguments.ts';

/** Exit codes: 0 good, 1 the check fails, 2 wrong usage, 3 bad input. */
export type Done = { readonly code: 0 | 1 | 2 | 3; readonly out?: string; readonly error?: string };

type Run = (line: CommandLine, app: AppContent, version: string) => Promise<Done>;

// Drawing and signing are loaded when a command needs them: most commands answer without.
/** Each command uses the same services as the app. */
export const COMMANDS: Readonly<Record<string, Run>> = {
  evaluate: evaluateFile,
  validate: validateFile,
  fix: fixDossier,
  report: makeReport,
  sign: signReport,
  verify: verifyReport,
};

class BadInput extends Error {}
class WrongUsage extends Error {}

/** Turns what a command throws into one sentence and an exit code. */
export function toDone(error: unknown): Done {
  if (error instanceof WrongUsage) return { code: 2, error: error.message };
  if (error instanceof BadInput) return { code: 3, error: error.message };
  const { code, path: place } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { code: 3, error: `Het bestand ${place ?? ''} bestaat niet.` };
  if (code === 'EISDIR') return { code: 3, error: `${place ?? 'Dit'} is een map en geen bestand.` };
  if (code) return { code: 3, error: `Lezen of schrijven lukt niet (${code}${place ? `, ${place}` : ''}).` };
  throw error;
}

async function evaluateFile(line: CommandLine, app: AppContent): Promise<Done> {
  const bytes = await readFile(target(line, 'BESTAND'));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { document } = await dossier(bytes, app);
    return answered(line, app, evaluate(app.content, document).framework);
  }
  const parsed = jsonOf(bytes);
  const isList = Array.isArray(parsed);
  const answers = (isList ? parsed : [parsed]).map((raw, place) => {
    // A worked case carries its facts under `facts`; bare facts are welcome too.
    const facts = caseFactsSchema.safeParse(hasFacts(raw) ? raw.facts : raw);
    if (!facts.success)
      throw new BadInput(
        `De feiten${isList ? ` van nummer ${place + 1}` : ''} kloppen niet, bij ${facts.error.issues[0]?.path.join('.') || 'het begin'}.`,
      );
    return evaluateFramework(app.content.framework, factsFromCase(facts.data));
  });
  return answered(line, app, isList ? answers : (answers[0] as FrameworkEvaluation));
}

const hasFacts = (raw: unknown): raw is { facts: unknown } => typeof raw === 'object' && raw !== null && 'facts' in raw;

function answered(line: CommandLine, app: AppContent, result: FrameworkEvaluation | readonly FrameworkEvaluation[]): Done {
  const list = Array.isArray(result) ? (result as readonly FrameworkEvaluation[]) : [result as FrameworkEvaluation];
  if (line.options.has('json'))
    return {
      code: 0,
      out: JSON.stringify(Array.isArray(result) ? list.map((one) => plain(app, one)) : plain(app, list[0] as FrameworkEvaluation), null, 1),
    };
  return { code: 0, out: list.map(({ outcome, title, decisive }) => `${outcome}  ${title}  (${decisive.join(', ')})`).join('\n') };
}

/** The outcome as plain JSON: codes for warnings and duties, whole sentences for sources. */
function plain(app: AppContent, result: FrameworkEvaluation) {
  const sources = (list: FrameworkEvaluation['findings'][number]['sources']): string[] => list.map((one) => sourceWords(app.content, one));
  return {
    outcome: result.outcome,
    title: result.title,
    decisive: result.decisive,
    findings: result.findings.map(({ node, outcome, criterion, text, sources: list, settle }) => ({
      node,
      outcome,
      ...(criterion ? { criterion: criterion.name } : {}),
      text,
      ...(settle ? { settle } : {}),
      sources: sources(list),
    })),
    path: result.path.map(({ node, criterion, answers, result: found, text, sources: list }) => ({
      node,
      ...(criterion ? { criterion: criterion.name } : {}),
      answers,
      result: found,
      text,
      sources: sources(list),
    })),
    warnings: result.warnings.map(({ code }) => code),
    duties: result.duties.map(({ code }) => code),
    released: result.released,
  };
}

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
  const action = fixVersion(app.content, read.document, date);
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
  const report = await renderReport(reportOf(app.content, document, date), app.fonts);
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
  const anchors = typeof anchorsFile === 'string' ? certificatesIn(await readFile(anchorsFile, 'utf8')) : [];
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

function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new BadInput('Het bestand met ankers bevat geen certificaten in PEM-vorm.');
  return blocks.map((block) => new X509Certificate(block));
}

// ---- helpers

async function dossier(bytes: Uint8Array, app: AppContent): Promise<Dossier> {
  const read = await unpackDossier(bytes);
  if (!read.ok) throw new BadInput(words(app, read.failure));
  return read.value;
}

async function save(
  file: string,
  document: AssessmentDocument,
  entries: Dossier['entries'],
  app: AppContent,
  appVersion: string,
  now: string,
): Promise<void> {
  const { bytes } = await packed({ content: app.content, now: () => now, appVersion }, document, entries);
  await writeSafely(nodeDisk, path.resolve(file), bytes);
}

function jsonOf(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  if (bytes.length > 50_000_000 || nestsDeeper(text, 50)) throw new BadInput('Dit bestand is te groot of te diep genest.');
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput('Dit is geen dossier en geen JSON. Geef een .weegwijzer-bestand of feiten in JSON.');
  }
}

const words = (app: AppContent, failure: Failure): string => failureSentence(app.texts.nl ?? {}, failure);

function target(line: CommandLine, name: string): string {
  const [first, ...more] = line.targets;
  if (!first || more.length > 0) throw new WrongUsage(`Geef precies één ${name} op.`);
  return first;
}

function needed(line: CommandLine, name: string): string {
  const value = line.options.get(name);
  if (typeof value !== 'string') throw new WrongUsage(`De optie --${name} ontbreekt.`);
  return value;
}

const optional = (line: CommandLine, name: string): string => String(line.options.get(name) ?? '');

function isoDate(text: string): string {
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime()))
    throw new WrongUsage('Schrijf de datum als 2026-11-22 of 2026-11-22T10:00:00Z.');
  return date.toISOString();
}
