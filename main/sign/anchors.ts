import { X509Certificate } from 'node:crypto';
import type { Anchor } from '../../shared/bridge.ts';

/** The certificates in a file: PEM, one or more, or a single one in DER. Empty when there is none to be read. */
export function certificatesIn(bytes: Uint8Array): readonly X509Certificate[] {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    return blocks ? blocks.map((block) => new X509Certificate(block)) : [new X509Certificate(bytes)];
  } catch {
    return [];
  }
}

/** What a person needs to recognise a trusted certificate. */
export function anchorOf(pem: string, managed = false): Anchor {
  const certificate = new X509Certificate(pem);
  return {
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    name: certificate.subject.split('\n').at(-1)?.replace(/^CN=/, '') ?? '',
    validTo: new Date(certificate.validTo).toISOString(),
    managed,
  };
}
