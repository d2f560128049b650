import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { type Failure, type Result, success } from '../../shared/result.ts';
import { failureSentence } from '../../shared/text/texts.ts';
import type { AppContent } from '../content.ts';
import { type Dossier, nestsDeeper, unpackDossier } from '../dossier/container.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { packed } from '../dossier/pack.ts';
import { unpackWith } from '../dossier/read-file.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { isSealed } from '../dossier/vault.ts';
import type { CommandLine } from './arguments.ts';

/** Exit codes: 0 good, 1 the check fails, 2 wrong usage, 3 bad input. */
export type Done = { readonly code: 0 | 1 | 2 | 3; readonly out?: string; readonly error?: string };

export class BadInput extends Error {}
export class WrongUsage extends Error {}

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

/** The first line of a file that holds a secret: on the command line itself others on the computer could read it. */
export const secretIn = async (file: string): Promise<string> => (await readFile(file, 'utf8')).split(/\r?\n/)[0] ?? '';

/** The bytes of a dossier; an encrypted one needs `--secret-file`, with the passphrase or the recovery code. */
export async function unpackFor(line: CommandLine, bytes: Uint8Array): Promise<Result<Dossier>> {
  const file = optional(line, 'secret-file');
  const read = await unpackWith(bytes, file ? await secretIn(file) : undefined);
  if (read.ok) return success(read.value.dossier);
  if (read.failure.code === 'dossier-versleuteld') throw new BadInput(LOCKED);
  return read;
}

const LOCKED =
  'Dit dossier is versleuteld. Zet de wachtwoordzin of de herstelcode in een bestand en geef dat met --secret-file. Een opdracht die een dossier schrijft, leest geen versleuteld dossier: maak eerst een leesbare kopie met decrypt.';

/** The dossier in a file; with the command line an encrypted one can be read too. */
export async function dossier(bytes: Uint8Array, app: AppContent, line?: CommandLine): Promise<Dossier> {
  if (!line && isSealed(bytes)) throw new BadInput(LOCKED);
  const read = line ? await unpackFor(line, bytes) : await unpackDossier(bytes);
  if (!read.ok) throw new BadInput(words(app, read.failure));
  return read.value;
}

/** The dossier that a command names, for reading only. */
export const targetDossier = async (line: CommandLine, app: AppContent): Promise<Dossier> =>
  dossier(await readFile(target(line, 'DOSSIER')), app, line);

export async function save(
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

export function jsonOf(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  if (bytes.length > 50_000_000 || nestsDeeper(text, 50)) throw new BadInput('Dit bestand is te groot of te diep genest.');
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput('Dit is geen dossier en geen JSON. Geef een .weegwijzer-bestand of feiten in JSON.');
  }
}

export const words = (app: AppContent, failure: Failure): string => failureSentence(app.texts.nl ?? {}, failure);

export function target(line: CommandLine, name: string): string {
  const [first, ...more] = line.targets;
  if (!first || more.length > 0) throw new WrongUsage(`Geef precies één ${name} op.`);
  return first;
}

export function needed(line: CommandLine, name: string): string {
  const value = line.options.get(name);
  if (typeof value !== 'string') throw new WrongUsage(`De optie --${name} ontbreekt.`);
  return value;
}

export const optional = (line: CommandLine, name: string): string => String(line.options.get(name) ?? '');

export function isoDate(text: string): string {
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime()))
    throw new WrongUsage('Schrijf de datum als 2026-11-22 of 2026-11-22T10:00:00Z.');
  return date.toISOString();
}

/** The moment given with `--date`, else now (ISO 8601). */
export function dateOf(line: CommandLine): string {
  const given = line.options.get('date');
  return typeof given === 'string' ? isoDate(given) : new Date().toISOString();
}
