import path from 'node:path';
import type { Bridge, LoadedWording } from '../shared/bridge.ts';
import type { ForeignMap } from '../shared/exchange/foreign/map.ts';
import type { Content } from '../shared/questionnaire/content.ts';
import { success } from '../shared/result.ts';
import { matchWording, type OfficialText, type Wording, wordingSchema } from '../shared/wording/wording.ts';
import type { Services } from './api.ts';
import { diskFailure } from './dossier/disk.ts';
import { writeSafely } from './dossier/safe-write.ts';

type WordingCalls = Pick<Bridge, Extract<keyof Bridge, `wording.${string}`>>;

/** Official texts that were loaded on this computer: which there are, and the content with them beside our questions. */
export type Wordings = {
  readonly load: () => Promise<void>;
  readonly list: () => readonly LoadedWording[];
  readonly content: () => Content;
  readonly calls: WordingCalls;
};

const FOLDER = 'wording';

/** The calls about official texts. One file for each form; a newer one takes the place of the older. */
export function wordingsOf(services: Services): Wordings {
  const { at, app, dialogs, say } = services;
  let wordings: readonly Wording[] = [];
  let content = app.content;
  const folder = path.join(at.localData, FOLDER);
  const use = (list: readonly Wording[]): void => {
    wordings = list;
    content = withOfficial(app.content, app.foreign, list);
  };
  const list = (): readonly LoadedWording[] =>
    wordings.map((one) => {
      const { format, name, version, sha256, fileName, questions } = one;
      const { unmatched } = matchWording(app.foreign, one);
      return { format, name, version, sha256, fileName, matched: questions.length - unmatched.length, unmatched };
    });
  const told = () => success({ wordings: list(), official: content.official ?? {} });

  return {
    list,
    content: () => content,
    load: async () => {
      const found: Wording[] = [];
      for (const name of (await at.disk.exists(folder)) ? await at.disk.list(folder) : []) {
        try {
          found.push(wordingSchema.parse(JSON.parse(new TextDecoder().decode(await at.disk.read(path.join(folder, name))))));
        } catch {
          // It can be loaded again from its file; a damaged copy is no reason not to start.
        }
      }
      use(found);
    },
    calls: {
      'wording.load': async () => {
        const file = await dialogs.openFile(say('venster.tekst_laden'), say('bestand.tekst'), ['yaml', 'yml', 'json']);
        if (!file) return null;
        try {
          const read = (await import('./exchange/wording-file.ts')).readWording(await at.disk.read(file), path.basename(file));
          if (!read.ok) return read;
          await at.disk.makeFolder(folder);
          await writeSafely(at.disk, path.join(folder, `${read.value.format}.json`), new TextEncoder().encode(JSON.stringify(read.value)));
          use([...wordings.filter(({ format }) => format !== read.value.format), read.value]);
          return told();
        } catch (error) {
          return diskFailure(error, file);
        }
      },
      'wording.remove': async ({ format }) => {
        await at.disk.remove(path.join(folder, `${format}.json`));
        use(wordings.filter((one) => one.format !== format));
        return told();
      },
    },
  };
}

function withOfficial(content: Content, maps: readonly ForeignMap[], wordings: readonly Wording[]): Content {
  if (wordings.length === 0) return content;
  const official: Record<string, OfficialText[]> = {};
  for (const wording of wordings)
    for (const [id, texts] of Object.entries(matchWording(maps, wording).texts)) official[id] = [...(official[id] ?? []), ...texts];
  return { ...content, official };
}
