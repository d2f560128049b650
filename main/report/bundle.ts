import { currentFixedVersion, frozenPart } from '../../shared/assessment/fixed.ts';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import {
  type Archive,
  type BundledFile,
  type Missing,
  mdtoFile,
  mdtoObject,
  missingIn,
  zgwMetadata,
} from '../../shared/bundle/metadata.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { sentence, type Texts } from '../../shared/text/texts.ts';
import { sha256 } from '../dossier/hash.ts';
import { ANSWERS_FILE } from './answers-file.ts';

export type Bundle = { readonly files: ReadonlyMap<string, Uint8Array>; readonly missing: readonly Missing[] };

export type BundleRequest = {
  readonly document: AssessmentDocument;
  readonly archive: Archive;
  /** The report of the fixed version, signed or not. */
  readonly pdf: Uint8Array;
  /** The dossier file, without its history. */
  readonly dossier: Uint8Array;
  readonly texts: Texts;
  /** ISO 8601. */
  readonly now: string;
};

/**
 * The files for the zaak and the archive: report, HTML copy, dossier, answers, metadata and checksums. Refused when the PDF is
 * not the report of the fixed version. Values that only the organisation knows are never made up; what lacks is named.
 */
export function bundleOf({ document, archive, pdf, dossier, texts, now }: BundleRequest): Result<Bundle> {
  const version = currentFixedVersion(document);
  if (!version?.reportHash) return failed('rapport-niet-vastgelegd');
  if (sha256(firstRevision(pdf)) !== version.reportHash) return failed('rapport-verkeerd');
  const report: BundledFile = { name: 'rapport.pdf', sha256: sha256(pdf), size: pdf.length, mediaType: 'application/pdf' };
  const facts = { document, version, archive, report, now };
  const missing = missingIn(facts);
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  const files = new Map<string, Uint8Array>([
    ['rapport.pdf', pdf],
    ['rapport.html', text(reportHtml(version.report, version.reportHash))],
    ['dossier.weegwijzer', dossier],
    // Its SHA-256 is the number that the report prints for the answers: anybody can check it without us.
    [ANSWERS_FILE, text(frozenPart(document))],
    ['metadata-zgw.json', text(`${JSON.stringify(zgwMetadata(facts), null, 1)}\n`)],
    ['metadata-mdto.xml', text(mdtoObject(facts))],
    ['metadata-mdto-bestand.xml', text(mdtoFile(facts))],
  ]);
  if (missing.length > 0)
    files.set('ontbreekt.txt', text(`${missing.map((name) => sentence(texts, `archief.mist.${name}`)).join('\n')}\n`));
  files.set('checksums.txt', text([...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('')));
  return success({ files, missing });
}

/** The bytes up to the first end-of-file mark: what was there before anybody signed. */
export function firstRevision(pdf: Uint8Array): Uint8Array {
  const end = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).indexOf('%%EOF');
  return end < 0 ? pdf : pdf.subarray(0, end + 6);
}
