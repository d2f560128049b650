import type { X509Certificate } from 'node:crypto';
import type { SignatureStatements } from '../../shared/report/verify-types.ts';
import { momentWords } from '../../shared/text/format.ts';
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
      ? { proven: true, at, text: `Getekend vóór ${momentWords(at)}, volgens een tijdstempel van ${service}.` }
      : {
          proven: false,
          at,
          text: `Getekend vóór ${momentWords(at)}, volgens een tijdstempel van ${service}. Die dienst staat niet bij je vertrouwde certificaten. Niet bewezen.`,
        };
  }
  const at = claimed?.toISOString() ?? '';
  return {
    proven: false,
    at,
    text: at ? `Getekend op ${momentWords(at)}, volgens de computer van de ondertekenaar. Niet bewezen.` : 'Er staat geen tijd bij.',
  };
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** A stamp proves a time when it holds, comes from a service that may stamp, and leads to a trusted certificate. */
const isTrustedStamp = ({ holds, at, facts }: NonNullable<CmsFacts['timeStamp']>, anchors: readonly X509Certificate[]): boolean =>
  holds && facts.leaf.keyUsage?.includes(TIME_STAMPING) === true && findPath(facts.leaf, facts.certificates, anchors, at).ok;

/** Whether the certificate leads to one that is trusted, at the moment of signing as far as that is known. */
export function chainOf({ cms, claimed }: Signed, { anchors, now }: Trust): SignatureStatements['chain'] {
  if (!cms) return { ok: false, state: 'onbekend', text: 'Het certificaat is niet te lezen.' };
  if (isTrialCertificate(cms.leaf)) return { ok: false, state: 'proef', text: 'Dit is een proefsleutel. Die bewijst geen identiteit.' };
  if (anchors.length === 0)
    return { ok: false, state: 'geen-ankers', text: 'Er zijn geen vertrouwde certificaten ingesteld. Wie tekende, is niet te bevestigen.' };
  const stamp = cms.timeStamp;
  const at = stamp && isTrustedStamp(stamp, anchors) ? stamp.at : (claimed ?? now);
  const path = findPath(cms.leaf, cms.certificates, anchors, at);
  const caveat = ' Of het certificaat is ingetrokken, is niet gecontroleerd (offline).';
  return path.ok
    ? { ok: true, state: 'vertrouwd', text: `Het certificaat leidt naar ${path.anchor}.${caveat}` }
    : { ok: false, state: 'niet-vertrouwd', text: `${path.reason}.${caveat}` };
}
