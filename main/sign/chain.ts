import type { X509Certificate } from 'node:crypto';
import { type Saying, saying } from '../../shared/text/saying.ts';

export type Path = { readonly ok: true; readonly anchor: string } | { readonly ok: false; readonly reason: Saying };

const issued = (issuer: X509Certificate, one: X509Certificate): boolean => one.checkIssued(issuer) && one.verify(issuer.publicKey);

/** Looks for a path from a leaf to a trusted anchor, all valid at one moment. Revocation is not checked: the app is offline. */
export function findPath(leaf: X509Certificate, pool: readonly X509Certificate[], anchors: readonly X509Certificate[], at: Date): Path {
  let certificate = leaf;
  for (let depth = 0; depth < 8; depth++) {
    if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo)) {
      return { ok: false, reason: { code: 'pad-ongeldig', at: at.toISOString() } };
    }
    const here = certificate;
    const anchor = anchors.find((one) => one.fingerprint256 === here.fingerprint256 || issued(one, here));
    if (anchor) {
      if (at < new Date(anchor.validFrom) || at > new Date(anchor.validTo)) return { ok: false, reason: saying('pad-verlopen') };
      return { ok: true, anchor: anchor.subject.split('\n').at(-1) ?? '' };
    }
    const next = pool.find((one) => one.ca && one.fingerprint256 !== here.fingerprint256 && issued(one, here));
    if (!next) return { ok: false, reason: saying('pad-geen') };
    certificate = next;
  }
  return { ok: false, reason: saying('pad-lang') };
}

/**
 * Certificates that travel along are not signed with the report: each must be vouched for by another or by an anchor.
 * Only in a chain that is not trusted anyway may the top have an issuer we do not have; it must then vouch for another.
 */
export function allVouchedFor(certificates: readonly X509Certificate[], anchors: readonly X509Certificate[], trusted: boolean): boolean {
  // A self-signed certificate of a person may not issue others, but its own signature still says whether it is whole.
  const signs = (issuer: X509Certificate, one: X509Certificate): boolean =>
    issuer === one ? one.issuer === one.subject && one.verify(one.publicKey) : issued(issuer, one);
  const issuers = [...certificates, ...anchors];
  return certificates.every(
    (one) =>
      issuers.some((other) => signs(other, one)) ||
      (!trusted && one.issuer !== one.subject && (certificates.length === 1 || certificates.some((other) => signs(one, other)))),
  );
}
