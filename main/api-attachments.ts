import path from 'node:path';
import type { Bridge } from '../shared/bridge.ts';
import { failed, success } from '../shared/result.ts';
import type { Services } from './api.ts';
import { FILE_LIMITS } from './dossier/container.ts';
import { diskFailure } from './dossier/disk.ts';
import { writeSafely } from './dossier/safe-write.ts';
import type { OpenDossier } from './open-dossiers.ts';

/** The calls about files that travel in a dossier. The person chooses every place; the app never opens such a file. */
export function attachmentCalls(
  { at, dialogs, say }: Services,
  open: ReadonlyMap<string, OpenDossier>,
): Pick<Bridge, 'dossier.attach' | 'dossier.saveAttachment'> {
  return {
    'dossier.attach': async ({ id }) => {
      const found = open.get(id);
      if (!found) return failed('dossier-dicht');
      const file = await dialogs.openFile(say('venster.bijlage_kiezen'), say('bestand.alle'), ['*']);
      if (!file) return null;
      try {
        // Look before reading: a film must not fill the memory first.
        const size = await at.disk.size(file);
        if (size > FILE_LIMITS.attachment) return failed('bijlage-te-groot', { grens: '25 MB' });
        const kept = await found.session.keepAttachment(await at.disk.read(file));
        return kept.ok ? success({ sha256: kept.value, name: path.basename(file).slice(-200), size }) : kept;
      } catch (error) {
        return diskFailure(error, file);
      }
    },
    'dossier.saveAttachment': async ({ id, attachment }) => {
      const found = open.get(id);
      const bytes = found?.session.attachment(attachment.sha256);
      if (!found || !bytes) return failed('bijlage-weg', { naam: attachment.name });
      // The name comes from a file: only its last part may suggest a place.
      const file = await dialogs.saveFile(
        say('venster.bijlage'),
        path.basename(attachment.name),
        say('bestand.bijlage'),
        path.extname(attachment.name).slice(1) || '*',
      );
      if (!file) return null;
      try {
        await writeSafely(at.disk, file, bytes);
        return success(null);
      } catch (error) {
        return diskFailure(error, file);
      }
    },
  };
}
