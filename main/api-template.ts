import { randomUUID, X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { AssessmentDocument } from '../shared/assessment/types.ts';
import type { Bridge, Opened, Templates } from '../shared/bridge.ts';
import { failed, type Result, success } from '../shared/result.ts';
import { fromTemplate, usedOf, withTemplateAnswers } from '../shared/template/use.ts';
import type { Services } from './api.ts';
import { diskFailure } from './dossier/disk.ts';
import { fileStem } from './dossier/library.ts';
import { writeSafely } from './dossier/safe-write.ts';
import type { OpenDossier } from './open-dossiers.ts';
import { policyAnchors } from './policy.ts';
import { type Catalogue, readCatalogue } from './template/catalogue.ts';
import { type ReadTemplate, readTemplate, TEMPLATE_EXTENSION, templateBytes } from './template/template-file.ts';

type TemplateCalls = Pick<Bridge, Extract<keyof Bridge, `template.${string}`>>;
type TemplateServices = {
  readonly services: Services;
  readonly library: () => string;
  readonly open: ReadonlyMap<string, OpenDossier>;
  readonly createFrom: (document: AssessmentDocument) => Promise<Result<Opened>>;
};

/** The folder of one's own templates, inside the folder with dossiers. */
const OWN = 'Sjablonen';

/** The calls about templates: the catalogue of folders, using one, and making one. Only the own folder is ever written. */
export function templateCalls({ services, library, open, createFrom }: TemplateServices): TemplateCalls {
  const { at, app, dialogs, settings, say } = services;
  const { policy } = services.policy;
  let catalogue: Catalogue | undefined;

  const own = (): string => path.join(library(), OWN);
  const folders = (): readonly string[] => [...new Set([own(), ...(policy.templates ?? []), ...(settings.read().templates ?? [])])];
  const list = async (): Promise<Templates> => {
    const anchors = [...policyAnchors(policy), ...(settings.read().anchors ?? [])].map((pem) => new X509Certificate(pem));
    await at.disk.makeFolder(own()).catch(() => undefined);
    catalogue = await readCatalogue(at, folders(), anchors);
    const managed = new Set(policy.templates ?? []);
    return {
      entries: catalogue.entries.filter(({ fileName, failure }) => fileName !== '' || failure?.detail.map !== own()),
      folders: folders().map((folder) => ({ folder, own: folder === own(), managed: managed.has(folder) })),
    };
  };
  const find = async (sha256: string): Promise<ReadTemplate | undefined> => {
    if (!catalogue) await list();
    return catalogue?.templates.get(sha256);
  };
  const keep = async (bytes: Uint8Array, name: string): Promise<Result<Templates>> => {
    const file = path.join(own(), `${fileStem(name)}${TEMPLATE_EXTENSION}`);
    try {
      await at.disk.makeFolder(own());
      await writeSafely(at.disk, file, bytes);
      return success(await list());
    } catch (error) {
      return diskFailure(error, file);
    }
  };

  return {
    'template.list': async () => success(await list()),
    'template.addFolder': async () => {
      const folder = await dialogs.chooseFolder(say('venster.sjabloonmap'));
      if (!folder) return null;
      settings.write({ templates: [...new Set([...(settings.read().templates ?? []), folder])].slice(0, 50) });
      return success(await list());
    },
    'template.removeFolder': async ({ place }) => {
      const gone = folders()[place];
      settings.write({ templates: (settings.read().templates ?? []).filter((folder) => folder !== gone) });
      return success(await list());
    },
    'template.open': async ({ sha256 }) => {
      const found = await find(sha256);
      return found ? success(found.template) : failed('sjabloon-onbekend');
    },
    'template.use': async ({ sha256, name }) => {
      const found = await find(sha256);
      if (!found) return failed('sjabloon-onbekend');
      const organisation = settings.read().organisation || found.template.organisation;
      return createFrom(fromTemplate(app.content, found.template, sha256, randomUUID(), at.now(), { name, organisation }));
    },
    'template.save': async ({ template }) => {
      const bytes = templateBytes(template);
      // What the screen made is read like any other file: a fault has a sentence and nothing is written.
      const read = readTemplate(app.content, bytes);
      return read.ok ? keep(bytes, `${template.name} ${template.version}`) : read;
    },
    'template.takeFile': async () => {
      const file = await dialogs.openFile(say('venster.sjabloon'), say('bestand.sjabloon'), [TEMPLATE_EXTENSION.slice(1)]);
      if (!file) return null;
      try {
        const bytes = await at.disk.read(file);
        const read = readTemplate(app.content, bytes);
        return read.ok ? await keep(bytes, `${read.value.template.name} ${read.value.template.version}`) : read;
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'template.giveFile': async ({ sha256 }) => {
      const found = await find(sha256);
      if (!found) return failed('sjabloon-onbekend');
      const name = `${fileStem(`${found.template.name} ${found.template.version}`)}${TEMPLATE_EXTENSION}`;
      const place = path.join(services.documents, name);
      const file = await dialogs.saveFile(say('venster.sjabloon_bewaren'), place, say('bestand.sjabloon'), TEMPLATE_EXTENSION.slice(1));
      if (!file) return null;
      try {
        await writeSafely(at.disk, file, templateBytes(found.template));
        return success({ fileName: path.basename(file) });
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'template.newer': async ({ id }) => {
      const document = open.get(id)?.session.document();
      const used = document?.template;
      if (!document || !used) return failed('dossier-dicht');
      await list();
      const others = [...(catalogue?.templates.values() ?? [])].filter(
        ({ template, sha256 }) => template.id === used.id && sha256 !== used.sha256 && !template.retired,
      );
      const newest = others.sort((a, b) => compareVersions(b.template.version, a.template.version))[0];
      if (!newest || compareVersions(newest.template.version, used.version) <= 0)
        return failed('sjabloon-geen-nieuwer', { versie: used.version });
      const { template, sha256 } = newest;
      // The moment of the template, so that what people wrote since is never older than it.
      const moment = `${template.date}T00:00:00.000Z`;
      return success({
        fileName: `${template.name}, ${template.version}`,
        theirs: withTemplateAnswers(document, template, sha256, moment),
        template: usedOf(template, sha256),
      });
    },
  };
}

/** Compares versions such as 1.10 and 1.9 by their numbers, and other words as words. */
export function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'nl', { numeric: true });
}
