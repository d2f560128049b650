import type { X509Certificate } from 'node:crypto';
import { createHash } from 'node:crypto';
import { type Result, success } from '../../shared/result.ts';
import type { Template } from '../../shared/template/types.ts';
import { templateText } from '../../shared/template/use.ts';
import { findPath } from '../sign/chain.ts';
import { checkCms, makeCms } from '../sign/cms.ts';
import { commonName, isTrialCertificate, type Signer } from '../sign/keys.ts';

/** The template with a signature over everything else in it, by the same keys as reports. */
export async function signedTemplate(template: Template, signer: Signer): Promise<Result<Template>> {
  const digest = createHash('sha256').update(templateText(template)).digest();
  const cms = await makeCms(digest, signer);
  return cms.ok ? success({ ...template, signature: Buffer.from(cms.value).toString('base64') }) : cms;
}

/** What can be said of the signature: none, by whom, whether that certificate is trusted, or that it does not hold. */
export type TemplateSignature =
  | { readonly state: 'geen' | 'ongeldig' }
  | { readonly state: 'vertrouwd' | 'niet-vertrouwd' | 'proef'; readonly signer: string };

export function signatureOf(template: Template, anchors: readonly X509Certificate[], now: Date): TemplateSignature {
  if (!template.signature) return { state: 'geen' };
  try {
    const facts = checkCms(Buffer.from(template.signature, 'base64'), (algorithm) =>
      createHash(algorithm).update(templateText(template)).digest(),
    );
    if (!facts.holds || facts.bindsCertificate !== true) return { state: 'ongeldig' };
    const signer = commonName(facts.leaf);
    if (isTrialCertificate(facts.leaf)) return { state: 'proef', signer };
    return { state: findPath(facts.leaf, facts.certificates, anchors, now).ok ? 'vertrouwd' : 'niet-vertrouwd', signer };
  } catch {
    return { state: 'ongeldig' };
  }
}
