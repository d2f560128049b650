import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { READING } from '../../main/report/check/reader.ts';
import { makeTrialKey, readKeyFile, type Signer } from '../../main/sign/keys.ts';
import { openLayout, tableStart } from '../../main/sign/layout.ts';
import { signPdf } from '../../main/sign/sign-pdf.ts';
import { verifyPdf } from '../../main/sign/verify.ts';
import { bytesOf, makeTestKeys, PASSPHRASE } from '../support/keys.ts';
import { drawnReport, FONTS } from '../support/reports.ts';
import { hasTool, run } from '../support/tools.ts';

// Attacks on signed PDFs as they are known: each makes a file that shows something else than what was signed.
const fontFile = path.join(FONTS, 'SourceSans3_600SemiBold.ttf');
let DATE: Date;
let unsigned: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
let signer: Signer;

async function sign(pdf: Uint8Array, field: string, signer: Signer): Promise<Uint8Array> {
  const signed = await signPdf(pdf, { field, signer, reason: '', location: '', date: DATE, fontFile });
  if (!signed.ok) throw new Error(signed.failure.code);
  return signed.value;
}
beforeAll(async () => {
  const keys = makeTestKeys();
  // A key is valid from the moment it was made.
  DATE = new Date();
  const read = readKeyFile(bytesOf(keys.keys.rsa.p12), PASSPHRASE, DATE);
  if (!read.ok) throw new Error(read.failure.code);
  signer = read.value;
  unsigned = (await drawnReport()).bytes;
  once = await sign(unsigned, 'Opsteller', signer);
  twice = await sign(once, 'Vaststeller', signer);
});

/** `geldig` only when the file would pass; a refusal counts as found. */
async function verdictOf(pdf: Uint8Array): Promise<string> {
  const report = await verifyPdf(pdf, [], DATE);
  return report.ok ? report.value.verdict : report.failure.code;
}
async function updated(pdf: Uint8Array, edit: (document: PDFDocument) => unknown): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  await edit(document);
  return document.commit();
}
const name = (text: string): PDFName => PDFName.of(text);
function fieldsOf({ context, catalog }: PDFDocument): readonly { ref: PDFRef; field: PDFDict }[] {
  const form = context.lookup(catalog.get(name('AcroForm')), PDFDict);
  const refs = context.lookup(form.get(name('Fields')), PDFArray).asArray() as PDFRef[];
  return refs.map((ref) => ({ ref, field: context.lookup(ref, PDFDict) }));
}
const signatureOf = (document: PDFDocument, at: number): PDFDict => {
  const field = fieldsOf(document)[at]?.field;
  if (!field) throw new Error('no such field');
  return document.context.lookup(field.get(name('V')), PDFDict);
};

describe('een update na het tekenen die iets anders laat zien', () => {
  const updates: Record<string, (document: PDFDocument) => unknown> = {
    'een andere inhoud op een bladzijde': (document) => {
      const page = document.getPage(1).node;
      page.set(name('Contents'), document.context.register(document.context.stream('BT /F1 40 Tf (VALS) Tj ET')));
    },
    'een andere boom van bladzijden': (document) => document.removePage(2),
    'een bladzijde erbij': (document) => document.addPage(),
    'een plakker over een bladzijde': (document) => {
      const { context } = document;
      const note = context.register(
        context.obj({
          Type: 'Annot',
          Subtype: 'FreeText',
          Rect: [50, 600, 500, 800],
          Contents: PDFString.of('O4'),
          DA: PDFString.of('/Helv 40 Tf'),
        }),
      );
      const page = document.getPage(0).node;
      const list = page.lookup(name('Annots'));
      if (list instanceof PDFArray) list.push(note);
      else page.set(name('Annots'), context.obj([note]));
    },
    'een ander beeld van de handtekening': (document) => {
      const [first] = fieldsOf(document);
      const stream = document.context.register(
        document.context.stream('BT (Getekend door de burgemeester) Tj ET', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 80] }),
      );
      first?.field.set(name('AP'), document.context.obj({ N: stream }));
      if (first) document.context.assign(first.ref, first.field);
    },
    'een andere plek voor de handtekening': (document) => {
      const [first] = fieldsOf(document);
      first?.field.set(name('Rect'), document.context.obj([0, 0, 0, 0]));
      if (first) document.context.assign(first.ref, first.field);
    },
    'een veld dat een andere naam krijgt': (document) => {
      const [first] = fieldsOf(document);
      first?.field.set(name('T'), PDFString.of('Burgemeester'));
      if (first) document.context.assign(first.ref, first.field);
    },
    'een veld erbij': (document) => {
      const { context, catalog } = document;
      const form = context.lookup(catalog.get(name('AcroForm')), PDFDict);
      context
        .lookup(form.get(name('Fields')), PDFArray)
        .push(context.register(context.obj({ FT: 'Tx', T: PDFString.of('x'), V: PDFString.of('y') })));
    },
    'een opdracht bij het openen': (document) =>
      document.catalog.set(name('OpenAction'), document.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })),
    'lagen die aan en uit kunnen': (document) => document.catalog.set(name('OCProperties'), document.context.obj({ D: {}, OCGs: [] })),
    'andere metagegevens': (document) =>
      document.catalog.set(
        name('Metadata'),
        document.context.register(document.context.stream('<x/>', { Type: 'Metadata', Subtype: 'XML' })),
      ),
    'een andere taal of structuur': (document) =>
      document.catalog.set(name('StructTreeRoot'), document.context.register(document.context.obj({}))),
    'de bevoegdheid van de eerste handtekening weg': (document) => document.catalog.delete(name('Perms')),
  };
  for (const [what, edit] of Object.entries(updates)) {
    test(what, async () => {
      expect(await verdictOf(twice)).toBe('geldig');
      expect(await verdictOf(await updated(twice, edit))).not.toBe('geldig');
      // After one signature a second may come, and nothing else.
      expect(await verdictOf(await updated(once, edit))).not.toBe('geldig');
    });
  }
});

describe('een handtekening die leeg of vervalst is', () => {
  const forgeries: Record<string, (signature: PDFDict, document: PDFDocument) => unknown> = {
    'zonder inhoud': (signature) => signature.delete(name('Contents')),
    'met een lege inhoud': (signature) => signature.set(name('Contents'), PDFHexString.of('')),
    'met nullen': (signature) => signature.set(name('Contents'), PDFHexString.of('00'.repeat(100))),
    'zonder bereik': (signature) => signature.delete(name('ByteRange')),
    'met een bereik van niets': (signature, { context }) => signature.set(name('ByteRange'), context.obj([0, 0, 0, 0])),
    'met een negatief bereik': (signature, { context }) => signature.set(name('ByteRange'), context.obj([0, -1, 10, -5])),
    'met een bereik van drie getallen': (signature, { context }) => signature.set(name('ByteRange'), context.obj([0, 100, 200])),
    'met een bereik dat verder begint': (signature, { context }) => signature.set(name('ByteRange'), context.obj([10, 100, 200, 300])),
    'met een bereik voorbij het einde': (signature, { context }) =>
      signature.set(name('ByteRange'), context.obj([0, 100, 200, 99_999_999])),
    'met een bereik van kommagetallen': (signature) => {
      const range = signature.lookup(name('ByteRange'), PDFArray);
      range.set(3, PDFNumber.of(Number(String(range.get(3))) - 0.5));
    },
    'van een ander soort': (signature) => signature.set(name('SubFilter'), name('adbe.x509.rsa_sha1')),
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    test(what, async () => {
      const changed = await updated(once, (document) => {
        const signature = signatureOf(document, 0);
        forge(signature, document);
        const ref = fieldsOf(document)[0]?.field.get(name('V'));
        document.context.assign(ref as PDFRef, signature);
      });
      expect(await verdictOf(changed)).not.toBe('geldig');
    });
  }
});

describe('een bereik dat om valse inhoud heen loopt', () => {
  test('de getekende staart verhuist, en in het gat staat iets anders', async () => {
    const document = await PDFDocument.load(once, { updateMetadata: false });
    const [, before = 0, after = 0, length = 0] = signatureOf(document, 0)
      .lookup(name('ByteRange'), PDFArray)
      .asArray()
      .map((one) => Number(String(one)));
    const evil = Buffer.from('\n9999 0 obj\n<< /Type /Catalog >>\nendobj\n');
    const moved = Buffer.concat([once.subarray(0, after), evil, once.subarray(after, after + length)]);
    // The numbers of the range are changed where they stand, as wide as they were.
    const text = moved.toString('latin1');
    const range = /\/ByteRange ?\[[^\]]*\]/.exec(text);
    if (!range) throw new Error('no byte range');
    const shifted = `/ByteRange [0 ${before} ${after + evil.length} ${length}]`.padEnd(range[0].length, ' ');
    expect(shifted).toHaveLength(range[0].length);
    moved.write(shifted, range.index, 'latin1');
    expect(await verdictOf(moved)).not.toBe('geldig');
  });

  test('een gat dat een teken groter of kleiner is', async () => {
    const text = Buffer.from(once).toString('latin1');
    const range = /\/ByteRange ?\[(\d+) +(\d+) +(\d+) +(\d+) *\]/.exec(text);
    if (!range) throw new Error('no byte range');
    const [whole = '', , before = '0', after = '0', length = '0'] = range;
    for (const [b, a, l] of [
      [Number(before) - 1, Number(after), Number(length)],
      [Number(before), Number(after) + 1, Number(length) - 1],
      [Number(before) + 1, Number(after), Number(length)],
    ]) {
      const changed = Buffer.from(once);
      changed.write(`/ByteRange [0 ${b} ${a} ${l}]`.padEnd(whole.length, ' '), range.index, 'latin1');
      expect(await verdictOf(changed)).not.toBe('geldig');
    }
  });
});

describe('een ander die opnieuw tekent', () => {
  test('het bestand is in orde, maar wie tekende is te zien: een proefsleutel bewijst niets', async () => {
    const trial = readKeyFile(makeTrialKey('A. Bakker', 'wachtwoord', DATE), 'wachtwoord', DATE);
    if (!trial.ok) throw new Error(trial.failure.code);
    const report = await verifyPdf(await sign(unsigned, 'Opsteller', trial.value), [], DATE);
    expect(report).toMatchObject({ ok: true, value: { signatures: [{ trial: true, chain: { ok: false, state: 'proef' } }] } });
  });

  test('een eerder teruggeknipte versie zegt zelf dat zij niet volledig is', async () => {
    const report = await verifyPdf(twice.subarray(0, once.length), [], DATE);
    expect(report).toMatchObject({ ok: true, value: { verdict: 'geldig', completeness: { ok: false }, signed: 1, expected: 2 } });
  });
});

describe('een update die er anders uitziet voor een lezer dan voor wie de objecten naloopt', () => {
  // Number 9999 is a harmless stream; in its bytes hides another object, which the table may point at.
  const hidden = '20 0 obj\n<< /VALS true >>\nendobj\n';
  const update = ({ table = '', trailer = '', length = hidden.length, previous = 0 }): string => {
    const start = once.length;
    const stream = `9999 0 obj\n<< /Length ${length} >>\nstream\n${hidden}\nendstream\nendobj\n`;
    const pad = (offset: number): string => String(offset).padStart(10, '0');
    const entries = `9999 1\n${pad(start)} 00000 n \n${table.replace('HIER', pad(start + stream.indexOf(hidden)))}`;
    const prev = previous || tableStart(once);
    return `${stream}xref\n${entries}trailer\n<< /Size 10000 /Root 1 0 R /Prev ${prev}${trailer} >>\nstartxref\n${start + stream.length}\n%%EOF\n`;
  };
  const layout = async (added: string): Promise<unknown> => {
    const pdf = Buffer.concat([once, Buffer.from(added, 'latin1')]);
    return openLayout(pdf, await PDFDocument.load(pdf, READING), once.length);
  };

  test('een open update mag', async () => {
    expect(await layout(update({}))).toEqual(new Set());
    expect(await layout(`% een opmerking hoort er niet tussen te staan\n${update({})}`)).toBeUndefined();
  });
  test.each([
    ['een verwijzing naar een object dat in een ander object zit', { table: '20 1\nHIER 00000 n \n' }],
    ['een verwijzing naar het getekende deel', { table: '20 1\n0000000100 00000 n \n' }],
    ['een object dat wordt vrijgegeven', { table: '20 1\n0000000000 00001 f \n' }],
    ['een object dat twee keer wordt genoemd', { table: '9999 1\nHIER 00000 n \n' }],
    ['een tweede tabel ernaast', { trailer: ' /XRefStm 100' }],
    ['een tabel die de getekende tabel overslaat', { previous: 100 }],
    ['een stream die een andere lengte noemt', { length: 3 }],
  ])('%s', async (_what, change) => {
    expect(await layout(update(change))).toBeUndefined();
  });
});

describe('bestanden van andere programma’s', () => {
  test.skipIf(!hasTool('qpdf'))(
    'een rapport dat is omgezet of versleuteld krijgt een uitspraak of een zin, en nooit “geldig”',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-qpdf-'));
      const file = path.join(folder, 'twee.pdf');
      writeFileSync(file, twice);
      const made = (...given: readonly string[]): Uint8Array => {
        run('qpdf', ...given, file, path.join(folder, 'uit.pdf'));
        return readFileSync(path.join(folder, 'uit.pdf'));
      };
      expect(await verdictOf(made('--object-streams=disable'))).toBe('ongeldig');
      expect(await verdictOf(made('--object-streams=generate'))).toBe('ongeldig');
      expect(await verdictOf(made('--linearize'))).toBe('ongeldig');
      expect(await verdictOf(made('--encrypt', 'geheim', 'geheim', '256', '--'))).toBe('pdf-versleuteld');
      // A file with a plain table can be signed as well as one with a packed table.
      writeFileSync(file, unsigned);
      const plain = made('--object-streams=disable');
      const signed = await sign(await sign(plain, 'Opsteller', signer), 'Vaststeller', signer);
      expect(await verdictOf(signed)).toBe('geldig');
      expect(await verdictOf(twice)).toBe('geldig');
    },
  );
});
