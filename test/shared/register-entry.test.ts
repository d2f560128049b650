import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { update } from '../../shared/assessment/update.ts';
import { registerEntry, registerEntryCsv, registerJson, registerProblems } from '../../shared/register-entry/entry.ts';
import { ASSESSMENTS, REGISTER_FIELDS } from '../../shared/register-entry/fields.ts';
import { registerFile } from '../../shared/register-entry/file.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';

type Official = { title: string; max_length?: number; required?: boolean; permitted_values?: string[] };
const official = JSON.parse(readFileSync(new URL('../fixtures/algoritmeregister.json', import.meta.url), 'utf8')) as {
  required: string[];
  fields: Record<string, Official>;
  impacttoetsen: string[];
};

test('elk veld heeft de naam, de titel, de lengte en de keuzes van de publicatiestandaard', () => {
  for (const { name, title, max, required = false, values } of REGISTER_FIELDS) {
    const theirs = official.fields[name];
    expect(theirs?.title, name).toBe(title);
    expect(theirs?.required ?? false, name).toBe(required);
    expect(theirs?.permitted_values, name).toEqual(values);
    // The manual asks for a shorter description than the field list allows.
    if (name === 'description_short') expect(max).toBeLessThanOrEqual(theirs?.max_length ?? 0);
    else if (theirs?.max_length !== undefined) expect(max, name).toBe(theirs.max_length);
  }
  for (const name of Object.values(ASSESSMENTS)) expect(official.impacttoetsen).toContain(name);
  // What the register fills in itself is the only thing that is not asked.
  const asked = new Set<string>(REGISTER_FIELDS.map(({ name }) => name));
  const own = [
    'lawful_basis_grouping',
    'source_data_grouping',
    'impacttoetsen_grouping',
    'lang',
    'standard_version',
    'lars',
    'publication_dt',
  ];
  expect(
    Object.keys(official.fields)
      .filter((name) => !asked.has(name))
      .sort(),
  ).toEqual(own.sort());
});

test('de antwoorden vullen een begin; wat mist en wat niet past, staat erbij', () => {
  const dossier = indDossier();
  const entry = registerEntry(content, dossier);
  expect(entry.name).toEqual({ value: dossier.facts.name, own: false });
  expect(entry.goal.value).toContain('controle en handhaving');
  expect(entry.publication_category.value).toBe('Impactvolle algoritmes');
  expect(registerProblems(entry).map(({ field, code }) => `${field} ${code}`)).toEqual(
    expect.arrayContaining(['status mist', 'contact_email mist']),
  );
});

test('wat een mens schrijft, gaat voor, en kan weer terug naar de antwoorden', () => {
  let dossier = indDossier();
  const set = (field: 'name' | 'status' | 'contact_email' | 'begin_date' | 'website', value: string | null): void => {
    dossier = update(dossier, { type: 'setRegister', field, value }, NOW);
  };
  set('name', 'x'.repeat(101));
  set('status', 'Misschien');
  set('contact_email', 'bel ons maar');
  set('begin_date', 'januari');
  set('website', 'javascript:alert(1)');
  expect(registerProblems(registerEntry(content, dossier)).map(({ field, code }) => `${field} ${code}`)).toEqual(
    expect.arrayContaining(['name te_lang', 'status keuze', 'contact_email contact', 'begin_date maand', 'website link']),
  );
  set('name', null);
  set('status', 'In gebruik');
  set('contact_email', 'algoritmes@voorbeelddam.nl');
  set('begin_date', '2027-01');
  set('website', 'https://voorbeelddam.nl/toezicht');
  expect(registerProblems(registerEntry(content, dossier))).toEqual([]);
  const json = registerJson(content, dossier);
  for (const name of official.required.filter((one) => !['lars', 'create_dt', 'language', 'state'].includes(one)))
    expect(json, name).toHaveProperty(name);
  expect(Object.keys(json).filter((name) => !(name in official.fields))).toEqual([]);
  // The entry is a choice about publishing: it never opens a new version of the assessment.
  expect(dossier.revision).toBeGreaterThan(indDossier().revision);
});

test('een rekenblad voert niets uit, en een pagina heeft geen opmaak van wat iemand typte', () => {
  const dossier = update(
    emptyDocument(),
    { type: 'setRegister', field: 'name', value: '=HYPERLINK("http://x")<script>alert(1)</script>' },
    NOW,
  );
  expect(registerEntryCsv(content, dossier)).toContain(`"'=HYPERLINK`);
  expect(registerFile(content, dossier, 'html')).not.toContain('<script>alert');
});
