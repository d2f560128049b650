import { expect, test } from 'vitest';
import { type BundleFacts, isRsin, mdtoFile, mdtoObject, missingIn, NO_ARCHIVE, zgwMetadata } from '../../shared/bundle/metadata.ts';
import { NOW } from '../support/content.ts';
import { fixedIndDossier } from '../support/reports.ts';

const document = { ...fixedIndDossier() };
const version = document.versions[0];
if (!version) throw new Error('not fixed');
const facts = (change: Partial<BundleFacts> = {}): BundleFacts => ({
  document,
  version: { ...version, reportHash: 'ab'.repeat(32) },
  archive: NO_ARCHIVE,
  report: { name: 'rapport.pdf', sha256: 'cd'.repeat(32), size: 1234, mediaType: 'application/pdf' },
  now: NOW,
  ...change,
});
const ARCHIVE = {
  rsin: '111222333',
  objectType: 'https://catalogus.voorbeeld.nl/informatieobjecttypen/1',
  archivist: 'Gemeente Testdam & Omstreken',
  appraisal: 'B 5.1',
  retention: 'P20Y',
  confidentiality: 'intern',
} as const;

test('een RSIN doorstaat de elfproef', () => {
  expect(['111222333', '123456782'].map(isRsin)).toEqual([true, true]);
  expect(['111222334', '12345678', 'abcdefghi', ''].map(isRsin)).toEqual([false, false, false, false]);
});

test('wat niemand invulde, wordt genoemd en niet verzonnen', () => {
  expect(missingIn(facts())).toEqual(['rsin', 'objectType', 'appraisal', 'retention', 'caseNumber']);
  const bare = zgwMetadata(facts());
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['bronorganisatie']));
  expect(bare.informatieobjecttype).toBeUndefined();
  expect(mdtoObject(facts())).not.toContain('<waardering>');
});

test('de velden van de Documenten API kloppen met de standaard: verplicht aanwezig, lengtes, vaste lijsten', () => {
  const long = { ...document, facts: { ...document.facts, name: 'x'.repeat(500), dossierNumber: 'y'.repeat(90) } };
  const zgw = zgwMetadata(facts({ archive: ARCHIVE, document: long }));
  for (const field of ['bronorganisatie', 'creatiedatum', 'titel', 'auteur', 'taal', 'informatieobjecttype'])
    expect(zgw[field], field).toBeTruthy();
  expect(String(zgw.titel)).toHaveLength(200);
  expect(String(zgw.identificatie)).toHaveLength(40);
  expect(zgw.taal).toBe('dut');
  expect(zgw.integriteit).toEqual({ algoritme: 'sha_256', waarde: 'cd'.repeat(32), datum: '2026-11-22' });
  expect(zgw.ondertekening).toBeUndefined();
  const signed = { ...version, signatures: [{ field: 'Opsteller', name: 'x', at: NOW, trial: false, sha256: '' }] };
  expect(zgwMetadata(facts({ version: signed })).ondertekening).toEqual({ soort: 'digitaal', datum: '2026-11-22' });
  // A trial signature is none.
  const trial = { ...version, signatures: [{ field: 'Opsteller', name: 'x', at: NOW, trial: true, sha256: '' }] };
  expect(zgwMetadata(facts({ version: trial })).ondertekening).toBeUndefined();
});

test('MDTO is welgevormd, met de verplichte onderdelen, ook als een naam vol tekens zit', () => {
  const odd = { ...document, facts: { ...document.facts, name: '<a> & "b" \u0001 ]]>', caseNumber: 'Z-1' } };
  const object = mdtoObject(facts({ archive: ARCHIVE, document: odd }));
  const file = mdtoFile(facts({ archive: ARCHIVE, document: odd }));
  for (const part of ['identificatie', 'naam', 'waardering', 'bewaartermijn', 'archiefvormer', 'beperkingGebruik'])
    expect(object).toContain(`<${part}>`);
  for (const part of ['omvang', 'bestandsformaat', 'checksum', 'checksumWaarde', 'isRepresentatieVan']) expect(file).toContain(`<${part}>`);
  for (const xml of [object, file]) {
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<MDTO xmlns="https://www.nationaalarchief.nl/mdto">')).toBe(true);
    // Well-formed: every element that opens closes, in order, and no sign stands free.
    const open: string[] = [];
    for (const [, close, name = ''] of xml.matchAll(/<(\/?)([a-zA-Z]+)[^>]*>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
    expect(xml.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&]|(?![\n\t])\p{Cc}/u);
  }
});
