import type { X509Certificate } from 'node:crypto';
import type { SignatureStatements } from '../../shared/report/verify-types.ts';
import { saying } from '../../shared/text/saying.ts';
import { findPath } from './chain.ts';
import type { CmsFacts } from './cms.ts';
import { commonName, isTrialCertificate } from './keys.ts';

type Signed = { readonly cms?: CmsFacts; readonly claimed?: Date };
type Trust = { readonly anchors: readonly X509Certificate[]; readonly now: Date };

/** What is known of the moment of signing: proven by a stamp, or claimed by a computer. */
export function timeOf({ claimed, cms }: Signed, { anchors }: Trust): SignatureStatements['time'] {
  const stamp = cms?.timeStamp;
  if (stamp?.holds) {
    const at = stamp.at.toISOString();
    const service = commonName(stamp.facts.leaf);
    return isTrustedStamp(stamp, anchors)
      ? { proven: true, at, text: { code: 'tijd-stempel', at, values: { dienst: service } } }
      : { proven: false, at, text: { code: 'tijd-stempel-onbekend', at, values: { dienst: service } } };
  }
  const at = claimed?.toISOString() ?? '';
  return { proven: false, at, text: at ? { code: 'tijd-computer', at } : saying('tijd-geen') };
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** A stamp proves a time when it holds, comes from a service that may stamp, and leads to a trusted certificate. */
const isTrustedStamp = ({ holds, at, facts }: NonNullable<CmsFacts['timeStamp']>, anchors: readonly X509Certificate[]): boolean =>
  holds && facts.leaf.keyUsage?.includes(TIME_STAMPING) === true && findPath(facts.leaf, facts.certificates, anchors, at).ok;

/** Whether the certificate leads to one that is trusted, at the moment of signing as far as that is known. */
export function chainOf({ cms, claimed }: Signed, { anchors, now }: Trust): SignatureStatements['chain'] {
  if (!cms) return { ok: false, state: 'onbekend', text: saying('keten-onleesbaar') };
  if (isTrialCertificate(cms.leaf)) return { ok: false, state: 'proef', text: saying('keten-proef') };
  if (anchors.length === 0) return { ok: false, state: 'geen-ankers', text: saying('keten-geen-ankers') };
  const stamp = cms.timeStamp;
  const at = stamp && isTrustedStamp(stamp, anchors) ? stamp.at : (claimed ?? now);
  const path = findPath(cms.leaf, cms.certificates, anchors, at);
  return path.ok
    ? { ok: true, state: 'vertrouwd', text: saying('keten-vertrouwd', { anker: path.anchor }) }
    : { ok: false, state: 'niet-vertrouwd', text: { code: 'keten-niet', parts: [path.reason] } };
}
