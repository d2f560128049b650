import { failed, type Result, success } from '../../result.ts';
import { isObject, type Json } from './json.ts';
import type { ForeignFile, ForeignValue } from './types.ts';

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const words = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

/** The three risks that their form always has, in our words: their titles are not in the file. */
const RISKS: Readonly<Record<string, string>> = { '32': 'Onbevoegde toegang', '33': 'Ongewenste wijziging', '34': 'Verlies van gegevens' };

/** Reads an export of CNIL PIA, of before 2.0 up to 4.1: one layout, in which numbers became numbers and fields came and went. */
export function readCnil(file: unknown): Result<ForeignFile> {
  if (!isObject(file) || !isObject(file.pia) || !Array.isArray(file.answers)) return failed('import-vreemd');
  const { pia } = file;
  const values: ForeignValue[] = [];
  let empty = 0;
  const add = (id: string, place: string, value: unknown, more: Partial<ForeignValue> = {}): void => {
    const text = words(value);
    if (text.trim() === '') empty++;
    else values.push({ id, place, value: text, kind: 'text', ...more });
  };
  const risks = new Set<string>();
  list(file.answers).forEach((answer, at) => {
    const id = words(answer.reference_to);
    const risk = /^(3[234])[1-6]$/.exec(id)?.[1];
    const row = risk ? { row: Number(risk) } : {};
    const time = timeOf(answer);
    const data = isObject(answer.data) ? answer.data : {};
    const place = `answers[${at}] (${id})`;
    if (risk) risks.add(risk);
    if (words(data.text) !== '') add(id, `${place}.text`, data.text, { ...row, ...time });
    if (Array.isArray(data.list)) for (const one of data.list) add(id, `${place}.list`, one, { ...row, ...time });
    // A gauge of 0 is their sign for not filled in.
    if (typeof data.gauge === 'number' && data.gauge > 0) add(id, `${place}.gauge`, `${data.gauge} van 4`, { ...row, ...time });
    if (words(data.text) === '' && !(Array.isArray(data.list) && data.list.length > 0) && !(Number(data.gauge) > 0)) empty++;
  });
  for (const risk of risks)
    values.push({ id: `${risk}.naam`, place: `risico ${risk}`, value: RISKS[risk] ?? risk, kind: 'text', row: Number(risk) });
  list(file.measures).forEach((one, at) => {
    add('maatregel', `measures[${at}]`, [words(one.title), words(one.content)].filter(Boolean).join(': '), timeOf(one));
  });
  list(file.evaluations).forEach((one, at) => {
    const about = words(one.reference_to);
    const named = (text: unknown): string => (words(text).trim() ? `${about}: ${words(text)}` : '');
    add('beoordeling', `evaluations[${at}].evaluation_comment`, named(one.evaluation_comment));
    const who = words(one.person_in_charge);
    const when = words(one.estimated_implementation_date);
    const plan = named(one.action_plan_comment);
    add('actieplan', `evaluations[${at}].action_plan_comment`, plan && [plan, who, when].filter(Boolean).join(' · '));
  });
  list(file.comments).forEach((one, at) => {
    add('opmerking', `comments[${at}]`, words(one.description) && `${words(one.reference_to)}: ${words(one.description)}`);
  });
  for (const [field, id] of Object.entries({
    author_name: 'auteur',
    evaluator_name: 'beoordelaar',
    validator_name: 'vaststeller',
    dpo_opinion: 'advies_fg',
    concerned_people_opinion: 'mening',
    concerned_people_searched_content: 'mening',
    rejection_reason: 'beoordeling',
    applied_adjustments: 'beoordeling',
  }))
    add(id, `pia.${field}`, pia[field]);
  // Template questions have numbers of their own; the version is not in the file, only what came with it.
  const [first] = file.answers;
  const version = isObject(first) && typeof first.reference_to === 'string' ? '1' : '2 of later';
  return success({ format: 'cnil-pia', version, title: words(pia.name), values, empty });
}

const timeOf = (holder: Json): { at?: string } =>
  typeof holder.updated_at === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(holder.updated_at) ? { at: holder.updated_at } : {};
