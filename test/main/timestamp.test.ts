import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readKeyFile, type Signer } from '../../main/sign/keys.ts';
import { signPdf } from '../../main/sign/sign-pdf.ts';
import { askTimeStamp } from '../../main/sign/timestamp.ts';
import { verifyPdf } from '../../main/sign/verify.ts';
import { bytesOf, makeTestKeys, PASSPHRASE, type TestKeys } from '../support/keys.ts';
import { drawnReport, FONTS } from '../support/reports.ts';

// A time-stamp service of OpenSSL behind a server on this computer.
let keys: TestKeys;
let server: Server;
let service: string;
let signer: Signer;
let unsigned: Uint8Array;
let date: Date;
/** What the server answers instead of a real stamp. */
let answer: ((query: Buffer) => Buffer) | undefined;

beforeAll(async () => {
  keys = makeTestKeys();
  const at = (name: string): string => path.join(keys.folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: keys.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  writeFileSync(
    at('tsa.ext'),
    'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
  );
  openssl('req', '-new', '-newkey', 'rsa:3072', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/C=NL/CN=Testtijd');
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '700',
    '-sha256',
    '-extfile',
    'tsa.ext',
    '-out',
    'tsa.crt',
  );
  writeFileSync(
    at('tsa.cnf'),
    `[tsa]\ndefault_tsa=een\n[een]\nserial=${at('serial')}\ncrypto_device=builtin\nsigner_cert=${at('tsa.crt')}\ncerts=${at('ca.crt')}\nsigner_key=${at('tsa.key')}\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\ness_cert_id_alg=sha256\n`,
  );
  writeFileSync(at('serial'), '01\n');
  const stamped = (query: Buffer): Buffer => {
    writeFileSync(at('vraag.tsq'), query);
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'vraag.tsq', '-out', 'antwoord.tsr');
    return readFileSync(at('antwoord.tsr'));
  };
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => response.end((answer ?? stamped)(Buffer.concat(parts))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  date = new Date();
  const read = readKeyFile(bytesOf(keys.keys.ec.p12), PASSPHRASE, date);
  if (!read.ok) throw new Error(read.failure.code);
  signer = read.value;
  unsigned = (await drawnReport()).bytes;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const sign = (address = service) =>
  signPdf(unsigned, {
    field: 'Opsteller',
    signer,
    reason: '',
    location: '',
    date,
    fontFile: path.join(FONTS, 'SourceSans3_600SemiBold.ttf'),
    stamp: (signature) => askTimeStamp(address, signature),
  });

describe('een tijdstempel', () => {
  test('maakt van een beweerde tijd een bewezen tijd, als de dienst wordt vertrouwd', async () => {
    answer = undefined;
    const signed = await sign();
    if (!signed.ok) throw new Error(signed.failure.code);
    const anchors = [new X509Certificate(readFileSync(keys.root))];
    const report = await verifyPdf(signed.value, anchors, new Date());
    expect(report).toMatchObject({
      ok: true,
      value: { verdict: 'geldig', signatures: [{ level: 'PAdES B-T', time: { proven: true }, chain: { ok: true } }] },
    });
    if (report.ok) expect(report.value.signatures[0]?.time.text).toMatchObject({ values: { dienst: expect.stringContaining('Testtijd') } });
    // Without trust in the service its time is a claim as well.
    const untrusted = await verifyPdf(signed.value, [], new Date());
    expect(untrusted).toMatchObject({ ok: true, value: { signatures: [{ time: { proven: false } }] } });
    // OpenSSL reads the same file and says the same.
    writeFileSync(path.join(keys.folder, 'bt.pdf'), signed.value);
    expect(execFileSync('pdfsig', [path.join(keys.folder, 'bt.pdf')], { encoding: 'utf8' })).toContain('Signature is Valid');
  });

  test('een andere tijd in de stempel valt door de mand', async () => {
    answer = undefined;
    const signed = await sign();
    if (!signed.ok) throw new Error(signed.failure.code);
    const hex = Buffer.from(signed.value).toString('latin1');
    // The moment in the stamp is text: 20261123...Z, in hexadecimal.
    const moment = /180f32303(?:\w{26})/i.exec(hex);
    if (!moment) throw new Error('no moment in the stamp');
    const changed = Buffer.from(signed.value);
    changed.write('39', moment.index + 8, 'latin1');
    const report = await verifyPdf(changed, [new X509Certificate(readFileSync(keys.root))], new Date());
    expect(report.ok && report.value.signatures[0]?.time.proven).toBe(false);
    expect(report.ok && report.value.signatures[0]?.level).toBe('PAdES B-B');
  });

  test.each([
    ['niets', () => Buffer.alloc(0)],
    ['iets anders', () => Buffer.from('<html>geen tijd</html>')],
    ['te veel', () => Buffer.alloc(200_000)],
    ['een stempel van een eerdere vraag', () => readFileSync(path.join(keys.folder, 'antwoord.tsr'))],
  ])('een dienst die %s antwoordt, geeft een zin en geen handtekening', async (_what, given) => {
    answer = given;
    expect(await sign()).toMatchObject({ ok: false, failure: { code: 'tijdstempel-geweigerd' } });
  });

  test('een dienst die er niet is, geeft een zin en geen handtekening', async () => {
    expect(await sign('http://127.0.0.1:1/')).toMatchObject({ ok: false, failure: { code: 'tijdstempel-onbereikbaar' } });
  });
});
