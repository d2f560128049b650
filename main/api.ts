import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import path from 'node:path';
import { createAssessment } from '../shared/assessment/create.ts';
import { assessmentFromExample } from '../shared/assessment/example.ts';
import { update } from '../shared/assessment/update.ts';
import type { Bridge, Events, Settings } from '../shared/bridge.ts';
import { NO_ARCHIVE } from '../shared/bundle/metadata.ts';
import { type Failure, failed, type Result, success } from '../shared/result.ts';
import { attachmentCalls } from './api-attachments.ts';
import { exchangeCalls, FOREIGN_EXTENSIONS, readForeignFile } from './api-exchange.ts';
import { libraryCalls } from './api-library.ts';
import { protectCalls } from './api-protect.ts';
import { publicationCalls } from './api-publication.ts';
import { reportCalls } from './api-report.ts';
import { settingsCalls } from './api-settings.ts';
import { templateCalls } from './api-template.ts';
import { wordingsOf } from './api-wording.ts';
import type { AppContent } from './content.ts';
import type { Dialogs } from './dialogs.ts';
import { attachmentPart } from './dossier/container.ts';
import { checkDossier } from './dossier/dossier-log.ts';
import { EXTENSION, fileStem, openShelf, placeOf, type Shelf } from './dossier/library.ts';
import type { Surroundings } from './dossier/session.ts';
import { withTakenIn } from './exchange/take-in.ts';
import { guarded } from './guard.ts';
import { openDossiers, openedOf } from './open-dossiers.ts';
import { hostOf, type PolicyRead, policyAnchors } from './policy.ts';
import type { Jobs } from './report/jobs.ts';
import type { SettingsStore } from './settings.ts';
import { anchorOf } from './sign/anchors.ts';

export type Services = {
  readonly at: Surroundings;
  readonly app: AppContent;
  readonly dialogs: Dialogs;
  readonly settings: SettingsStore;
  /** What the administrator of this computer decided. */
  readonly policy: PolicyRead;
  readonly jobs: Jobs;
  readonly documents: string;
  readonly preview: boolean;
  /** The file that the system asked to open, once. */
  readonly takeGiven: () => string | undefined;
  /** A sentence in the language of the screen. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string;
  /** The language was changed: what stands outside the screen follows. */
  readonly languageChanged: () => void;
  readonly tell: <E extends keyof Events>(event: E, data: Events[E]) => void;
  /** Called when the screen listens: from then on it is asked before the window closes. */
  readonly started: () => void;
  /** Called when the screen has nothing left to send. */
  readonly closed: () => void;
};

/** The calls of the contract, made from services. Also closes what is open. */
export function makeApi(given: Services): { readonly api: Bridge; readonly closeAll: () => Promise<Result<null>> } {
  const wordings = wordingsOf(given);
  // Official texts may be loaded while the app runs: whoever asks for the content gets it with them.
  const app: AppContent = {
    ...given.app,
    get content() {
      return wordings.content();
    },
  };
  const services: Services = { ...given, app };
  const { at, dialogs, settings, say } = services;
  const { policy, fault } = services.policy;
  const reader = openShelf(at);
  let shelf: Shelf | undefined;

  const settingsNow = (): Settings => {
    const { organisation, person, place, language, style: own, archive, anchors } = settings.read();
    const style = policy.style ?? own;
    return {
      organisation: organisation ?? '',
      person: person ?? '',
      library: library(),
      language: language ?? 'nl',
      ...(place ? { place } : {}),
      ...(style ? { style } : {}),
      archive: archive ?? NO_ARCHIVE,
      anchors: [...policyAnchors(policy).map((pem) => anchorOf(pem, true)), ...(anchors ?? []).map((pem) => anchorOf(pem))],
      managed: {
        library: policy.library !== undefined,
        style: policy.style !== undefined,
        off: policy.off ?? [],
        ...(policy.timeStamp ? { timeStamp: hostOf(policy.timeStamp) } : {}),
        ...(fault ? { fault } : {}),
      },
    };
  };
  const library = (): string => policy.library ?? settings.read().library ?? path.join(services.documents, 'Weegwijzer');
  const listShelf = async (): Promise<Shelf> => {
    shelf = await reader.read(library(), settings.read().recent ?? []);
    return shelf;
  };

  const dossiers = openDossiers(services, library);
  const { open, openFile, createFrom } = dossiers;

  const api: Bridge = {
    'app.start': async () => {
      services.started();
      await wordings.load();
      return {
        wordings: wordings.list(),
        version: at.appVersion,
        preview: services.preview,
        localData: at.localData,
        settings: settings.read().organisation === undefined ? null : settingsNow(),
        content: app.content,
        texts: app.texts,
        examples: app.examples.map(({ id, title }) => ({ id, title })),
      };
    },
    'app.closed': async () => {
      const done = await dossiers.closeAll();
      if (
        done.ok ||
        (await dialogs.closeAnyway(closeQuestion(services, done.failure), say('venster.blijven'), say('venster.toch_sluiten')))
      )
        services.closed();
      return done;
    },
    ...settingsCalls(services, settingsNow),
    ...libraryCalls({
      at,
      reader,
      library,
      shelf: async () => shelf ?? listShelf(),
      list: listShelf,
      close: dossiers.close,
      holderOf: dossiers.holderOf,
      actor: () => settings.read().person || userInfo().username,
    }),
    'library.create': ({ name }) =>
      createFrom(createAssessment(app.content, randomUUID(), at.now(), { name, organisation: settings.read().organisation ?? '' })),
    'library.open': async ({ id, fileName }) => {
      const already = open.get(id);
      if (already) return success(openedOf(already));
      const file = placeOf(shelf ?? (await listShelf()), id, fileName);
      return file ? openFile(file) : failed('dossier-onbekend');
    },
    'library.openFile': async () => {
      const file = await dialogs.openFile(say('venster.dossier'), say('bestand.dossier'), [EXTENSION.slice(1)]);
      return file ? openFile(file) : null;
    },
    'library.importFile': async () => {
      const file = await dialogs.openFile(say('venster.inlezen'), say('bestand.ander'), FOREIGN_EXTENSIONS);
      if (!file) return null;
      const read = await readForeignFile(services, file);
      if (read === null || !read.ok) return read;
      const { bytes, taken } = read.value;
      const facts = { name: taken.title || fileStem(path.parse(file).name), organisation: settings.read().organisation ?? '' };
      const fresh = createAssessment(app.content, randomUUID(), at.now(), facts);
      const document = update(withTakenIn(fresh, taken), { type: 'recordImport', imported: taken.imported }, at.now());
      return createFrom(document, new Map([[attachmentPart(taken.imported.sha256), bytes]]));
    },
    'library.openGiven': async () => {
      const file = services.takeGiven();
      return file ? openFile(file) : null;
    },
    'library.openExample': async ({ example }) => {
      const found = app.examples.find(({ id }) => id === example);
      return found ? createFrom(assessmentFromExample(app.content, found, randomUUID(), at.now())) : failed('dossier-onbekend');
    },
    'dossier.apply': async ({ id, seq, at: moment, action }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const { holder } = found;
      if (holder) return failed('dossier-alleen-lezen', { wie: holder.person, computer: holder.computer });
      if (!found.logged) await found.session.note('dossier geopend', 'dossier');
      found.logged = true;
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
    'dossier.saveElsewhere': async ({ id }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const { session } = found;
      const suggestion = path.join(services.documents, path.basename(session.file));
      const chosen = await dialogs.saveFile(say('venster.elders_bewaren'), suggestion, say('bestand.dossier'), EXTENSION.slice(1));
      if (!chosen) return null;
      const file = chosen.endsWith(EXTENSION) ? chosen : `${chosen}${EXTENSION}`;
      const saved = await session.saveElsewhere(file);
      if (!saved.ok) return saved;
      await dossiers.moved(found);
      return success({ at: saved.value, fileName: path.basename(file) });
    },
    'dossier.close': ({ id }) => dossiers.close(id),
    ...protectCalls({ open, unlock: dossiers.unlock, listAgain: listShelf }),
    ...attachmentCalls(services, open),
    ...exchangeCalls(services, open),
    ...wordings.calls,
    ...templateCalls({ services, library, open, createFrom }),
    'dossier.check': async ({ id }) => {
      const session = open.get(id)?.session;
      return session ? success(checkDossier(session.document(), session.log(), session.attachment)) : failed('dossier-dicht');
    },
    'dossier.history': async ({ id, key }) => {
      const found = open.get(id);
      return found ? success(found.session.history(key)) : failed('dossier-dicht');
    },
    ...reportCalls(services, open),
    ...publicationCalls(services, open),
  };

  return { api: guarded(api, policy, open), closeAll: dossiers.closeAll };
}

const closeQuestion = ({ say }: Services, { code, detail }: Failure): string =>
  `${say(`fout.${code}`, detail)} ${say('venster.toch_sluiten_vraag')}`;
