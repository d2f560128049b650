import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAutosave } from '../../main/dossier/autosave.ts';
import { openShelf } from '../../main/dossier/library.ts';
import { packed } from '../../main/dossier/pack.ts';
import { createDossier, openDossier, type Surroundings } from '../../main/dossier/session.ts';
import { update } from '../../shared/assessment/update.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { must as value } from '../support/result.ts';

// The collector by hand: else the amount says nothing.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const EDITS = Number(process.env.WEEGWIJZER_SOAK ?? 3_000);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-groot-'));
  file = path.join(folder, 'proef.weegwijzer');
});
afterEach(async () => {
  await closeWhatIsLeft();
  rmSync(folder, { recursive: true, force: true });
});
const at = (): Surroundings => ({ disk: leftDisk, content, now: () => NOW, localData: path.join(folder, 'lokaal'), appVersion: '0' });

test('vijfduizend antwoorden van 20 kB passen niet: de app zegt het op tijd, en wat erin zit blijft te openen', async () => {
  const session = value(await createDossier(at(), file, emptyDocument()));
  const text = 'Een lange zin over wat er op het spel staat. '.repeat(440);
  let kept = 0;
  for (let place = 0; place < 5_000; place++) {
    const done = await session.apply({ seq: place, at: NOW, action: { type: 'answer', key: `lokaal.v${place}`, value: text } });
    if (!done.ok) {
      expect(done.failure).toMatchObject({ code: 'dossier-vol', detail: { grens: '30 MB' } });
      break;
    }
    kept++;
  }
  expect(kept).toBeGreaterThan(1_000);
  expect(kept).toBeLessThan(5_000);
  // Making room always works, and then there is place again.
  value(await session.apply({ seq: 6_000, at: NOW, action: { type: 'answer', key: 'lokaal.v0', value: 'kort' } }));
  value(await session.apply({ seq: 6_001, at: NOW, action: { type: 'answer', key: 'lokaal.v1', value: 'kort' } }));
  value(await session.apply({ seq: 6_002, at: NOW, action: { type: 'answer', key: 'lokaal.extra', value: text } }));
  // Killed: the journal of tens of megabytes comes back, and once saved the file opens as well.
  const again = value(await openDossier(at(), file));
  expect(Object.keys(again.document().answers)).toHaveLength(kept + 1);
  value(await again.close());
  expect(Object.keys(value(await openDossier(at(), file)).document().answers)).toHaveLength(kept + 1);
  console.log(`vol: ${kept} antwoorden van ${text.length} tekens passen, het volgende wordt geweigerd`);
}, 300_000);

test('honderd megabyte aan bijlagen mag, na een crash zijn ze er nog, en een byte meer wordt geweigerd', async () => {
  const session = value(await createDossier(at(), file, emptyDocument()));
  const kept: string[] = [];
  for (let place = 0; place < 4; place++) {
    const bytes = randomBytes(25_000_000);
    const sha256 = value(await session.keepAttachment(bytes));
    const attachment = { sha256, name: `film ${place}.mp4`, size: bytes.length };
    value(await session.apply({ seq: place, at: NOW, action: { type: 'attach', key: 'iama.doel', attachment } }));
    kept.push(sha256);
  }
  expect(await session.keepAttachment(Buffer.from('x'))).toMatchObject({ ok: false, failure: { code: 'bijlagen-te-groot' } });
  // Killed before they were in the file, and closed after.
  const again = value(await openDossier(at(), file));
  expect(kept.filter((sha256) => again.attachment(sha256)?.length !== 25_000_000)).toEqual([]);
  value(await again.close());
  const { size } = statSync(file);
  expect(size).toBeGreaterThan(100_000_000);
  const closed = value(await openDossier(at(), file));
  expect(kept.filter((sha256) => closed.attachment(sha256)?.length !== 25_000_000)).toEqual([]);
  expect(readdirSync(path.join(folder, 'lokaal', 'attachments', closed.id))).toEqual([]);
  value(await closed.close());
}, 300_000);

test('tienduizend regels in het journaal komen na een crash alle tienduizend terug', async () => {
  const session = value(await createDossier(at(), file, emptyDocument()));
  for (let count = 0; count < 10_000; count++)
    value(await session.apply({ seq: count, at: NOW, action: { type: 'answer', key: `lokaal.v${count % 500}`, value: `stand ${count}` } }));
  const again = value(await openDossier(at(), file));
  expect(again.recovery).toMatchObject({ kind: 'replayed', edits: 10_000 });
  expect(again.document().answers['lokaal.v499']?.value).toBe('stand 9999');
  expect(again.document().answers['lokaal.v0']?.value).toBe('stand 9500');
});

test('tweeduizend dossiers in een map staan alle in de lijst, en zoeken vindt dat ene antwoord', async () => {
  const library = path.join(folder, 'dossiers');
  mkdirSync(library);
  for (let place = 0; place < 2_000; place++) {
    const document = { ...emptyDocument(), id: randomUUID() };
    const said =
      place === 1_234 ? update(document, { type: 'answer', key: 'iama.doel', value: 'een naald in een hooiberg' }, NOW) : document;
    writeFileSync(path.join(library, `${place}.weegwijzer`), (await packed(at(), said, new Map())).bytes);
  }
  mkdirSync(path.join(folder, 'lokaal'));
  const reader = openShelf(at());
  const shelf = await reader.read(library, []);
  expect(shelf.library.entries).toHaveLength(2_000);
  expect(shelf.library.broken).toEqual([]);
  expect((await reader.search(shelf, 'hooiberg')).map(({ fileName }) => fileName)).toEqual(['1234.weegwijzer']);
}, 300_000);

test(`een lange werkdag van ${EDITS} wijzigingen: het geheugen groeit niet, en er blijft niets liggen`, async () => {
  const session = value(await createDossier(at(), file, emptyDocument()));
  const autosave = startAutosave(session, { rest: 60_000, most: 60_000 }, () => undefined);
  const heap: number[] = [];
  for (let count = 1; count <= EDITS; count++) {
    const text = `stand ${count % 50} ${'en nog een zin erbij '.repeat(count % 20)}`;
    value(await session.apply({ seq: count, at: NOW, action: { type: 'answer', key: `iama.v${count % 40}`, value: text } }));
    autosave.touched();
    if (count % 200 === 0) value(await session.checkpoint());
    if (count % 500 === 0) {
      collect();
      heap.push(process.memoryUsage().heapUsed);
    }
  }
  autosave.stop();
  value(await session.close());
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));
  expect(left).toEqual([]);
  expect(value(await openDossier(at(), file)).recovery).toEqual({ kind: 'none' });
  const [first = 0] = heap;
  const last = heap.at(-1) ?? 0;
  console.log(`lange dag: ${EDITS} wijzigingen, geheugen van ${Math.round(first / 1e6)} naar ${Math.round(last / 1e6)} MB`);
  expect(last).toBeLessThan(first * 1.1 + 5e6);
}, 900_000);
