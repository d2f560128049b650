import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
  X509Certificate,
} from 'node:crypto';
import forge from 'node-forge';
import { failed, type Result, success } from '../../shared/result.ts';
import { dateWords } from '../../shared/text/format.ts';

/** Something that can sign: a key file now, a card or a service later. */
export type Signer = {
  /** Leaf first, DER. */
  readonly chain: readonly Uint8Array[];
  readonly keyType: 'rsa' | 'ec';
  /** Signs with SHA-256: PKCS#1 v1.5 for RSA, DER for EC. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly name: string;
  /** True for a key made by this app to try things out. */
  readonly trial: boolean;
};

const TRIAL_UNIT = 'PROEF - bewijst geen identiteit';
const KEY_LIMIT = 1_000_000;

/** A trial key never proves who signed, whatever anchors an administrator sets. */
export const isTrialCertificate = (certificate: X509Certificate): boolean => certificate.subject.split('\n').includes(`OU=${TRIAL_UNIT}`);

/**
 * Reads a PKCS#12 file, modern (AES, SHA-256) or legacy (3DES, RC2), with an RSA or EC key.
 * `now` decides whether the certificate is valid.
 */
export function readKeyFile(bytes: Uint8Array, passphrase: string, now: Date): Result<Signer> {
  if (bytes.length > KEY_LIMIT) return failed('sleutel-vreemd');
  const opened = openPkcs12(bytes, passphrase);
  if (!opened.ok) return opened;
  const { key, certificates } = opened.value;
  const leaf = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!leaf) return failed('sleutel-zonder-certificaat');
  const usable = checkValidity(leaf, now);
  if (!usable.ok) return usable;
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec')
    return failed('sleutel-soort', { soort: key.asymmetricKeyType ?? '' });
  const others = certificates.filter((certificate) => certificate !== leaf);
  return success({
    chain: [leaf, ...others].map(({ raw }) => raw),
    keyType: key.asymmetricKeyType,
    sign: async (data) => signBytes('sha256', data, key),
    name: commonName(leaf),
    trial: isTrialCertificate(leaf),
  });
}

function checkValidity(leaf: X509Certificate, now: Date): Result<true> {
  if (now < new Date(leaf.validFrom))
    return failed('sleutel-nog-niet-geldig', { datum: dateWords(new Date(leaf.validFrom).toISOString()) });
  if (now > new Date(leaf.validTo)) return failed('sleutel-verlopen', { datum: dateWords(new Date(leaf.validTo).toISOString()) });
  return success(true);
}

/** The CN of a certificate, or its whole subject. */
export const commonName = (certificate: X509Certificate): string =>
  certificate.subject
    .split('\n')
    .find((part) => part.startsWith('CN='))
    ?.slice(3) ?? certificate.subject;

type Opened = { key: KeyObject; certificates: X509Certificate[] };

function openPkcs12(bytes: Uint8Array, passphrase: string): Result<Opened> {
  let asn1: forge.asn1.Asn1;
  try {
    asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'));
  } catch {
    return failed('sleutel-vreemd');
  }
  try {
    const file = forge.pkcs12.pkcs12FromAsn1(asn1, true, passphrase);
    const bags = (type: string): forge.pkcs12.Bag[] => file.getBags({ bagType: type })[type] ?? [];
    const keyBag = [...bags(oid('pkcs8ShroudedKeyBag')), ...bags(oid('keyBag'))][0];
    if (!keyBag) return failed('sleutel-zonder-certificaat');
    const pkcs8 = keyBag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keyBag.key)) : keyBag.asn1;
    const certificates = bags(oid('certBag')).map(
      (bag) => new X509Certificate(der(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1)),
    );
    return success({ key: createPrivateKey({ key: der(pkcs8), format: 'der', type: 'pkcs8' }), certificates });
  } catch (error) {
    // forge tells a wrong passphrase by a failing MAC; everything else is a file it cannot read.
    return /mac|password|decrypt/i.test((error as Error).message) ? failed('sleutel-wachtwoord') : failed('sleutel-vreemd');
  }
}

const oid = (name: string): string => (forge.pki.oids as Record<string, string>)[name] ?? name;
const der = (asn1: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');

/**
 * Makes a key file (PKCS#12, RSA-3072, self-signed, one year) to try signing with. Its certificate says that it proves
 * no identity.
 */
export function makeTrialKey(name: string, passphrase: string, now: Date): Uint8Array {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  const publicKey = forge.pki.publicKeyFromPem(createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.serialNumber = `00${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now.getTime() - 60_000);
  certificate.validity.notAfter = new Date(now.getTime() + 365 * 24 * 3600 * 1000);
  const subject = [
    { name: 'commonName', value: `PROEF ${name}`, valueTagClass: forge.asn1.Type.UTF8 as never },
    { name: 'organizationalUnitName', value: TRIAL_UNIT },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  return der(forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: 'aes256', friendlyName: `PROEF ${name}` }));
}
