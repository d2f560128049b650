import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { readKeyFile } from '../../main/sign/keys.ts';
import { readCatalogue } from '../../main/template/catalogue.ts';
import { hashOf, readTemplate, templateBytes } from '../../main/template/template-file.ts';
import { signatureOf, signedTemplate } from '../../main/template/template-signature.ts';
import { documentHashOf } from '../../shared/assessment/fixed.ts';
import { assessmentSchema } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { differences } from '../../shared/exchange/merge.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { canHide } from '../../shared/template/check.ts';
import { contentFor } from '../../shared/template/effective.ts';
import { type Template, templateSchema } from '../../shared/template/types.ts';
import { compareTemplates, fromTemplate, templateFrom, usedOf, withTemplateAnswers } from '../../shared/template/use.ts';
import { content, ID, NOW } from '../support/content.ts';
import { bytesOf, makeTestKeys, PASSPHRASE } from '../support/keys.ts';
import { indDossier } from '../support/reports.ts';
import { FUZZ } from '../support/runs.ts';

const head = {
  id: '7f8d5f6e-2a57-4a0e-9a57-0d7b3f1f2c11',
  name: 'Heronderzoek',
  organisation: 'Gemeente Testdam',
  version: '1',
  date: '2026-11-01',
  note: '',
};
const made = (): Template => {
  const dossier = indDossier();
  return {
    ...templateFrom(content, dossier, head, new Set(Object.keys(dossier.answers))),
    help: { 'iama.doel': 'Noem ook het college-programma.' },
    roles: { 'iama.doel': 'Beleidsadviseur inkomen' },
    extra: [
      { id: 'lokaal.team', section: 'dossier.aanleiding', title: 'Team', text: 'Welk team voert dit uit?', optional: false, kind: 'line' },
      {
        id: 'lokaal.soort',
        section: 'dossier.aanleiding',
        title: 'Soort',
        text: 'Om welke soort gaat het?',
        optional: true,
        kind: 'choice',
        options: [
          { value: 'nieuw', label: 'Nieuw' },
          { value: 'oud', label: 'Bestaand' },
        ],
      },
    ],
    checks: [
      {
        id: 'lokaal.check',
        kind: 'ontbreekt',
        when: { unknown: 'lokaal.team' },
        text: 'Het team staat er niet bij.',
        todo: 'Vul het team in.',
        about: ['lokaal.team'],
      },
    ],
    hidden: ['iama.extra_beeld'],
  };
};
const sha = hashOf(made());
const code = (template: unknown): string => {
  const read = readTemplate(content, new TextEncoder().encode(JSON.stringify(template)));
  return read.ok ? 'goed' : read.failure.code;
};

describe('een dossier uit een sjabloon', () => {
  test('heeft de antwoorden als voorgevuld, met de herkomst erbij, en nergens een bevestiging of een bewijsstuk', () => {
    const dossier = fromTemplate(content, made(), sha, ID, NOW, { name: 'Nieuw' });
    expect(assessmentSchema.safeParse(dossier).error?.issues ?? []).toEqual([]);
    const answers = Object.values(dossier.answers);
    expect(answers.length).toBeGreaterThan(40);
    expect(answers.every(({ from, confirmed, evidence }) => from?.kind === 'sjabloon' && !confirmed && !evidence)).toBe(true);
    expect(answers[0]?.from?.source).toContain(`SHA-256 ${sha}`);
    // Unconfirmed answers cannot make the outcome lighter, and the report counts them.
    expect(evaluate(content, dossier, NOW).toConfirm).toBeGreaterThan(40);
    expect(reportOf(content, dossier, NOW).notices.join(' ')).toMatch(/\d+ voorgevulde antwoorden zijn nog door niemand bevestigd/);
  });

  test('vraagt de lokale vragen, toont de uitleg en de controle van het team, en laat weg wat verborgen is', () => {
    const dossier = fromTemplate(content, made(), sha, ID, NOW, { name: 'Nieuw' });
    const seen = evaluate(content, dossier, NOW);
    expect(seen.visible.map(({ key }) => key)).toEqual(expect.arrayContaining(['lokaal.team', 'lokaal.soort']));
    expect(seen.visible.map(({ key }) => key)).not.toContain('iama.extra_beeld');
    expect(seen.checks.map(({ text }) => text)).toContain('Het team staat er niet bij.');
    const asked = contentFor(content, dossier);
    expect(findQuestion(asked, 'iama.doel')?.question.help).toContain('Gemeente Testdam: Noem ook het college-programma.');
    expect(findQuestion(asked, 'iama.doel')?.question.roles?.at(-1)).toBe('Beleidsadviseur inkomen (Gemeente Testdam)');
    expect(findQuestion(asked, 'lokaal.team')?.question.ours).toContain('telt niet mee');
    const answered = update(dossier, { type: 'answer', key: 'lokaal.team', value: 'Team Inkomen' }, NOW);
    expect(evaluate(content, answered, NOW).checks.map(({ text }) => text)).not.toContain('Het team staat er niet bij.');
    expect(JSON.stringify(reportOf(content, answered, NOW).parts)).toContain('Team Inkomen');
    // Without the template the content is as it was, and what the team added weighs nowhere.
    expect(contentFor(asked, {})).toBe(content);
    expect(evaluate(content, answered, NOW).framework.outcome).toBe(evaluate(content, dossier, NOW).framework.outcome);
    expect(documentHashOf(answered)).not.toBe(documentHashOf(dossier));
  });

  test('een nieuwe versie verandert geen antwoord dat iemand gaf; wie kiest, neemt per vraag over', () => {
    let dossier = fromTemplate(content, made(), sha, ID, NOW, { name: 'Nieuw' });
    dossier = update(dossier, { type: 'answer', key: 'iama.doel', value: 'Ons eigen doel' }, '2026-11-23T10:00:00Z');
    const next: Template = { ...made(), version: '2', answers: { ...made().answers, 'iama.doel': { value: 'Een nieuw doel' } }, help: {} };
    expect(compareTemplates(made(), next).map(({ place }) => place)).toEqual(['version', 'iama.doel', 'iama.doel (uitleg)']);
    const renewed = update(dossier, { type: 'setTemplate', template: usedOf(next, hashOf(next)) }, NOW);
    expect(renewed.answers).toEqual(dossier.answers);
    expect(findQuestion(contentFor(content, renewed), 'iama.doel')?.question.help ?? '').not.toContain('Testdam');
    const offered = differences(content, renewed, withTemplateAnswers(renewed, next, hashOf(next), NOW));
    expect(offered.find(({ key }) => key === 'iama.doel')).toMatchObject({ conflict: true, prefer: 'mine' });
  });

  test('maken uit een dossier en weer gebruiken geeft dezelfde antwoorden', () => {
    const dossier = fromTemplate(content, made(), sha, ID, NOW, { name: 'Nieuw' });
    const again = templateFrom(contentFor(content, dossier), dossier, head, new Set(Object.keys(dossier.answers)));
    expect(hashOf({ ...again, note: '' })).toBe(sha);
  });
});

describe('een sjabloon dat niet mag', () => {
  const bad: Record<string, [string, (template: Template) => unknown]> = {
    'een officiële vraag verbergen': ['sjabloon-fout-verbergen', (one) => ({ ...one, hidden: ['iama.doel'] })],
    'een plicht verbergen': ['sjabloon-fout-verbergen', (one) => ({ ...one, hidden: ['tk.plicht.bewijs'] })],
    'een vraag verbergen waar een regel op steunt': ['sjabloon-fout-verbergen', (one) => ({ ...one, hidden: ['tk.selecteert'] })],
    'een vraag van ons overschrijven': ['sjabloon-kapot', (one) => ({ ...one, extra: [{ ...one.extra[0], id: 'tk.selecteert' }] })],
    'een lokale vraag bij de plichten': [
      'sjabloon-fout-pagina',
      (one) => ({ ...one, extra: [{ ...one.extra[0], section: 'tk.plichten' }] }),
    ],
    'twee keer dezelfde vraag': ['sjabloon-fout-dubbel', (one) => ({ ...one, extra: [one.extra[0], one.extra[0]] })],
    'een regel van de app gebruiken': [
      'sjabloon-fout-begrip',
      (one) => ({ ...one, checks: [{ ...one.checks[0], when: { term: 'proxy' } }] }),
    ],
    'een regel erbij': ['sjabloon-kapot', (one) => ({ ...one, rules: [{ when: {}, finding: 'O4' }] })],
    'een antwoord op een vraag die er niet is': [
      'sjabloon-fout-vraag',
      (one) => ({ ...one, answers: { 'iama.bestaat_niet': { value: 'x' } } }),
    ],
    'een keuze die er niet is': ['sjabloon-fout-keuze', (one) => ({ ...one, answers: { 'tk.selecteert': { value: 'misschien' } } })],
    'een antwoord in een rij die er niet is': [
      'sjabloon-fout-rij',
      (one) => ({ ...one, answers: { 'tk.criterium.naam@weg': { value: 'x' } }, rows: {} }),
    ],
    'een antwoord dat al bevestigd is': [
      'sjabloon-kapot',
      (one) => ({ ...one, answers: { 'iama.doel': { value: 'x', confirmed: { at: NOW, by: 'ik' } } } }),
    ],
    'een nieuwere indeling': ['sjabloon-te-nieuw', (one) => ({ ...one, formatVersion: 2 })],
    'een ander bestand': ['sjabloon-vreemd', () => ({ naam: 'recept' })],
    'een rij als bestand': ['sjabloon-vreemd', () => []],
  };
  test.each(Object.entries(bad))('%s wordt geweigerd, met de plek erbij', (_what, [expected, change]) => {
    expect(code(made())).toBe('goed');
    expect(code(change(made()))).toBe(expected);
  });
  test('ook een dossier dat zo’n sjabloon in zich draagt, vraagt alles wat gevraagd moet worden', () => {
    const used = usedOf(
      {
        ...made(),
        hidden: ['iama.doel', 'tk.selecteert'],
        checks: [{ ...made().checks[0], when: { term: 'proxy' } } as Template['checks'][number]],
      },
      sha,
    );
    const dossier = { ...indDossier(), template: { ...used, sha256: 'f'.repeat(64) } };
    expect(evaluate(content, dossier, NOW).visible.map(({ key }) => key)).toEqual(expect.arrayContaining(['iama.doel', 'tk.selecteert']));
  });
  test('wat verborgen mag worden, weegt nergens mee', () => {
    const hidable = content.questionnaires
      .flatMap((one) => one.sections)
      .flatMap(function all(section): string[] {
        return [...(section.questions ?? []).map(({ id }) => id), ...(section.sections ?? []).flatMap(all)];
      })
      .filter((id) => canHide(content, id));
    expect(hidable.length).toBeGreaterThan(5);
    const dossier = indDossier();
    const used = usedOf({ ...made(), extra: [], checks: [], hidden: hidable }, 'e'.repeat(64));
    const before = evaluate(content, dossier, NOW);
    const after = evaluate(content, { ...dossier, template: used }, NOW);
    expect(after.framework).toEqual(before.framework);
    expect(after.conclusions.map(({ id, level }) => [id, level])).toEqual(before.conclusions.map(({ id, level }) => [id, level]));
  });
});

test('willekeurig kapotte sjablonen geven altijd een zin en nooit een crash', () => {
  const text = new TextDecoder().decode(templateBytes(made()));
  const outcomes = { goed: 0, geweigerd: 0 };
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(40), fc.string({ maxLength: 12, unit: 'binary' }), (at, cut, put) => {
      const read = readTemplate(content, new TextEncoder().encode(text.slice(0, at) + put + text.slice(at + cut)));
      if (read.ok) {
        outcomes.goed++;
        expect(templateSchema.safeParse(read.value.template).success).toBe(true);
        evaluate(content, fromTemplate(content, read.value.template, read.value.sha256, ID, NOW, {}), NOW);
      } else {
        outcomes.geweigerd++;
        expect(read.failure.code).toMatch(/^sjabloon-/);
      }
    }),
    { numRuns: FUZZ },
  );
  expect(outcomes.geweigerd).toBeGreaterThan(FUZZ / 4);
});

describe('de handtekening van de maker', () => {
  test('noemt wie tekende, en een andere letter maakt haar ongeldig', async () => {
    const keys = makeTestKeys();
    const now = new Date();
    const key = readKeyFile(bytesOf(keys.keys.ec.p12), PASSPHRASE, now);
    if (!key.ok) throw new Error(key.failure.code);
    const signed = await signedTemplate(made(), key.value);
    if (!signed.ok) throw new Error(signed.failure.code);
    const anchors = [new X509Certificate(bytesOf(keys.root))];
    expect(signatureOf(made(), anchors, now)).toEqual({ state: 'geen' });
    expect(signatureOf(signed.value, anchors, now)).toEqual({ state: 'vertrouwd', signer: 'Vaststeller Twee' });
    expect(signatureOf(signed.value, [], now)).toMatchObject({ state: 'niet-vertrouwd' });
    expect(signatureOf({ ...signed.value, note: 'anders' }, anchors, now)).toEqual({ state: 'ongeldig' });
    // The hash is of what the template says: signing does not make it another template.
    expect(hashOf(signed.value)).toBe(sha);
  });
});

describe('de catalogus van gedeelde mappen', () => {
  const surroundings = (localData: string) => ({ disk: nodeDisk, content, now: () => NOW, localData });
  test('noemt elk sjabloon, wat er kapot is en wat dubbel is, en kent de kopie van een map die weg is', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'weegwijzer-sjablonen-'));
    const shared = path.join(home, 'gedeeld');
    mkdirSync(shared);
    writeFileSync(path.join(shared, 'heronderzoek.weegsjabloon'), templateBytes(made()));
    writeFileSync(path.join(shared, 'heronderzoek-PC12.weegsjabloon'), templateBytes({ ...made(), note: 'iemand anders' }));
    writeFileSync(path.join(shared, 'kapot.weegsjabloon'), '{"format":"weegwijzer-sja');
    writeFileSync(path.join(shared, 'lees mij.txt'), 'geen sjabloon');
    const at = surroundings(path.join(home, 'lokaal'));
    const first = await readCatalogue(at, [shared], []);
    expect(first.entries.map(({ fileName, template, failure, double }) => [fileName, template?.name ?? failure?.code, double])).toEqual([
      ['heronderzoek-PC12.weegsjabloon', 'Heronderzoek', true],
      ['heronderzoek.weegsjabloon', 'Heronderzoek', true],
      ['kapot.weegsjabloon', 'sjabloon-kapot', false],
    ]);
    expect([...first.templates.keys()]).toContain(sha);
    // Nothing is ever written in a shared folder.
    expect(readdirSync(shared)).toHaveLength(4);
    renameSync(shared, path.join(home, 'weg'));
    const offline = await readCatalogue(at, [shared], []);
    expect(offline.entries.map(({ fileName, offline: away }) => [fileName, away])).toEqual([
      ['heronderzoek-PC12.weegsjabloon', true],
      ['heronderzoek.weegsjabloon', true],
    ]);
    expect((await readCatalogue(surroundings(path.join(home, 'leeg')), [shared], [])).entries).toMatchObject([
      { failure: { code: 'sjabloonmap-weg' } },
    ]);
  });
});
