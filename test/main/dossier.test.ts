import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { FORMAT_VERSION, nestsDeeper, packDossier, unpackDossier } from '../../main/dossier/container.ts';
import type { Disk } from '../../main/dossier/disk.ts';
import { freeFileName, openShelf } from '../../main/dossier/library.ts';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import type { Action, AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { content, emptyDocument, ID, NOW } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk as disk } from '../support/left-disk.ts';
import { must as value } from '../support/result.ts';
import { RUNS } from '../support/runs.ts';

afterEach(closeWhatIsLeft);

let folder: string;
let at: Surroundings;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-dossier-'));
  at = { disk, content, now: () => NOW, localData: path.join(folder, 'lokaal'), appVersion: '0' };
  file = path.join(folder, 'proef.weegwijzer');
});

const answer = (text: string): Action => ({ type: 'answer', key: 'iama.doel', value: text });
let seq = 0;
const edit = (session: Session, text: string) => session.apply({ seq: ++seq, at: NOW, action: answer(text) });
const create = async (): Promise<Session> => value(await createDossier(at, file, emptyDocument()));
const said = (document: AssessmentDocument): unknown => document.answers['iama.doel']?.value;

describe('wat bewaard heet, is bewaard', () => {
  test('een bevestigde wijziging staat er na een crash nog, zonder dat het bestand is bijgewerkt', async () => {
    const session = await create();
    value(await edit(session, 'eerste'));
    value(await edit(session, 'tweede'));
    // No close, no checkpoint: as if the power went.
    const again = value(await openDossier(at, file));
    expect(again.recovery).toEqual({ kind: 'replayed', edits: 2, torn: false });
    expect(said(again.document())).toBe('tweede');
  });

  test('een half geschreven laatste regel kost alleen die regel', async () => {
    const session = await create();
    value(await edit(session, 'heel'));
    value(await edit(session, 'half'));
    const journal = path.join(at.localData, 'journal', `${ID}.jsonl`);
    const bytes = readFileSync(journal);
    for (const cut of [1, 10, 60]) {
      copyFileSync(file, `${file}.kopie`);
      writeFileSync(journal, bytes.subarray(0, bytes.length - cut));
      const again = value(await openDossier(at, file));
      expect(said(again.document()), `${cut} bytes minder`).toBe('heel');
      expect(again.recovery).toMatchObject({ kind: 'replayed', torn: true });
      await again.close();
      copyFileSync(`${file}.kopie`, file);
    }
  });

  test('een bijgewerkt bestand heeft het journaal niet meer nodig', async () => {
    const session = await create();
    value(await edit(session, 'vast'));
    value(await session.close());
    expect(value(await unpackDossier(readFileSync(file))).document.answers['iama.doel']?.value).toBe('vast');
    expect(value(await openDossier(at, file)).recovery).toEqual({ kind: 'none' });
  });

  test('een crash tussen het vervangen van het bestand en het inkorten van het journaal telt niets dubbel', async () => {
    const session = await create();
    value(await edit(session, 'een'));
    const journal = path.join(at.localData, 'journal', `${ID}.jsonl`);
    let beforeShortening = Buffer.alloc(0);
    const watching: Disk = {
      ...disk,
      rename: async (from, to) => {
        if (to === journal) beforeShortening = readFileSync(journal);
        await disk.rename(from, to);
      },
    };
    await session.close();
    at = { ...at, disk: watching };
    const second = value(await openDossier(at, file));
    value(await edit(second, 'twee'));
    value(await second.checkpoint());
    expect(beforeShortening.length).toBeGreaterThan(0);
    writeFileSync(journal, beforeShortening);
    const third = value(await openDossier({ ...at, disk }, file));
    expect(third.recovery).toEqual({ kind: 'none' });
    expect(said(third.document())).toBe('twee');
  });

  test('is het bestand elders veranderd, dan gaan de eigen wijzigingen apart en niet verloren', async () => {
    const session = await create();
    value(await edit(session, 'hier'));
    const elsewhere = update(emptyDocument(), answer('elders'), NOW);
    const old = value(await unpackDossier(readFileSync(file)));
    writeFileSync(file, (await packDossier({ manifest: old.manifest, document: elsewhere, entries: new Map() })).bytes);
    const again = value(await openDossier(at, file));
    expect(said(again.document())).toBe('elders');
    if (again.recovery.kind !== 'elsewhere') throw new Error(again.recovery.kind);
    expect(readFileSync(again.recovery.aside, 'utf8')).toContain('hier');
  });

  test('een beschadigd bestand: alles wat bewaard heette komt terug, het kapotte blijft bewaard', async () => {
    const session = await create();
    value(await edit(session, 'een'));
    value(await session.checkpoint());
    value(await edit(session, 'twee'));
    value(await session.checkpoint());
    value(await edit(session, 'drie'));
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    const again = value(await openDossier(at, file));
    if (again.recovery.kind !== 'previous') throw new Error(again.recovery.kind);
    expect(said(again.document())).toBe('drie');
    expect(existsSync(again.recovery.aside)).toBe(true);
  });

  test('een volle schijf op elk moment: het oude bestand blijft heel en de wijziging blijft in het journaal', async () => {
    const calls = ['writeNew', 'rename', 'syncFolder'] as const;
    for (const broken of calls) {
      file = path.join(folder, `${broken}.weegwijzer`);
      const document = { ...emptyDocument(), id: crypto.randomUUID() };
      const session = value(await createDossier(at, file, document));
      value(await edit(session, 'bewaard'));
      value(await session.close());
      let full = false;
      const failing: Disk = {
        ...disk,
        [broken]: async (...args: never[]) => {
          if (full) throw Object.assign(new Error('vol'), { code: 'ENOSPC' });
          return (disk[broken] as (...all: never[]) => Promise<void>)(...args);
        },
      };
      const second = value(await openDossier({ ...at, disk: failing }, file));
      value(await edit(second, 'nieuw'));
      full = true;
      expect(await second.checkpoint(), broken).toMatchObject({ ok: false, failure: { code: 'schijf-vol' } });
      full = false;
      const third = value(await openDossier(at, file));
      expect(said(third.document()), broken).toBe('nieuw');
    }
  });

  test('een regel die niet op de schijf komt, heet niet bewaard en verbergt de volgende niet', async () => {
    let fail = false;
    const failing: Disk = {
      ...disk,
      openAppend: async (place) => {
        const appender = await disk.openAppend(place);
        return {
          ...appender,
          append: async (bytes) => {
            if (!fail) return appender.append(bytes);
            await appender.append(bytes.subarray(0, 20));
            throw Object.assign(new Error('vol'), { code: 'ENOSPC' });
          },
        };
      },
    };
    at = { ...at, disk: failing };
    const session = await create();
    value(await edit(session, 'een'));
    fail = true;
    expect((await edit(session, 'twee')).ok).toBe(false);
    fail = false;
    value(await edit(session, 'drie'));
    expect(said(value(await openDossier({ ...at, disk }, file)).document())).toBe('drie');
  });

  test('wat niet in een dossier past, komt nooit in het bestand: het oude blijft te openen, en na ongedaan maken gaat het verder', async () => {
    const session = value(await createDossier(at, file, emptyDocument()));
    value(await edit(session, 'goed'));
    value(await session.checkpoint());
    const before = readFileSync(file);
    // The screen and the calls refuse this; a mistake in one of them may not cost a dossier.
    value(await edit(session, 'x'.repeat(1_000_001)));
    for (const write of [session.checkpoint, () => session.saveElsewhere(path.join(folder, 'elders.weegwijzer'))])
      expect(await write()).toMatchObject({
        ok: false,
        failure: { code: 'dossier-ongeldig', detail: { plek: 'answers.iama.doel.value' } },
      });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(path.join(folder, 'elders.weegwijzer'))).toBe(false);
    value(await edit(session, 'weer goed'));
    value(await session.close());
    expect(value(await openDossier(at, file)).document().answers['iama.doel']?.value).toBe('weer goed');
  });

  test('na opslaan blijft er geen tijdelijk bestand achter', async () => {
    const session = await create();
    value(await edit(session, 'x'));
    value(await session.close());
    const temps = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.tmp'));
    expect(temps).toEqual([]);
  });
});

describe('wat niet klopt, gaat niet open en blijft zoals het is', () => {
  const refused = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(file, bytes);
    const opened = await openDossier(at, file);
    expect(Buffer.from(readFileSync(file)).equals(Buffer.from(bytes))).toBe(true);
    if (opened.ok) throw new Error('ging open');
    return opened.failure.code;
  };
  const whole = async (change: { manifest?: object; document?: object } = {}): Promise<Uint8Array> => {
    const session = await create();
    value(await session.close());
    const { manifest, document } = value(await unpackDossier(readFileSync(file)));
    return (
      await packDossier({
        manifest: { ...manifest, ...change.manifest },
        document: { ...document, ...change.document },
        entries: new Map(),
      })
    ).bytes;
  };

  test('een nieuwere opmaak, een vreemd bestand, een leeg bestand, een half bestand', async () => {
    expect(await refused(await whole({ manifest: { formatVersion: FORMAT_VERSION + 1 } }))).toBe('dossier-te-nieuw');
    expect(await refused(Buffer.from('%PDF-1.7'))).toBe('dossier-vreemd');
    expect(await refused(Buffer.alloc(0))).toBe('dossier-vreemd');
    file = path.join(folder, 'half.weegwijzer');
    const bytes = await whole();
    expect(await refused(bytes.subarray(0, bytes.length - 30))).toBe('dossier-beschadigd');
  });

  test('een document met een onbekend veld, een verkeerd soort waarde, of het id van een ander', async () => {
    for (const document of [{ extra: 1 }, { answers: { 'iama.doel': 'los' } }, { id: crypto.randomUUID() }]) {
      file = path.join(folder, `${Object.keys(document)[0]}.weegwijzer`);
      expect(await refused(await whole({ document }))).toBe('dossier-beschadigd');
    }
  });

  test('een zip met een pad, een zipbom, te diep geneste gegevens', async () => {
    const zipOf = async (name: string, bytes: Buffer): Promise<Uint8Array> => {
      const zip = new yazl.ZipFile();
      zip.addBuffer(Buffer.from('application/vnd.weegwijzer.dossier+zip'), 'mimetype', { compress: false });
      zip.addBuffer(bytes, name);
      zip.end();
      const parts: Buffer[] = [];
      for await (const part of zip.outputStream) parts.push(part as Buffer);
      return Buffer.concat(parts);
    };
    const escaping = Buffer.from(await zipOf('aaaaaaaaaa.txt', Buffer.from('x')));
    const renamed = Buffer.from(escaping.toString('latin1').replaceAll('aaaaaaaaaa.txt', '../../etc/pass'), 'latin1');
    expect(['dossier-vreemd', 'dossier-beschadigd']).toContain(await refused(renamed));
    const attachment = `attachments/${'a'.repeat(64)}`;
    expect(await refused(await zipOf(attachment, Buffer.alloc(20_000_000)))).toBe('dossier-beschadigd');
    expect(await refused(await zipOf(attachment, Buffer.alloc(40_000_000)))).toBe('dossier-te-groot');
    expect(await refused(await zipOf('dossier.json', Buffer.alloc(40_000_000)))).toBe('dossier-vreemd');
    expect(await refused(await zipOf('dossier.json', Buffer.alloc(60_000_000)))).toBe('dossier-te-groot');
    expect(await refused(await zipOf('manifest.json', Buffer.alloc(2_000_000)))).toBe('dossier-te-groot');
    expect(await refused(await zipOf('manifest.json', Buffer.from('['.repeat(100_000))))).toBe('dossier-beschadigd');
  });

  test('willekeurige schade aan een dossier geeft nooit stil een ander dossier', async () => {
    const bytes = await whole();
    const original = value(await unpackDossier(bytes));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        const damaged = Uint8Array.from(bytes);
        damaged[place] = (damaged[place] ?? 0) ^ flip;
        const read = await unpackDossier(damaged);
        if (read.ok) expect(read.value.document).toEqual(original.document);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('de map met dossiers', () => {
  test('het overzicht leest alle dossiers en noemt wat niet te lezen is', async () => {
    const session = await create();
    value(await edit(session, 'x'));
    writeFileSync(path.join(folder, 'kapot.weegwijzer'), 'geen dossier');
    const shelf = await openShelf(at).read(folder, []);
    expect(shelf.library.entries).toMatchObject([{ id: ID, title: 'Proef', outcome: 'O5', status: 'open', behind: true }]);
    expect(shelf.library.broken).toMatchObject([{ fileName: 'kapot.weegwijzer', code: 'dossier-vreemd' }]);
  });

  test('de lijst noemt voortgang en eerstvolgende datum, en leest een bestand dat niet veranderde geen tweede keer', async () => {
    const session = await create();
    value(await session.apply({ seq: ++seq, at: NOW, action: { type: 'answer', key: 'dossier.volgende', value: '1 maart 2027' } }));
    value(await edit(session, 'Over de postcode in Amsterdam'));
    value(await session.close());
    let reads = 0;
    const counting: Disk = {
      ...disk,
      read: (place) => {
        if (place.endsWith('.weegwijzer')) reads++;
        return disk.read(place);
      },
    };
    const first = openShelf({ ...at, disk: counting });
    const shelf = await first.read(folder, []);
    expect(shelf.library.entries).toMatchObject([{ nextDate: '2027-03-01', behind: false, inLibrary: true }]);
    expect(shelf.library.entries[0]?.progress?.done).toBeGreaterThan(0);
    await first.read(folder, []);
    await openShelf({ ...at, disk: counting }).read(folder, []);
    expect(reads).toBe(1);
    expect(await first.search(shelf, 'POSTCODE amsterdam')).toMatchObject([{ dossier: ID, hit: { id: 'iama.doel' } }]);
    expect(await first.search(shelf, 'postcode Rotterdam')).toEqual([]);
  });

  test('een kapotte index kost alleen tijd', async () => {
    await (await create()).close();
    writeFileSync(path.join(at.localData, 'index.json'), '{"version":1,"files":{"x":');
    expect((await openShelf(at).read(folder, [])).library.entries).toHaveLength(1);
  });

  test('een naam van een mens wordt een veilige en vrije bestandsnaam', async () => {
    const name = async (text: string): Promise<string> => path.basename(await freeFileName(at, folder, text));
    expect(await name('../../x: "y"?')).toBe('x y.weegwijzer');
    expect(await name('CON')).toBe('Dossier CON.weegwijzer');
    expect(await name('...')).toBe('Dossier.weegwijzer');
    expect((await name('é'.repeat(300))).length).toBeLessThan(100);
    writeFileSync(path.join(folder, 'Toets.weegwijzer'), '');
    expect(await name('Toets')).toBe('Toets (2).weegwijzer');
  });
});

test('de grens aan diepte telt precies de haken buiten teksten, wat er ook in die teksten staat', () => {
  const depthOf = (one: unknown): number =>
    one !== null && typeof one === 'object' ? 1 + Math.max(0, ...Object.values(one).map(depthOf)) : 0;
  const tricky = fc.string({ unit: fc.constantFrom('"', '\\', '[', '{', '}', ']', 'a') });
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 5 }, tricky, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(tricky, tie('tree'), { maxKeys: 3 })),
  }));
  fc.assert(
    fc.property(tree, (one) => {
      const text = JSON.stringify(one);
      const depth = depthOf(one);
      expect(nestsDeeper(text, depth)).toBe(false);
      if (depth > 0) expect(nestsDeeper(text, depth - 1)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
