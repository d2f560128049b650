import { describe, expect, test } from 'vitest';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { earlierFor } from '../../shared/evaluation/earlier.ts';
import { type Evaluation, evaluate } from '../../shared/evaluation/evaluate.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { completeEvidence, content, dossierFromCase, emptyDocument, NOW, said } from '../support/content.ts';

const judged = (document: AssessmentDocument): Evaluation => evaluate(content, document, NOW);
const checks = (document: AssessmentDocument): string[] => judged(document).checks.map(({ id }) => id);
const asked = (document: AssessmentDocument): string[] => judged(document).visible.map(({ key }) => key);
const conclusion = (document: AssessmentDocument, id: string) => judged(document).conclusions.find((one) => one.id === id);
const LATER = '2026-11-23T10:00:00Z';

describe('IAMA', () => {
  test('deel 2 wordt per algoritme gevraagd, met 2.2A of 2.2B naar het type, en bij onbekend met allebei', () => {
    const rules = said({ 'iama.algoritme.type@begin1': 'niet_zelflerend' });
    expect(asked(rules)).toContain('iama.algoritme.regels_herkomst@begin1');
    expect(asked(rules)).not.toContain('iama.algoritme.traindata@begin1');
    const both = said({ 'iama.algoritme.naam@tweede': 'Score', 'iama.algoritme.type@tweede': 'zelflerend' }, rules);
    expect(asked(both)).toContain('iama.algoritme.traindata@tweede');
    expect(asked(both)).not.toContain('iama.algoritme.regels_herkomst@tweede');
    const unknown = said({ 'iama.algoritme.type@begin1': 'onbekend' });
    expect(asked(unknown)).toEqual(expect.arrayContaining(['iama.algoritme.regels_herkomst@begin1', 'iama.algoritme.traindata@begin1']));
  });

  test('de poort van 4.2 naar 4.3 gaat per recht open, en onbekend houdt haar open', () => {
    const chosen = said({ 'iama.reikwijdte': 'ja', 'iama.rechten_aangetast': ['recht04', 'recht23'] });
    expect(asked(chosen)).toEqual(expect.arrayContaining(['iama.recht.ernst@recht04', 'iama.recht.ernst@recht23']));
    const none = said({ 'iama.recht.impact@recht04': 'nee', 'iama.recht.impact@recht23': 'onbekend' }, chosen);
    expect(asked(none)).not.toContain('iama.recht.ernst@recht04');
    expect(asked(none)).toContain('iama.recht.ernst@recht23');
    const law = said({ 'iama.recht.impact@recht23': 'ja', 'iama.recht.wet_antwoord@recht23': 'ja' }, none);
    expect(asked(law)).not.toContain('iama.recht.ernst@recht23');
    expect(asked(said({ 'iama.recht.wet_antwoord@recht23': 'onbekend' }, law))).toContain('iama.recht.ernst@recht23');
  });

  test('4.3.3 krijgt een voorstel uit de tabel, en het oordeel blijft van het team', () => {
    const weighed = said({
      'iama.rechten_aangetast': ['recht18'],
      'iama.recht.belang@recht18': 'heel',
      'iama.recht.omvang@recht18': 'vergaand',
    });
    const severity = judged(weighed).visible.find(({ key }) => key === 'iama.recht.ernst@recht18');
    expect(severity?.suggestion).toContain('ernstig');
    expect(severity?.state).toBe('open');
    expect(
      judged(said({ 'iama.recht.belang@recht18': 'onbekend' }, weighed)).visible.find(({ key }) => key === 'iama.recht.ernst@recht18')
        ?.suggestion,
    ).toBeUndefined();
  });

  test('een eerder antwoord staat bij de vraag, met een melding als het later is veranderd', () => {
    const first = said({ 'iama.doel': 'Minder fouten', 'iama.gediend_welke': 'Minder fouten voor inwoners' });
    const at = (document: AssessmentDocument) => {
      const question = judged(document).visible.find(({ key }) => key === 'iama.gediend_welke');
      return question ? earlierFor(content, document, judged(document), question) : [];
    };
    expect(at(first)).toEqual([expect.objectContaining({ id: 'iama.doel', lines: ['Minder fouten'], changedLater: false, offer: [] })]);
    expect(at(said({ 'iama.doel': 'Sneller werken' }, first, LATER))[0]?.changedLater).toBe(true);
  });

  test('een lege rij in een tabel is geen antwoord', () => {
    const row = update(emptyDocument(), { type: 'addRow', group: 'iama.waarde_winst', row: 'r1' }, NOW);
    const state = (document: AssessmentDocument) => judged(document).visible.find(({ key }) => key === 'iama.waarden_winst')?.state;
    expect(state(row)).toBe('open');
    expect(state(said({ 'iama.waarde_winst.naam@r1': 'Privacy' }, row))).toBe('beantwoord');
  });
});

describe('toetsingskader', () => {
  const weighty = {
    criteria: [{ naam: 'geboorteland', klasse: 'ORIGIN', staat_voor_afkomst: 'nee', objectief_verband: 'ja', effectief: 'ja' }],
  };
  const shown = {
    effectiever_dan_aselect: 'ja',
    alternatief: 'geen_beter',
    proportioneel: 'ja',
    zeer_zwaarwegend: 'ja',
    effectonderzoek: 'onevenredig',
    fase: 'ontwerp',
  };

  test('een beroep op zeer zwaarwegende redenen telt alleen met alle vijf de velden', () => {
    const whole = dossierFromCase({ ...shown, ...weighty });
    expect(judged(whole).framework.outcome).toBe('O3');
    for (const field of ['tk.j6_doel', 'tk.j6_bewijs', 'tk.j6_alternatieven', 'tk.j6_gewicht', 'tk.j6_beslisser']) {
      const without = update(whole, { type: 'clear', key: field }, NOW);
      const { outcome, findings } = judged(without).framework;
      expect(outcome, field).toBe('O5');
      expect(
        findings.some(({ node, text }) => node === 'J6' && text.includes('vijf velden')),
        field,
      ).toBe(true);
    }
    expect(judged(whole).framework.warnings.map(({ code }) => code)).toContain('W1');
    // An exception asks for a second reader as well.
    expect(checks(whole)).toContain('uitzondering_vraagt_tweede');
    expect(checks(said({ 'dossier.deelnemer.rol@d1': 'tweede_lezer' }, whole))).not.toContain('uitzondering_vraagt_tweede');
  });

  test('antwoorden uit het kader van 2021 tellen pas weer als iemand ze bevestigt', () => {
    const good = dossierFromCase({ criteria: [{ naam: 'opgave ontbreekt', klasse: 'NEUTRAAL' }], effectonderzoek: 'geen_onevenredigheid' });
    expect(judged(good).framework.outcome).toBe('O4');
    const old = said({ 'tk.eerder_kader': '2021' }, good, LATER);
    expect(
      judged(old)
        .notices.map(({ text }) => text)
        .join(),
    ).toContain('Verouderd kader');
    expect(checks(old)).toContain('verouderd_kader');
    expect(judged(old).framework.outcome).toBe('O5');
    const waiting = judged(old)
      .visible.filter(({ state }) => state === 'te_bevestigen')
      .map(({ key }) => key);
    expect(waiting).toEqual(['tk.gevolg_zonder_mens', 'tk.criterium.klasse@c1', 'tk.criterium.gebruik@c1']);
    const again = waiting.reduce((document, key) => update(document, { type: 'confirm', key, by: 'Jurist' }, '2026-11-24T10:00:00Z'), old);
    expect(judged(again).framework.outcome).toBe('O4');
    expect(judged(said({ 'tk.eerder_kader': '2025' }, good, LATER)).framework.outcome).toBe('O4');
  });

  test('een afwijkend standpunt verandert de uitkomst niet', () => {
    const document = dossierFromCase({ criteria: [{ naam: 'etniciteit', klasse: 'D-RAS' }] });
    const dissent = update(document, { type: 'deviate', id: 'd1', text: 'Wij zien dat anders.', by: 'Teamleider' }, NOW);
    expect(judged(dissent).framework).toEqual(judged(document).framework);
    const meeting = said(
      { 'dossier.bijeenkomst.naam@b1': 'Deel 1', 'dossier.bijeenkomst.oneens@b1': 'De jurist was het oneens over D1.' },
      dissent,
    );
    expect(JSON.stringify(reportOf(content, meeting, NOW))).toContain('De jurist was het oneens over D1.');
  });

  test('een groep die vaker wordt gecontroleerd, haalt de FG en de jurist erbij', () => {
    const unequal = said({ 'tk.effectonderzoek': 'onevenredig' });
    expect(
      judged(unequal)
        .notices.map(({ text }) => text)
        .join(),
    ).toContain('Haal de FG en de jurist er nu bij');
    expect(judged(said({ 'tk.effectonderzoek': 'te_klein' })).notices).toEqual([]);
  });

  test('een criterium op een aanname heeft geen objectief verband', () => {
    const assumed = said({
      'tk.criterium.naam@c1': 'wijk',
      'tk.criterium.gebruik@c1': 'score',
      'tk.criterium.onderbouwing_soort@c1': 'aanname',
      'tk.criterium.objectief_verband@c1': 'ja',
    });
    expect(judged(assumed).checks.find(({ id }) => id === 'aanname_als_verband')?.text).toContain('‘wijk’');
    expect(checks(said({ 'tk.criterium.objectief_verband@c1': 'nee' }, assumed))).not.toContain('aanname_als_verband');
  });

  test('een lijst voor hulp die ook voor controle dient, is een tegenspraak', () => {
    const service = said({ 'tk.doel': 'dienstverlening' });
    expect(checks(service)).not.toContain('lijst_toch_controle');
    expect(checks(said({ 'register.domein': ['fraude'] }, service))).toContain('lijst_toch_controle');
    expect(checks(said({ 'iama.ander_doel': 'ja' }, service))).toContain('lijst_toch_controle');
  });
});

describe('opschoonregister', () => {
  test('een stand die bewijs vraagt, staat pas vast als het bewijs er is', () => {
    const level = (document: AssessmentDocument): string | undefined => conclusion(document, 'register_stand')?.level;
    // Inventory, assessment and clean-up of a way of working, with who keeps the overview and the plan.
    const start = said({
      'register.soort': 'werkwijze',
      'register.eenheid': 'Werk en inkomen',
      'register.plan': 'Alle lijsten van het team',
      'register.coordinator': 'Concerncontroller; het overzicht is volledig',
      'register.gemeld': 'Gemeld aan de raad',
      'register.onrechtmatig': 'nee',
      'register.oneigenlijk': 'nee',
    });
    expect(level(said({ 'register.status': 'geinventariseerd' }, start))).toBe('gekozen');
    const cleaned = said({ 'register.status': 'opgeruimd' }, start);
    expect(level(cleaned)).toBe('niet_aangetoond');
    expect(checks(cleaned)).toContain('opgeruimd_zonder_plekken');
    const place = said(
      { 'register.plek.naam@p1': 'Rekenblad', 'register.plek.actie@p1': 'verwijderd', 'register.plek.datum@p1': '1 mei 2026' },
      cleaned,
    );
    expect(level(place)).toBe('niet_aangetoond');
    const proven = said({ 'register.plek.bewijs@p1': 'Verslag van het wissen' }, place);
    expect(level(proven)).toBe('opgeruimd');
    expect(checks(proven)).not.toContain('opgeruimd_zonder_plekken');
    // One more place without proof, and it is not proven any more.
    expect(level(said({ 'register.plek.naam@p2': 'Back-up', 'register.plek.actie@p2': 'niets' }, proven))).toBe('niet_aangetoond');
    const stopped = said({ 'register.status': 'gestopt', 'register.stop_gebruik': '1 mei 2026' });
    expect(level(stopped)).toBe('niet_aangetoond');
    expect(checks(stopped)).toContain('gestopt_zonder_besluit');
    expect(level(said({ 'register.stop_besluit': 'College, 20 april 2026' }, stopped))).toBe('gestopt');
  });

  test('geen gebruik gevonden telt alleen met de manier van zoeken', () => {
    const found = said({ 'register.status': 'geen_gebruik_gevonden' });
    expect(checks(found)).toContain('geen_gebruik_zonder_methode');
    expect(conclusion(found, 'register_stand')?.level).toBe('niet_aangetoond');
    const told = said({ 'register.zoekmethode': 'Alle werkinstructies en rekenbladen gelezen, door de jurist' }, found);
    expect(checks(told)).not.toContain('geen_gebruik_zonder_methode');
    expect(conclusion(told, 'register_stand')?.level).toBe('geen_gebruik');
  });

  test('‘nooit gebruikt’ en ‘opgeschoond’ zonder bewijs worden gemeld', () => {
    const claimed = said({ 'register.gebruik_verklaard': 'nooit_gebruikt', 'register.opgeschoond': 'ja' });
    expect(checks(claimed)).toEqual(expect.arrayContaining(['nooit_gebruikt_zonder_bewijs', 'opgeschoond_zonder_bewijs']));
    const proven = ['register.gebruik_verklaard', 'register.opgeschoond'].reduce(
      (document, key) => update(document, { type: 'setEvidence', key, evidence: [completeEvidence] }, NOW),
      claimed,
    );
    expect(checks(proven)).not.toContain('nooit_gebruikt_zonder_bewijs');
    expect(checks(proven)).not.toContain('opgeschoond_zonder_bewijs');
  });

  test('ontkend delen met een ontvanger in de tabel is een tegenspraak', () => {
    const denied = said({ 'register.delen_verklaard': 'niet_gedeeld' });
    expect(checks(denied)).not.toContain('delen_tegenspraak');
    const shared = said({ 'register.deling.ontvanger@o1': 'Een andere dienst' }, denied);
    expect(checks(shared)).toContain('delen_tegenspraak');
    expect(checks(said({ 'omgeving.ap_effecten': 'ja' }, shared))).toContain('doorwerking_anders');
  });

  test('elk weggelaten onderdeel vraagt een eigen reden', () => {
    const withheld = said({
      'register.woo_deel.wat@w1': 'Het gewicht van een criterium',
      'register.woo_deel.grond@w1': '5_1_2d',
      'register.woo_deel.schade@w1': 'Steekproef is te omzeilen',
    });
    expect(checks(withheld)).toContain('woo_zonder_motivering');
    const reasoned = said(
      { 'register.woo_deel.gedrag@w1': 'zeer', 'register.woo_deel.motivering@w1': 'Controle zou zinloos worden.' },
      withheld,
    );
    expect(checks(reasoned)).not.toContain('woo_zonder_motivering');
    expect(checks(said({ 'dossier.document.naam@d1': 'Memo', 'dossier.document.openbaar@d1': 'nee' }))).toContain('document_zonder_reden');
  });
});

describe('mensen, adviezen en termijnen', () => {
  test('zonder projectleider, data scientist en jurist volgt een melding', () => {
    const core = ['kernrol_projectleider', 'kernrol_data_scientist', 'kernrol_jurist'];
    expect(checks(emptyDocument())).toEqual(expect.arrayContaining(core));
    const team = said({
      'dossier.deelnemer.rol@a': 'projectleider',
      'dossier.deelnemer.rol@b': 'data_scientist',
      'dossier.deelnemer.rol@c': 'jurist',
      'dossier.deelnemer.kennis@b': 'Statistiek',
    });
    for (const id of core) expect(checks(team)).not.toContain(id);
  });

  test('een advies dat niet is gevolgd, zonder reden, is een melding', () => {
    const advice = said({
      'dossier.advies.strekking@a1': 'Niet doen',
      'dossier.advies.van@a1': 'fg',
      'dossier.advies.opgevolgd@a1': 'nee',
    });
    expect(judged(advice).checks.find(({ id }) => id === 'advies_zonder_reden')?.text).toContain('‘Niet doen’');
    expect(checks(said({ 'dossier.advies.reden@a1': 'De wet laat geen keuze.' }, advice))).not.toContain('advies_zonder_reden');
  });

  test('wat over de datum is, wordt gemeld', () => {
    const late = said({
      'dossier.volgende': '1 november 2026',
      'iama.herhaling': 'Elk jaar, en bij nieuwe gegevens',
      'register.evaluatie': '1 november 2026',
      'register.plan_datum': '1 november 2026',
      'dpia.herzien': '2026-11-01',
      'tk.plicht.datum@V2': '21-11-2026',
      'tk.plicht.stand@V2': 'bezig',
      'iama.actie1.wat@x': 'Brief aanpassen',
      'iama.actie1.datum@x': '20 november 2026',
      'dossier.signaal.wat@s': 'Klacht over een huisbezoek',
      'dossier.besluit.wat@b': 'Jaarlijks melden',
      'dossier.besluit.stand@b': 'open',
    });
    const ids = [
      'toets_verlopen',
      'plan_te_laat',
      'dpia_herzien_voorbij',
      'plicht_te_laat',
      'actie1_te_laat',
      'signaal_open',
      'actie_zonder_eigenaar',
    ];
    expect(checks(late)).toEqual(expect.arrayContaining(ids));
    const future = said(
      { 'dossier.volgende': '1 november 2027', 'iama.actie1.datum@x': 'ooit', 'register.plan_datum': '31 februari 2026' },
      late,
    );
    for (const id of ['toets_verlopen', 'actie1_te_laat', 'plan_te_laat']) expect(checks(future), id).not.toContain(id);
  });
});

describe('DPIA en aangrenzende plichten', () => {
  test('een hoog restrisico vraagt voorafgaande raadpleging', () => {
    const high = said({ 'dpia.stand': 'klaar', 'dpia.restrisico': 'hoog' });
    expect(conclusion(high, 'raadpleging')?.level).toBe('nodig');
    expect(checks(high)).toContain('restrisico_hoog');
    expect(checks(said({ 'dpia.raadpleging': 'ja' }, high))).not.toContain('restrisico_hoog');
    const inList = said({ 'dpia.restrisico': 'laag', 'dpia.risico.wat@r': 'Stigma', 'dpia.risico.rest@r': 'hoog' });
    expect(conclusion(inList, 'raadpleging')?.level).toBe('nodig');
    expect(conclusion(emptyDocument(), 'raadpleging')?.level).toBeUndefined();
  });

  test('mening van betrokkenen zonder reden, een wijziging na de DPIA en een FG-advies zonder tekst worden gemeld', () => {
    const document = said({ 'dpia.stand': 'klaar', 'dpia.mening': 'nee', 'dpia.gewijzigd': 'ja', 'dpia.fg_advies': 'ja' });
    expect(checks(document)).toEqual(expect.arrayContaining(['mening_zonder_reden', 'dpia_gewijzigd', 'fg_zonder_advies']));
  });

  test('tegenspraak tussen DPIA, IAMA en toetsingskader wordt gemeld', () => {
    const criterion = { 'tk.criterium.naam@c1': 'afkomst', 'tk.criterium.klasse@c1': 'D-RAS', 'prescan.bijzonder': ['geen'] };
    expect(checks(said(criterion))).toContain('ras_niet_in_dpia');
    expect(checks(said({ ...criterion, 'prescan.bijzonder': ['ras'] }))).not.toContain('ras_niet_in_dpia');
    expect(checks(said({ 'prescan.bijzonder': ['ras'] }))).toContain('ras_niet_in_criteria');
    expect(checks(said({ 'tk.gevolg_zonder_mens': 'nee', 'dpia.s15_automatisch': 'ja' }))).toContain('automatisch_anders');
    expect(
      checks(said({ 'prescan.persoonsgegevens': 'ja', 'prescan.ap_lijst': ['profilering'], 'iama.dpia_plicht': 'niet_verplicht' })),
    ).toContain('dpia_plicht_anders');
    const forbidden = dossierFromCase({ criteria: [{ naam: 'etniciteit', klasse: 'D-RAS' }] });
    expect(checks(said({ 'iama.onderscheid': 'nee', 'iama.advies_conclusie': 'wel' }, forbidden))).toEqual(
      expect.arrayContaining(['onderscheid_anders', 'advies_tegen_uitkomst']),
    );
  });

  test('een feit uit de DPIA kun je overnemen, een oordeel wordt alleen getoond', () => {
    const source = said({
      'dpia.s1': 'Heronderzoek bijstand',
      'dpia.s14_proportionaliteit': 'In verhouding',
      'dpia.s8': 'Alles bij de leverancier',
      'prescan.bijzonder': ['gezondheid'],
      'iama.rechten_aangetast': ['recht23'],
    });
    const at = (key: string) => {
      const question = judged(source).visible.find((one) => one.key === key);
      if (!question) throw new Error(key);
      return earlierFor(content, source, judged(source), question);
    };
    expect(at('iama.aanleiding_probleem')).toEqual([expect.objectContaining({ mode: 'prefill', offer: ['Heronderzoek bijstand'] })]);
    expect(at('iama.recht.redelijk_werking@recht23').find(({ id }) => id === 'dpia.s14_proportionaliteit')).toMatchObject({
      mode: 'preview',
      offer: [],
    });
    expect(at('iama.algoritme.leverancier@begin1')).toEqual([expect.objectContaining({ mode: 'preview', offer: [] })]);
    const taken = update(
      source,
      { type: 'takeOver', key: 'iama.aanleiding_probleem', value: 'Heronderzoek bijstand', source: 'DPIA 1' },
      NOW,
    );
    expect(judged(taken).visible.find(({ key }) => key === 'iama.aanleiding_probleem')?.state).toBe('te_bevestigen');
    // What somebody said is never overwritten.
    expect(update(taken, { type: 'takeOver', key: 'iama.aanleiding_probleem', value: 'Iets anders', source: 'DPIA 1' }, NOW)).toBe(taken);
    expect(checks(said({ 'prescan.bijzonder': ['geen'], 'tk.criterium.klasse@c1': 'D-RAS' }))).toContain('ras_niet_in_dpia');
  });

  test('de klasse van de AI-verordening volgt uit de antwoorden, en onbekend blijft open', () => {
    const level = (answers: Record<string, string>): string | undefined => conclusion(said(answers), 'ai_klasse')?.level;
    const system = {
      'ai.vaste_regels': 'nee',
      'ai.inferentie': 'ja',
      'ai.omgeving': 'ja',
      'ai.uitzondering': 'nee',
      'ai.verboden': 'nee',
      'iama.verboden_praktijk': 'nee',
    };
    expect(level({})).toBeUndefined();
    expect(level({ 'ai.vaste_regels': 'ja' })).toBe('geen_ai');
    expect(level({ ...system, 'ai.verboden': 'ja' })).toBe('verboden');
    expect(level({ ...system, 'ai.bijlage3': 'publiek', 'ai.profilering': 'ja' })).toBe('hoog');
    expect(level({ ...system, 'ai.bijlage3': 'publiek', 'ai.profilering': 'nee', 'ai.beperkte_taak': 'nee' })).toBe('hoog');
    expect(
      level({ ...system, 'ai.bijlage3': 'publiek', 'ai.profilering': 'nee', 'ai.beperkte_taak': 'ja', 'ai.transparantie': 'nee' }),
    ).toBe('overig');
    expect(level({ ...system, 'ai.bijlage3': 'geen', 'ai.profilering': 'ja', 'ai.transparantie': 'ja' })).toBe('transparant');
    expect(level({ ...system, 'ai.bijlage3': 'publiek' })).toBe('overig');
    const open = conclusion(said({ ...system, 'ai.bijlage3': 'publiek' }), 'ai_klasse');
    expect(open?.open.length).toBeGreaterThan(0);
    expect(checks(said({ ...system, 'ai.bijlage3': 'publiek', 'ai.profilering': 'ja', 'iama.hoog_risico': 'nee' }))).toContain(
      'hoog_risico_anders',
    );
  });

  test('een andere discriminatiegrond vraagt een eigen toets', () => {
    const ground = said({ 'omgeving.andere_grond': ['leeftijd'], 'omgeving.awgb': 'onbekend', 'omgeving.regime': ['avg', 'brp'] });
    expect(checks(ground)).toContain('grond_zonder_toets');
    expect(checks(said({ 'omgeving.andere_toets': 'Doel, geschikt, nodig, in verhouding.' }, ground))).not.toContain('grond_zonder_toets');
    expect(checks(said({ 'omgeving.andere_grond': ['geen'], 'tk.criterium.klasse@c': 'ANDERE-GROND' }))).toContain('grond_niet_genoemd');
  });

  test('staat discriminatie vast en is niet gestopt, dan is dat een tegenspraak', () => {
    const suspected = said({ 'protocol.actief': 'ja', 'register.status': 'opgeschort' });
    const steps = ['protocol.vermoeden', 'protocol.inzicht', 'protocol.gestopt', 'protocol.melden', 'protocol.afhandelen'];
    expect(asked(suspected)).toEqual(expect.arrayContaining(steps));
    expect(asked(emptyDocument())).not.toContain('protocol.vermoeden');
    expect(checks(suspected)).not.toContain('protocol_niet_gestopt');
    const established = said({ 'protocol.vastgesteld': 'ja', 'protocol.gestopt': 'onbekend' }, suspected);
    expect(checks(established)).toContain('protocol_niet_gestopt');
    expect(checks(said({ 'protocol.gestopt': 'ja' }, established))).not.toContain('protocol_niet_gestopt');
    const inUse = dossierFromCase({ fase: 'in_gebruik', criteria: [{ naam: 'etniciteit', klasse: 'D-RAS' }] });
    expect(checks(inUse)).toContain('protocol_nodig');
  });

  test('in gebruik zonder register, verklaring of reden in het besluit is een melding', () => {
    const inUse = said({
      'tk.fase': 'in_gebruik',
      'omgeving.register': 'nee',
      'omgeving.privacyverklaring': 'nee',
      'omgeving.awb_reden': 'nee',
      'omgeving.awb_tekst': 'Wij kozen uw dossier.',
      'omgeving.ap_vooraf': 'ja',
      'omgeving.ap_herhaald': 'nee',
      'omgeving.ap_mens': 'nee',
      'omgeving.ap_effecten': 'nee',
      'omgeving.ap_kenbaar': 'nee',
      'tk.effectonderzoek': 'niet_gedaan',
      'tk.gevolg_zonder_mens': 'nee',
    });
    expect(checks(inUse)).toEqual(
      expect.arrayContaining(['register_ontbreekt', 'verklaring_ontbreekt', 'besluit_zwijgt', 'onderzoek_anders', 'automatisch_anders']),
    );
    expect(checks(said({ 'tk.fase': 'ontwerp' }, inUse))).not.toContain('register_ontbreekt');
  });
});

test('het rapport drukt tegenspraak, conclusies en niet geverifieerde punten af', () => {
  const document = said({
    'dossier.verzoek': 'Vraag van de raad',
    'dossier.route': 'college',
    'dossier.afschrift': 'Raad en antidiscriminatievoorziening',
    'dossier.overleg': 'Gesprek met het College',
    'dossier.beleid': 'Lokale aanpak discriminatie',
    'dossier.middelen': 'ja',
    'tk.overige': 'Elk kwartaal praten met cliënten',
    'register.delen_verklaard': 'niet_gedeeld',
    'register.deling.ontvanger@o1': 'Een andere dienst',
    'prescan.persoonsgegevens': 'ja',
    'prescan.ap_lijst': ['profilering'],
  });
  const report = reportOf(content, document, NOW);
  expect(report.checks.map(({ kind }) => kind)).toContain('Tegenspraak');
  expect(report.conclusions.map(({ answer }) => answer)).toContain('DPIA verplicht');
  for (const { id, text } of content.unverified) expect(report.openPoints.map((point) => point.text)).toContain(`${id}: ${text}`);
  const printed = JSON.stringify(report.parts);
  for (const words of [
    'Vraag van de raad',
    'College van B en W',
    'Raad en antidiscriminatievoorziening',
    'Gesprek met het College',
    'Lokale aanpak discriminatie',
    'Elk kwartaal praten met cliënten',
  ])
    expect(printed).toContain(words);
});
