import path from 'node:path';
import { currentFixedVersion } from '../shared/assessment/fixed.ts';
import type { Bridge } from '../shared/bridge.ts';
import { NO_ARCHIVE } from '../shared/bundle/metadata.ts';
import { registerCsv } from '../shared/exchange/csv.ts';
import { publicVersion } from '../shared/publication/public-model.ts';
import { registerFile } from '../shared/register-entry/file.ts';
import { reportOf } from '../shared/report/fix.ts';
import { reportHtml } from '../shared/report/html/html.ts';
import { sideTextHtml } from '../shared/report/html/side-text.ts';
import { sideText } from '../shared/report/side-texts.ts';
import { failed, type Result, success } from '../shared/result.ts';
import { contentFor } from '../shared/template/effective.ts';
import type { Services } from './api.ts';
import { attachmentEntries } from './dossier/attachments.ts';
import { diskFailure } from './dossier/disk.ts';
import { fileStem } from './dossier/library.ts';
import { packed } from './dossier/pack.ts';
import { writeSafely } from './dossier/safe-write.ts';
import type { OpenDossier } from './open-dossiers.ts';
import { type Bundle, bundleOf } from './report/bundle.ts';

type PublicationCalls = Pick<Bridge, 'report.html' | 'report.public' | 'report.text' | 'report.csv' | 'report.register' | 'report.bundle'>;

/** The calls that bring a report to others: a copy to read, a version for the public, and a bundle for the archive. */
export function publicationCalls(services: Services, open: ReadonlyMap<string, OpenDossier>): PublicationCalls {
  const { at, app, dialogs, jobs, say, settings, tell } = services;

  const save = async (file: string, bytes: Uint8Array): Promise<Result<{ fileName: string }>> => {
    try {
      await writeSafely(at.disk, file, bytes);
      return success({ fileName: path.basename(file) });
    } catch (error) {
      return diskFailure(error, file);
    }
  };
  const ask = (title: string, folder: string, name: string, extension: 'pdf' | 'html'): Promise<string | undefined> =>
    dialogs.saveFile(say(title), path.join(folder, `${name}.${extension}`), say('bestand.rapport'), extension);

  return {
    'report.html': async ({ id }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const document = session.document();
      const file = await ask('venster.html', path.dirname(session.file), fileStem(document.facts.name || 'rapport'), 'html');
      if (!file) return null;
      const html = reportHtml(reportOf(app.content, document, at.now(), settings.read().style), currentFixedVersion(document)?.reportHash);
      return save(file, new TextEncoder().encode(html));
    },
    'report.text': async ({ id, kind }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const document = session.document();
      const model = reportOf(app.content, document, at.now(), settings.read().style);
      const text = sideText(kind, contentFor(app.content, document), document, model, at.now());
      const file = await ask('venster.tekst', path.dirname(session.file), fileStem(text.title), 'html');
      return file ? save(file, new TextEncoder().encode(sideTextHtml(text, model))) : null;
    },
    'report.csv': async ({ id }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const document = session.document();
      const csv = registerCsv(reportOf(app.content, document, at.now()), 'acties');
      if (csv === undefined) return failed('actieplan-leeg');
      const place = path.join(path.dirname(session.file), `${fileStem(document.facts.name || 'dossier')} actieplan.csv`);
      const file = await dialogs.saveFile(say('venster.csv'), place, say('bestand.csv'), 'csv');
      return file ? save(file, new TextEncoder().encode(csv)) : null;
    },
    'report.register': async ({ id, form }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const document = session.document();
      const content = contentFor(app.content, document);
      const name = `${fileStem(document.facts.name || 'dossier')} algoritmeregister.${form}`;
      const file = await dialogs.saveFile(
        say('venster.register'),
        path.join(path.dirname(session.file), name),
        say('bestand.register'),
        form,
      );
      return file ? save(file, new TextEncoder().encode(registerFile(content, document, form))) : null;
    },
    'report.public': async ({ id, form }) => {
      const session = open.get(id)?.session;
      if (!session) return failed('dossier-dicht');
      const document = session.document();
      const version = currentFixedVersion(document);
      if (!version) return failed('rapport-niet-vastgelegd');
      const made = publicVersion(app.content, document, version);
      if (!made.ok) return made;
      const { model } = made.value;
      // The name of the file comes from the public version: a title may hold a name.
      const name = `${fileStem(model.facts.name || 'rapport')} openbare versie`;
      const file = await ask('venster.openbaar', path.dirname(session.file), name, form);
      if (!file) return null;
      if (form === 'html') return save(file, new TextEncoder().encode(reportHtml(model)));
      const drawn = await jobs.run<'render'>({ kind: 'render', model, fonts: app.fonts }, (step) => tell('report.progress', { step }));
      if (drawn === 'cancelled') return null;
      return drawn.ok ? save(file, drawn.value.bytes) : drawn;
    },
    'report.bundle': async ({ id }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const { session } = found;
      const saved = await session.checkpoint();
      if (!saved.ok) return saved;
      const document = session.document();
      const version = currentFixedVersion(document);
      if (!version?.reportHash) return failed('rapport-niet-vastgelegd');
      const report = found.report ?? (await dialogs.openFile(say('venster.rapport_versie'), say('bestand.rapport'), ['pdf']));
      if (!report) return null;
      const folder = await dialogs.chooseFolder(say('venster.bundel'));
      if (!folder) return null;
      try {
        const { bytes: dossier } = await packed(at, document, new Map(attachmentEntries(session, document)));
        const made = bundleOf({
          document,
          archive: settings.read().archive ?? NO_ARCHIVE,
          pdf: await at.disk.read(report),
          dossier,
          texts: app.texts.nl ?? {},
          now: at.now(),
        });
        if (!made.ok) return made;
        const name = `${fileStem(document.facts.name || 'rapport')} versie ${version.number}`;
        return success({ folder: await writeBundle(services, folder, name, made.value), missing: made.value.missing });
      } catch (error) {
        return diskFailure(error, path.join(folder, 'bundel'));
      }
    },
  };
}

/** Writes all files in a folder under a working name, and gives it its own name when the last one stands: never half a bundle. */
async function writeBundle({ at }: Services, folder: string, name: string, { files }: Bundle): Promise<string> {
  let target = path.join(folder, name);
  for (let number = 2; await at.disk.exists(target); number++) target = path.join(folder, `${name} (${number})`);
  const working = `${target}.deel`;
  await at.disk.makeFolder(working);
  try {
    for (const [file, bytes] of files) await at.disk.writeNew(path.join(working, file), bytes);
    await at.disk.rename(working, target);
    await at.disk.syncFolder(folder);
    return path.basename(target);
  } catch (error) {
    for (const file of files.keys()) await at.disk.remove(path.join(working, file)).catch(() => undefined);
    throw error;
  }
}
