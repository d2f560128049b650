import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackDossier } from '../../main/dossier/container.ts';
import { sha256 } from '../../main/dossier/hash.ts';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import type { Action } from '../../shared/assessment/types.ts';
import { content, emptyDocument } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { must as value } from '../support/result.ts';

let folder: string;
let file: string;
let at: Surroundings;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-geschiedenis-'));
  file = path.join(folder, 'proef.weegwijzer');
  at = { disk: leftDisk, content, now: () => '2026-12-02T10:00:00Z', localData: path.join(folder, 'lokaal'), appVersion: '0' };
});
afterEach(async () => {
  await closeWhatIsLeft();
  rmSync(folder, { recursive: true, force: true });
});

let seq = 0;
const say = async (session: Session, moment: string, action: Action): Promise<void> => {
  value(await session.apply({ seq: ++seq, at: moment, action }));
};
const answer = (text: string): Action => ({ type: 'answer', key: 'iama.doel', value: text });
const earlier = (session: Session): unknown[] => session.history('iama.doel').map((one) => one.answer.value);

test('eerdere antwoorden overleven sluiten en een crash, nieuwste eerst, en horen bij hun eigen vraag', async () => {
  const session = value(await createDossier(at, file, emptyDocument()));
  await say(session, '2026-12-01T10:00:00Z', answer('een'));
  await say(session, '2026-12-01T11:00:00Z', answer('twee'));
  value(await session.close());
  const second = value(await openDossier(at, file));
  expect(earlier(second)).toEqual(['een']);
  await say(second, '2026-12-01T12:00:00Z', { type: 'clear', key: 'iama.doel' });
  // No close: as if the power went.
  const third = value(await openDossier(at, file));
  expect(earlier(third)).toEqual(['twee', 'een']);
  expect(third.history('tk.doel')).toEqual([]);
  value(await third.close());
});

test('een bijlage overleeft een crash tussen toevoegen en bijwerken, en staat daarna één keer in het bestand', async () => {
  const bytes = Buffer.from('%PDF het advies');
  const session = value(await createDossier(at, file, emptyDocument()));
  const hash = value(await session.keepAttachment(bytes));
  expect(hash).toBe(sha256(bytes));
  const attachment = { sha256: hash, name: 'advies.pdf', size: bytes.length };
  await say(session, '2026-12-01T10:00:00Z', { type: 'attach', key: 'iama.doel', attachment });
  const again = value(await openDossier(at, file));
  expect(again.attachment(hash)).toEqual(bytes);
  value(await again.close());
  const inFile = value(await unpackDossier(readFileSync(file)));
  expect([...inFile.entries.keys()].filter((name) => name !== 'log.jsonl')).toEqual([`attachments/${hash}`]);
  expect(readdirSync(path.join(at.localData, 'attachments', inFile.document.id))).toEqual([]);
  const last = value(await openDossier(at, file));
  expect(last.attachment(hash)).toEqual(bytes);
  value(await last.close());
});

test('een bijlage van 25 MB mag, een grotere wordt geweigerd en laat niets achter', async () => {
  const session = value(await createDossier(at, file, emptyDocument()));
  expect(await session.keepAttachment(new Uint8Array(25_000_001))).toMatchObject({ ok: false, failure: { code: 'bijlage-te-groot' } });
  for (let one = 0; one < 4; one++) value(await session.keepAttachment(new Uint8Array(25_000_000).fill(one)));
  expect(await session.keepAttachment(Buffer.from('nog een'))).toMatchObject({ ok: false, failure: { code: 'bijlagen-te-groot' } });
  value(await session.close());
});
