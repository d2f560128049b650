// Our content against the official lists of numbers. The fixture holds numbers, names of rights and links; no question texts.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findQuestion, placedQuestions } from '../../shared/questionnaire/walk.ts';
import { content } from '../support/content.ts';

const official = JSON.parse(readFileSync(new URL('../fixtures/official.json', import.meta.url), 'utf8')) as {
  iama2: string[];
  art27: Record<string, string>;
  iama2021: Record<string, string>;
  rechten: [string, string][];
  koppelingen: [string, string, string, string, string][];
  fria: Record<string, string[]>;
};
const iama = content.questionnaires.filter(({ id }) => id === 'iama').flatMap(placedQuestions);
const numberOf = (nr: string | undefined): string => (nr ?? '').split(' ')[0] ?? '';
const numbered = iama.filter(({ question }) => question.nr);

test('alle 71 genummerde punten van IAMA 2.0 staan erin, in volgorde en onder hun officiële nummer', () => {
  const ours = [...new Set(numbered.map(({ question }) => numberOf(question.nr)).map((nr) => (nr.startsWith('5.A') ? '5.A' : nr)))];
  expect(ours).toEqual(official.iama2);
  expect(official.iama2).toHaveLength(71);
  for (const part of ['1', '2', '3', '4']) expect(findQuestion(content, `iama.actie${part}.wat`), `actiepunten deel ${part}`).toBeDefined();
  for (const field of ['5.A.1', '5.A.2', '5.A.3', '5.A.4', '5.A.5', '5.A.6'])
    expect(
      numbered.some(({ question }) => question.nr === field),
      field,
    ).toBe(true);
});

test('elk punt heeft een vraag, een waarom, uitleg, wat een goed antwoord bevat, rollen als voorstel, en drie velden', () => {
  for (const nr of official.iama2) {
    const own = numbered.filter(({ question }) => numberOf(question.nr) === nr || (nr === '5.A' && question.nr?.startsWith('5.A.')));
    const [first] = own;
    expect(first?.question.why, nr).toBeDefined();
    expect(first?.question.help, nr).toBeDefined();
    expect(
      own.some(({ question }) => (question.good ?? []).length > 0),
      nr,
    ).toBe(true);
    expect(
      own.some(({ question }) => question.considerations),
      nr,
    ).toBe(true);
    for (const { question } of own) if (question.roles) expect(question.rolesProposed, question.id).toBe(true);
    expect(
      first?.question.sources.some(({ source }) => source === 'iama-2'),
      nr,
    ).toBe(true);
  }
});

test('de vlaggen van artikel 27 staan waar de bron ze zet', () => {
  for (const [nr, letter] of Object.entries(official.art27)) {
    const flagged = numbered.filter(({ question }) => numberOf(question.nr) === nr && question.art27);
    expect(
      flagged.map(({ question }) => question.art27),
      nr,
    ).toEqual([letter.replace(/[^a-f]/g, '')]);
  }
  expect(numbered.filter(({ question }) => question.art27)).toHaveLength(Object.keys(official.art27).length);
});

test('de dertig grondrechten, elk in zijn groep en met niet geverifieerde vindplaatsen', () => {
  const question = findQuestion(content, 'iama.rechten_aangetast')?.question;
  const options = question && 'options' in question ? question.options : [];
  expect(options.map(({ label, cluster }) => [label, cluster])).toEqual(
    official.rechten.map(([right, cluster]) => [right.replaceAll("'", '’'), cluster === 'Procedureel' ? 'Procedure' : cluster]),
  );
  for (const { hint } of options) expect(hint).toMatch(/^Niet geverifieerd: /);
});

test('de 57 vragen van de IAMA van 2021 hebben elk een plek in 2.0, of zijn vervallen', () => {
  expect(content.moved.map(({ nr }) => nr)).toEqual(Object.keys(official.iama2021));
  expect(content.moved).toHaveLength(57);
  const numbers = new Set(official.iama2);
  for (const { nr, to, how } of content.moved) {
    for (const target of to) expect(numbers, nr).toContain(target);
    const said = official.iama2021[nr] ?? '';
    if (said.includes('vervallen')) expect([how, to], nr).toEqual(['vervallen', []]);
    else expect(to, nr).toContain(/2\.2[AB]\.\d|[1-5]\.[A-Z0-9]+(\.[0-9]+)?/.exec(said)?.[0]);
    if (said.includes('deels')) expect(how, nr).toBe('deels');
  }
  // What 2026 dropped or took over in part can still be answered, marked as no part of 2.0.
  const extra = iama.filter(({ section }) => section.id === 'iama.extra');
  expect(extra).toHaveLength(content.moved.filter(({ how }) => how === 'vervallen' || how === 'deels').length);
  expect(extra[0]?.section.ours).toContain('Geen onderdeel van IAMA 2.0');
  for (const { question } of extra) expect(question.optional, question.id).toBe(true);
});

test('alle 55 koppelingen tussen pre-scan, DPIA en IAMA, elk met haar soort', () => {
  expect(content.links.map(({ from, to, mode }) => [from.form, from.id, to.form, to.id, mode])).toEqual(official.koppelingen);
});

test('de zeventien onderdelen van de DPIA staan in de samenvatting', () => {
  const dpia = content.questionnaires.filter(({ id }) => id === 'dpia').flatMap(placedQuestions);
  const numbers = new Set(
    dpia.filter(({ question }) => question.id.startsWith('dpia.')).flatMap(({ question }) => question.nr?.match(/^\d+/) ?? []),
  );
  for (let nr = 1; nr <= 17; nr++) expect(numbers, `onderdeel ${nr}`).toContain(String(nr));
});

test('de FRIA-onderdelen a tot en met f tonen de antwoorden die de bron noemt', () => {
  for (const [letter, numbers] of Object.entries(official.fria)) {
    const shows = findQuestion(content, `ai.fria_${letter}`)?.question.shows ?? [];
    const shown = shows.map((id) => numberOf(findQuestion(content, id)?.question.nr));
    const flagged = numbers.filter((nr) => official.art27[nr]);
    for (const nr of flagged) expect(shown, `${letter} ${nr}`).toContain(nr);
  }
});

test('4.3 tot en met 4.5 staan per recht, en dat is gemerkt als onze keuze', () => {
  const perRight = numbered.filter(({ question }) => /^4\.[345]\./.test(question.nr ?? ''));
  expect(perRight).toHaveLength(9);
  for (const { group, section } of perRight) {
    expect(group?.id).toBe('iama.recht');
    expect(section.ours).toContain('Onze keuze');
  }
});
