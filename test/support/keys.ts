import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `secret` is the key itself, as PEM without a passphrase. */
export type TestKey = { readonly p12: string; readonly certificate: string; readonly secret: string };
export type TestKeys = {
  readonly folder: string;
  readonly root: string;
  readonly keys: Readonly<Record<'rsa' | 'ec' | 'rsa-legacy' | 'ec-legacy' | 'expired', TestKey>>;
};
export const PASSPHRASE = 'geheim';

/** A small certificate authority with keys of every kind, made with OpenSSL for one test run. */
export function makeTestKeys(passphrase = PASSPHRASE): TestKeys {
  const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-sleutels-'));
  const at = (name: string): string => path.join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  writeFileSync(at('ca.ext'), 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n');
  writeFileSync(
    at('leaf.ext'),
    'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n',
  );
  openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:3072',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.csr',
    '-subj',
    '/C=NL/O=Testautoriteit/CN=Test Root',
  );
  openssl('x509', '-req', '-in', 'ca.csr', '-signkey', 'ca.key', '-days', '3650', '-sha256', '-extfile', 'ca.ext', '-out', 'ca.crt');
  const leaf = (name: string, newKey: string[], subject: string, days: string[]): void => {
    openssl('req', '-new', ...newKey, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-utf8', '-subj', subject);
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      ...days,
      '-sha256',
      '-extfile',
      'leaf.ext',
      '-out',
      `${name}.crt`,
    );
  };
  const bundle = (name: string, key: string, extra: string[]): TestKey => {
    openssl(
      'pkcs12',
      '-export',
      '-inkey',
      `${key}.key`,
      '-in',
      `${key}.crt`,
      '-certfile',
      'ca.crt',
      '-passout',
      `pass:${passphrase}`,
      '-out',
      `${name}.p12`,
      ...extra,
    );
    return { p12: at(`${name}.p12`), certificate: at(`${key}.crt`), secret: at(`${key}.key`) };
  };
  leaf('rsa', ['-newkey', 'rsa:3072'], '/C=NL/O=Gemeente Test/CN=Opsteller Één', ['-days', '700']);
  leaf('ec', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], '/C=NL/O=Gemeente Test/CN=Vaststeller Twee', ['-days', '700']);
  leaf('expired', ['-newkey', 'rsa:2048'], '/C=NL/O=Gemeente Test/CN=Verlopen', ['-days', '-1']);
  const legacy = ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  return {
    folder,
    root: at('ca.crt'),
    keys: {
      rsa: bundle('rsa', 'rsa', []),
      ec: bundle('ec', 'ec', []),
      'rsa-legacy': bundle('rsa-legacy', 'rsa', legacy),
      'ec-legacy': bundle('ec-legacy', 'ec', legacy),
      expired: bundle('expired', 'expired', []),
    },
  };
}

export const bytesOf = (file: string): Uint8Array => readFileSync(file);
