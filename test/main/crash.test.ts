import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../main/dossier/disk.ts';
import { writeSafely } from '../../main/dossier/safe-write.ts';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { crashes, type Files, memoryDisk, recorded, type Step } from '../support/crash-disk.ts';
import { random } from '../support/random.ts';
import { must as value } from '../support/result.ts';

const SESSIONS = Number(process.env.WEEGWIJZER_CRASH_SESSIONS ?? 56);
const SEED = Number(process.env.WEEGWIJZER_SEED ?? 20261123);
const KEY = 'iama.doel';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'weegwijzer-crash-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (disk: Disk, folder: string): Surroundings => ({
  disk,
  content,
  now: () => NOW,
  localData: path.join(folder, 'lokaal'),
  appVersion: '0',
});

type Played = {
  readonly folder: string;
  readonly file: string;
  readonly steps: readonly Step[];
  readonly attached: ReadonlyMap<number, string>;
};

/** Someone works in a dossier: typing, a file, saving, closing and coming back. Each edit says its own number. */
async function playSession(seed: number, disk: Disk = nodeDisk): Promise<Played> {
  const folder = mkdtempSync(path.join(root, 's'));
  const file = path.join(folder, 'dossiers', 'proef.weegwijzer');
  const next = random(seed);
  const attached = new Map<number, string>();
  const steps = await recorded(folder, async (done) => {
    let session: Session = value(await createDossier(at(disk, folder), file, emptyDocument()));
    let count = 0;
    done(count);
    for (let turn = 0; turn < 7; turn++) {
      const what = next();
      if (what < 0.55) {
        value(await session.apply({ seq: count + 1, at: NOW, action: { type: 'answer', key: KEY, value: `stand ${count + 1}` } }));
        done(++count);
      } else if (what < 0.65) {
        const bytes = Buffer.from(`bijlage ${turn} `.repeat(20));
        const sha256 = value(await session.keepAttachment(bytes));
        const attachment = { sha256, name: `${turn}.txt`, size: bytes.length };
        value(await session.apply({ seq: count + 1, at: NOW, action: { type: 'attach', key: KEY, attachment } }));
        attached.set(count + 1, createHash('sha256').update(bytes).digest('hex'));
        done(++count);
      } else if (what < 0.85) value(await session.checkpoint());
      else {
        value(await session.close());
        session = value(await openDossier(at(disk, folder), file));
      }
    }
    await session.close();
  });
  return { folder, file, steps, attached };
}

/** What the app finds when it starts after the crash: the number of the last edit it still has, or why it has none. */
async function found({ folder, file, attached }: Played, files: Files): Promise<number | string> {
  const opened = await openDossier(at(memoryDisk(files), folder), file);
  if (!opened.ok) return opened.failure.code;
  const session = opened.value;
  // Nobody else was there: whoever hears that starts looking for work that is not gone.
  if (session.recovery.kind === 'elsewhere') return 'vals alarm: veranderd op een andere plek';
  const last = lastEdit(session.document(), attached);
  for (const [edit, sha256] of attached) if (edit <= last && !session.attachment(sha256)) return `bijlage van ${edit} weg`;
  return last;
}

const lastEdit = (document: AssessmentDocument, attached: ReadonlyMap<number, string>): number => {
  const said = Number(String(document.answers[KEY]?.value ?? '').replace('stand ', '') || 0);
  const here = document.answers[KEY]?.attachments?.map(({ sha256 }) => sha256) ?? [];
  return Math.max(said, ...[...attached].flatMap(([edit, sha256]) => (here.includes(sha256) ? edit : [])));
};

/** Every state in which something that was called saved is gone. */
async function lossesIn(played: Played): Promise<{ readonly states: number; readonly losses: readonly string[] }> {
  const losses: string[] = [];
  let states = 0;
  for (const { files, after, said } of crashes(played.steps)) {
    states++;
    const left = await found(played, files);
    // Before the dossier was made nobody counts on it.
    if (said >= 0 && (typeof left === 'string' || left < said)) losses.push(`na stap ${after}: ${said} bewaard, gevonden: ${left}`);
  }
  return { states, losses };
}

test(`${SESSIONS} keer werken, stroom weg na elke stap en op elke manier: alles wat bewaard heette, staat er nog`, async () => {
  let states = 0;
  for (let place = 0; place < SESSIONS; place++) {
    const result = await lossesIn(await playSession(SEED + place));
    states += result.states;
    expect(result.losses, `begin ${SEED + place}`).toEqual([]);
  }
  console.log(`nagebootste schijf, begin ${SEED}: ${SESSIONS} keer werken, ${states} toestanden na stroomuitval, 0 keer iets kwijt`);
}, 600_000);

test.each<[string, Partial<Disk>]>([
  ['de map niet wordt vastgelegd', { syncFolder: async () => undefined }],
  [
    'het nieuwe bestand niet wordt vastgelegd',
    {
      writeNew: async (file, bytes) => {
        const { open } = await import('node:fs/promises');
        const handle = await open(file, 'wx');
        await handle.writeFile(bytes);
        await handle.close();
      },
    },
  ],
  [
    'een regel van het journaal niet wordt vastgelegd',
    {
      openAppend: async (file) => {
        const { open } = await import('node:fs/promises');
        const handle = await open(file, 'a');
        return { append: (bytes) => handle.writeFile(bytes), cutTo: (length) => handle.truncate(length), close: () => handle.close() };
      },
    },
  ],
])('de nagebootste schijf ziet het als %s', async (_what, broken) => {
  let losses = 0;
  for (let place = 0; place < 4; place++)
    losses += (await lossesIn(await playSession(SEED + place, { ...nodeDisk, ...broken }))).losses.length;
  expect(losses).toBeGreaterThan(0);
});

/** Saves four versions in a row with some way of saving, and gives the states in which the last saved one is gone. */
async function savedWith(save: (file: string, bytes: Buffer) => Promise<unknown>): Promise<number> {
  const folder = mkdtempSync(path.join(root, 'p'));
  const file = path.join(folder, 'bestand.json');
  const version = (number: number): Buffer => Buffer.from(`versie ${number} `.repeat(200));
  const steps = await recorded(folder, async (done) => {
    for (let number = 0; number < 4; number++) {
      await save(file, version(number));
      done(number);
    }
  });
  expect(steps.filter(({ kind }) => kind === 'write').length).toBeGreaterThanOrEqual(4);
  let losses = 0;
  for (const { files, said } of crashes(steps)) {
    const left = files.get(file);
    const whole = [0, 1, 2, 3].findIndex((number) => left?.equals(version(number)));
    if (said >= 0 && whole < said) losses++;
  }
  return losses;
}

test('onze manier van bewaren verliest niets; die van de bekende pakketten wel, en de nagebootste schijf ziet dat', async () => {
  expect(await savedWith((file, bytes) => writeSafely(nodeDisk, file, bytes))).toBe(0);
  // Both are loaded while their steps are written down: they keep the functions they find then.
  expect(await savedWith(async (file, bytes) => (await import('atomically')).writeFile(file, bytes))).toBeGreaterThan(0);
  // @ts-expect-error The package has no types of its own.
  expect(await savedWith(async (file, bytes) => (await import('write-file-atomic')).default(file, bytes))).toBeGreaterThan(0);
});
