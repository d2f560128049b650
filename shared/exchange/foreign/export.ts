import { answerKey } from '../../assessment/keys.ts';
import type { Answer, AssessmentDocument } from '../../assessment/types.ts';
import type { Content } from '../../questionnaire/content.ts';
import { findQuestion } from '../../questionnaire/walk.ts';
import { isObject } from './json.ts';
import type { ForeignMap, Target } from './map.ts';
import { placeForeign } from './place.ts';
import { readInvulhulpen } from './read-invulhulpen.ts';
import type { ForeignFormat } from './types.ts';

type Json = Record<string, unknown>;

/** A save file for the Invulhulpen, and the answers that have no place in it, by question. */
export type Exported = { readonly file: Json; readonly left: readonly string[] };

const SCHEMA = 'https://github.com/MinBZK/par-dpia-form/blob/main/schemas/assessment-output.v2.schema.json';
const URNS: Readonly<Partial<Record<ForeignFormat, string>>> = {
  'invulhulpen-iama': 'urn:nl:iama:2.0',
  'invulhulpen-dpia': 'urn:nl:dpia:3.0',
  'invulhulpen-prescan': 'urn:nl:prescan:2.0',
};

/**
 * Writes answers back in the form of an Invulhulp. `original` is the file they once came from: what we do not know in it
 * stays, and what nobody changed stays as it was. Only answers that stand for exactly one of theirs are written; the others
 * are named. `now` is ISO 8601.
 */
export function exportInvulhulpen(
  content: Content,
  maps: readonly ForeignMap[],
  format: ForeignFormat,
  document: AssessmentDocument,
  now: string,
  original?: unknown,
): Exported {
  const map = maps.find((one) => one.format === format);
  if (!map || !URNS[format]) throw new Error(`There is no form ${format} to write`);
  const before = isObject(original) && isObject(original.answers) ? original : undefined;
  const answers: Json = before ? { ...(before.answers as Json) } : {};
  const unchanged = before ? unchangedSince(content, maps, format, document, before, now) : () => false;
  const written = new Set<string>();
  const put = (id: string, value: unknown, at: string): void => {
    const old = isObject(answers[id]) ? answers[id] : {};
    answers[id] = { ...old, value, lastEditedAt: at };
  };

  for (const [id, target] of Object.entries(map.answers)) {
    if ('aside' in target || !isAlone(map, id, target)) continue;
    if (target.row && !target.single) {
      const rows = document.rows[target.row] ?? [];
      if (!FLAT.has(id)) continue;
      const texts = rows.map(({ id: row }) => document.answers[answerKey(target.to, row)]);
      texts.forEach((answer, at) => {
        if (answer) put(`${id}[${at}]`, String(answer.value), answer.at);
      });
      if (rows.length > 0) answers[id] = rows.map((_, at) => ({ _index: at }));
      for (const { id: row } of rows) written.add(answerKey(target.to, row));
      continue;
    }
    const row = target.single ? document.rows[target.row ?? '']?.[0]?.id : undefined;
    if (target.single && !row) continue;
    const key = answerKey(target.to, row);
    const answer = document.answers[key];
    const value = answer && theirValue(content, target, answer);
    if (value === undefined) continue;
    written.add(`${key}${target.as === 'considerations' ? ' toelichting' : ''}`);
    // What nobody changed stays as their program wrote it: it knows its own choices by their exact text.
    if (answers[id] !== undefined && unchanged(key)) continue;
    put(id, value, answer?.at ?? now);
  }
  return {
    file: {
      ...(before ?? {}),
      $schema: SCHEMA,
      metadata: { ...(before && isObject(before.metadata) ? before.metadata : {}), urn: URNS[format], createdAt: now },
      answers,
    },
    left: leftOver(content, map, document, written, unchanged),
  };
}

/** Lists that they store flat, as `id[0]`, `id[1]` …, with the bare rows under the id itself. */
const FLAT = new Set(['1', '2', '3', '4'].map((part) => `${part}.actiepunten.tekst`));

/** True when our answer stands for exactly this one of theirs, so that it can be written back without guessing. */
function isAlone(map: ForeignMap, id: string, target: Target): boolean {
  if (target.any || (target.label && target.as !== 'considerations')) return false;
  const same = Object.entries(map.answers).filter(
    ([, one]) => !('aside' in one) && one.to === target.to && (one.as ?? 'answer') === (target.as ?? 'answer'),
  );
  return (
    same.length === 1 && !target.label && !/^(2|3|5|6|7|8|9|10|11|12|13|19|20)\.\d+\.\d/.test(map.format === 'invulhulpen-dpia' ? id : '')
  );
}

function theirValue(content: Content, target: Target, answer: Answer): string | string[] | undefined {
  if (answer.state === 'nvt') return undefined;
  if (target.as === 'considerations') return answer.considerations || undefined;
  const kind = findQuestion(content, target.to)?.question.kind;
  const theirs = (value: string): string | undefined => Object.entries(target.values ?? {}).find(([, ours]) => ours === value)?.[0];
  if (kind === 'many') {
    const chosen = (Array.isArray(answer.value) ? answer.value : []).flatMap((one) => theirs(one) ?? []);
    return chosen.length > 0 ? chosen : undefined;
  }
  if (kind === 'choice') return theirs(String(answer.value));
  return String(answer.value) || undefined;
}

/** Whether an answer is what reading the original file gives: then the original already says it. */
function unchangedSince(
  content: Content,
  maps: readonly ForeignMap[],
  format: ForeignFormat,
  document: AssessmentDocument,
  original: Json,
  now: string,
): (key: string) => boolean {
  const read = readInvulhulpen(original, maps, format);
  if (!read.ok) return () => false;
  let next = 0;
  const { answers } = placeForeign(content, maps, read.value, '', now, () => `r${next++}`);
  const said = (answer: Answer | undefined): string => JSON.stringify([answer?.value ?? '', answer?.considerations ?? '']);
  const known = new Set(Object.entries(answers).map(([key, answer]) => `${key.replace(/@.*/, '')}${said(answer)}`));
  return (key) => known.has(`${key.replace(/@.*/, '')}${said(document.answers[key])}`);
}

/** Answers to questions of this form that could not be written, by number and title. */
function leftOver(
  content: Content,
  map: ForeignMap,
  document: AssessmentDocument,
  written: ReadonlySet<string>,
  unchanged: (key: string) => boolean,
): readonly string[] {
  const instrument = map.format.replace('invulhulpen-', '');
  const prefix = instrument === 'prescan' ? 'prescan.' : `${instrument}.`;
  const left = Object.entries(document.answers).flatMap(([key, answer]) => {
    const question = key.replace(/@.*/, '');
    if (!question.startsWith(prefix) || unchanged(key)) return [];
    const hasValue = answer.state === 'nvt' || (Array.isArray(answer.value) ? answer.value.length > 0 : answer.value.trim() !== '');
    const missesValue = hasValue && !written.has(key);
    const missesWords = Boolean(answer.considerations) && !written.has(`${key} toelichting`);
    const found = findQuestion(content, question)?.question;
    return missesValue || missesWords ? [[found?.nr, found?.title ?? question].filter(Boolean).join(' ')] : [];
  });
  return [...new Set(left)];
}
