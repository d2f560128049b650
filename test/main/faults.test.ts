import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContent } from '../../main/content.ts';
import { unpackDossier } from '../../main/dossier/container.ts';
import type { Disk } from '../../main/dossier/disk.ts';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { random } from '../support/random.ts';
import { must as value } from '../support/result.ts';

const SEED = Number(process.env.WEEGWIJZER_SEED ?? 20261123);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-fout-'));
  file = path.join(folder, 'proef.weegwijzer');
});
afterEach(async () => {
  await closeWhatIsLeft();
  rmSync(folder, { recursive: true, force: true });
});

const at = (disk: Disk): Surroundings => ({ disk, content, now: () => NOW, localData: path.join(folder, 'lokaal'), appVersion: '0' });
let seq = 0;
const say = (session: Session, text: string) =>
  session.apply({ seq: ++seq, at: NOW, action: { type: 'answer', key: 'iama.doel', value: text } });
const said = (session: Session): unknown => session.document().answers['iama.doel']?.value;
const inFile = async (place: string): Promise<unknown> =>
  value(await unpackDossier(readFileSync(place))).document.answers['iama.doel']?.value;

const CALLS = [
  'writeNew',
  'read',
  'rename',
  'copy',
  'exists',
  'size',
  'stamp',
  'changed',
  'makeFolder',
  'syncFolder',
  'openAppend',
  'append',
  'remove',
  'list',
  'free',
] as const;
const CODES = ['ENOSPC', 'EIO', 'EROFS', 'EMFILE', 'ENAMETOOLONG', 'EDQUOT', 'ENOENT', 'EPERM', 'EACCES', 'EBUSY'] as const;
const { texts } = loadContent(process.cwd());

/** A disk on which one call fails with one code, as long as `fails` says so. */
function failing(call: (typeof CALLS)[number], code: string, fails: () => boolean, wait: Disk['wait'] = async () => undefined): Disk {
  const stop = (): void => {
    if (fails()) throw Object.assign(new Error(code), { code });
  };
  if (call !== 'append') {
    const real = leftDisk[call] as (...all: unknown[]) => Promise<unknown>;
    return {
      ...leftDisk,
      // Where a virus scanner may hold a file it is tried again for three seconds; here those pass at once.
      wait,
      [call]: async (...all: unknown[]) => {
        stop();
        return real(...all);
      },
    };
  }
  return {
    ...leftDisk,
    wait,
    openAppend: async (place) => {
      const appender = await leftDisk.openAppend(place);
      return {
        ...appender,
        append: async (bytes) => {
          stop();
          await appender.append(bytes);
        },
      };
    },
  };
}

test.each(CALLS)('elke fout van de schijf bij %s geeft een zin, en er gaat niets verloren dat bewaard heette', async (call) => {
  for (const code of CODES) {
    file = path.join(folder, `${call}-${code}.weegwijzer`);
    let broken = false;
    const session = value(
      await createDossier(at(failing(call, code, () => broken)), file, { ...emptyDocument(), id: crypto.randomUUID() }),
    );
    value(await say(session, 'eerst'));
    value(await session.checkpoint());
    broken = true;
    const edited = await say(session, 'daarna');
    const saved = await session.checkpoint();
    for (const result of [edited, saved]) {
      if (!result.ok) expect(texts.nl?.[`fout.${result.failure.code}`], `${call} ${code}`).toBeTruthy();
    }
    // Another process that starts now finds everything that was called saved.
    broken = false;
    const other = value(await openDossier(at(leftDisk), file));
    expect(['eerst', 'daarna'], `${call} ${code}`).toContain(said(other));
    if (edited.ok || saved.ok) expect(said(other), `${call} ${code}`).toBe('daarna');
    await other.close();
    // And what was only on the screen can still go to another place.
    const elsewhere = path.join(folder, `elders-${call}-${code}.weegwijzer`);
    value(await session.saveElsewhere(elsewhere));
    expect(await inFile(elsewhere), `${call} ${code}`).toBe('daarna');
  }
});

test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
  ['minder bytes', (bytes) => bytes.subarray(0, bytes.length - 1)],
  ['andere bytes', (bytes) => bytes.with(40, (bytes[40] ?? 0) ^ 1)],
])('een schijf die zonder fout %s bewaart, wordt betrapt voor het oude bestand weg is', async (_what, kept) => {
  let lies = false;
  const disk: Disk = { ...leftDisk, writeNew: (place, bytes) => leftDisk.writeNew(place, lies ? kept(bytes) : bytes) };
  const session = value(await createDossier(at(disk), file, emptyDocument()));
  value(await say(session, 'eerst'));
  value(await session.checkpoint());
  value(await say(session, 'daarna'));
  lies = true;
  expect(await session.checkpoint()).toMatchObject({ ok: false, failure: { code: 'schijf-fout' } });
  expect(await inFile(file)).toBe('eerst');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  lies = false;
  value(await session.close());
  expect(await inFile(file)).toBe('daarna');
});

test.each(['EPERM', 'EACCES', 'EBUSY'])('een virusscanner die het bestand even vasthoudt (%s), merkt niemand', async (code) => {
  let times = 6;
  const waited: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waited.push(milliseconds);
  const session = value(await createDossier(at(failing('rename', code, () => times-- > 0, wait)), file, emptyDocument()));
  expect(waited.reduce((sum, one) => sum + one, 0)).toBe(3_150);
  value(await say(session, 'gewoon bewaard'));
  value(await session.close());
  expect(await inFile(file)).toBe('gewoon bewaard');
});

test('zonder toegang om te schrijven hoort een mens het meteen, zonder wachten', async () => {
  const waited: number[] = [];
  let broken = false;
  const wait = async (milliseconds: number): Promise<void> => void waited.push(milliseconds);
  const session = value(await createDossier(at(failing('writeNew', 'EACCES', () => broken, wait)), file, emptyDocument()));
  value(await say(session, 'eerst'));
  broken = true;
  expect(await session.checkpoint()).toMatchObject({ ok: false, failure: { code: 'schijf-geen-toegang' } });
  expect(waited).toEqual([]);
});

test('is de schijf bijna vol, dan hoort een mens dat bij het openen en voor elk bewaren, ook van de schijf van deze computer', async () => {
  const heard: (string | undefined)[] = [];
  let free = 60_000_000;
  let full = folder;
  const disk: Disk = { ...leftDisk, free: async (place) => (place === full ? free : Number.POSITIVE_INFINITY) };
  const surroundings: Surroundings = {
    ...at(disk),
    room: (_id, little) => heard.push(little && `${path.basename(little.folder)} ${little.free}`),
  };
  const session = value(await createDossier(surroundings, file, emptyDocument()));
  const save = async (text: string): Promise<void> => {
    value(await say(session, text));
    value(await session.checkpoint());
  };
  free = 49_000_000;
  await save('een');
  full = path.join(folder, 'lokaal');
  await save('twee');
  free = 90_000_000;
  await save('drie');
  expect(heard).toEqual([undefined, `${path.basename(folder)} 49000000`, 'lokaal 49000000', undefined]);
  // The real disk says a number; a folder that is not there is no reason to warn.
  expect(await leftDisk.free(folder)).toBeGreaterThan(0);
  expect(await leftDisk.free(path.join(folder, 'weg'))).toBe(Number.POSITIVE_INFINITY);
});

test('heeft een collega het bestand veranderd, dan gaat niemands werk over dat van de ander', async () => {
  const mine = value(await createDossier(at(leftDisk), file, emptyDocument()));
  value(await say(mine, 'van mij, eerst'));
  value(await mine.checkpoint());
  const shared = readFileSync(file);
  // The colleague works in another place, and a sync client brings their file here.
  const theirFile = path.join(folder, 'collega.weegwijzer');
  writeFileSync(theirFile, shared);
  const theirs = value(await openDossier({ ...at(leftDisk), localData: path.join(folder, 'collega') }, theirFile));
  value(await say(theirs, 'van de collega'));
  value(await theirs.close());
  value(await say(mine, 'van mij, daarna'));
  writeFileSync(file, readFileSync(theirFile));
  expect(await mine.checkpoint()).toMatchObject({ ok: false, failure: { code: 'dossier-elders' } });
  expect(await inFile(file)).toBe('van de collega');
  // Again does not help, another place does; from there on work goes on in the new file.
  expect((await mine.checkpoint()).ok).toBe(false);
  const elsewhere = path.join(folder, 'mijn versie.weegwijzer');
  expect(await mine.saveElsewhere(theirFile)).toMatchObject({ ok: false, failure: { code: 'dossier-bestaat' } });
  value(await mine.saveElsewhere(elsewhere));
  expect(mine.file).toBe(elsewhere);
  value(await say(mine, 'van mij, verder'));
  value(await mine.close());
  expect(await inFile(elsewhere)).toBe('van mij, verder');
  expect(await inFile(file)).toBe('van de collega');
});

test('twee mensen met hetzelfde bestand, tweehonderd wijzigingen door elkaar: elke wijziging die bewaard heette, staat ergens', async () => {
  const next = random(SEED);
  value(await value(await createDossier(at(leftDisk), file, emptyDocument())).close());
  const places = { anne: file, bram: file };
  const sessions: Record<string, Session> = {};
  for (const who of ['anne', 'bram'] as const)
    sessions[who] = value(await openDossier({ ...at(leftDisk), localData: path.join(folder, who) }, file));
  let elsewhere = 0;
  for (let count = 0; count < 200; count++) {
    const who = next() < 0.5 ? 'anne' : 'bram';
    const session = sessions[who] as Session;
    value(await session.apply({ seq: count, at: NOW, action: { type: 'answer', key: `lokaal.${who}${count}`, value: `${who} ${count}` } }));
    if (next() < 0.7) continue;
    const saved = await session.checkpoint();
    if (saved.ok) continue;
    expect(saved.failure.code).toBe('dossier-elders');
    places[who] = path.join(folder, `${who} ${++elsewhere}.weegwijzer`);
    value(await session.saveElsewhere(places[who]));
  }
  for (const session of Object.values(sessions)) {
    value(await session.close());
  }
  expect(elsewhere).toBe(1);
  expect(places.anne).not.toBe(places.bram);
  const kept = new Set<unknown>();
  for (const place of Object.values(places))
    for (const { value: said } of Object.values(value(await unpackDossier(readFileSync(place))).document.answers)) kept.add(said);
  for (let count = 0; count < 200; count++)
    expect(kept.has(`anne ${count}`) || kept.has(`bram ${count}`), `${count}, begin ${SEED}`).toBe(true);
});

test('een ander moment op het bestand met dezelfde inhoud is geen verandering, en een half bestand wordt apart gehouden', async () => {
  const session = value(await createDossier(at(leftDisk), file, emptyDocument()));
  value(await say(session, 'een'));
  value(await session.checkpoint());
  // A sync client writes the same bytes back.
  const bytes = readFileSync(file);
  rmSync(file);
  writeFileSync(file, bytes);
  value(await say(session, 'twee'));
  value(await session.checkpoint());
  writeFileSync(file, readFileSync(file).subarray(0, 300));
  value(await say(session, 'drie'));
  value(await session.close());
  expect(await inFile(file)).toBe('drie');
  expect(readdirSync(path.join(folder, 'lokaal', 'aside')).filter((name) => name.includes('beschadigd'))).toHaveLength(1);
});
