import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readForeignMaps } from '../../.ci/build-content.ts';
import { readWording } from '../../main/exchange/wording-file.ts';
import { USUAL_PRINTING } from '../../shared/assessment/fixed.ts';
import { update } from '../../shared/assessment/update.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { matchWording } from '../../shared/wording/wording.ts';
import { content, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';

const maps = readForeignMaps();
const file = readFileSync(path.join(import.meta.dirname, '../fixtures/foreign/vragenlijst.yaml'));
const code = (text: string): string => {
  const read = readWording(new TextEncoder().encode(text), 'x.yaml');
  return read.ok ? 'gelezen' : read.failure.code;
};

test('een vragenlijst wordt op nummer gelegd, met bron, en zonder opmaak of uitleg in de zin', () => {
  const read = readWording(file, 'vragenlijst.yaml');
  if (!read.ok) throw new Error(read.failure.code);
  const { texts, unmatched } = matchWording(maps, read.value);
  expect(unmatched).toEqual(['9.9']);
  expect(texts['iama.aanleiding_probleem']).toEqual([
    {
      nr: '1.1.1',
      text: 'Wat is de aanleiding in deze proeftekst?',
      help: 'Uitleg van de proeftekst.',
      source: expect.stringMatching(/^Impact Assessment Mensenrechten en Algoritmes 2\.0, .*EUPL-1\.2, SHA-256 [0-9a-f]{16}$/),
    },
  ]);
});

test('in het rapport staat de officiële tekst alleen als het dossier daarom vraagt', () => {
  const read = readWording(file, 'vragenlijst.yaml');
  if (!read.ok) throw new Error(read.failure.code);
  const official = { ...content, official: matchWording(maps, read.value).texts };
  const dossier = update(indDossier(), { type: 'answer', key: 'iama.aanleiding_probleem', value: 'Omdat het moet.' }, NOW);
  const asked = update(dossier, { type: 'setPrinting', printing: { ...USUAL_PRINTING, official: true } }, NOW);
  expect(JSON.stringify(reportOf(official, dossier, NOW))).not.toContain('proeftekst');
  expect(JSON.stringify(reportOf(official, asked, NOW))).toContain('Officiële tekst bij 1.1.1: Wat is de aanleiding in deze proeftekst?');
  expect(JSON.stringify(reportOf(content, asked, NOW))).not.toContain('proeftekst');
});

test.each([
  ['geen YAML', 'a: [b'],
  ['een ander bestand', 'naam: recept'],
  ['een formulier dat wij niet kennen', "urn: 'urn:nl:aiia'\ntasks: [{task: x, id: '1', type: [open_text]}]"],
  [
    'een bom van verwijzingen',
    `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nurn: 'urn:nl:iama'\ntasks: *c`,
  ],
  ['heel diep genest', `urn: 'urn:nl:iama'\ntasks: ${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['zonder vragen', "urn: 'urn:nl:iama'\ntasks: []"],
])('%s krijgt een zin en er wordt niets geladen', (_what, text) => {
  expect(code(text)).toBe('tekst-vreemd');
});

const real = path.resolve(
  process.env.WEEGWIJZER_FOREIGN_FILES ?? path.join(import.meta.dirname, '../../../shared/data/invulhulpen/definitions'),
);
const definitions = ['iama-2.0.yaml', 'dpia-3.0.yaml', 'prescan-2.0.yaml'].filter((name) => existsSync(path.join(real, name)));
if (definitions.length > 0)
  test.each(definitions)('%s: elk nummer vindt een vraag van ons of wordt genoemd', (name) => {
    const read = readWording(readFileSync(path.join(real, name)), name);
    if (!read.ok) throw new Error(`${read.failure.code} ${read.failure.detail.plek}`);
    const { texts, unmatched } = matchWording(maps, read.value);
    process.stdout.write(
      `${name}: ${read.value.questions.length} teksten, ${Object.keys(texts).length} vragen van ons, zonder: ${unmatched.join(', ') || 'geen'}\n`,
    );
    expect(unmatched.length).toBeLessThan(5);
  });
