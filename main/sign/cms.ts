import { createHash, verify as verifyBytes, webcrypto, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type Result, success } from '../../shared/result.ts';
import { type Saying, saying } from '../../shared/text/saying.ts';
import type { Signer } from './keys.ts';

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }));

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const;

/** Digests that count; anything else, SHA-1 first of all, is refused by name. */
const DIGESTS: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Gets a time-stamp token (RFC 3161, DER) over the bytes of a signature. */
export type Stamp = (signature: Uint8Array) => Promise<Result<Uint8Array>>;

/**
 * A detached CMS signature over a SHA-256 digest (ETSI EN 319 142-1, SubFilter ETSI.CAdES.detached): PAdES B-B, or B-T
 * with a time stamp.
 */
export async function makeCms(digest: Uint8Array, signer: Signer, stamp?: Stamp): Promise<Result<Uint8Array>> {
  const [leafDer] = signer.chain;
  if (!leafDer) throw new Error('A signer without a certificate');
  const leaf = pkijs.Certificate.fromBER(bufferOf(leafDer));
  const attributes = [
    attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, signingCertificate(leafDer, leaf)),
  ]
    // DER orders a SET OF by its encoding, and exactly these bytes are signed.
    .map((one) => Buffer.from(one.toSchema().toBER()))
    .sort(Buffer.compare);
  const signedSet = derSet(Buffer.concat(attributes));
  const signature = await signer.sign(signedSet);
  const token = stamp ? await stamp(signature) : undefined;
  if (token && !token.ok) return token;
  const sha256 = new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1js.Null() });
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: leaf.issuer, serialNumber: leaf.serialNumber }),
    digestAlgorithm: sha256,
    signatureAlgorithm:
      signer.keyType === 'ec'
        ? new pkijs.AlgorithmIdentifier({ algorithmId: OID.ecdsaSha256 })
        : new pkijs.AlgorithmIdentifier({ algorithmId: OID.rsaSha256, algorithmParams: new asn1js.Null() }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({
      type: 0,
      attributes: attributes.map((bytes) => new pkijs.Attribute({ schema: asn1js.fromBER(bufferOf(bytes)).result })),
      encodedValue: bufferOf(signedSet),
    }),
    signature: octets(signature),
    ...(token ? { unsignedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [tokenAttribute(token.value)] }) } : {}),
  });
  const data = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: signer.chain.map((bytes) => pkijs.Certificate.fromBER(bufferOf(bytes))),
    signerInfos: [info],
  });
  return success(Buffer.from(new pkijs.ContentInfo({ contentType: OID.signedData, content: data.toSchema(true) }).toSchema().toBER()));
}

const tokenAttribute = (token: Uint8Array): pkijs.Attribute =>
  new pkijs.Attribute({ type: OID.timeStampToken, values: [asn1js.fromBER(bufferOf(token)).result] });

// ESSCertIDv2 with the default hash (SHA-256, so left out) and the issuer with the serial number.
function signingCertificate(der: Uint8Array, leaf: pkijs.Certificate): asn1js.Sequence {
  const sequence = (...value: asn1js.BaseBlock[]): asn1js.Sequence => new asn1js.Sequence({ value: value as never });
  const directoryName = new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 4 }, value: [leaf.issuer.toSchema()] });
  const hash = createHash('sha256').update(der).digest();
  return sequence(sequence(sequence(octets(hash), sequence(sequence(directoryName), leaf.serialNumber))));
}

export type CmsFacts = {
  readonly leaf: X509Certificate;
  readonly certificates: readonly X509Certificate[];
  /** The signed digest equals the digest of the covered bytes, and the signature over the attributes holds. */
  readonly holds: boolean;
  /** signing-certificate-v2 names the leaf; null when it is missing. */
  readonly bindsCertificate: boolean | null;
  readonly faults: readonly Saying[];
  readonly timeStamp?: { readonly at: Date; readonly holds: boolean; readonly facts: CmsFacts };
};

/** Checks a detached CMS signature. `digestOf` gives the digest of the covered bytes. Throws when it cannot be read. */
export function checkCms(der: Uint8Array, digestOf: (algorithm: string) => Uint8Array): CmsFacts {
  return check(der, digestOf);
}

function check(der: Uint8Array, digestOf: ((algorithm: string) => Uint8Array) | undefined): CmsFacts & { content?: Uint8Array } {
  const parsedDer = asn1js.fromBER(bufferOf(der));
  const outer = new pkijs.ContentInfo({ schema: parsedDer.result });
  const data = new pkijs.SignedData({ schema: outer.content });
  const [info] = data.signerInfos;
  if (!info || data.signerInfos.length !== 1) throw new Error('there is not exactly one signer');
  const parsed = (data.certificates ?? []).filter((one): one is pkijs.Certificate => one instanceof pkijs.Certificate);
  const sid = info.sid as pkijs.IssuerAndSerialNumber;
  const leafAt = parsed.findIndex((one) => one.serialNumber.isEqual(sid.serialNumber) && sameName(one.issuer, sid.issuer));
  const certificates = parsed.map((one) => new X509Certificate(Buffer.from(one.toSchema().toBER())));
  const leaf = certificates[leafAt];
  if (!leaf) throw new Error('the certificate of the signer is missing');
  const algorithm = DIGESTS[info.digestAlgorithm.algorithmId];
  if (!algorithm)
    return {
      leaf,
      certificates,
      holds: false,
      bindsCertificate: null,
      faults: [saying('fout-algoritme', { algoritme: info.digestAlgorithm.algorithmId })],
    };
  const attributes = info.signedAttrs?.attributes ?? [];
  const find = (type: string): pkijs.Attribute | undefined => attributes.find((one) => one.type === type);
  const content = digestOf ? undefined : contentOf(data);
  const digest = digestOf
    ? digestOf(algorithm)
    : createHash(algorithm)
        .update(content ?? new Uint8Array())
        .digest();
  const stated = find(OID.messageDigest)?.values[0] as asn1js.OctetString | undefined;
  // ISO 32000-2, 12.8.3.3.1 asks for DER: one way to write each value.
  const isDer = parsedDer.offset === der.length && Buffer.from(parsedDer.result.toBER()).equals(der);
  const type = find(OID.contentType)?.values[0] as asn1js.ObjectIdentifier | undefined;
  const wellFormed = isDer && outer.contentType === OID.signedData && hasRightForm(data, info, type, leaf);
  const faults = wellFormed ? [] : [saying('fout-opbouw')];
  if (!stated || !Buffer.from(stated.valueBlock.valueHexView).equals(digest)) faults.push(saying('fout-inhoud'));
  const signed = Buffer.from(info.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
  // The attributes are stored with an implicit tag; they were signed as a SET.
  signed[0] = 0x31;
  const signature = Buffer.from(info.signature.valueBlock.valueHexView);
  if (!verifyBytes(algorithm, signed, { key: leaf.publicKey, dsaEncoding: 'der' }, signature)) faults.push(saying('fout-handtekening'));
  const token = info.unsignedAttrs?.attributes.find((one) => one.type === OID.timeStampToken)?.values[0] as asn1js.BaseBlock | undefined;
  return {
    leaf,
    certificates,
    holds: faults.length === 0,
    bindsCertificate: bindsLeaf(find(OID.signingCertificateV2), leaf),
    faults,
    ...(content ? { content } : {}),
    ...(token ? { timeStamp: timeStampHolds(Buffer.from(token.toBER()), signature) } : {}),
  };
}

/** Checks a time-stamp token over a signature. Throws when it cannot be read. */
export function timeStampHolds(
  token: Uint8Array,
  signature: Uint8Array,
): NonNullable<CmsFacts['timeStamp']> & { readonly nonce: Uint8Array } {
  const facts = check(token, undefined);
  const info = pkijs.TSTInfo.fromBER(bufferOf(facts.content ?? new Uint8Array()));
  const algorithm = DIGESTS[info.messageImprint.hashAlgorithm.algorithmId];
  const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  const holds = facts.holds && algorithm !== undefined && imprint.equals(createHash(algorithm).update(signature).digest());
  return { at: info.genTime, holds, facts, nonce: Buffer.from(info.nonce?.valueBlock.valueHexView ?? new Uint8Array()) };
}

/** RSA (PKCS #1 v1.5) and ECDSA names that may stand beside each digest. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  sha256: ['1.2.840.113549.1.1.1', OID.rsaSha256, OID.ecdsaSha256],
  sha384: ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.12', '1.2.840.10045.4.3.3'],
  sha512: ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.13', '1.2.840.10045.4.3.4'],
};

/** The parts of a CMS that nobody signs must say exactly what the signed parts need, so that no bit of them is free. */
function hasRightForm(
  data: pkijs.SignedData,
  info: pkijs.SignerInfo,
  type: asn1js.ObjectIdentifier | undefined,
  leaf: X509Certificate,
): boolean {
  const { algorithmId } = info.digestAlgorithm;
  const family = leaf.publicKey.asymmetricKeyType === 'ec' ? '1.2.840.10045.' : '1.2.840.113549.';
  const named = info.signatureAlgorithm.algorithmId;
  const plain = [...data.digestAlgorithms, info.digestAlgorithm, info.signatureAlgorithm].every(
    ({ algorithmParams }) => algorithmParams === undefined || algorithmParams instanceof asn1js.Null,
  );
  const content = data.encapContentInfo.eContentType;
  return (
    info.version === 1 &&
    data.version === (content === OID.data ? 1 : 3) &&
    plain &&
    data.digestAlgorithms.length === 1 &&
    data.digestAlgorithms[0]?.algorithmId === algorithmId &&
    type?.valueBlock.toString() === content &&
    named.startsWith(family) &&
    SIGNATURES[DIGESTS[algorithmId] ?? '']?.includes(named) === true
  );
}

function bindsLeaf(attributeFound: pkijs.Attribute | undefined, leaf: X509Certificate): boolean | null {
  if (!attributeFound) return null;
  try {
    const list = sequenceOf(sequenceOf(sequenceOf(attributeFound.values[0])[0])[0]);
    const named = list[0] instanceof asn1js.Sequence;
    const algorithm = named ? DIGESTS[String((list[0] as asn1js.Sequence).valueBlock.value[0]?.valueBlock)] : 'sha256';
    const hash = list[named ? 1 : 0] as asn1js.OctetString;
    return algorithm !== undefined && Buffer.from(hash.valueBlock.valueHexView).equals(createHash(algorithm).update(leaf.raw).digest());
  } catch {
    return false;
  }
}

/** The same name to the byte: pkijs compares names without regard to case. */
const sameName = (one: pkijs.RelativeDistinguishedNames, other: pkijs.RelativeDistinguishedNames): boolean =>
  Buffer.from(one.valueBeforeDecode).equals(Buffer.from(other.valueBeforeDecode));

const sequenceOf = (value: unknown): readonly asn1js.BaseBlock[] => (value as asn1js.Sequence).valueBlock.value as asn1js.BaseBlock[];

function contentOf(data: pkijs.SignedData): Uint8Array {
  const content = data.encapContentInfo.eContent;
  return content ? Buffer.from(content.getValue()) : new Uint8Array();
}

const attribute = (type: string, value: asn1js.BaseBlock): pkijs.Attribute => new pkijs.Attribute({ type, values: [value] });
const octets = (bytes: Uint8Array): asn1js.OctetString => new asn1js.OctetString({ valueHex: bufferOf(bytes) });
const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

function derSet(body: Buffer): Buffer {
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([0x31, ...length]), body]);
}
