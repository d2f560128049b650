import { describe, expect, test } from 'vitest';
import { update } from '../../shared/assessment/update.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { sideTextHtml } from '../../shared/report/html/side-text.ts';
import { SIDE_TEXTS, type SideTextKind, sideText } from '../../shared/report/side-texts.ts';
import { OUTCOMES } from '../../shared/rules/outcomes.ts';
import { content, NOW } from '../support/content.ts';
import { fixedIndDossier, indDossier } from '../support/reports.ts';

const made = (kind: SideTextKind, document = fixedIndDossier()) => {
  const model = reportOf(content, document, NOW);
  const text = sideText(kind, content, document, model, NOW);
  return { text, html: sideTextHtml(text, model), titles: text.sections.map(({ title }) => title) };
};

test('de beslisnota volgt de vaste volgorde, met uitkomst, redenen en controlegetal', () => {
  const { titles, html } = made('beslisnota');
  expect(titles).toEqual(['Aanleiding', 'Geadviseerd besluit', 'Kern', 'Niet-openbare informatie', 'Bijlagen']);
  expect(html).toContain('O1R: Registratie staken en opschonen');
  expect(html).toContain('Rapport mensenrechtentoets, versie 1');
});

test('een deel dat niet openbaar is, staat in de beslisnota met zijn grond', () => {
  const withheld = { ground: '5.1.2d', motivation: 'x' } as const;
  const { html } = made('beslisnota', update(fixedIndDossier(), { type: 'withhold', key: 'iama.doel', withheld }, NOW));
  expect(html).toContain('onder d, Woo');
});

describe('de uitleg voor inwoners', () => {
  test('zegt waarvoor, naar welke gegevens, wat de toets zei en wat je kunt doen', () => {
    const { titles, html } = made('inwoners');
    expect(titles).toHaveLength(5);
    expect(html).toContain('Dat gegeven moet weg. [vul in: wat wij daarmee doen]');
    expect(html).toContain('[vul in: telefoonnummer en e-mailadres]');
  });

  test('heeft gewone woorden voor elke uitkomst, en O5 en O6 klinken nooit als O4', () => {
    const words = OUTCOMES.map((code) => content.reportWords[`tekst.uitkomst.${code}`] ?? '');
    expect(words.every(Boolean)).toBe(true);
    expect(new Set(words).size).toBe(OUTCOMES.length);
    expect(content.reportWords['tekst.uitkomst.O5']).toMatch(/nog niet genoeg bekend/);
  });
});

test('het tekstblok noemt de artikelen waar het op steunt, en laat open wat alleen de gemeente weet', () => {
  const { html } = made('awb');
  for (const words of ['artikel 3:46 Awb', 'artikel 3:45 Awb', 'artikel 6:7 Awb', 'zes weken', '[vul in: waar en hoe]'])
    expect(html).toContain(words);
});

test('de voorbereiding van de FRIA loopt van a tot en met f, zegt dat zij het formulier niet is, en wijst naar de DPIA', () => {
  const document = update(indDossier(), { type: 'answer', key: 'iama.proces', value: 'Het proces van de aanvraag.' }, NOW);
  const { titles, text, html } = made('fria', document);
  expect(titles.slice(0, 6).map((title) => title.slice(0, 3))).toEqual(['(a)', '(b)', '(c)', '(d)', '(e)', '(f)']);
  expect(text.notes[0]).toMatch(/nog te verifiëren\. Dit is niet het meldformulier\./);
  expect(html).toContain('Het proces van de aanvraag.');
  expect(html).toContain('Hierover is nog niets ingevuld.');
});

test('elke tekst zegt dat het een begin is, en niets dat iemand typte wordt opmaak', () => {
  const document = update(indDossier(), { type: 'setFacts', facts: { name: '<script>alert(1)</script>' } }, NOW);
  for (const kind of SIDE_TEXTS) {
    const { html } = made(kind, document);
    expect(html).toContain('Dit is een begin: lees het na en vul aan.');
    expect(html).not.toContain('<script');
  }
});
