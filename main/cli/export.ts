import path from 'node:path';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import { registerCsv } from '../../shared/exchange/csv.ts';
import { exportInvulhulpen } from '../../shared/exchange/foreign/export.ts';
import { registerEntry, registerProblems } from '../../shared/register-entry/entry.ts';
import { registerFile } from '../../shared/register-entry/file.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { reportMarkdown } from '../../shared/report/html/markdown.ts';
import { contentFor } from '../../shared/template/effective.ts';
import type { AppContent } from '../content.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { originalOf } from '../exchange/take-in.ts';
import type { CommandLine } from './arguments.ts';
import { BadInput, type Done, dateOf, needed, targetDossier, WrongUsage } from './input.ts';

const KINDS = ['invulhulpen-iama', 'invulhulpen-dpia', 'invulhulpen-prescan', 'markdown', 'csv', 'algoritmeregister'] as const;

/** Writes a dossier in the form of another tool, as Markdown, or one of its registers as CSV. */
export async function exportFile(line: CommandLine, app: AppContent): Promise<Done> {
  const kind = KINDS.find((one) => one === line.options.get('kind'));
  if (!kind) throw new WrongUsage(`De optie --kind vraagt een van: ${KINDS.join(', ')}.`);
  const { document, entries } = await targetDossier(line, app);
  const date = dateOf(line);
  const write = (text: string): Promise<void> => writeSafely(nodeDisk, path.resolve(needed(line, 'out')), new TextEncoder().encode(text));
  if (kind === 'markdown') {
    await write(reportMarkdown(reportOf(app.content, document, date), currentFixedVersion(document)?.reportHash));
    return { code: 0, out: 'Het rapport is als Markdown bewaard.' };
  }
  if (kind === 'algoritmeregister') {
    const content = contentFor(app.content, document);
    const out = needed(line, 'out');
    await write(registerFile(content, document, out.endsWith('.csv') ? 'csv' : out.endsWith('.html') ? 'html' : 'json'));
    const problems = registerProblems(registerEntry(content, document));
    return {
      code: 0,
      out:
        problems.length === 0
          ? 'De vermelding is volledig.'
          : `Nog niet goed: ${problems.map(({ field, code }) => `${field} (${code})`).join(', ')}.`,
    };
  }
  if (kind === 'csv') {
    const model = reportOf(app.content, document, date);
    const name = String(line.options.get('register') ?? 'acties');
    const csv = registerCsv(model, name);
    if (csv === undefined)
      throw new BadInput(`De lijst ${name} staat niet in dit dossier. Er zijn: ${(model.registers ?? []).map(({ id }) => id).join(', ')}.`);
    await write(csv);
    return { code: 0, out: `De lijst ${name} is als CSV bewaard.` };
  }
  const { file, left } = exportInvulhulpen(app.content, app.foreign, kind, document, date, await originalOf(document, entries, kind));
  await write(`${JSON.stringify(file, null, 4)}\n`);
  if (line.options.has('json')) return { code: 0, out: JSON.stringify({ left }, null, 1) };
  return {
    code: 0,
    out: left.length === 0 ? 'Alle antwoorden staan in het bestand.' : `Deze antwoorden hebben daar geen plek: ${left.join('; ')}.`,
  };
}
