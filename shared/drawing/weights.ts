import { rowValue } from '../assessment/people.ts';
import type { AssessmentDocument } from '../assessment/types.ts';
import type { Evaluation } from '../evaluation/evaluate.ts';
import type { Content } from '../questionnaire/content.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { w } from '../report/words.ts';
import { type Drawing, fitted, type Shape, WIDTH } from './types.ts';

const SEVERITY = 'iama.recht.ernst';
const AFTER = 'iama.recht.ernst_na';
const NAME = 250;
const STEP = 84;

/**
 * The chosen rights with the severity that the team gave each: an outline for before, filled for what is left after the
 * measures when the team said so. Undefined while no right is chosen.
 */
export function rightsDrawing(content: Content, document: AssessmentDocument, evaluation: Evaluation): Drawing | undefined {
  const asked = evaluation.visible.filter(({ question, row }) => question.id === SEVERITY && row !== undefined);
  const question = findQuestion(content, SEVERITY)?.question;
  if (asked.length === 0 || !question || !('options' in question)) return undefined;
  // The form names the heaviest first; a bar grows from light to heavy.
  const levels = question.options.filter(({ value }) => value !== 'onbekend').reverse();
  const rights = asked.map(({ row }) => {
    const said = (field: string): string => rowValue(document, field, row?.id ?? '');
    const level = levels.findIndex(({ value }) => value === said(SEVERITY));
    const after = said(AFTER) === 'weg' ? NOTHING_LEFT : levels.findIndex(({ value }) => value === said(AFTER));
    return { name: row?.name ?? '', level, after };
  });
  const compared = rights.some(({ after }) => after !== UNKNOWN);
  const top = compared ? 44 : 24;
  const shapes: Shape[] = levels.map(({ label }, place) => ({
    kind: 'text',
    x: NAME + place * STEP + STEP / 2,
    y: 14,
    text: fitted(label, STEP),
    anchor: 'middle',
  }));
  if (compared) shapes.push({ kind: 'text', x: NAME, y: 34, text: w(content, 'tekening.voor_na'), anchor: 'start' });
  rights.forEach(({ name, level, after }, place) => {
    const y = top + place * 28;
    const width = (reached: number): number => STEP * (reached + 1);
    shapes.push({ kind: 'text', x: 0, y: y + 16, text: fitted(name, NAME - 12), anchor: 'start' });
    if (level === UNKNOWN) {
      shapes.push({ kind: 'box', x: NAME, y: y + 4, width: STEP * levels.length, height: 16, line: 'dashed' });
      shapes.push({ kind: 'text', x: NAME + 8, y: y + 17, text: w(content, 'tekening.niet_bekend'), anchor: 'start' });
      return;
    }
    shapes.push({ kind: 'box', x: NAME, y: y + 4, width: STEP * levels.length, height: 16, line: 'solid' });
    shapes.push({ kind: 'box', x: NAME, y: y + 4, width: width(level), height: 16, line: 'thick' });
    const filled = compared ? after : level;
    if (filled >= 0) shapes.push({ kind: 'bar', x: NAME, y: y + 4, width: width(filled), height: 16 });
  });
  const words = (level: number): string =>
    level === NOTHING_LEFT ? w(content, 'tekening.weg') : (levels[level]?.label.toLowerCase() ?? w(content, 'tekening.niet_bekend'));
  return {
    id: 'rechten',
    title: w(content, compared ? 'tekening.rechten_voor_na' : 'tekening.rechten'),
    description: rights
      .map(({ name, level, after }) =>
        compared ? w(content, 'tekening.recht_voor_na', { naam: name, voor: words(level), na: words(after) }) : `${name}: ${words(level)}.`,
      )
      .join(' '),
    width: WIDTH,
    height: top + rights.length * 28,
    shapes,
  };
}

const UNKNOWN = -1;
const NOTHING_LEFT = -2;

const RISK = 'dpia.risico';
const CELL = { width: 130, height: 44 };
const LEFT = 120;
/** The list beside the picture has them all. */
const MOST_NAMED = 15;

/** The risks of the DPIA by chance and impact, each by its number in the list; undefined while there are none. */
export function riskDrawing(content: Content, document: AssessmentDocument): Drawing | undefined {
  const rows = document.rows[RISK] ?? [];
  const scale = findQuestion(content, `${RISK}.kans`)?.question;
  if (rows.length === 0 || !scale || !('options' in scale)) return undefined;
  const levels = scale.options.filter(({ value }) => value !== 'onbekend');
  const risks = rows.map(({ id }, place) => ({
    number: place + 1,
    name: rowValue(document, `${RISK}.wat`, id),
    chance: levels.findIndex(({ value }) => value === rowValue(document, `${RISK}.kans`, id)),
    impact: levels.findIndex(({ value }) => value === rowValue(document, `${RISK}.impact`, id)),
  }));
  const shapes: Shape[] = [
    { kind: 'text', x: LEFT, y: 14, text: w(content, 'tekening.kans'), anchor: 'start', bold: true },
    { kind: 'text', x: 0, y: 34, text: w(content, 'tekening.impact'), anchor: 'start', bold: true },
  ];
  levels.forEach(({ label }, chance) => {
    shapes.push({ kind: 'text', x: LEFT + chance * CELL.width + CELL.width / 2, y: 34, text: label, anchor: 'middle' });
  });
  // The highest impact on top, as people read such a table.
  [...levels.entries()].reverse().forEach(([impact, { label }], place) => {
    const y = 44 + place * CELL.height;
    shapes.push({ kind: 'text', x: 0, y: y + 27, text: label, anchor: 'start' });
    levels.forEach((_level, chance) => {
      const here = risks.filter((risk) => risk.impact === impact && risk.chance === chance).map(({ number }) => number);
      const x = LEFT + chance * CELL.width;
      shapes.push({ kind: 'box', x, y, width: CELL.width, height: CELL.height, line: here.length > 0 ? 'thick' : 'solid' });
      shapes.push({
        kind: 'text',
        x: x + CELL.width / 2,
        y: y + 27,
        text: fitted(here.join(', '), CELL.width - 8),
        anchor: 'middle',
        bold: true,
      });
    });
  });
  const unknown = risks.filter(({ chance, impact }) => chance < 0 || impact < 0).map(({ number }) => number);
  const bottom = 44 + levels.length * CELL.height;
  if (unknown.length > 0)
    shapes.push({
      kind: 'text',
      x: LEFT,
      y: bottom + 20,
      text: w(content, 'tekening.zonder_plek', { nummers: unknown.join(', ') }),
      anchor: 'start',
    });
  const legend = bottom + (unknown.length > 0 ? 28 : 8);
  const named = risks.slice(0, MOST_NAMED);
  named.forEach(({ number, name }, place) => {
    shapes.push({ kind: 'text', x: LEFT, y: legend + 14 + place * 20, text: fitted(`${number}. ${name}`, WIDTH - LEFT), anchor: 'start' });
  });
  const words = (level: number): string => levels[level]?.label.toLowerCase() ?? w(content, 'tekening.niet_bekend');
  return {
    id: 'risicos',
    title: w(content, 'tekening.risicos'),
    description: risks
      .map(({ number, name, chance, impact }) =>
        w(content, 'tekening.risico', { nummer: String(number), naam: name, kans: words(chance), impact: words(impact) }),
      )
      .join(' '),
    width: WIDTH,
    height: legend + named.length * 20 + 4,
    shapes,
  };
}
