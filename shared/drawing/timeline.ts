import { meetingsOf, rowValue } from '../assessment/people.ts';
import type { AssessmentDocument } from '../assessment/types.ts';
import { actionPointsOf } from '../evaluation/work.ts';
import type { Content } from '../questionnaire/content.ts';
import { w } from '../report/words.ts';
import { dateWords, isoDateOf } from '../text/format.ts';
import { type Drawing, fitted, type Shape, WIDTH } from './types.ts';

type Moment = { readonly day: string; readonly words: string };

const STEP = 26;
const LINE = 140;
/** More moments than this do not fit a page; the first and the last ones tell most. */
const MOST = 24;

/**
 * What happened and what comes, by date: meetings, advice, versions, signatures, the decision, open action points and the
 * next review. `today` (ISO 8601) divides them: what comes stands on a dashed line. Undefined while nothing has a date.
 */
export function timelineDrawing(content: Content, document: AssessmentDocument, today: string): Drawing | undefined {
  const all = momentsOf(content, document, today);
  if (all.length < 2) return undefined;
  const shown = all.length > MOST ? [...all.slice(0, MOST / 2), ...all.slice(-MOST / 2)] : all;
  const past = shown.filter(({ day }) => day <= today.slice(0, 10)).length;
  const y = (place: number): number => 16 + place * STEP;
  const shapes: Shape[] = [];
  const line = (from: number, to: number, firm: boolean): void => {
    if (to > from) shapes.push({ kind: 'line', from: [LINE, y(from)], to: [LINE, y(to)], line: firm ? 'solid' : 'dashed' });
  };
  line(0, Math.max(0, past - 1), true);
  line(Math.max(0, past - 1), shown.length - 1, false);
  shown.forEach(({ day, words }, place) => {
    shapes.push({ kind: 'text', x: 0, y: y(place) + 5, text: dateWords(day, content.language), anchor: 'start' });
    shapes.push({ kind: 'box', x: LINE - 5, y: y(place) - 5, width: 10, height: 10, line: place < past ? 'thick' : 'dashed' });
    shapes.push({ kind: 'text', x: LINE + 18, y: y(place) + 5, text: fitted(words, WIDTH - LINE - 18), anchor: 'start' });
  });
  return {
    id: 'tijdlijn',
    title: w(content, 'tekening.tijdlijn'),
    description: all.map(({ day, words }) => `${dateWords(day, content.language)}: ${words}.`).join(' '),
    width: WIDTH,
    height: y(shown.length - 1) + 14,
    shapes,
  };
}

function momentsOf(content: Content, document: AssessmentDocument, today: string): readonly Moment[] {
  const on = (date: string, words: string): readonly Moment[] => {
    const day = isoDateOf(date);
    return day ? [{ day, words }] : [];
  };
  const advice = (document.rows['dossier.advies'] ?? []).flatMap(({ id }) => {
    const said = (field: string): string => rowValue(document, `dossier.advies.${field}`, id);
    const naam = said('strekking');
    return [
      ...on(said('gevraagd'), w(content, 'tekening.advies_gevraagd', { naam })),
      ...on(said('ontvangen'), w(content, 'tekening.advies_ontvangen', { naam })),
    ];
  });
  const review = document.answers['dossier.volgende']?.value;
  return [
    ...on(document.createdAt, w(content, 'tekening.begonnen')),
    ...meetingsOf(document).flatMap(({ name, date }) => on(date, name || w(content, 'tekening.bijeenkomst'))),
    ...advice,
    ...document.versions.flatMap(({ number, fixedAt, signatures }) => [
      ...on(fixedAt, w(content, 'tekening.vastgelegd', { nummer: String(number) })),
      ...signatures.flatMap(({ field, at }) =>
        on(at, w(content, 'tekening.ondertekend', { nummer: String(number), rol: field.toLowerCase() })),
      ),
    ]),
    ...on(document.facts.decisionDate, w(content, 'tekening.besluit')),
    ...actionPointsOf(content, document, today).flatMap(({ what, due, done }) =>
      done ? [] : on(due, w(content, 'tekening.actie', { naam: what })),
    ),
    ...(typeof review === 'string' ? on(review, w(content, 'tekening.volgende')) : []),
  ].sort((a, b) => a.day.localeCompare(b.day));
}
