import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkStructure } from '../../main/report/check/structure.ts';
import { allVouchedFor, findPath } from '../../main/sign/chain.ts';
import { checkCms, makeCms } from '../../main/sign/cms.ts';
import { makeTrialKey, readKeyFile, type Signer } from '../../main/sign/keys.ts';
import { signatureFieldsOf, signPdf } from '../../main/sign/sign-pdf.ts';
import { verifyPdf } from '../../main/sign/verify.ts';
import { update } from '../../shared/assessment/update.ts';
import { fixVersion } from '../../shared/report/fix.ts';
import type { VerifyReport } from '../../shared/report/verify-types.ts';
import { content, NOW } from '../support/content.ts';
import { bytesOf, makeTestKeys, PASSPHRASE, type TestKeys } from '../support/keys.ts';
import { drawnReport, FONTS, indDossier } from '../support/reports.ts';
import { hasTool, preflightClassPath, run } from '../support/tools.ts';

let DATE: Date;
const fontFile = path.join(FONTS, 'SourceSans3_600SemiBold.ttf');
const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-teken-'));
let keys: TestKeys;
let unsigned: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
let anchors: X509Certificate[];

const signer = (kind: keyof TestKeys['keys']): Signer => {
  const read = readKeyFile(bytesOf(keys.keys[kind].p12), PASSPHRASE, DATE);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
};
async function sign(pdf: Uint8Array, field: string, by: Signer, name?: string): Promise<Uint8Array> {
  const signed = await signPdf(pdf, {
    field,
    signer: by,
    ...(name ? { name } : {}),
    reason: 'Advies – deel één',
    location: 'Één',
    date: DATE,
    fontFile,
  });
  if (!signed.ok) throw new Error(signed.failure.code);
  return signed.value;
}
async function verify(pdf: Uint8Array, trusted = anchors): Promise<VerifyReport> {
  const report = await verifyPdf(pdf, trusted, DATE);
  if (!report.ok) throw new Error(report.failure.code);
  return report.value;
}
const onDisk = (name: string, bytes: Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

beforeAll(async () => {
  keys = makeTestKeys();
  DATE = new Date(Date.now() + 1000);
  anchors = [new X509Certificate(readFileSync(keys.root))];
  unsigned = (await drawnReport()).bytes;
  once = await sign(unsigned, 'Opsteller', signer('rsa'), 'Teamleider Één, gemeente Ĳmuiden');
  twice = await sign(once, 'Vaststeller', signer('ec'));
});

describe('ondertekenen', () => {
  test('elke soort sleutelbestand tekent: RSA en EC, modern en oud', async () => {
    for (const kind of ['rsa', 'ec', 'rsa-legacy', 'ec-legacy'] as const) {
      const report = await verify(await sign(unsigned, 'Opsteller', signer(kind)));
      expect(report.signatures[0]?.integrity, kind).toEqual({ ok: true, text: { code: 'inhoud-gelijk' } });
      expect(report.signatures[0]?.chain.state, kind).toBe('vertrouwd');
      expect(report.signatures[0]?.level, kind).toBe('PAdES B-B');
    }
  });

  test('tekenen voegt alleen toe: de eerdere bytes blijven staan', () => {
    expect(Buffer.from(once.subarray(0, unsigned.length)).equals(Buffer.from(unsigned))).toBe(true);
    expect(Buffer.from(twice.subarray(0, once.length)).equals(Buffer.from(once))).toBe(true);
  });

  test('twee handtekeningen: zeven losse uitspraken, alles in orde', async () => {
    const report = await verify(twice);
    expect(report.verdict).toBe('geldig');
    expect(report.completeness).toEqual({ ok: true, text: { code: 'volledig', values: { getekend: '2', totaal: '2' } } });
    expect(report.signatures.map(({ field, signer: name }) => [field, name])).toEqual([
      ['Opsteller', 'Opsteller Één'],
      ['Vaststeller', 'Vaststeller Twee'],
    ]);
    for (const one of report.signatures) {
      expect([one.integrity.ok, one.coverage.ok, one.changes.ok, one.chain.ok, one.time.proven]).toEqual([true, true, true, true, false]);
    }
    expect(report.data.ok).toBeNull();
  });

  test('het getekende rapport blijft toegankelijk opgebouwd', async () => {
    expect((await checkStructure(twice)).faults).toEqual([]);
  });

  test('een proefsleutel is nooit vertrouwd, ook niet als iemand hem als anker instelt', async () => {
    const trial = readKeyFile(makeTrialKey('Team', PASSPHRASE, DATE), PASSPHRASE, DATE);
    if (!trial.ok) throw new Error(trial.failure.code);
    expect(trial.value.trial).toBe(true);
    const pdf = await sign(unsigned, 'Opsteller', trial.value);
    const own = new X509Certificate(Buffer.from(trial.value.chain[0] ?? []));
    const report = await verify(pdf, [own, ...anchors]);
    expect(report.signatures[0]).toMatchObject({ trial: true, integrity: { ok: true }, chain: { ok: false, state: 'proef' } });
    expect(report.completeness.text).toEqual({ code: 'volledig', values: { getekend: '1', totaal: '2' } });
  });

  test('fouten geven een duidelijke reden en geen half bestand', async () => {
    const p12 = bytesOf(keys.keys.rsa.p12);
    expect(readKeyFile(p12, 'fout', DATE)).toMatchObject({ ok: false, failure: { code: 'sleutel-wachtwoord' } });
    expect(readKeyFile(bytesOf(keys.keys.expired.p12), PASSPHRASE, DATE)).toMatchObject({
      ok: false,
      failure: { code: 'sleutel-verlopen' },
    });
    expect(readKeyFile(Buffer.from('geen sleutel'), PASSPHRASE, DATE)).toMatchObject({ ok: false, failure: { code: 'sleutel-vreemd' } });
    const request = { field: 'Opsteller', signer: signer('rsa'), reason: '', location: '', date: DATE, fontFile };
    expect(await signPdf(once, request)).toMatchObject({ ok: false, failure: { code: 'pdf-veld-getekend' } });
    expect(await signPdf(unsigned, { ...request, field: 'Wethouder' })).toMatchObject({
      ok: false,
      failure: { code: 'pdf-veld-onbekend' },
    });
    expect(await signPdf(Buffer.from('geen pdf'), request)).toMatchObject({ ok: false, failure: { code: 'pdf-onleesbaar' } });
    const concept = (await drawnReport(indDossier())).bytes;
    expect(await signPdf(concept, request)).toMatchObject({ ok: false, failure: { code: 'pdf-zonder-velden' } });
  });
});

describe('meer dan twee ondertekenaars', () => {
  test('ieder heeft een eigen veld in de volgorde van de lijst, en na de derde handtekening zijn ze alle drie geldig', async () => {
    const signers = [
      { id: 'a', kind: 'opsteller', name: 'A. Bakker', function: 'Teamleider', mandate: '' },
      { id: 'b', kind: 'fg', name: 'K. Öztürk', function: 'Functionaris gegevensbescherming', mandate: '' },
      { id: 'c', kind: 'vaststeller', name: '', function: 'Directeur', mandate: 'Mandaatbesluit 2026, artikel 4' },
    ] as const;
    const document = update(indDossier(), { type: 'setSigners', signers: [...signers] }, NOW);
    const fixed = fixVersion(content, document, NOW);
    if (!fixed.ok) throw new Error(fixed.failure.code);
    let pdf = (await drawnReport(update(document, fixed.value, NOW))).bytes;
    expect((await checkStructure(pdf)).faults).toEqual([]);
    const fields = await signatureFieldsOf(pdf);
    expect(fields?.map(({ field }) => field)).toEqual(['Opsteller', 'FG', 'Vaststeller']);
    for (const { field } of fields ?? []) pdf = await sign(pdf, field, signer('rsa'));
    const report = await verify(pdf);
    expect([report.verdict, report.signed, report.expected]).toEqual(['geldig', 3, 3]);
    expect(report.signatures.every(({ integrity, changes }) => integrity.ok && changes.ok)).toBe(true);
  });
});

describe('controleren vindt elke verandering', () => {
  test('één omgedraaide byte in de inhoud', async () => {
    const changed = Uint8Array.from(twice);
    changed[5000] = (changed[5000] ?? 0) ^ 1;
    const report = await verify(changed);
    expect(report.verdict).toBe('ongeldig');
    expect(report.signatures.map(({ integrity }) => integrity.ok)).toEqual([false, false]);
  });

  test('tekst, titel of bijlage erbij na het tekenen', async () => {
    const edits: Record<string, (document: PDFDocument) => unknown> = {
      tekst: (document) => document.getPage(3).drawText('VALS', { x: 60, y: 700, size: 40, color: rgb(1, 0, 0) }),
      titel: (document) => document.setTitle('Anders'),
      bijlage: (document) => document.attach(Buffer.from('x'), 'x.txt', { mimeType: 'text/plain' }),
    };
    for (const [name, edit] of Object.entries(edits)) {
      const document = await PDFDocument.load(twice, { forIncrementalUpdate: true, updateMetadata: false });
      await edit(document);
      const report = await verify(await document.commit());
      expect(report.verdict, name).toBe('ongeldig');
      expect(
        report.signatures.every(({ changes }) => changes.ok),
        name,
      ).toBe(false);
    }
  });

  test('bytes erachter, opnieuw opgeslagen, teruggeknipt, andere vulling', async () => {
    expect((await verify(Buffer.concat([twice, Buffer.from('\n% extra\n')]))).verdict).toBe('ongeldig');
    const saved = await (await PDFDocument.load(twice, { updateMetadata: false })).save();
    expect((await verify(saved)).verdict).toBe('ongeldig');
    expect((await verify(once)).completeness).toEqual({ ok: false, text: { code: 'volledig', values: { getekend: '1', totaal: '2' } } });
    const padded = Buffer.from(twice);
    padded.write('1', padded.lastIndexOf('0>'), 'latin1');
    expect((await verify(padded)).verdict).toBe('ongeldig');
    expect((await verify(unsigned)).verdict).toBe('niet ondertekend');
  });

  test('een bestand waarvan de wortel elders heen wijst, is onleesbaar of ongeldig, en geen crash', async () => {
    const text = Buffer.from(twice).toString('latin1');
    const at = text.lastIndexOf('/Root ');
    expect(at).toBeGreaterThan(0);
    for (const digit of '0123456789') {
      if (text[at + 6] === digit) continue;
      const changed = Buffer.from(twice);
      changed.write(digit, at + 6, 'latin1');
      const report = await verifyPdf(changed, anchors, DATE);
      expect(report.ok ? report.value.verdict : report.failure.code).not.toBe('geldig');
    }
  });

  test('willekeurig omgedraaide bits in een dubbel getekend rapport', async () => {
    const flips = Number(process.env.WEEGWIJZER_FLIPS ?? 150);
    let seed = Number(process.env.WEEGWIJZER_SEED ?? 20261122);
    const random = (): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    let accepted = 0;
    let sameBytes = 0;
    for (let flip = 0; flip < flips; flip++) {
      const at = Math.floor(random() * twice.length);
      const changed = Uint8Array.from(twice);
      changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      const report = await verifyPdf(changed, anchors, DATE);
      if (!report.ok || report.value.verdict !== 'geldig') continue;
      // Upper and lower case of a hex digit in /Contents are the same bytes.
      const letters = [twice[at] ?? 0, changed[at] ?? 0].map((one) => String.fromCharCode(one).toLowerCase());
      if (letters[0] === letters[1]) sameBytes++;
      else accepted++;
    }
    console.log(`omgedraaide bits: ${flips}, zelfde bytes: ${sameBytes}, begin: ${process.env.WEEGWIJZER_SEED ?? 20261122}`);
    expect(accepted).toBe(0);
  });

  test('elke byte van de handtekening telt, ook die niemand tekende', async () => {
    const kinds = process.env.WEEGWIJZER_FLIPS ? (['rsa', 'ec'] as const) : (['ec'] as const);
    const digest = createHash('sha256').update('rapport').digest();
    for (const kind of kinds) {
      const made = await makeCms(digest, signer(kind));
      if (!made.ok) throw new Error(made.failure.code);
      const der = made.value;
      const stands = (bytes: Uint8Array): boolean => {
        try {
          const { faults, holds, bindsCertificate, leaf, certificates } = checkCms(bytes, () => digest);
          const trusted = findPath(leaf, certificates, anchors, DATE).ok;
          return faults.length === 0 && holds && bindsCertificate === true && allVouchedFor(certificates, anchors, trusted);
        } catch {
          return false;
        }
      };
      expect(stands(der)).toBe(true);
      const free: string[] = [];
      for (let at = 0; at < der.length; at++) {
        // By day one bit of each byte, another one at each place; at night all eight.
        for (const bit of process.env.WEEGWIJZER_FLIPS ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]) {
          const changed = Uint8Array.from(der);
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          if (stands(changed)) free.push(`${kind} ${at}.${bit}`);
        }
      }
      expect(free).toEqual([]);
    }
  });
});

describe('programma’s van anderen zijn het eens', () => {
  test.skipIf(!hasTool('openssl'))('openssl cms -verify en -cades', async () => {
    const document = Buffer.from(twice);
    const ranges = [...document.toString('latin1').matchAll(/\/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\]/g)].map((match) =>
      match.slice(1).map(Number),
    );
    expect(ranges).toHaveLength(2);
    for (const [place, [before = 0, after = 0, length = 0]] of ranges.entries()) {
      const covered = onDisk(`deel${place}.bin`, Buffer.concat([document.subarray(0, before), document.subarray(after, after + length)]));
      const padded = Buffer.from(document.subarray(before + 1, after - 1).toString('latin1'), 'hex');
      const size = 4 + padded.readUInt16BE(2);
      const cms = onDisk(`deel${place}.der`, padded.subarray(0, size));
      for (const extra of [[], ['-cades']]) {
        const args = [
          'cms',
          '-verify',
          '-binary',
          '-inform',
          'DER',
          '-in',
          cms,
          '-content',
          covered,
          '-CAfile',
          keys.root,
          '-purpose',
          'any',
          '-out',
          '/dev/null',
          ...extra,
        ];
        expect(() => run('openssl', ...args)).not.toThrow();
      }
    }
  });

  test.skipIf(!hasTool('pdfsig') || !hasTool('certutil'))('pdfsig vindt twee geldige handtekeningen', () => {
    const nss = mkdtempSync(path.join(tmpdir(), 'weegwijzer-nss-'));
    run('certutil', '-N', '-d', `sql:${nss}`, '--empty-password');
    run('certutil', '-A', '-d', `sql:${nss}`, '-n', 'root', '-t', 'C,C,C', '-i', keys.root);
    const out = run('pdfsig', '-nssdir', `sql:${nss}`, onDisk('twee.pdf', twice));
    expect(out.match(/Signature Validation: Signature is Valid/g)).toHaveLength(2);
    expect(out.match(/Certificate Validation: Certificate is Trusted/g)).toHaveLength(2);
    expect(out).toMatch(/Total document signed/);
  });

  test.skipIf(!hasTool('qpdf'))('qpdf vindt de opbouw in orde, voor en na het tekenen', () => {
    for (const [name, bytes] of [
      ['nul.pdf', unsigned],
      ['een.pdf', once],
      ['twee.pdf', twice],
    ] as const) {
      expect(run('qpdf', '--check', onDisk(name, bytes))).toMatch(/No syntax or stream encoding errors found/);
    }
  });

  test.skipIf(!hasTool('pdfinfo'))('pdfinfo noemt het bestand getagd', () => {
    expect(run('pdfinfo', onDisk('twee.pdf', twice))).toMatch(/Tagged:\s+yes/);
  });

  test.skipIf(preflightClassPath() === undefined)('PDFBox keurt de A-1a-variant goed, voor en na het tekenen', async () => {
    const draft = (await drawnReport(undefined, 'PDF/A-1a')).bytes;
    const signed = await sign(await sign(draft, 'Opsteller', signer('rsa')), 'Vaststeller', signer('ec'));
    for (const [name, bytes] of [
      ['a1.pdf', draft],
      ['a1-getekend.pdf', signed],
    ] as const) {
      const out = run('java', '-cp', preflightClassPath() ?? '', 'org.apache.pdfbox.preflight.Validator_A1b', onDisk(name, bytes));
      expect(out).toMatch(/is a valid PDF\/A-1b file/);
    }
  });
});
