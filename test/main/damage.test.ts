import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { random } from '../support/random.ts';
import { must as value } from '../support/result.ts';

const AMOUNT = Number(process.env.WEEGWIJZER_DAMAGE ?? 300);
const SEED = Number(process.env.WEEGWIJZER_SEED ?? 20261123);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-schade-'));
  file = path.join(folder, 'proef.weegwijzer');
});
afterEach(async () => {
  await closeWhatIsLeft();
  rmSync(folder, { recursive: true, force: true });
});

let now = NOW;
const at = (): Surroundings => ({ disk: leftDisk, content, now: () => now, localData: path.join(folder, 'lokaal'), appVersion: '0' });
let seq = 0;
const say = async (session: Session, text: string): Promise<void> => {
  value(await session.apply({ seq: ++seq, at: now, action: { type: 'answer', key: 'iama.doel', value: text } }));
};
const said = (session: Session): unknown => session.document().answers['iama.doel']?.value;

type Damage = (bytes: Buffer, next: () => number, other: Buffer) => Buffer;
const DAMAGE: Readonly<Record<string, Damage>> = {
  afgekapt: (bytes, next) => bytes.subarray(0, Math.floor(bytes.length * next())),
  'één bit': (bytes, next) => {
    const copy = Buffer.from(bytes);
    const place = Math.floor(next() * copy.length);
    copy[place] = (copy[place] ?? 0) ^ (1 << Math.floor(next() * 8));
    return copy;
  },
  'een blok nullen': (bytes, next) => {
    const copy = Buffer.from(bytes);
    const place = Math.floor(next() * copy.length);
    return copy.fill(0, place, Math.min(copy.length, place + 1 + Math.floor(next() * 512)));
  },
  'twee blokken verwisseld': (bytes, next) => {
    const size = 1 + Math.floor(next() * Math.min(512, bytes.length / 3));
    const first = Math.floor(next() * (bytes.length / 2 - size));
    const second = Math.floor(bytes.length / 2 + next() * (bytes.length / 2 - size));
    const copy = Buffer.from(bytes);
    bytes.copy(copy, first, second, second + size);
    bytes.copy(copy, second, first, first + size);
    return copy;
  },
  'met een ander dossier gemengd': (bytes, next, other) => {
    const place = Math.floor(next() * Math.min(bytes.length, other.length));
    return Buffer.concat([bytes.subarray(0, place), other.subarray(place)]);
  },
  'als verkeerde tekens opgeslagen': (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'),
  'een stuk dubbel': (bytes, next) => {
    const place = Math.floor(next() * bytes.length);
    return Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - 100))]);
  },
};

test(`${AMOUNT} beschadigde dossiers en journalen: hersteld, of een zin, en nooit stil een half dossier`, async () => {
  const next = random(SEED);
  // One dossier with a checkpoint and two later edits, and another one to mix it with.
  const session = value(await createDossier(at(), file, emptyDocument()));
  await say(session, 'een');
  value(await session.checkpoint());
  await say(session, 'twee');
  value(await session.checkpoint());
  await say(session, 'drie');
  const otherFile = path.join(folder, 'ander.weegwijzer');
  const other = value(await createDossier(at(), otherFile, { ...emptyDocument(), id: crypto.randomUUID() }));
  await say(other, 'ander');
  value(await other.close());
  const otherBytes = readFileSync(otherFile);
  await closeWhatIsLeft();
  const local = path.join(folder, 'lokaal');
  const [journalName = ''] = readdirSync(path.join(local, 'journal')).filter((name) => name.startsWith(session.id));
  const journal = path.join(local, 'journal', journalName);
  const previous = path.join(local, 'previous', `${session.id}.weegwijzer`);
  const whole = new Map([file, journal, previous].map((place) => [place, readFileSync(place)]));
  const kinds = Object.entries(DAMAGE);
  const counts = { heel: 0, hersteld: 0, geweigerd: 0 };
  for (let turn = 0; turn < AMOUNT; turn++) {
    for (const [place, bytes] of whole) writeFileSync(place, bytes);
    const [name, damage] = kinds[turn % kinds.length] ?? ['', (bytes: Buffer) => bytes];
    const inJournal = next() < 0.4;
    const target = inJournal ? journal : file;
    const damaged = damage(whole.get(target) ?? Buffer.alloc(0), next, otherBytes);
    writeFileSync(target, damaged);
    const what = `${name}, ${inJournal ? 'journaal' : 'dossier'}, keer ${turn}, begin ${SEED}`;
    const opened = await openDossier(at(), file);
    const aside = readdirSync(path.join(local, 'aside')).map((one) => readFileSync(path.join(local, 'aside', one)));
    if (!opened.ok) {
      counts.geweigerd++;
      expect(opened.failure.code, what).toMatch(/^dossier-/);
      expect(readFileSync(file).equals(damaged) || inJournal, what).toBe(true);
    } else if (opened.value.id !== session.id) {
      // A whole other dossier can only be there when all of it was copied over.
      expect(said(opened.value), what).toBe('ander');
    } else {
      // Never anything that nobody wrote, and less than the newest only when the person is told or it was kept aside.
      const now = said(opened.value);
      expect(['een', 'twee', 'drie', undefined], what).toContain(now);
      const told = opened.value.recovery.kind !== 'none' || aside.some((bytes) => bytes.equals(damaged));
      // A damaged file loses nothing: the copy on this computer and the journal are the whole of it.
      if (!inJournal) expect(now, what).toBe('drie');
      if (now === 'drie') counts.heel++;
      else counts.hersteld++;
      // A journal that lost exactly its last lines is a shorter journal: nothing in it says that there was more.
      const shorter = inJournal && (whole.get(journal) ?? Buffer.alloc(0)).subarray(0, damaged.length).equals(damaged);
      if (now !== 'drie') expect(told || shorter || damaged.length === 0, what).toBe(true);
    }
    await closeWhatIsLeft();
    for (const one of readdirSync(path.join(local, 'aside'))) rmSync(path.join(local, 'aside', one));
  }
  expect(counts.heel).toBeGreaterThan(AMOUNT / 3);
  console.log(
    `beschadigd, begin ${SEED}: ${AMOUNT} keer, ${counts.heel} zonder verlies, ${counts.hersteld} met een eerdere stand omdat het journaal kapot was, ${counts.geweigerd} geweigerd`,
  );
}, 900_000);

test.each<[string, (lines: string[]) => string[]]>([
  ['een letter verandert', (lines) => lines.map((line) => line.replace('"twee"', '"drie"'))],
  ['een regel weghaalt', (lines) => lines.filter((line) => !line.includes('"twee"'))],
  ['twee regels omwisselt', ([head = '', one = '', two = '', ...rest]) => [head, two, one, ...rest]],
  ['een regel herhaalt', ([head = '', one = '', ...rest]) => [head, one, one, ...rest]],
])('wie in een journaal %s, verandert geen antwoord: vanaf daar geldt het niet, en het blijft apart bewaard', async (_what, change) => {
  const session = value(await createDossier(at(), file, emptyDocument()));
  for (const text of ['een', 'twee', 'vier']) await say(session, text);
  await closeWhatIsLeft();
  const journal = path.join(folder, 'lokaal', 'journal', `${session.id}.jsonl`);
  const changed = change(readFileSync(journal, 'utf8').split('\n')).join('\n');
  expect(changed).not.toBe(readFileSync(journal, 'utf8'));
  writeFileSync(journal, changed);
  const again = value(await openDossier(at(), file));
  expect([undefined, 'een']).toContain(said(again));
  const aside = path.join(folder, 'lokaal', 'aside');
  expect(readdirSync(aside).map((name) => readFileSync(path.join(aside, name), 'utf8'))).toEqual([changed]);
});

test('stond er vroeger een ander dossier op deze plek, dan komt na schade het dossier terug dat er nu stond', async () => {
  for (let turn = 0; turn < 6; turn++) {
    for (const text of ['vroeger', 'nu']) {
      rmSync(file, { force: true });
      const session = value(await createDossier(at(), file, { ...emptyDocument(), id: crypto.randomUUID() }));
      await say(session, text);
      value(await session.close());
      // A clock that ticks in whole seconds would call both journals equally old.
      const journal = path.join(folder, 'lokaal', 'journal', `${session.id}.jsonl`);
      utimesSync(journal, new Date(NOW), new Date(Date.parse(NOW) + (text === 'nu' ? 60_000 : 0)));
    }
    writeFileSync(file, readFileSync(file).subarray(0, 200));
    const again = value(await openDossier(at(), file));
    expect(again.recovery.kind).toBe('previous');
    expect(said(again)).toBe('nu');
    value(await again.close());
    rmSync(path.join(folder, 'lokaal'), { recursive: true });
  }
});

test('wat een gedode app half schreef, is na het openen weg; dat van een collega in dezelfde map blijft', async () => {
  value(await value(await createDossier(at(), file, emptyDocument())).close());
  const half = (place: string, name: string): string => path.join(place, `.${name}.0123456789ab.tmp`);
  const ours = [
    half(folder, 'proef.weegwijzer'),
    half(path.join(folder, 'lokaal', 'journal'), 'x.jsonl'),
    half(path.join(folder, 'lokaal', 'previous'), 'y'),
  ];
  const theirs = half(folder, 'van een collega.weegwijzer');
  for (const place of [...ours, theirs]) writeFileSync(place, 'half');
  value(await openDossier(at(), file));
  expect(ours.filter((place) => existsSync(place))).toEqual([]);
  expect(existsSync(theirs)).toBe(true);
});

test.each([
  ['een dag terug', '2026-11-21T10:00:00.000Z'],
  ['tien jaar vooruit', '2036-11-22T10:00:00.000Z'],
  ['het uur dat twee keer komt', '2026-10-25T02:30:00.000+01:00'],
  ['een schrikkeldag', '2028-02-29T23:59:59.999Z'],
  ['een andere tijdzone', '2026-11-22T20:00:00.000+14:00'],
])('springt de klok naar %s, dan blijft de volgorde van het werk gelijk, ook na een crash', async (_what, moment) => {
  now = NOW;
  const session = value(await createDossier(at(), file, emptyDocument()));
  await say(session, 'eerst');
  now = moment;
  await say(session, 'daarna');
  now = NOW;
  await say(session, 'het laatst');
  // Killed: the journal alone decides the order.
  const again = value(await openDossier(at(), file));
  expect(said(again)).toBe('het laatst');
  const log = Buffer.from(again.log()).toString('utf8');
  expect(log.trim().split('\n').length).toBeGreaterThan(0);
  value(await again.close());
  expect(said(value(await openDossier(at(), file)))).toBe('het laatst');
});
