import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { update } from '../../shared/assessment/update.ts';
import { type CaseFacts, caseFactsSchema, factsFromCase } from '../../shared/evaluation/case-facts.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { evaluateFramework, type FrameworkEvaluation } from '../../shared/evaluation/toetsingskader.ts';
import { OUTCOMES } from '../../shared/rules/outcomes.ts';
import { completeEvidence, content, dossierFromCase, emptyDocument, NOW } from '../support/content.ts';

type WorkedCase = { id: string; facts: unknown; accept: string[]; decisive: string[]; warnings: string[]; duties: string[] };
const cases = JSON.parse(readFileSync(new URL('../fixtures/toetsingskader-cases.json', import.meta.url), 'utf8')) as WorkedCase[];
const FROM_FACTS = ['W2', 'W3', 'W5', 'W6', 'W7'];
const walk = (facts: CaseFacts): FrameworkEvaluation => evaluateFramework(content.framework, factsFromCase(facts));
const severity = (result: FrameworkEvaluation): number => OUTCOMES.indexOf(result.outcome);
const RUNS = Number(process.env.WEEGWIJZER_RUNS ?? 3000);

describe('de veertien uitgewerkte gevallen', () => {
  test.each(cases)('$id houdt als feiten', ({ facts, accept, decisive, warnings, duties }) => {
    const result = walk(caseFactsSchema.parse(facts));
    expect(accept).toContain(result.outcome);
    expect(result.decisive.some((node) => decisive.includes(node))).toBe(true);
    const codes = result.warnings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(warnings.filter((code) => FROM_FACTS.includes(code))));
    expect(result.duties.map(({ code }) => code)).toEqual(expect.arrayContaining(duties));
  });

  test.each(cases)('$id houdt als dossier, vraag voor vraag', ({ facts, accept, decisive }) => {
    const { framework } = evaluate(content, dossierFromCase(facts), NOW);
    expect(accept).toContain(framework.outcome);
    expect(framework.decisive.some((node) => decisive.includes(node))).toBe(true);
  });
});

describe('wat nooit mag', () => {
  test('een dossier zonder antwoorden is O5', () => {
    expect(evaluate(content, emptyDocument(), NOW).framework.outcome).toBe('O5');
  });

  test('een gunstig antwoord zonder bewijsstuk telt niet', () => {
    const facts = { criteria: [{ naam: 'opgave ontbreekt', klasse: 'NEUTRAAL' }], effectonderzoek: 'geen_onevenredigheid' };
    const proven = dossierFromCase(facts);
    expect(evaluate(content, proven, NOW).framework.outcome).toBe('O4');
    for (const part of ['what', 'period', 'numbers', 'method', 'who', 'date', 'document'] as const) {
      const evidence = [{ ...completeEvidence, [part]: ' ' }];
      const unproven = update(proven, { type: 'setEvidence', key: 'tk.effectonderzoek', evidence }, NOW);
      expect(evaluate(content, unproven, NOW).framework.outcome, part).toBe('O5');
    }
  });

  test('een voorgevuld antwoord maakt de uitkomst pas lichter als iemand het bevestigt', () => {
    const confirmed = dossierFromCase({
      criteria: [{ naam: 'opgave ontbreekt', klasse: 'NEUTRAAL' }],
      effectonderzoek: 'geen_onevenredigheid',
    });
    const answer = confirmed.answers['tk.grondslag'];
    if (!answer) throw new Error('geen antwoord');
    const prefilled = {
      ...confirmed,
      answers: { ...confirmed.answers, 'tk.grondslag': { ...answer, from: { kind: 'sjabloon' as const, source: 'Sjabloon X' } } },
    };
    expect(evaluate(content, prefilled, NOW).framework.outcome).toBe('O5');
    expect(evaluate(content, prefilled, NOW).toConfirm).toBe(1);
    const again = update(prefilled, { type: 'confirm', key: 'tk.grondslag', by: 'Jurist' }, NOW);
    expect(evaluate(content, again, NOW).framework.outcome).toBe('O4');
  });

  test('O4 wordt pas vrijgegeven als elke plicht een eigenaar en een datum heeft', () => {
    let document = dossierFromCase({
      criteria: [{ naam: 'opgave ontbreekt', klasse: 'NEUTRAAL' }],
      effectonderzoek: 'geen_onevenredigheid',
    });
    const before = evaluate(content, document, NOW).framework;
    expect(before.released).toBe(false);
    for (const { code } of before.duties) {
      document = update(document, { type: 'answer', key: `tk.plicht.stand@${code}`, value: 'ingericht' }, NOW);
      document = update(document, { type: 'answer', key: `tk.plicht.eigenaar@${code}`, value: 'Teamleider' }, NOW);
      document = update(document, { type: 'answer', key: `tk.plicht.datum@${code}`, value: '1 december 2026' }, NOW);
    }
    expect(evaluate(content, document, NOW).framework.released).toBe(true);
  });
});

const yesNoUnknown = fc.constantFrom('ja' as const, 'nee' as const, 'onbekend' as const);
const flag = fc.constantFrom(true, false, null);
const shown = fc.constantFrom('ja' as const, 'nee' as const, 'niet_gemeten' as const, 'onbekend' as const);
const criterion = fc.record({
  naam: fc.constantFrom('wijk', 'leeftijd', 'geboorteland', 'SBI-code'),
  klasse: fc.constantFrom('D-RAS', 'D-NAT', 'ORIGIN', 'PROXY', 'NEUTRAAL', 'ANDERE-GROND', 'ONBEKEND'),
  gebruik: fc.constantFrom('score', 'filter', 'handmatig', 'registratie', 'biastoets', 'onbekend'),
  eigen_grondslag: flag,
  enige_of_doorslaggevend: flag,
  wettelijke_voorwaarde: flag,
  staat_voor_afkomst: yesNoUnknown,
  proxytoets: fc.constantFrom('verband', 'geen_verband', 'niet_gedaan', 'onbekend'),
  objectief_verband: yesNoUnknown,
  effectief: shown,
});
const anyFacts = fc
  .record({
    selecteert: yesNoUnknown,
    doel: fc.constantFrom('controle', 'dienstverlening', 'gemengd', 'onbekend'),
    fase: fc.constantFrom('idee', 'ontwerp', 'pilot_echt', 'in_gebruik', 'gestopt', 'opgeruimd', 'onbekend'),
    selectie: fc.constantFrom('profiel', 'aselect', 'volledig', 'individueel_feit', 'signalement', 'onbekend'),
    populatie_op_herkomst: flag,
    grondslag: yesNoUnknown,
    gevolg_zonder_mens: yesNoUnknown,
    uitlegbaar: yesNoUnknown,
    discretionair: fc.constantFrom('nee', 'ja_met_vastlegging', 'ja_zonder_vastlegging', 'onbekend'),
    zelflerend: yesNoUnknown,
    zelflerend_waarborgen: yesNoUnknown,
    effectonderzoek: fc.constantFrom('onevenredig', 'geen_onevenredigheid', 'te_klein', 'niet_gedaan', 'onbekend'),
    legitiem_doel: yesNoUnknown,
    effectiever_dan_aselect: shown,
    alternatief: fc.constantFrom('geen_beter', 'beter_beschikbaar', 'niet_onderzocht', 'onbekend'),
    proportioneel: fc.constantFrom('ja', 'nee', 'niet_gewogen', 'onbekend'),
    zeer_zwaarwegend: fc.constantFrom('ja', 'nee', 'niet_onderbouwd', 'onbekend'),
    criteria: fc.array(criterion, { maxLength: 4 }),
  })
  .map((facts) => caseFactsSchema.parse(facts));

// Half of the sets start from the most favourable answers, so that the light outcomes are really reached.
const mostlyGood = fc.tuple(anyFacts, fc.array(fc.nat(16), { maxLength: 2 })).map(([bad, keep]): CaseFacts => {
  const good = caseFactsSchema.parse({
    fase: 'ontwerp',
    effectiever_dan_aselect: 'ja',
    alternatief: 'geen_beter',
    proportioneel: 'ja',
    zeer_zwaarwegend: 'ja',
    effectonderzoek: bad.effectonderzoek,
    criteria: bad.criteria.map(({ naam, klasse, gebruik, proxytoets }) => ({
      naam,
      klasse,
      gebruik,
      proxytoets,
      eigen_grondslag: true,
      staat_voor_afkomst: 'nee',
      objectief_verband: 'ja',
      effectief: 'ja',
    })),
  });
  const keys = Object.keys(good) as (keyof CaseFacts)[];
  const kept = keep.map((place) => keys[place] ?? 'fase');
  return { ...good, ...Object.fromEntries(kept.map((key) => [key, bad[key]])) };
});
const generated = fc.oneof(anyFacts, mostlyGood);
const check = (property: fc.IPropertyWithHooks<[CaseFacts]> | fc.IPropertyWithHooks<[CaseFacts, number]>): void =>
  fc.assert(property as fc.IPropertyWithHooks<[CaseFacts]>, { numRuns: RUNS });

/** All ways to make one favourable answer unknown. */
const FAVOURABLE: Partial<Record<keyof CaseFacts, readonly unknown[]>> = {
  selecteert: ['nee'],
  doel: ['dienstverlening'],
  fase: ['ontwerp', 'idee'],
  populatie_op_herkomst: [false],
  grondslag: ['ja'],
  selectie: ['aselect', 'volledig', 'individueel_feit', 'signalement'],
  gevolg_zonder_mens: ['nee'],
  discretionair: ['nee', 'ja_met_vastlegging'],
  uitlegbaar: ['ja'],
  zelflerend: ['nee'],
  zelflerend_waarborgen: ['ja'],
  effectonderzoek: ['geen_onevenredigheid'],
  legitiem_doel: ['ja'],
  effectiever_dan_aselect: ['ja'],
  alternatief: ['geen_beter'],
  proportioneel: ['ja'],
  zeer_zwaarwegend: ['ja'],
};
const FAVOURABLE_CRITERION: Record<string, readonly unknown[]> = {
  klasse: ['NEUTRAAL'],
  eigen_grondslag: [true],
  enige_of_doorslaggevend: [false],
  staat_voor_afkomst: ['nee'],
  wettelijke_voorwaarde: [true],
  proxytoets: ['geen_verband'],
  objectief_verband: ['ja'],
  effectief: ['ja'],
};
function weakened(facts: CaseFacts): CaseFacts[] {
  const found: CaseFacts[] = [];
  for (const [key, values] of Object.entries(FAVOURABLE)) {
    const value = facts[key as keyof CaseFacts];
    if (values?.includes(value)) found.push({ ...facts, [key]: typeof value === 'boolean' ? null : 'onbekend' });
  }
  facts.criteria.forEach((one, place) => {
    for (const [key, values] of Object.entries(FAVOURABLE_CRITERION)) {
      const value = one[key as keyof typeof one];
      if (!values.includes(value)) continue;
      const unknown = key === 'klasse' ? 'ONBEKEND' : typeof value === 'boolean' ? null : 'onbekend';
      found.push({ ...facts, criteria: facts.criteria.map((other, at) => (at === place ? { ...other, [key]: unknown } : other)) });
    }
  });
  return found;
}

describe('de regels houden voor elke verzameling feiten', () => {
  test('een gunstig antwoord dat onbekend wordt, maakt de uitkomst nooit lichter', () => {
    check(
      fc.property(generated, (facts) => {
        const before = severity(walk(facts));
        for (const weaker of weakened(facts)) expect(severity(walk(weaker))).toBeLessThanOrEqual(before);
      }),
    );
  });

  test('een open vraag die beslist, eindigt nooit in O3 of O4', () => {
    check(
      fc.property(generated, (facts) => {
        for (const key of [
          'selecteert',
          'grondslag',
          'gevolg_zonder_mens',
          'discretionair',
          'uitlegbaar',
          'zelflerend',
          'effectonderzoek',
        ] as const) {
          const open = walk({ ...facts, [key]: 'onbekend' });
          const withoutEffect = key === 'effectonderzoek' && (facts.selectie === 'aselect' || facts.selectie === 'volledig');
          if (!withoutEffect) expect(['O3', 'O4']).not.toContain(open.outcome);
        }
      }),
    );
  });

  test('de zwaarste bevinding wint, en elke bevinding heeft een reden en een bron', () => {
    check(
      fc.property(generated, (facts) => {
        const result = walk(facts);
        const worst = Math.min(...result.findings.map(({ outcome }) => OUTCOMES.indexOf(outcome)));
        expect(severity(result)).toBe(result.findings.length > 0 ? worst : OUTCOMES.indexOf('O5'));
        for (const finding of result.findings) {
          expect(finding.text.length).toBeGreaterThan(10);
          expect(finding.sources.length).toBeGreaterThan(0);
          expect(finding.because.length).toBeGreaterThan(0);
        }
        for (const step of result.path) expect(step.text.length).toBeGreaterThan(10);
        expect(result.decisive.length).toBeGreaterThan(0);
      }),
    );
  });

  test('gebruikt direct ‘ras’ bij controle, gemengd of onbekend is altijd O1', () => {
    check(
      fc.property(generated, (facts) => {
        if (facts.doel === 'dienstverlening') return;
        for (const gebruik of ['score', 'filter', 'handmatig'] as const) {
          const ras = caseFactsSchema.parse({ criteria: [{ naam: 'etniciteit', klasse: 'D-RAS', gebruik }] }).criteria;
          expect(walk({ ...facts, criteria: [...facts.criteria, ...ras] }).outcome).toBe('O1');
        }
      }),
    );
  });

  test('de volgorde van de criteria maakt niet uit', () => {
    check(
      fc.property(generated, (facts) => {
        const turned = walk({ ...facts, criteria: [...facts.criteria].reverse() });
        const straight = walk(facts);
        expect(turned.outcome).toBe(straight.outcome);
        expect([...turned.decisive].sort()).toEqual([...straight.decisive].sort());
      }),
    );
  });

  test('een onbekend antwoord geeft nooit dezelfde reden als nee', () => {
    check(
      fc.property(generated, (facts) => {
        for (const key of ['grondslag', 'uitlegbaar', 'legitiem_doel'] as const) {
          const unknown = walk({ ...facts, [key]: 'onbekend' }).path.map(({ text }) => text);
          const no = walk({ ...facts, [key]: 'nee' });
          const node = { grondslag: 'L1', uitlegbaar: 'T1', legitiem_doel: 'J0' }[key];
          for (const step of no.path.filter((one) => one.node === node)) expect(unknown).not.toContain(step.text);
        }
      }),
    );
  });

  test('de boom heeft geen dood eind en geen regel die nooit aan de beurt komt', () => {
    const seen = new Set(cases.flatMap(({ facts }) => walk(caseFactsSchema.parse(facts)).path.map(({ node, text }) => `${node} ${text}`)));
    // Some answers are left out altogether: in a dossier that is how unknown looks.
    const holes = fc.array(fc.constantFrom('tk.doel', 'tk.criterium.klasse', 'tk.criterium.gebruik', 'tk.j6_bewijs', 'tk.selectiewijze'), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(generated, holes, (facts, left) => {
        const { values, groups } = factsFromCase(facts);
        const without = (all: Readonly<Record<string, string>>) =>
          Object.fromEntries(Object.entries(all).filter(([key]) => !(left as readonly string[]).includes(key)));
        const rows = Object.entries(groups).map(([group, list]) => [group, list.map((row) => ({ ...row, values: without(row.values) }))]);
        const { path } = evaluateFramework(content.framework, { values: without(values), groups: Object.fromEntries(rows) });
        for (const { node, text } of path) {
          // A step without a finding still says what was read.
          expect(text).not.toBe('Dit punt gaf geen bevinding.');
          seen.add(`${node} ${text}`);
        }
      }),
      // A fixed seed: whether every rule was reached must not depend on luck.
      { numRuns: 6000, seed: 20261122 },
    );
    const unseen = content.framework.nodes.flatMap(({ id, rules }) =>
      rules.filter(({ text }) => ![...seen].some((one) => one.startsWith(`${id} ${text}`))).map(({ text }) => `${id} ${text}`),
    );
    expect(unseen).toEqual([]);
  });

  test('een onbekend doel telt als controle, en is op zichzelf geen open punt', () => {
    const good = { criteria: [{ naam: 'opgave ontbreekt', klasse: 'NEUTRAAL' }], effectonderzoek: 'geen_onevenredigheid' };
    expect(walk(caseFactsSchema.parse({ ...good, doel: 'onbekend' })).outcome).toBe('O4');
    expect(walk(caseFactsSchema.parse({ ...good, doel: 'onbekend', gevolg_zonder_mens: 'ja' })).outcome).toBe('O1');
  });
});
