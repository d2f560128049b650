import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackDossier } from '../../main/dossier/container.ts';
import { sha256 } from '../../main/dossier/hash.ts';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import type { Action } from '../../shared/assessment/types.ts';
import { fixVersion } from '../../shared/report/fix.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { indDossier } from '../support/reports.ts';
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

const attach = async (session: Session, moment: string, bytes: Uint8Array): Promise<string> => {
  const hash = value(await session.keepAttachment(bytes));
  const attachment = { sha256: hash, name: `${hash.slice(0, 8)}.pdf`, size: bytes.length };
  await say(session, moment, { type: 'attach', key: 'iama.doel', attachment });
  return hash;
};
const inFile = async (): Promise<readonly string[]> =>
  [...value(await unpackDossier(readFileSync(file))).entries.keys()].filter((name) => name.startsWith('attachments/'));

test('een weggehaalde bijlage gaat bij het volgende openen uit het dossier, tenzij een eerder antwoord haar nog noemt', async () => {
  const session = value(await createDossier(at, file, emptyDocument()));
  const mistake = await attach(session, '2026-12-01T10:00:00Z', Buffer.from('met namen erin, per ongeluk'));
  await say(session, '2026-12-01T10:00:10Z', { type: 'detach', key: 'iama.doel', sha256: mistake });
  const old = await attach(session, '2026-12-01T10:00:20Z', Buffer.from('het advies van vorig jaar'));
  value(await session.checkpoint());
  // As long as the dossier is open, undo brings it back.
  expect(await inFile()).toHaveLength(2);
  await say(session, '2026-12-01T12:00:00Z', { type: 'detach', key: 'iama.doel', sha256: old });
  value(await session.close());
  const second = value(await openDossier(at, file));
  expect(second.attachment(mistake)).toBeUndefined();
  expect(second.history('iama.doel')[0]?.answer.attachments?.[0]?.sha256).toBe(old);
  expect(second.attachment(old)).toBeDefined();
  await say(second, '2026-12-01T13:00:00Z', answer('verder'));
  value(await second.close());
  expect(await inFile()).toEqual([`attachments/${old}`]);
});

test('een bijlage die een vastgelegde versie noemt, blijft in het dossier', async () => {
  const session = value(await createDossier(at, file, indDossier()));
  const hash = await attach(session, NOW, Buffer.from('het advies bij versie 1'));
  const fixed = fixVersion(content, session.document(), NOW);
  await say(session, NOW, value(fixed));
  await say(session, NOW, { type: 'detach', key: 'iama.doel', sha256: hash });
  value(await session.close());
  const again = value(await openDossier(at, file));
  expect(again.attachment(hash)).toBeDefined();
  value(await again.close());
});

test('is er geen plaats meer, dan maakt wat is weggehaald plaats; wat een antwoord noemt nooit', async () => {
  const session = value(await createDossier(at, file, emptyDocument()));
  const hashes: string[] = [];
  for (let one = 0; one < 4; one++) hashes.push(await attach(session, NOW, new Uint8Array(25_000_000).fill(one)));
  expect(await session.keepAttachment(Buffer.from('nog een'))).toMatchObject({ ok: false, failure: { code: 'bijlagen-te-groot' } });
  await say(session, NOW, { type: 'detach', key: 'iama.doel', sha256: hashes[0] ?? '' });
  const fresh = await attach(session, NOW, Buffer.from('nog een'));
  value(await session.close());
  const again = value(await openDossier(at, file));
  expect([...hashes, fresh].map((hash) => again.attachment(hash) !== undefined)).toEqual([false, true, true, true, true]);
  value(await again.close());
});

test('ook met zoveel bijlagen als er in mogen, gaat het dossier weer open; één meer wordt geweigerd', async () => {
  const session = value(await createDossier(at, file, emptyDocument()));
  let kept = 0;
  let refused: string | undefined;
  while (!refused && kept < 2_000) {
    const tried = await session.keepAttachment(Buffer.from(`bijlage ${kept}`));
    if (!tried.ok) refused = tried.failure.code;
    else {
      const attachment = { sha256: tried.value, name: `${kept}.txt`, size: 1 };
      await say(session, NOW, { type: 'attach', key: `iama.doel@r${Math.floor(kept / 20)}`, attachment });
      kept++;
    }
  }
  expect([refused, kept]).toEqual(['lijst-vol', 900]);
  value(await session.close());
  const again = value(await openDossier(at, file));
  expect(again.recovery).toEqual({ kind: 'none' });
  value(await again.close());
});
