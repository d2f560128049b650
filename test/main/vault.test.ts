import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unpackDossier } from '../../main/dossier/container.ts';
import type { Disk } from '../../main/dossier/disk.ts';
import { openShelf } from '../../main/dossier/library.ts';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import { isRecoveryCode, isSealed, newRecoveryCode, newVault, sealedDossier, unlock, type Vault } from '../../main/dossier/vault.ts';
import { content, emptyDocument, ID, NOW } from '../support/content.ts';
import { crashes, memoryDisk, recorded } from '../support/crash-disk.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { must as value } from '../support/result.ts';
import { holding, holds } from '../support/search-disk.ts';

const PASSPHRASE = 'paard batterij nietje correct é';
const CODE = newRecoveryCode();
/** A name that nobody may find on the disk. */
const CANARY = 'Kanarie-Zwartewaterland';

let vault: Vault;
let folder: string;
let file: string;
beforeAll(async () => {
  vault = await newVault(ID, PASSPHRASE, CODE);
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-kluis-'));
  file = path.join(folder, 'dossiers', 'proef.weegwijzer');
});
afterEach(async () => {
  await closeWhatIsLeft();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(closeWhatIsLeft);

const at = (disk: Disk = leftDisk): Surroundings => ({
  disk,
  content,
  now: () => NOW,
  localData: path.join(folder, 'lokaal'),
  appVersion: '0',
});
let seq = 0;
const say = async (session: Session, text: string): Promise<void> => {
  value(await session.apply({ seq: ++seq, at: NOW, action: { type: 'answer', key: 'iama.doel', value: text } }));
};
const said = (session: Session): unknown => session.document().answers['iama.doel']?.value;
const attach = async (session: Session, text: string): Promise<string> => {
  const bytes = Buffer.from(text);
  const sha256 = value(await session.keepAttachment(bytes));
  const attachment = { sha256, name: 'bijlage.txt', size: bytes.length };
  value(await session.apply({ seq: ++seq, at: NOW, action: { type: 'attach', key: 'iama.doel', attachment } }));
  return sha256;
};
const create = async (): Promise<Session> => value(await createDossier(at(), file, emptyDocument()));

describe('de versleuteling zelf', () => {
  test('wat de kluis sluit, gaat open met de wachtwoordzin en met de herstelcode, ook slordig overgetypt', async () => {
    const sealed = vault.seal(Buffer.from('inhoud'));
    for (const secret of [PASSPHRASE, PASSPHRASE.normalize('NFD'), CODE, ` ${CODE.toLowerCase().replace(/-/g, ' ')}`]) {
      expect(Buffer.from(value(value(await unlock(sealed, secret)).open(sealed))).toString(), secret).toBe('inhoud');
    }
    for (const wrong of [`${PASSPHRASE} `, PASSPHRASE.toUpperCase(), newRecoveryCode(), ' ']) {
      expect(await unlock(sealed, wrong), wrong).toMatchObject({ ok: false, failure: { code: 'wachtwoordzin-onjuist' } });
    }
    expect(Buffer.from(sealed).includes('inhoud')).toBe(false);
    // Twice the same content looks different, so nobody sees that nothing changed.
    expect(vault.seal(Buffer.from('inhoud'))).not.toEqual(sealed);
  });

  test('een herstelcode heeft 160 willekeurige bits en geen tekens die op elkaar lijken', () => {
    const codes = Array.from({ length: 500 }, newRecoveryCode);
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/);
    expect(isRecoveryCode(PASSPHRASE)).toBe(false);
    const signs = [...codes.join('').replace(/-/g, '')];
    for (const [sign, all] of Map.groupBy(signs, (one) => one)) expect(all.length, sign).toBeGreaterThan(500 * 0.7);
  });

  test('elke omgedraaide bit in kop, nonce, inhoud of controlecode wordt gezien', () => {
    const sealed = Buffer.from(vault.seal(Buffer.from('inhoud die niemand ongezien verandert')));
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      expect(vault.open(changed).ok, `byte ${place}`).toBe(false);
    }
    for (let length = 0; length < sealed.length; length += 7) expect(vault.open(sealed.subarray(0, length)).ok).toBe(false);
    expect(vault.open(Buffer.concat([sealed, Buffer.from('x')])).ok).toBe(false);
  });

  test('wie de kop verandert en de som bijwerkt, komt niet verder', async () => {
    const sealed = Buffer.from(vault.seal(Buffer.from('inhoud')));
    const text = sealed.toString('latin1');
    const end = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
    const head = JSON.parse(text.slice(text.indexOf('\n') + 1, end));
    const withHead = (changed: unknown): Buffer => {
      const line = `WEEGWIJZER-VERSLEUTELD\n${typeof changed === 'string' ? changed : JSON.stringify(changed)}\n`;
      const sum = createHash('sha256').update(line).digest('hex');
      return Buffer.concat([Buffer.from(`${line}${sum}\n`), sealed.subarray(end + 65)]);
    };
    expect(value(await unlock(withHead(head), PASSPHRASE)).open(withHead(head)).ok).toBe(true);
    const kdf = (change: object) => ({ ...head, passphrase: { ...head.passphrase, kdf: { ...head.passphrase.kdf, ...change } } });
    // Weaker so that guessing is cheap, or so heavy that a computer stalls.
    for (const change of [
      { N: 2 ** 15 },
      { N: 1 },
      { N: 0 },
      { N: -65536 },
      { N: 2 ** 21 },
      { N: 100_000 },
      { r: 1 },
      { r: 64 },
      { p: 16 },
    ])
      expect(await unlock(withHead(kdf(change)), PASSPHRASE), JSON.stringify(change)).toMatchObject({
        failure: { code: 'versleuteling-zwak' },
      });
    // Still allowed, and still another key.
    expect(await unlock(withHead(kdf({ N: 2 ** 16 })), PASSPHRASE)).toMatchObject({ failure: { code: 'wachtwoordzin-onjuist' } });
    const swapped = withHead({ ...head, passphrase: head.recovery, recovery: head.passphrase });
    expect(await unlock(swapped, PASSPHRASE)).toMatchObject({ failure: { code: 'wachtwoordzin-onjuist' } });
    const elsewhere = withHead({ ...head, dossier: crypto.randomUUID() });
    expect(await unlock(elsewhere, PASSPHRASE)).toMatchObject({ failure: { code: 'wachtwoordzin-onjuist' } });
    // With the code alone the passphrase part may be changed; the body still notices.
    const other = await newVault(ID, 'een heel andere zin hier', CODE);
    const foreign = Buffer.from(other.seal(Buffer.from('x'))).toString('latin1');
    const mixed = withHead({
      ...head,
      passphrase: JSON.parse(foreign.slice(foreign.indexOf('\n') + 1, foreign.indexOf('\n', 30))).passphrase,
    });
    expect(value(await unlock(mixed, CODE)).open(mixed).ok).toBe(false);
    expect(await unlock(withHead({ ...head, version: 2 }), PASSPHRASE)).toMatchObject({
      failure: { code: 'dossier-te-nieuw', detail: { versie: '2' } },
    });
    for (const odd of ['{', '[]', 'null', { ...head, extra: 1 }, { ...head, dossier: '../../x' }, { ...head, passphrase: undefined }])
      expect((await unlock(withHead(odd), PASSPHRASE)).ok).toBe(false);
  }, 60_000);

  test('willekeurige bytes achter de naam van een versleuteld bestand geven een nette weigering', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(sealedDossier(Buffer.concat([Buffer.from('WEEGWIJZER-VERSLEUTELD\n'), bytes])).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('een versleuteld dossier', () => {
  test('staat nergens leesbaar op de computer: niet in het bestand, het journaal, de vorige versie, een bijlage of de lijst', async () => {
    const session = await create();
    await say(session, CANARY);
    await session.apply({ seq: ++seq, at: NOW, action: { type: 'setFacts', facts: { name: CANARY } } });
    value(await session.checkpoint());
    await say(session, `${CANARY} nog eens`);
    value(await session.checkpoint());
    const shelf = openShelf(at());
    await shelf.read(path.dirname(file), []);
    // The search bites: before, it is in the file, its predecessor and the list.
    expect(holding(folder, CANARY).length).toBeGreaterThanOrEqual(3);
    await attach(session, `${CANARY} als bijlage`);
    value(await session.protect(vault));
    const listed = await shelf.read(path.dirname(file), []);
    expect(listed.library).toMatchObject({ entries: [], broken: [], locked: [{ id: ID, fileName: 'proef.weegwijzer' }] });
    expect(holding(folder, CANARY)).toEqual([]);
    await say(session, `${CANARY} in het journaal`);
    await attach(session, `${CANARY} nog een bijlage`);
    value(await session.note('gemaakt', CANARY));
    expect(holding(folder, CANARY)).toEqual([]);
    // Killed here; what was said to be kept comes back, and still nothing can be read.
    const again = value(await openDossier(at(), file, PASSPHRASE));
    expect(said(again)).toBe(`${CANARY} in het journaal`);
    expect(again.recovery).toMatchObject({ kind: 'replayed', edits: 2 });
    const names = again.document().answers['iama.doel']?.attachments ?? [];
    for (const { sha256 } of names) expect(Buffer.from(again.attachment(sha256) ?? []).toString()).toContain(CANARY);
    expect(names).toHaveLength(2);
    value(await again.close());
    expect(holding(folder, CANARY)).toEqual([]);
    expect(readdirSync(path.join(folder, 'lokaal', 'attachments', ID))).toEqual([]);
  }, 60_000);

  test('vraagt om de wachtwoordzin, weigert een verkeerde en verandert dan niets', async () => {
    const session = await create();
    await say(session, 'geheim');
    value(await session.protect(vault));
    value(await session.close());
    const before = readFileSync(file);
    expect(isSealed(before)).toBe(true);
    expect(await openDossier(at(), file)).toMatchObject({ failure: { code: 'dossier-versleuteld' } });
    expect(await openDossier(at(), file, 'iets heel anders')).toMatchObject({ failure: { code: 'wachtwoordzin-onjuist' } });
    expect(await unpackDossier(before)).toMatchObject({ failure: { code: 'dossier-versleuteld' } });
    expect(readFileSync(file)).toEqual(before);
    for (const secret of [PASSPHRASE, CODE]) {
      const opened = value(await openDossier(at(), file, secret));
      expect(said(opened)).toBe('geheim');
      value(await opened.close());
    }
  }, 60_000);

  test('krijgt een andere wachtwoordzin: de oude opent niets meer, ook de vorige versie niet', async () => {
    const session = await create();
    value(await session.protect(vault));
    await say(session, 'eerst');
    value(await session.checkpoint());
    const next = await newVault(ID, 'zeven nieuwe woorden zonder verband', newRecoveryCode());
    await say(session, 'daarna');
    value(await session.protect(next));
    await say(session, 'en nog meer');
    expect(await openDossier(at(), file, PASSPHRASE)).toMatchObject({ failure: { code: 'wachtwoordzin-onjuist' } });
    const previous = readFileSync(path.join(folder, 'lokaal', 'previous', `${ID}.weegwijzer`));
    expect(vault.open(previous).ok).toBe(false);
    expect(next.open(previous).ok).toBe(true);
    const again = value(await openDossier(at(), file, 'zeven nieuwe woorden zonder verband'));
    expect(said(again)).toBe('en nog meer');
    // And the way back to a file that anybody can read.
    value(await again.protect(undefined));
    await say(again, 'leesbaar');
    value(await again.close());
    expect(said(value(await openDossier(at(), file)))).toBe('leesbaar');
  }, 60_000);

  test('dat kapot is, komt terug uit de vorige versie, en alleen met de wachtwoordzin', async () => {
    const session = await create();
    value(await session.protect(vault));
    await say(session, 'heel');
    value(await session.close());
    const whole = readFileSync(file);
    for (const place of [0, 100, whole.length - 20]) {
      const broken = Buffer.from(whole);
      broken.writeUInt8((broken[place] ?? 0) ^ 8, place);
      writeFileSync(file, broken);
      const aside = path.join(folder, 'lokaal', 'aside');
      for (const name of existsSync(aside) ? readdirSync(aside) : []) rmSync(path.join(aside, name));
      expect((await openDossier(at(), file)).ok).toBe(false);
      const back = value(await openDossier(at(), file, PASSPHRASE));
      expect(back.recovery.kind, `byte ${place}`).toBe('previous');
      expect(said(back) ?? 'heel').toBe('heel');
    }
  }, 60_000);

  test('dat een collega intussen met een andere sleutel versleutelde, wordt niet overschreven', async () => {
    const session = await create();
    value(await session.protect(vault));
    await say(session, 'van mij');
    const theirs = (await newVault(ID, 'de woorden van een ander', newRecoveryCode())).seal(Buffer.from('iets'));
    writeFileSync(file, theirs);
    expect(await session.checkpoint()).toMatchObject({ failure: { code: 'dossier-elders' } });
    expect(readFileSync(file)).toEqual(Buffer.from(theirs));
  }, 60_000);

  test('dat teruggezet is uit een leesbare back-up, gooit het versleutelde journaal niet weg', async () => {
    const session = await create();
    value(await session.checkpoint());
    const plain = readFileSync(file);
    value(await session.protect(vault));
    await say(session, 'alleen in het journaal');
    writeFileSync(file, plain);
    const opened = value(await openDossier(at(), file));
    expect(opened.recovery.kind).toBe('elsewhere');
    expect(readdirSync(path.join(folder, 'lokaal', 'aside')).length).toBe(1);
  }, 60_000);
});

describe('versleutelen terwijl het misgaat', () => {
  test('een fout bij elke aanroep: het dossier blijft te openen met alles wat bewaard heette', async () => {
    let failures = 0;
    for (let turn = 0; ; turn++) {
      rmSync(folder, { recursive: true, force: true });
      let left = Number.POSITIVE_INFINITY;
      const disk = countingDown(() => left-- <= 0);
      const session = value(await createDossier(at(disk), file, emptyDocument()));
      await say(session, 'voor het versleutelen');
      left = turn;
      const done = await session.protect(vault).catch((error: unknown) => error);
      const failed = typeof done !== 'object' || done === null || !('ok' in done) || !done.ok;
      const enough = left > 0;
      left = Number.POSITIVE_INFINITY;
      const after = await session.apply({ seq: ++seq, at: NOW, action: { type: 'answer', key: 'iama.doel', value: 'erna' } });
      const last = after.ok ? 'erna' : 'voor het versleutelen';
      // Killed right after: plain or encrypted, one of the two ways opens it.
      const plain = await openDossier(at(), file);
      const again = plain.ok ? plain.value : value(await openDossier(at(), file, PASSPHRASE));
      expect(said(again), `fout bij aanroep ${turn}`).toBe(last);
      await closeWhatIsLeft();
      if (failed) failures++;
      if (enough) break;
    }
    expect(failures).toBeGreaterThan(10);
    console.log(`versleutelen met een fout bij elke aanroep: ${failures} keer mislukt, 0 keer iets kwijt`);
  }, 300_000);

  test('stroom weg na elke stap: alles komt terug, en na de melding staat er niets leesbaars meer', async () => {
    const steps = await recorded(folder, async (done) => {
      const session = value(await createDossier(at(), file, emptyDocument()));
      await say(session, `${CANARY} 1`);
      await attach(session, `${CANARY} bijlage`);
      value(await session.checkpoint());
      await say(session, `${CANARY} 2`);
      await attach(session, `${CANARY} tweede bijlage`);
      done(2);
      value(await session.protect(vault));
      done(3);
      await say(session, `${CANARY} 4`);
      done(4);
      value(await session.close());
    });
    const states = [...crashes(steps)].filter(({ said: count }) => count >= 2);
    const readable = states.filter(({ files, said: count }) => count >= 3 && [...files.values()].some((bytes) => holds(bytes, CANARY)));
    expect(readable.map(({ after }) => after)).toEqual([]);
    const different = [...new Map(states.map((state) => [fingerprint(state.files), state])).values()];
    for (const { files, said: count, after } of different) {
      const plain = await openDossier(at(memoryDisk(files)), file);
      const again = plain.ok ? plain.value : value(await openDossier(at(memoryDisk(files)), file, PASSPHRASE));
      const number = Number(String(said(again)).replace(`${CANARY} `, ''));
      expect(number, `na stap ${after}`).toBeGreaterThanOrEqual(count === 4 ? 4 : 2);
      for (const { sha256 } of again.document().answers['iama.doel']?.attachments ?? []) expect(again.attachment(sha256)).toBeDefined();
    }
    console.log(`versleutelen en stroom weg: ${states.length} toestanden, ${different.length} verschillende geopend, 0 keer iets kwijt`);
  }, 300_000);
});

const fingerprint = (files: ReadonlyMap<string, Buffer>): string => {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(bytes);
  return hash.digest('hex');
};

/** A disk on which one call fails, and the ones after it work again. */
function countingDown(fails: () => boolean): Disk {
  const stop = (): void => {
    if (fails()) throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  const wrapped = Object.fromEntries(
    Object.entries(leftDisk).map(([name, call]) => [
      name,
      async (...all: unknown[]) => {
        stop();
        return (call as (...all: unknown[]) => Promise<unknown>)(...all);
      },
    ]),
  ) as unknown as Disk;
  return {
    ...wrapped,
    openAppend: async (place) => {
      stop();
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
