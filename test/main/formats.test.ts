import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FORMAT_VERSION } from '../../main/dossier/container.ts';
import { openDossier, type Surroundings } from '../../main/dossier/session.ts';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import { content, NOW } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { must as value } from '../support/result.ts';

/**
 * Files that a released version wrote, a folder for each version of the format. They are never made again: what somebody
 * saved with an older app must go on opening. A change to the format adds a folder.
 */
const FORMATS = path.join(import.meta.dirname, '../fixtures/formats');
const PASSPHRASE = 'vier woorden op papier';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-opmaak-'));
});
afterEach(async () => {
  await closeWhatIsLeft();
  rmSync(folder, { recursive: true, force: true });
});
const at = (): Surroundings => ({ disk: leftDisk, content, now: () => NOW, localData: path.join(folder, 'lokaal'), appVersion: '0' });

test('van elke opmaak die ooit is geschreven, zijn er bestanden om te openen', () => {
  expect(readdirSync(FORMATS)).toEqual(Array.from({ length: FORMAT_VERSION }, (_, version) => String(version + 1)));
});

test.each(
  readdirSync(FORMATS).flatMap((version) => [
    [version, 'gewoon'],
    [version, 'versleuteld'],
  ]),
)('een dossier in opmaak %s (%s) gaat open met alles erin, met en zonder het journaal van toen', async (version, kind) => {
  const file = path.join(folder, 'dossier.weegwijzer');
  const written = readFileSync(path.join(FORMATS, version, `${kind}.weegwijzer`));
  const secret = kind === 'versleuteld' ? PASSPHRASE : undefined;
  writeFileSync(file, written);
  const session = value(await openDossier(at(), file, secret));
  const answer = session.document().answers['iama.doel'];
  expect(answer?.value).toBe('Het antwoord zoals het in het dossier staat.');
  const [attachment] = answer?.attachments ?? [];
  expect(Buffer.from(session.attachment(attachment?.sha256 ?? '') ?? []).toString('utf8')).toBe('De tekst van een bijlage.');
  expect(session.history('iama.doel').length).toBeGreaterThan(0);
  expect(currentFixedVersion(session.document()) ?? session.document().versions[0]).toMatchObject({ number: 1 });
  expect(session.log().length).toBeGreaterThan(0);
  const { id } = session;
  await closeWhatIsLeft();

  // Killed with that older app, and opened with this one.
  writeFileSync(file, written);
  rmSync(path.join(folder, 'lokaal'), { recursive: true });
  mkdirSync(path.join(folder, 'lokaal', 'journal'), { recursive: true });
  writeFileSync(path.join(folder, 'lokaal', 'journal', `${id}.jsonl`), readFileSync(path.join(FORMATS, version, `${kind}.jsonl`)));
  const again = value(await openDossier(at(), file, secret));
  expect(again.recovery).toMatchObject({ kind: 'replayed', edits: 1 });
  expect(again.document().answers['iama.doel']?.value).toBe('Het antwoord dat alleen nog in het journaal stond.');
});
