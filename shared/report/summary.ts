import { rowValue } from '../assessment/people.ts';
import { actionPointsOf } from '../evaluation/work.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { dateWords } from '../text/format.ts';
import { plainText } from '../text/to-markdown.ts';
import type { ReportRequest } from './build.ts';
import type { ReportFinding, ReportSummary } from './types.ts';
import { optionLabel, plainValue, w } from './words.ts';

/** How many of each fit, and how long each may be, in signs. The first room in which all of it takes one page is used. */
type Room = {
  readonly what: number;
  readonly why: readonly [number, number];
  readonly advice: number;
  readonly conditions: readonly [number, number];
  readonly residual: readonly [number, number, number];
  readonly asked: readonly [number, number, number];
};
const ROOMS: readonly [Room, ...Room[]] = [
  { what: 320, why: [3, 240], advice: 240, conditions: [4, 160], residual: [3, 110, 50], asked: [4, 60, 110] },
  { what: 220, why: [3, 150], advice: 150, conditions: [3, 100], residual: [3, 75, 40], asked: [4, 45, 75] },
  { what: 150, why: [2, 140], advice: 110, conditions: [2, 70], residual: [2, 60, 36], asked: [3, 40, 60] },
];
/** Points that are left on the page under the heading and the outcome. */
const HEIGHT = 540;

/** What somebody who decides needs on one page: what it is, what was found, why, and what is asked of whom. */
export function summaryOf(request: ReportRequest, findings: readonly ReportFinding[]): ReportSummary {
  const inRoom = ROOMS.map((room) => summaryIn(room, request, findings));
  return inRoom.find((one) => heightOf(one) <= HEIGHT) ?? (inRoom.at(-1) as ReportSummary);
}

function summaryIn(room: Room, request: ReportRequest, findings: readonly ReportFinding[]): ReportSummary {
  const { content, document, evaluation, date } = request;
  const said = (question: string): string => text(document.answers[question]?.value);
  const decisive = findings.filter(({ outcome }) => outcome === evaluation.framework.outcome);
  const rest = document.rows['iama.rest'] ?? [];
  const actions = actionPointsOf(content, document, date).filter(({ done }) => !done);
  const { decider, decisionDate } = document.facts;
  const ask = [
    [decider || w(content, 'samenvatting.wie_besluit'), w(content, 'samenvatting.besluiten'), dateWords(decisionDate, content.language)],
    ...actions.map(({ who, what, due }) => [who, what, due]),
  ];
  const cell = (words: string, most: number): string => short(words, most) || w(content, 'niet_vermeld');
  return {
    what: short(said('iama.doel') || said('iama.aanleiding_probleem') || said('dossier.verzoek'), room.what),
    why: more(
      request,
      decisive.map(({ text: why, subject }) => short(subject ? `${short(subject, 70)}: ${why}` : why, room.why[1])),
      room.why[0],
    ),
    advice: adviceOf(request, room.advice),
    conditions: more(
      request,
      linesOf(said('iama.advies_voorwaarden')).map((one) => short(one, room.conditions[1])),
      room.conditions[0],
    ),
    residual: rest.slice(0, room.residual[0]).map(({ id }) => {
      const value = (field: string): string => plainValue(content, document, `iama.rest.${field}`, id);
      return [cell(value('wat'), room.residual[1]), value('besluit'), cell(value('wie'), room.residual[2])];
    }),
    residualLeft: Math.max(0, rest.length - room.residual[0]),
    asked: ask
      .slice(0, room.asked[0])
      .map(([who = '', what = '', due = '']) => [cell(who, room.asked[1]), cell(what, room.asked[2]), cell(due, 24)]),
    askedLeft: Math.max(0, ask.length - room.asked[0]),
    open: openWords(request),
  };
}

/** Points the summary takes, rather too many than too few: the report measures for real, this only has to choose. */
function heightOf({ what, why, advice, conditions, residual, asked, open }: ReportSummary): number {
  const line = (words: string, signs: number, leading: number): number => Math.max(1, Math.ceil(words.length / signs)) * leading;
  const texts = [what, ...why, advice, ...conditions, open].map((one) => line(one, 64, 16));
  const rows = (list: readonly (readonly string[])[], widths: readonly number[]): number =>
    list.length === 0
      ? 16
      : 44 + list.reduce((sum, row) => sum + Math.max(...row.map((one, at) => line(one, widths[at] ?? 16, 12))) + 8, 0);
  return [...texts, rows(residual, [32, 15, 15]), rows(asked, [19, 30, 13])].reduce((sum, one) => sum + one, 7 * 11);
}

function adviceOf({ content, document }: ReportRequest, most: number): string {
  const answer = document.answers['iama.advies_conclusie'];
  const label = answer ? optionLabel(findQuestion(content, 'iama.advies_conclusie')?.question, text(answer.value)) : '';
  const dissent =
    document.deviations.length +
    (document.rows['dossier.bijeenkomst'] ?? []).filter(({ id }) => rowValue(document, 'dossier.bijeenkomst.oneens', id).trim()).length;
  return [
    label ? `${label}.` : w(content, 'samenvatting.geen_advies'),
    short(plainText(answer?.considerations ?? ''), most),
    dissent > 0 ? w(content, 'samenvatting.oneens', { aantal: String(dissent) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function openWords({ content, evaluation }: ReportRequest): string {
  const count = (state: string): number => evaluation.visible.filter((one) => one.state === state && !one.question.optional).length;
  return w(content, 'samenvatting.open', {
    open: String(count('open')),
    bevestigen: String(count('te_bevestigen')),
    bewijs: String(count('zonder_bewijs')),
    samenhang: String(evaluation.checks.length),
  });
}

/** The first ones, and how many there are more. */
function more({ content }: ReportRequest, lines: readonly string[], most: number): readonly string[] {
  const left = lines.length - most;
  return left > 0 ? [...lines.slice(0, most), w(content, 'samenvatting.meer', { aantal: String(left) })] : lines;
}

const text = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? plainText(value).trim() : value.join(', ');

const linesOf = (whole: string): readonly string[] =>
  whole
    .split('\n')
    .map((line) => line.replace(/^[-–•\d.)\s]+/, '').trim())
    .filter(Boolean);

/** Cut at the end of a sentence when one ends in the last part, else at a word. */
export function short(whole: string, most: number): string {
  const flat = whole.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most);
  const sentence = cut.lastIndexOf('. ');
  if (sentence > most * 0.5) return cut.slice(0, sentence + 1);
  const word = cut.lastIndexOf(' ');
  return `${cut.slice(0, word > most * 0.5 ? word : most - 1)}…`;
}
