import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import { NO_ARCHIVE } from '../../shared/bundle/metadata.ts';
import { registerCsv } from '../../shared/exchange/csv.ts';
import { publicVersion } from '../../shared/publication/public-model.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { sideTextHtml } from '../../shared/report/html/side-text.ts';
import { SIDE_TEXTS, sideText } from '../../shared/report/side-texts.ts';
import { type HouseStyle, houseStyleFileSchema } from '../../shared/style/house-style.ts';
import { contentFor } from '../../shared/template/effective.ts';
import type { AppContent } from '../content.ts';
import { isAttachment } from '../dossier/container.ts';
import { nodeDisk } from '../dossier/disk.ts';
import { packed } from '../dossier/pack.ts';
import { writeSafely } from '../dossier/safe-write.ts';
import { bundleOf } from '../report/bundle.ts';
import type { CommandLine } from './arguments.ts';
import { BadInput, type Done, dateOf, dossier, jsonOf, needed, target, targetDossier, WrongUsage, words } from './input.ts';

/** The house style named on the command line, if any. */
export async function styleOf(line: CommandLine): Promise<HouseStyle | undefined> {
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

export async function makeHtml(line: CommandLine, app: AppContent): Promise<Done> {
  const { document } = await targetDossier(line, app);
  const date = dateOf(line);
  const html = reportHtml(reportOf(app.content, document, date, await styleOf(line)), currentFixedVersion(document)?.reportHash);
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), new TextEncoder().encode(html));
  return { code: 0, out: 'De HTML-kopie is gemaakt.' };
}

export async function makeText(line: CommandLine, app: AppContent): Promise<Done> {
  const kind = SIDE_TEXTS.find((one) => one === line.options.get('kind'));
  if (!kind) throw new WrongUsage(`De optie --kind vraagt een van: ${SIDE_TEXTS.join(', ')}.`);
  const { document } = await targetDossier(line, app);
  const date = dateOf(line);
  const model = reportOf(app.content, document, date, await styleOf(line));
  const text = sideText(kind, contentFor(app.content, document), document, model, date);
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), new TextEncoder().encode(sideTextHtml(text, model)));
  return { code: 0, out: `${text.title}. ${text.notes[1] ?? ''}` };
}

export async function makePublic(line: CommandLine, app: AppContent): Promise<Done> {
  const { document } = await targetDossier(line, app);
  const version = currentFixedVersion(document);
  if (!version) return { code: 1, error: words(app, { code: 'rapport-niet-vastgelegd', detail: {} }) };
  const made = publicVersion(app.content, document, version);
  if (!made.ok) return { code: 1, error: words(app, made.failure) };
  const out = path.resolve(needed(line, 'out'));
  const { model, names } = made.value;
  // Drawing is loaded only when a PDF is asked.
  const drawn = async (): Promise<Uint8Array> => (await (await import('../report/render.ts')).renderReport(model, app.fonts)).bytes;
  await writeSafely(nodeDisk, out, out.endsWith('.html') ? new TextEncoder().encode(reportHtml(model)) : await drawn());
  const left = names.map(({ name, times }) => `  ${name} (${times}×)`);
  return {
    code: 0,
    out: [
      'De openbare versie is gemaakt. Lees haar na: de app kan niet garanderen dat alles weg is.',
      ...(left.length > 0 ? ['Lijkt op een naam:', ...left] : []),
    ].join('\n'),
  };
}

export async function makeBundle(line: CommandLine, app: AppContent, version: string): Promise<Done> {
  const bytes = await readFile(target(line, 'DOSSIER'));
  const { document, entries } = await dossier(bytes, app, line);
  const now = new Date().toISOString();
  // A copy for others carries no history.
  const attachments = new Map([...entries].filter(([name]) => isAttachment(name)));
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

export async function makeCsv(line: CommandLine, app: AppContent): Promise<Done> {
  const { document } = await targetDossier(line, app);
  const csv = registerCsv(reportOf(app.content, document, new Date().toISOString()), 'acties');
  if (csv === undefined) return { code: 1, error: words(app, { code: 'actieplan-leeg', detail: {} }) };
  await writeSafely(nodeDisk, path.resolve(needed(line, 'out')), new TextEncoder().encode(csv));
  return { code: 0, out: 'Het actieplan is bewaard.' };
}
