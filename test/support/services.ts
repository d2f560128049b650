import path from 'node:path';
import type { Services } from '../../main/api.ts';
import { loadContent } from '../../main/content.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import type { StoredSettings } from '../../main/settings.ts';
import { failed } from '../../shared/result.ts';
import { sentence } from '../../shared/text/texts.ts';
import { NOW } from './content.ts';

/** What the main process works with, in folders of a test; somebody closes every window of the system. */
export function servicesIn(documents: string, localData: string, stored: StoredSettings = {}): Services {
  const app = loadContent(process.cwd());
  let settings: StoredSettings = { organisation: 'Gemeente Testdam', ...stored };
  return {
    at: { disk: nodeDisk, content: app.content, now: () => NOW, localData: path.join(localData, 'dossiers'), appVersion: '0' },
    app,
    dialogs: {
      openFile: async () => undefined,
      saveFile: async () => undefined,
      chooseFolder: async () => undefined,
      closeAnyway: async () => false,
    },
    settings: {
      read: () => settings,
      write: (change) => {
        settings = { ...settings, ...change };
      },
      forget: (...names) => {
        settings = Object.fromEntries(Object.entries(settings).filter(([name]) => !names.some((one) => one === name)));
      },
    },
    policy: { policy: {} },
    jobs: { run: async () => failed('rapport-mislukt') as never, cancel: () => undefined },
    documents,
    preview: false,
    takeGiven: () => undefined,
    say: (key, values) => sentence(app.texts.nl ?? {}, key, values),
    languageChanged: () => undefined,
    tell: () => undefined,
    started: () => undefined,
    closed: () => undefined,
  };
}
