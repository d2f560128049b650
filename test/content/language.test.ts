// The words themselves: spelled right, short, our own, and without markup.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';
import { expect, test } from 'vitest';
import { readTexts } from '../../.ci/build-content.ts';
import { likeness, readFingerprint, tracesOf } from '../support/fingerprint.ts';
import { allProse } from '../support/prose.ts';
import { sentencesOf, wordsOf } from '../support/sentences.ts';

const prose = allProse();
const dictionary = decodeTrie(gunzipSync(readFileSync(new URL('../../node_modules/@cspell/dict-nl-nl/Dutch.trie.gz', import.meta.url))));

/** Words that the dictionary lacks, by reason. */
const KNOWN_WORDS = {
  afkortingen:
    'IAMA DPIA DTIA FRIA BRP BRI BRK BRV BGT BRO HR SCC BCR EDPB FG ECLI Wpg Wjsg SUWI CIO Awgb Wwft SHA PNG JPEG WebP RSIN PEM bb pfx EUPL md YAML',
  namen: 'Movisie Argos PKIoverheid CNIL nl English',
  vaktermen: 'uitlegbaarheid scientist Gelijkebehandelingswet gelijkebehandelingswetten by',
  'met teken of afkorting erin': 'SBI-code EC-sleutel RSA UA Eén',
};
const allowed = new Set(Object.values(KNOWN_WORDS).flatMap((words) => words.split(' ')));

const isSpelled = (word: string): boolean =>
  // The dictionary writes the straight apostrophe.
  [word, word.toLowerCase()].map((one) => one.replaceAll('’', "'")).some((one) => dictionary.has(one, true)) ||
  (word.includes('-') && word.split('-').every((part) => part === '' || allowed.has(part) || isSpelled(part)));

test('elk Nederlands woord staat in het woordenboek, of in de korte lijst met een reden', () => {
  const unknown = new Map<string, string>();
  for (const { at, text } of prose) {
    for (const raw of wordsOf(text)) {
      const word = raw.replace(/[’']s?$/, '').replace(/-$/, '');
      if (word && !allowed.has(word) && !isSpelled(word)) unknown.set(word, at);
    }
  }
  expect([...unknown]).toEqual([]);
  // The check bites, and the list holds nothing that is not used.
  for (const wrong of ['gemente', 'beoordelling', 'persoonsgegegevens']) expect(isSpelled(wrong), wrong).toBe(false);
  const used = new Set(prose.flatMap(({ text }) => wordsOf(text)).flatMap((word) => [word.replace(/[’']s?$/, ''), ...word.split('-')]));
  for (const word of allowed) expect(used, word).toContain(word);
});

test('geen zin is langer dan twintig woorden', () => {
  const long = prose.flatMap(({ at, text }) =>
    sentencesOf(text)
      .filter((one) => one.split(/\s+/).length > 20)
      .map((one) => `${at}: ${one}`),
  );
  expect(long).toEqual([]);
});

test('geen zin van acht woorden of meer lijkt te veel op een zin uit de bronbestanden', () => {
  const like = likeness(readFingerprint());
  // Names of rights are names; they stay as they are.
  const isName = (at: string): boolean => at === 'iama.rechten_aangetast' || at === 'iama.rechten_beschermd';
  const close = prose.flatMap(({ at, text }) =>
    isName(at)
      ? []
      : sentencesOf(text)
          .filter((one) => like(one) >= 0.6)
          .map((one) => `${at}: ${one}`),
  );
  expect(close).toEqual([]);
  // The check bites: a sentence of the model DPIA, and that sentence with one word changed.
  const known = readFingerprint().find((traces) => traces.length > 12) ?? [];
  expect(known.length).toBeGreaterThan(12);
  const ours = 'Zo maak je zichtbaar wat je wilt bereiken, naast het doel.';
  const again = likeness([tracesOf(ours)]);
  expect(again(ours)).toBe(1);
  expect(again('Zo maak je zichtbaar wat je wilt bereiken, naast de winst.')).toBeGreaterThan(0.6);
  expect(again('Een lijst met verdachte namen is zelf al een risico.')).toBe(0);
});

test('geen HTML, geen dubbele spaties en geen rechte aanhalingstekens in de teksten', () => {
  for (const { at, text } of prose) {
    expect(text, at).not.toMatch(/<[a-z/!]/i);
    if (at !== 'voet') expect(text, at).not.toMatch(/ {2,}/);
    expect(text, at).not.toMatch(/"/);
  }
});

test('de Engelse schermtaal is volledig, met dezelfde plekken om in te vullen; wat in het dossier komt, blijft Nederlands', () => {
  const texts = readTexts();
  const nl = texts.nl ?? {};
  const en = texts.en ?? {};
  // These become part of a dossier, so they may not depend on who typed them.
  const stored = ['indicator.bron', 'ronde.bron', 'vergadering.naam', 'vraag.bevestigd_door'];
  expect(Object.keys(nl).filter((key) => !(key in en))).toEqual(expect.arrayContaining(stored));
  expect(Object.keys(nl).filter((key) => !(key in en))).toHaveLength(stored.length);
  expect(Object.keys(en).filter((key) => !(key in nl))).toEqual([]);
  const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
  for (const [key, text] of Object.entries(en)) expect(places(text), key).toEqual(places(nl[key] ?? ''));
});
