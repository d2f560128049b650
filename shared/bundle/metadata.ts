import { z } from 'zod';
import type { AssessmentDocument, FixedVersion } from '../assessment/types.ts';
import { element as el, type Markup, written } from '../report/html/element.ts';

/** What only the organisation knows about its archive; empty means that nobody filled it in. */
export const archiveSchema = z.strictObject({
  /** RSIN of the organisation: nine digits that pass the eleven test. */
  rsin: z.string().max(9),
  /** Address of the information object type in the local catalogue. */
  objectType: z.string().max(200),
  /** The body that forms the archive, as the archive names it. */
  archivist: z.string().max(200),
  /** Category of the selection list, in words. */
  appraisal: z.string().max(200),
  /** Retention period, ISO 8601, for example P20Y. */
  retention: z.string().max(40),
  confidentiality: z.enum([
    'openbaar',
    'beperkt_openbaar',
    'intern',
    'zaakvertrouwelijk',
    'vertrouwelijk',
    'confidentieel',
    'geheim',
    'zeer_geheim',
  ]),
});
export type Archive = z.infer<typeof archiveSchema>;
export const NO_ARCHIVE: Archive = { rsin: '', objectType: '', archivist: '', appraisal: '', retention: '', confidentiality: 'intern' };

/** A file that the metadata speaks about; `sha256` in hex, `size` in bytes. */
export type BundledFile = { readonly name: string; readonly sha256: string; readonly size: number; readonly mediaType: string };

export type BundleFacts = {
  readonly document: AssessmentDocument;
  readonly version: FixedVersion;
  readonly archive: Archive;
  readonly report: BundledFile;
  /** Moment of making the bundle, ISO 8601. */
  readonly now: string;
};

/** Which values are missing, by the key of the sentence that says so; nothing is ever made up for them. */
export type Missing = 'rsin' | 'objectType' | 'archivist' | 'appraisal' | 'retention' | 'caseNumber' | 'dossierNumber';

/** Nine digits whose weighted sum is a multiple of eleven, as every RSIN. */
export const isRsin = (text: string): boolean =>
  /^\d{9}$/.test(text) && [...text].reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0) % 11 === 0;

export function missingIn({ archive, document }: Pick<BundleFacts, 'archive' | 'document'>): readonly Missing[] {
  const empty: readonly (readonly [Missing, boolean])[] = [
    ['rsin', !isRsin(archive.rsin)],
    ['objectType', !/^https?:\/\/\S+$/.test(archive.objectType)],
    ['archivist', archive.archivist.trim() === '' && document.facts.organisation.trim() === ''],
    ['appraisal', archive.appraisal.trim() === ''],
    ['retention', !/^P(\d+[YMD])+$/.test(archive.retention)],
    ['caseNumber', document.facts.caseNumber.trim() === ''],
    ['dossierNumber', document.facts.dossierNumber.trim() === ''],
  ];
  return empty.flatMap(([name, missing]) => (missing ? [name] : []));
}

/**
 * The fields of an EnkelvoudigInformatieobject of the Documenten API 1.5 (ZGW), as far as they are known here. What the
 * server or the municipality decides is left out. Lengths are those of the standard.
 */
export function zgwMetadata({ document, version, archive, report }: BundleFacts): Record<string, unknown> {
  const { facts } = document;
  const missing = new Set(missingIn({ archive, document }));
  const real = version.signatures.filter(({ trial }) => !trial);
  const last = real.at(-1);
  const number = [facts.dossierNumber, `v${version.number}`].filter(Boolean).join('-');
  return {
    ...(missing.has('dossierNumber') ? {} : { identificatie: number.slice(0, 40) }),
    ...(missing.has('rsin') ? {} : { bronorganisatie: archive.rsin }),
    creatiedatum: version.fixedAt.slice(0, 10),
    titel: facts.name.slice(0, 200),
    vertrouwelijkheidaanduiding: archive.confidentiality,
    auteur: (facts.organisation || archive.archivist).slice(0, 200),
    status: 'definitief',
    formaat: report.mediaType,
    taal: 'dut',
    bestandsnaam: report.name.slice(0, 255),
    bestandsomvang: report.size,
    beschrijving:
      `Mensenrechtentoets, versie ${version.number}. SHA-256 van het vastgelegde rapport: ${version.reportHash ?? 'niet bekend'}.`.slice(
        0,
        1000,
      ),
    integriteit: { algoritme: 'sha_256', waarde: report.sha256, datum: version.fixedAt.slice(0, 10) },
    ...(last ? { ondertekening: { soort: 'digitaal', datum: last.at.slice(0, 10) } } : {}),
    ...(missing.has('objectType') ? {} : { informatieobjecttype: archive.objectType }),
    trefwoorden: ['mensenrechtentoets', 'IAMA', 'risicoprofiel'],
  };
}

const MDTO = 'https://www.nationaalarchief.nl/mdto';
const xmlFile = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
const wrapped = (...children: readonly Markup[]): string => xmlFile(el('MDTO', { xmlns: MDTO }, ...children));
const identity = (mark: string, source: string): Markup =>
  el('identificatie', {}, el('identificatieKenmerk', {}, mark), el('identificatieBron', {}, source));
const term = (name: string, label: string, list: string): Markup =>
  el(name, {}, el('begripLabel', {}, label), el('begripBegrippenlijst', {}, el('verwijzingNaam', {}, list)));

/** MDTO 1.0 for the information object. Elements stand in the order of the standard; the XSD is not at hand to check it. */
export function mdtoObject({ document, version, archive, report }: BundleFacts): string {
  const { facts } = document;
  const organisation = archive.archivist.trim() || facts.organisation;
  return wrapped(
    el(
      'informatieobject',
      {},
      identity(`${document.id}/${version.number}`, 'Weegwijzer'),
      facts.dossierNumber ? identity(facts.dossierNumber, facts.organisation) : null,
      el('naam', {}, facts.name),
      term('aggregatieniveau', 'Archiefstuk', 'MDTO begrippenlijst aggregatieniveaus'),
      el('omschrijving', {}, `Mensenrechtentoets, versie ${version.number}`),
      el(
        'dekkingInTijd',
        {},
        term('dekkingInTijdType', 'Moment van vastleggen', 'Weegwijzer'),
        el('dekkingInTijdBegindatum', {}, version.fixedAt.slice(0, 10)),
      ),
      el('taal', {}, 'nl'),
      archive.appraisal ? term('waardering', archive.appraisal, 'Selectielijst van de organisatie') : null,
      archive.retention ? el('bewaartermijn', {}, el('termijnLooptijd', {}, archive.retention)) : null,
      facts.caseNumber
        ? el(
            'isOnderdeelVan',
            {},
            el('verwijzingNaam', {}, `Zaak ${facts.caseNumber}`),
            el(
              'verwijzingIdentificatie',
              {},
              el('identificatieKenmerk', {}, facts.caseNumber),
              el('identificatieBron', {}, facts.organisation),
            ),
          )
        : null,
      el('heeftRepresentatie', {}, el('verwijzingNaam', {}, report.name)),
      organisation ? el('archiefvormer', {}, el('verwijzingNaam', {}, organisation)) : null,
      el('beperkingGebruik', {}, term('beperkingGebruikType', archive.confidentiality, 'ZGW vertrouwelijkheidaanduiding')),
    ),
  );
}

/** MDTO 1.0 for the file of the report. */
export function mdtoFile({ document, version, report, now }: BundleFacts): string {
  return wrapped(
    el(
      'bestand',
      {},
      identity(`${document.id}/${version.number}/${report.name}`, 'Weegwijzer'),
      el('naam', {}, report.name),
      el('omvang', {}, String(report.size)),
      term('bestandsformaat', 'PDF/A-2a', 'PRONOM'),
      el(
        'checksum',
        {},
        term('checksumAlgoritme', 'SHA-256', 'MDTO begrippenlijst checksumalgoritmes'),
        el('checksumWaarde', {}, report.sha256),
        el('checksumDatum', {}, now),
      ),
      el(
        'isRepresentatieVan',
        {},
        el('verwijzingNaam', {}, document.facts.name),
        el(
          'verwijzingIdentificatie',
          {},
          el('identificatieKenmerk', {}, `${document.id}/${version.number}`),
          el('identificatieBron', {}, 'Weegwijzer'),
        ),
      ),
    ),
  );
}
