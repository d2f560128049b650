import { randomUUID } from 'node:crypto';
import { type AssessmentDocument, type Import, LIMITS } from '../../shared/assessment/types.ts';
import { type Placed, placeForeign } from '../../shared/exchange/foreign/place.ts';
import { readForeign } from '../../shared/exchange/foreign/read.ts';
import type { ForeignFormat } from '../../shared/exchange/foreign/types.ts';
import { type Result, success } from '../../shared/result.ts';
import type { AppContent } from '../content.ts';
import { attachmentPart } from '../dossier/container.ts';
import { sha256 } from '../dossier/hash.ts';
import { jsonIn } from './foreign-file.ts';

/** What a file of another tool brings: answers and rows, what it is called there, and the record that stays with the dossier. */
export type TakenIn = Pick<Placed, 'answers' | 'rows' | 'report'> & { readonly title: string; readonly imported: Import };

/** Reads a file of another tool. `name` is what the person called it; `now` is ISO 8601; `as` reads it as another form than it says. */
export async function takeIn(app: AppContent, bytes: Uint8Array, name: string, now: string, as?: ForeignFormat): Promise<Result<TakenIn>> {
  const json = await jsonIn(bytes);
  if (!json.ok) return json;
  const file = readForeign(json.value, app.foreign, as);
  if (!file.ok) return file;
  const source = `${app.foreign.find(({ format }) => format === file.value.format)?.name ?? file.value.format} ${file.value.version}, ${name}`;
  const placed = placeForeign(app.content, app.foreign, file.value, source, now, randomUUID);
  const { lost: _lost, changed, aside, ...counts } = placed.report;
  const line = (text: string): string => text.slice(0, LIMITS.line);
  return success({
    ...placed,
    title: line(file.value.title),
    imported: {
      ...counts,
      version: line(counts.version),
      name: line(name),
      sha256: sha256(bytes),
      size: bytes.length,
      at: now,
      changed: changed.map(({ place, to, why }) => ({ place: line(place), to: line(to), why })),
      aside: aside.map(({ place, value, why }) => ({ place: line(place), value: value.slice(0, LIMITS.text), why })),
    },
  });
}

/** A document with everything that was taken in, over what stood there. */
export const withTakenIn = (document: AssessmentDocument, { answers, rows }: Pick<TakenIn, 'answers' | 'rows'>): AssessmentDocument => ({
  ...document,
  answers: { ...document.answers, ...answers },
  rows: Object.fromEntries(
    [...new Set([...Object.keys(document.rows), ...Object.keys(rows)])].map((group) => [
      group,
      [...(document.rows[group] ?? []), ...(rows[group] ?? [])],
    ]),
  ),
});

/** The newest file of this form that was once read into the dossier, parsed again; undefined when there is none. */
export async function originalOf(
  document: AssessmentDocument,
  entries: ReadonlyMap<string, Uint8Array>,
  format: ForeignFormat,
): Promise<unknown> {
  const last = document.imports?.findLast((one) => one.format === format);
  const bytes = last && entries.get(attachmentPart(last.sha256));
  const json = bytes && (await jsonIn(bytes));
  return json?.ok ? json.value : undefined;
}
