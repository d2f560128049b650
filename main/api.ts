import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createAssessment } from '../shared/assessment/create.ts';
import { assessmentFromExample } from '../shared/assessment/example.ts';
import { currentFixedVersion } from '../shared/assessment/fixed.ts';
import type { AssessmentDocument } from '../shared/assessment/types.ts';
import type { Bridge, Events, Opened, Settings } from '../shared/bridge.ts';
import { reportOf } from '../shared/report/fix.ts';
import { type Failure, failed, type Result, success } from '../shared/result.ts';
import { failureSentence } from '../shared/text/texts.ts';
import type { AppContent } from './content.ts';
import type { Dialogs } from './dialogs.ts';
import { type Autosave, PACE, startAutosave } from './dossier/autosave.ts';
import { sha256 } from './dossier/hash.ts';
import { EXTENSION, freeFileName, readShelf, type Shelf } from './dossier/library.ts';
import { writeSafely } from './dossier/safe-write.ts';
import { createDossier, diskFailure, openDossier, type Session, type Surroundings } from './dossier/session.ts';
import type { Jobs } from './report/jobs.ts';
import type { SettingsStore } from './settings.ts';
import { makeTrialKey } from './sign/keys.ts';

export type Services = {
  readonly at: Surroundings;
  readonly app: AppContent;
  readonly dialogs: Dialogs;
  readonly settings: SettingsStore;
  readonly jobs: Jobs;
  readonly documents: string;
  readonly preview: boolean;
  readonly tell: <E extends keyof Events>(event: E, data: Events[E]) => void;
  /** Called when the screen listens: from then on it is asked before the window closes. */
  readonly started: () => void;
  /** Called when the screen has nothing left to send. */
  readonly closed: () => void;
};

type OpenDossier = { readonly session: Session; readonly autosave: Autosave; report?: string };

/** The calls of the contract, made from services. Also closes what is open. */
export function makeApi(services: Services): { readonly api: Bridge; readonly closeAll: () => Promise<Result<null>> } {
  const { at, app, dialogs, settings, jobs, tell } = services;
  const open = new Map<string, OpenDossier>();
  let shelf: Shelf | undefined;
  let keyFile: string | undefined;

  const settingsNow = (): Settings | null => {
    const { organisation, library } = settings.read();
    return organisation !== undefined && library !== undefined ? { organisation, library } : null;
  };
  const library = (): string => settings.read().library ?? path.join(services.documents, 'Weegwijzer');
  const listShelf = async (): Promise<Shelf> => {
    shelf = await readShelf(at, library(), settings.read().recent ?? []);
    return shelf;
  };

  const begin = (session: Session): Opened => {
    const autosave = startAutosave(session, PACE, (result) => {
      if (result.ok) tell('dossier.saved', { id: session.id, at: result.value });
      else tell('dossier.saveFailed', { id: session.id, ...result.failure });
    });
    open.set(session.id, { session, autosave });
    return openedOf(session);
  };

  const openFile = async (file: string): Promise<Result<Opened>> => {
    const already = [...open.values()].find(({ session }) => session.file === file);
    if (already) return success(openedOf(already.session));
    const session = await openDossier(at, file);
    if (!session.ok) return session;
    if (path.dirname(file) !== library())
      settings.write({ recent: [file, ...(settings.read().recent ?? []).filter((one) => one !== file)].slice(0, 20) });
    return success(begin(session.value));
  };

  const createFrom = async (document: AssessmentDocument): Promise<Result<Opened>> => {
    try {
      await at.disk.makeFolder(library());
      const session = await createDossier(at, await freeFileName(at, library(), document.facts.name), document);
      return session.ok ? success(begin(session.value)) : session;
    } catch (error) {
      return diskFailure(error, path.join(library(), 'dossier'));
    }
  };

  const closeOne = async (id: string): Promise<Result<null>> => {
    const found = open.get(id);
    if (!found) return success(null);
    found.autosave.stop();
    const closed = await found.session.close();
    if (!closed.ok) return closed;
    open.delete(id);
    return success(null);
  };

  const verify = async (file: string, pdf: Uint8Array) => {
    const report = await jobs.run<'verify'>({ kind: 'verify', pdf, date: at.now() });
    if (report === 'cancelled') return failed('rapport-mislukt');
    return report.ok ? success({ fileName: file, report: report.value }) : report;
  };

  const api: Bridge = {
    'app.start': async () => {
      services.started();
      return {
        version: at.appVersion,
        preview: services.preview,
        settings: settingsNow(),
        content: app.content,
        texts: app.texts,
        examples: app.examples.map(({ id, title }) => ({ id, title })),
      };
    },
    'app.closed': async () => {
      const done = await closeAll();
      if (done.ok || (await dialogs.closeAnyway(closeQuestion(services, done.failure)))) services.closed();
      return done;
    },
    'settings.save': async ({ organisation }) => {
      settings.write({ organisation, library: library() });
      return { organisation, library: library() };
    },
    'settings.chooseLibrary': async () => {
      const folder = await dialogs.chooseFolder('Kies de map voor dossiers');
      if (!folder) return null;
      settings.write({ library: folder });
      return { organisation: settings.read().organisation ?? '', library: folder };
    },
    'library.list': async () => {
      try {
        return success((await listShelf()).library);
      } catch (error) {
        return diskFailure(error, path.join(library(), 'dossier'));
      }
    },
    'library.create': ({ name }) =>
      createFrom(createAssessment(app.content, randomUUID(), at.now(), { name, organisation: settings.read().organisation ?? '' })),
    'library.open': async ({ id }) => {
      const already = open.get(id);
      if (already) return success(openedOf(already.session));
      const file = (shelf ?? (await listShelf())).places.get(id);
      return file ? openFile(file) : failed('dossier-onbekend');
    },
    'library.openFile': async () => {
      const file = await dialogs.openFile('Open een dossier', 'Dossier van Weegwijzer', [EXTENSION.slice(1)]);
      return file ? openFile(file) : null;
    },
    'library.openExample': async ({ example }) => {
      const found = app.examples.find(({ id }) => id === example);
      return found ? createFrom(assessmentFromExample(app.content, found, randomUUID(), at.now())) : failed('dossier-onbekend');
    },
    'dossier.apply': async ({ id, seq, at: moment, action }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const saved = await found.session.apply({ seq, at: moment, action });
      found.autosave.touched();
      return saved.ok ? success({ at: saved.value }) : saved;
    },
    'dossier.checkpoint': async ({ id }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const saved = await found.session.checkpoint();
      return saved.ok ? success({ at: saved.value }) : saved;
    },
    'dossier.close': ({ id }) => closeOne(id),
    'report.make': async ({ id }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const document = found.session.document();
      const saved = await found.session.checkpoint();
      if (!saved.ok) return saved;
      const file = await dialogs.saveFile(
        'Bewaar het rapport',
        path.join(path.dirname(found.session.file), reportName(document)),
        'Rapport',
        'pdf',
      );
      if (!file) return null;
      const model = reportOf(app.content, document, at.now());
      const made = await jobs.run<'render'>({ kind: 'render', model, fonts: app.fonts }, (step) => tell('report.progress', { step }));
      if (made === 'cancelled') return null;
      try {
        await writeSafely(at.disk, file, made.bytes);
      } catch (error) {
        return diskFailure(error, file);
      }
      found.report = file;
      const { pages, claims, unknownSigns } = made;
      return success({ fileName: path.basename(file), sha256: made.sha256, pages, claims, unknownSigns });
    },
    'report.cancel': async () => {
      jobs.cancel();
      return null;
    },
    'sign.chooseKey': async () => {
      keyFile = (await dialogs.openFile('Kies je sleutelbestand', 'Sleutelbestand', ['p12', 'pfx'])) ?? keyFile;
      return keyFile ? { fileName: path.basename(keyFile) } : null;
    },
    'sign.makeTrialKey': async ({ name, passphrase }) => {
      const file = await dialogs.saveFile(
        'Bewaar de proefsleutel',
        path.join(services.documents, 'proefsleutel.p12'),
        'Sleutelbestand',
        'p12',
      );
      if (!file) return null;
      try {
        await writeSafely(at.disk, file, makeTrialKey(name, passphrase, new Date(at.now())));
      } catch (error) {
        return diskFailure(error, file);
      }
      keyFile = file;
      return success({ fileName: path.basename(file) });
    },
    'sign.sign': async ({ id, field, name, passphrase, place }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      if (!keyFile) return failed('sleutel-gekozen');
      const saved = await found.session.checkpoint();
      if (!saved.ok) return saved;
      const version = currentFixedVersion(found.session.document());
      if (!version?.reportHash) return failed('rapport-niet-vastgelegd');
      const file = found.report ?? (await dialogs.openFile('Kies het rapport van deze versie', 'Rapport', ['pdf']));
      if (!file) return null;
      try {
        const pdf = await at.disk.read(file);
        // Only the report that was made when this version was fixed may be signed: its first revision must be that file.
        if (sha256(firstRevision(pdf)) !== version.reportHash) {
          delete found.report;
          return failed('rapport-verkeerd');
        }
        const job = {
          kind: 'sign',
          pdf,
          key: await at.disk.read(keyFile),
          passphrase,
          field,
          name,
          place,
          fonts: app.fonts,
          date: at.now(),
        } as const;
        const signed = await jobs.run<'sign'>(job);
        if (signed === 'cancelled') return null;
        if (!signed.ok) return signed;
        await writeSafely(at.disk, file, signed.value.pdf);
        found.report = file;
        const checked = await verify(path.basename(file), await at.disk.read(file));
        if (!checked.ok) return checked;
        const signature = { field, name: signed.value.name, at: job.date, trial: signed.value.trial, sha256: sha256(signed.value.pdf) };
        return success({ fileName: path.basename(file), signature, report: checked.value.report });
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'verify.choose': async () => {
      const file = await dialogs.openFile('Kies een rapport om te controleren', 'PDF', ['pdf']);
      if (!file) return null;
      try {
        return await verify(path.basename(file), await at.disk.read(file));
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'verify.bytes': ({ name, bytes }) => verify(name, bytes),
  };

  async function closeAll(): Promise<Result<null>> {
    for (const id of [...open.keys()]) {
      const closed = await closeOne(id);
      if (!closed.ok) return closed;
    }
    return success(null);
  }

  return { api, closeAll };
}

function openedOf(session: Session): Opened {
  const { recovery } = session;
  return {
    document: session.document(),
    fileName: path.basename(session.file),
    recovered: recovery.kind,
    recoveredEdits: recovery.kind === 'replayed' ? recovery.edits : 0,
  };
}

function reportName(document: AssessmentDocument): string {
  const version = currentFixedVersion(document);
  const name = (document.facts.name || 'rapport')
    .replace(/[^\p{L}\p{N} ._()-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${name} ${version ? `versie ${version.number}` : 'CONCEPT'}.pdf`;
}

/** The bytes up to the first end-of-file mark: what was there before anybody signed. */
function firstRevision(pdf: Uint8Array): Uint8Array {
  const end = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).indexOf('%%EOF');
  return end < 0 ? pdf : pdf.subarray(0, end + 6);
}

const closeQuestion = ({ app }: Services, failure: Failure): string =>
  `${failureSentence(app.texts.nl ?? {}, failure)} Wil je toch sluiten?`;
