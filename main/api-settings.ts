import path from 'node:path';
import type { Bridge, Settings } from '../shared/bridge.ts';
import { failed, success } from '../shared/result.ts';
import { type HouseStyleFile, houseStyleFileSchema } from '../shared/style/house-style.ts';
import type { Services } from './api.ts';
import { diskFailure } from './dossier/disk.ts';
import { writeSafely } from './dossier/safe-write.ts';
import { anchorOf, certificatesIn } from './sign/anchors.ts';

type SettingsCalls = Pick<Bridge, Extract<keyof Bridge, `settings.${string}`>>;

/** Bytes: a file larger than this is no house style. */
const STYLE_LIMIT = 1_000_000;

/** The calls about this computer and this organisation. */
export function settingsCalls({ at, settings, dialogs, documents, say, languageChanged }: Services, now: () => Settings): SettingsCalls {
  return {
    'settings.save': async ({ style, ...change }) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      settings.write({ library: now().library, ...given, ...(style ? { style } : {}) });
      if (style === null) settings.forget('style');
      if (change.language) languageChanged();
      return now();
    },
    'settings.forgetRecent': async () => {
      settings.forget('recent', 'place');
      return now();
    },
    'settings.chooseLibrary': async () => {
      const folder = await dialogs.chooseFolder(say('venster.map'));
      if (!folder) return null;
      settings.write({ library: folder });
      return now();
    },
    'settings.place': async (place) => {
      settings.write({ place });
      return null;
    },
    'settings.addAnchors': async () => {
      const file = await dialogs.openFile(say('venster.certificaat'), say('bestand.certificaat'), ['pem', 'crt', 'cer']);
      if (!file) return null;
      try {
        const found = certificatesIn(await at.disk.read(file)).map((one) => one.toString());
        if (found.length === 0) return failed('certificaat-vreemd', { naam: path.basename(file) });
        settings.write({ anchors: [...new Set([...(settings.read().anchors ?? []), ...found])].slice(0, 200) });
        return success(now());
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'settings.removeAnchor': async ({ fingerprint }) => {
      settings.write({ anchors: (settings.read().anchors ?? []).filter((pem) => anchorOf(pem).fingerprint !== fingerprint) });
      return now();
    },
    'settings.exportStyle': async () => {
      const { style, organisation } = now();
      if (!style) return failed('huisstijl-leeg');
      const place = path.join(documents, 'huisstijl.json');
      const file = await dialogs.saveFile(say('venster.huisstijl'), place, say('bestand.huisstijl'), 'json');
      if (!file) return null;
      const whole: HouseStyleFile = { format: 'weegwijzer-huisstijl', version: 1, name: organisation, ...style };
      try {
        await writeSafely(at.disk, file, new TextEncoder().encode(`${JSON.stringify(whole, null, 1)}\n`));
        return success(null);
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'settings.importStyle': async () => {
      const file = await dialogs.openFile(say('venster.huisstijl_kiezen'), say('bestand.huisstijl'), ['json']);
      if (!file) return null;
      try {
        const bytes = await at.disk.read(file);
        if (bytes.length > STYLE_LIMIT) return failed('huisstijl-vreemd', { plek: 'groter dan 1 MB' });
        const read = houseStyleFileSchema.safeParse(parsed(bytes));
        if (!read.success) return failed('huisstijl-vreemd', { plek: String(read.error.issues[0]?.path.join('.') || 'het begin') });
        const { colour, logo } = read.data;
        return success({ colour, ...(logo ? { logo } : {}) });
      } catch (error) {
        return diskFailure(error, file);
      }
    },
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
