import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { lockPlace, takeLock } from '../../main/dossier/lock.ts';

let file: string;
let minutes = 0;
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'weegwijzer-slot-')), 'proef.weegwijzer');
  minutes = 0;
});
const now = (): string => new Date(Date.UTC(2026, 10, 23, 9, minutes)).toISOString();
const user = (person: string, computer = `pc van ${person}`) => ({ person, computer, now });

test('wie als tweede opent, hoort wie er werkt, op welke computer en sinds wanneer', async () => {
  const anne = await takeLock(nodeDisk, file, user('Anne'));
  expect(anne.holder()).toBeUndefined();
  minutes = 1;
  const bram = await takeLock(nodeDisk, file, user('Bram'));
  expect(bram.holder()).toEqual({ person: 'Anne', computer: 'pc van Anne', since: '2026-11-23T09:00:00.000Z' });
  // Looking in does not take anything away, and neither does closing again.
  await bram.release();
  await anne.refresh();
  expect(anne.holder()).toBeUndefined();
  await anne.release();
  expect(existsSync(lockPlace(file))).toBe(false);
  await bram.refresh();
  expect(bram.holder()).toBeUndefined();
});

test('wie slaapt of is weggevallen, houdt niemand tegen, en hoort bij het wakker worden wie er nu werkt', async () => {
  const anne = await takeLock(nodeDisk, file, user('Anne'));
  minutes = 10;
  const bram = await takeLock(nodeDisk, file, user('Bram'));
  expect(bram.holder()).toBeUndefined();
  await anne.refresh();
  expect(anne.holder()).toMatchObject({ person: 'Bram' });
  await anne.release();
  expect(JSON.parse(readFileSync(lockPlace(file), 'utf8'))).toMatchObject({ person: 'Bram' });
});

test('een eigen slot van voor een crash houdt niet tegen', async () => {
  await takeLock(nodeDisk, file, user('Anne'));
  expect((await takeLock(nodeDisk, file, user('Anne'))).holder()).toBeUndefined();
  // The same name on another computer is somebody else.
  expect((await takeLock(nodeDisk, file, user('Anne', 'laptop'))).holder()).toMatchObject({ computer: 'pc van Anne' });
});

test('twintig mensen tegelijk: hooguit één heeft het', async () => {
  const locks = await Promise.all(Array.from({ length: 20 }, (_, place) => takeLock(nodeDisk, file, user(`Mens ${place}`))));
  for (const lock of locks) await lock.refresh();
  expect(locks.filter((lock) => lock.holder() === undefined)).toHaveLength(1);
});

test('een kapot of vreemd slot, en een map waar niets te schrijven is, houden niemand tegen', async () => {
  for (const text of ['', '{', '{"format":"weegwijzer-slot"}', JSON.stringify({ person: 'x'.repeat(10_000) })]) {
    writeFileSync(lockPlace(file), text);
    expect((await takeLock(nodeDisk, file, user('Anne'))).holder(), text.slice(0, 20)).toBeUndefined();
  }
  const full = { ...nodeDisk, writeNew: async () => Promise.reject(Object.assign(new Error('vol'), { code: 'ENOSPC' })) };
  expect((await takeLock(full, path.join(path.dirname(file), 'ander.weegwijzer'), user('Anne'))).holder()).toBeUndefined();
});
