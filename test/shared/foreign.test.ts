import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readForeignMaps } from '../../.ci/build-content.ts';
import { jsonIn } from '../../main/exchange/foreign-file.ts';
import { assessmentSchema } from '../../shared/assessment/types.ts';
import { inertText } from '../../shared/exchange/foreign/inert-text.ts';
import { type Placed, placeForeign } from '../../shared/exchange/foreign/place.ts';
import { readForeign } from '../../shared/exchange/foreign/read.ts';
import type { ForeignFormat } from '../../shared/exchange/foreign/types.ts';
import { findQuestion, groupsOf } from '../../shared/questionnaire/walk.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';

const SAVED = path.resolve(import.meta.dirname, '../fixtures/foreign');
/** A folder with more files of other tools, for who has one; its files are read as well. */
const MORE = process.env.WEEGWIJZER_FOREIGN_FILES ?? path.resolve(import.meta.dirname, '../../../shared/data/peers/cnil-pia');
const maps = readForeignMaps();
let next = 0;
const newId = (): string => `r${++next}`;

function placed(value: unknown, as?: ForeignFormat): Placed {
  const file = readForeign(value, maps, as);
  if (!file.ok) throw new Error(file.failure.code);
  return placeForeign(content, maps, file.value, 'test', NOW, newId);
}
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(SAVED, name), 'utf8'));

/** Every word somebody typed or chose, counted straight from the file. */
function rawValues(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(rawValues);
  if (typeof node !== 'object' || node === null) return [];
  if ('value' in node) {
    const { value } = node as { value: unknown };
    if (Array.isArray(value)) return value.map(String);
    if (typeof value === 'object') return [''];
    return value === '' ? [] : [String(value)];
  }
  return Object.values(node).flatMap(rawValues);
}

describe('de kaart van andere formulieren', () => {
  test('elk doel bestaat, elke keuze is een keuze van ons, en elke rij hoort bij een lijst', () => {
    for (const { format, answers } of maps)
      for (const [id, target] of Object.entries(answers)) {
        if ('aside' in target) continue;
        const found = findQuestion(content, target.to);
        expect(found, `${format} ${id}`).toBeDefined();
        expect(found?.group?.id, `${format} ${id}`).toBe(target.row);
        if (target.row) expect(groupsOf(content).has(target.row), `${format} ${id}`).toBe(true);
        const question = found?.question;
        const options = question && 'options' in question ? question.options.map(({ value }) => value) : undefined;
        for (const value of Object.values(target.values ?? {})) expect(options, `${format} ${id}`).toContain(value);
      }
  });
  test('elke vraag van de drie Invulhulpen heeft een plek of een reden', () => {
    const numbers = JSON.parse(readFileSync(path.join(SAVED, 'numbers.json'), 'utf8')) as Record<string, string[]>;
    const missing = Object.entries(numbers).flatMap(([format, ids]) => {
      const map = maps.find((one) => one.format === format);
      return ids.filter((id) => !Object.hasOwn(map?.answers ?? {}, id)).map((id) => `${format} ${id}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('elk echt bestand', () => {
  const files = readdirSync(SAVED).filter((name) => /^(dpia|iama|prescan).*\.(json|pdf)$/.test(name));
  test.each(files)('%s: niets raakt stil kwijt', async (name) => {
    const json = await jsonIn(readFileSync(path.join(SAVED, name)));
    if (!json.ok) throw new Error(json.failure.code);
    const as = name.includes('polluted') ? ('invulhulpen-prescan' as const) : undefined;
    const { answers, rows, report } = placed(json.value, as);
    const raw = rawValues((json.value as { answers: unknown }).answers);
    process.stdout.write(
      `${name}: ${report.found} in, ${report.matched} geplaatst, ${report.changed.length} veranderd, ${report.aside.length} apart, ${report.lost} kwijt\n`,
    );
    expect(report.found).toBe(raw.length);
    expect(report.lost).toBe(0);
    // Counted without the report: the words of every value stand in an answer, were a choice we know, or are kept aside.
    const map = maps.find(({ format }) => format === report.format);
    const choices = Object.values(map?.answers ?? {}).flatMap((target) => ('aside' in target ? [] : Object.keys(target.values ?? {})));
    const everything = JSON.stringify([Object.values(answers).map(({ value, considerations }) => [value, considerations]), report.aside])
      .replace(/\\n/g, ' ')
      .replace(/\s+/g, ' ');
    const gone = raw.filter((value) => {
      const text = inertText(value);
      const known = ['', 'true', 'false', 'null', 'on'].includes(text) || choices.some((one) => one.toLowerCase() === text.toLowerCase());
      return !known && !everything.includes(JSON.stringify(text).slice(1, -1).replace(/\\n/g, ' ').replace(/\s+/g, ' '));
    });
    expect(gone).toEqual([]);
    // It is a dossier that the app itself would accept, and nobody has confirmed anything yet.
    const document = { ...emptyDocument(), answers, rows };
    expect(assessmentSchema.safeParse(document).error?.issues ?? []).toEqual([]);
    expect(Object.values(answers).every(({ from, confirmed }) => from?.kind === 'import' && !confirmed)).toBe(true);
  });

  const cnil = [path.join(SAVED, 'cnil-pia.json'), path.join(MORE, 'pia-example-old-2018.json')].filter((file) => existsSync(file));
  test.each(cnil)('CNIL PIA: antwoorden, maatregelen en oordelen komen mee (%s)', (name) => {
    const file = JSON.parse(readFileSync(name, 'utf8'));
    const { answers, report } = placed(file);
    process.stdout.write(
      `${path.basename(name)}: ${report.found} in, ${report.matched} geplaatst, ${report.changed.length} veranderd, ${report.aside.length} apart, ${report.lost} kwijt\n`,
    );
    expect([report.lost, report.aside.length]).toEqual([0, 0]);
    expect(Object.keys(answers).filter((key) => key.startsWith('dpia.risico.wat@'))).toHaveLength(3);
    const everything = JSON.stringify(answers).replace(/\\n/g, ' ').replace(/\s+/g, ' ');
    const said = (text: string): string => JSON.stringify(inertText(text)).slice(1, -1).replace(/\\n/g, ' ').replace(/\s+/g, ' ');
    for (const { title, content: text } of file.measures) for (const part of [title, text]) expect(everything).toContain(said(part));
    for (const { data } of file.answers)
      for (const part of [data.text ?? '', ...(data.list ?? [])]) expect(everything).toContain(said(part));
    for (const { description } of file.comments) expect(everything).toContain(said(description));
    expect(everything).not.toMatch(/<(strong|div|br|li|ul|p)\b/);
  });
});

describe('fouten van de Invulhulpen die wij niet overnemen', () => {
  test('F1: een doel dat bij geen verwerking hoort, wordt nooit bij een verwerking gezet', () => {
    const text = String(placed(read('dpia-3.0.nested-repeatables.sample.json')).answers['dpia.s5']?.value);
    const [known = '', unknown = ''] = text.split('**Nog toe te wijzen**');
    expect(known).toContain('Selectie: **Doel**: Doel A selectie');
    expect(known).not.toContain('5.1.1[2]');
    expect(unknown).toContain('5.1.1[2]');
  });
  test('F2: een pre-scan die zegt een DPIA te zijn, wordt niet stil als DPIA gelezen', () => {
    const polluted = read('dpia-3.0.polluted-by-prescan-import.sample.json');
    expect(readForeign(polluted, maps)).toMatchObject({
      ok: false,
      failure: { code: 'import-ander-formulier', detail: { soort: 'invulhulpen-prescan' } },
    });
    expect(placed(polluted, 'invulhulpen-prescan').answers['prescan.omschrijving']?.value).toContain('risicoprofiel');
  });
  test('F5: ‘on’ en null zijn ‘niet van toepassing’ en nooit een ja of een nee', () => {
    for (const value of ['on', null, 'null']) {
      const { answers } = placed({ metadata: { urn: 'urn:nl:iama:2.0' }, answers: { '1.3.1': { value } } });
      expect(answers['iama.verboden_praktijk']).toMatchObject({
        value: '',
        considerations: expect.stringContaining('Niet van toepassing'),
      });
    }
  });
  test('F6: in een oud bestand blijven de kolommen van één rij bij elkaar', () => {
    const text = String(placed(read('dpia-v1-legacy.synthetic.json')).answers['dpia.s2']?.value);
    expect(text.split('\n')[0]).toContain('rij A');
    const people = String(placed(read('dpia-v1-legacy.synthetic.json')).answers['dpia.s2_wie']?.value);
    expect(people.indexOf('rij A')).toBeLessThan(people.indexOf('rij B'));
  });
  test('F7: uitleg die in een keuze is blijven zitten, verandert de keuze niet', () => {
    const choice = (words: string): unknown => ({
      metadata: { urn: 'urn:nl:prescan:2.0' },
      answers: {
        '3.1': {
          value: [`<span class="aiv-definition">Lijst AP: Profilering<span class="aiv-definition-text">${words}<b>x</b></span></span>`],
        },
      },
    });
    for (const words of ['uitleg van vandaag', 'een heel andere uitleg'])
      expect(placed(choice(words)).answers['prescan.ap_lijst']?.value).toEqual(['profilering']);
  });
});

describe('een bestand dat niet deugt', () => {
  const failing = async (text: string): Promise<string> => {
    const json = await jsonIn(new TextEncoder().encode(text));
    if (!json.ok) return json.failure.code;
    const file = readForeign(json.value, maps);
    return file.ok ? 'gelezen' : file.failure.code;
  };
  test.each([
    ['geen JSON', 'dit is geen json', 'import-geen-json'],
    ['een half bestand', '{"answers":{"1.1.1":{"value":"x', 'import-geen-json'],
    ['heel diep genest', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'import-te-diep'],
    ['iets anders', '{"naam":"recept"}', 'import-vreemd'],
    ['een lijst', '[1,2,3]', 'import-vreemd'],
    ['een ander formulier van de overheid', '{"metadata":{"urn":"urn:nl:aiia:2.0"},"answers":{}}', 'import-zonder-soort'],
    ['een PDF zonder antwoorden', '%PDF-1.7\n%%EOF', 'pdf-onleesbaar'],
  ])('%s krijgt een zin', async (_what, text, code) => {
    expect([code, 'import-pdf-leeg']).toContain(await failing(text));
  });
  test('namen als __proto__, HTML en vreemde nummers komen nergens binnen en niet in de weg', async () => {
    const json = await jsonIn(
      new TextEncoder().encode(
        '{"metadata":{"urn":"urn:nl:iama:2.0"},"answers":{"__proto__":{"value":"x"},"constructor":{"value":"y"},"../../x":{"value":"z"},"9.9.9":{"value":"w"},"1.1.1":{"value":"<img src=x onerror=alert(1)>tekst<script>alert(2)</script>"}}}',
      ),
    );
    if (!json.ok) throw new Error(json.failure.code);
    const { answers, report } = placed(json.value);
    expect(({} as Record<string, unknown>).value).toBeUndefined();
    expect(answers['iama.aanleiding_probleem']?.value).toBe('tekst');
    expect(report.aside.map(({ value }) => value).sort()).toEqual(['w', 'x', 'y', 'z']);
    expect(report.lost).toBe(0);
    expect(inertText('<constructor>a</constructor>&constructor;')).toBe('a&constructor;');
  });
});
