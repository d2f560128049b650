import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createAssessment } from '../../shared/assessment/create.ts';
import { update } from '../../shared/assessment/update.ts';
import { FOREIGN_FORMATS, type ForeignFormat } from '../../shared/exchange/foreign/types.ts';
import type { AppContent } from '../content.ts';
import { takeIn, withTakenIn } from '../exchange/take-in.ts';
import type { CommandLine } from './arguments.ts';
import { type Done, dateOf, needed, save, target, WrongUsage, words } from './input.ts';

/** Makes a dossier from a file of another tool and says what became of every answer. */
export async function importFile(line: CommandLine, app: AppContent, version: string): Promise<Done> {
  const file = target(line, 'BESTAND');
  const asked = line.options.get('as');
  const as = FOREIGN_FORMATS.find((format) => format === asked || format === `invulhulpen-${String(asked)}`) as ForeignFormat | undefined;
  if (asked !== undefined && !as) throw new WrongUsage(`De optie --as vraagt een van: ${FOREIGN_FORMATS.join(', ')}.`);
  const bytes = await readFile(file);
  const now = dateOf(line);
  const taken = await takeIn(app, bytes, path.basename(file), now, as);
  if (!taken.ok) return { code: 3, error: words(app, taken.failure) };
  const { report, imported, title } = taken.value;
  const name = title || path.basename(file).replace(/\.[^.]*$/, '');
  const fresh = createAssessment(app.content, randomUUID(), now, { name, organisation: '' });
  const document = update(withTakenIn(fresh, taken.value), { type: 'recordImport', imported }, now);
  await save(needed(line, 'out'), document, new Map([[`attachments/${imported.sha256}`, bytes]]), app, version, now);
  if (line.options.has('json')) return { code: 0, out: JSON.stringify(report, null, 1) };
  return {
    code: 0,
    out: [
      `${report.found} antwoorden gevonden, ${report.matched} geplaatst, ${report.aside.length} apart gehouden, ${report.lost} verloren.`,
      ...report.aside.map(({ place, why }) => `  apart: ${place}: ${why}`),
      'Alle antwoorden zijn voorgevuld en wachten op bevestiging.',
    ].join('\n'),
  };
}
