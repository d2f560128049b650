import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { LANGUAGES, placeSchema } from '../shared/bridge.ts';
import { archiveSchema } from '../shared/bundle/metadata.ts';
import { houseStyleSchema } from '../shared/style/house-style.ts';

const settingsSchema = z.strictObject({
  organisation: z.string().optional(),
  person: z.string().optional(),
  library: z.string().optional(),
  style: houseStyleSchema.optional(),
  archive: archiveSchema.optional(),
  /** Trusted certificates as PEM. */
  anchors: z.array(z.string().max(20_000)).max(200).optional(),
  /** Shared folders with templates. */
  templates: z.array(z.string().max(1_000)).max(50).optional(),
  language: z.enum(LANGUAGES).optional(),
  /** Where somebody was last, in which dossier. */
  place: placeSchema.optional(),
  window: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
  /** Dossiers opened from outside the library, newest first. */
  recent: z.array(z.string()).max(20).optional(),
});
export type StoredSettings = z.infer<typeof settingsSchema>;

export type SettingsStore = {
  readonly read: () => StoredSettings;
  readonly write: (change: Partial<StoredSettings>) => void;
  readonly forget: (...names: readonly (keyof StoredSettings)[]) => void;
};

/** Preferences and window state; never answers. A broken file is moved aside and the app starts with what it has. */
export function openSettings(folder: string): SettingsStore {
  let store = tryOpen(folder);
  if (!store) {
    const file = path.join(folder, 'instellingen.json');
    if (existsSync(file)) renameSync(file, `${file}.kapot-${Date.now()}`);
    store = tryOpen(folder);
  }
  if (!store) throw new Error('The settings cannot be opened');
  const opened = store;
  return {
    read: () => settingsSchema.parse(opened.store),
    write: (change) => {
      opened.store = settingsSchema.parse({ ...opened.store, ...change });
    },
    forget: (...names) => {
      opened.store = settingsSchema.parse(
        Object.fromEntries(Object.entries(opened.store).filter(([name]) => !names.some((one) => one === name))),
      );
    },
  };
}

function tryOpen(folder: string): Store<StoredSettings> | undefined {
  try {
    const store = new Store<StoredSettings>({ name: 'instellingen', cwd: folder, clearInvalidConfig: false, configFileMode: 0o600 });
    settingsSchema.parse(store.store);
    return store;
  } catch {
    return undefined;
  }
}
