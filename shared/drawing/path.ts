import type { FrameworkEvaluation, PathStep } from '../evaluation/toetsingskader.ts';
import type { Content } from '../questionnaire/content.ts';
import { w } from '../report/words.ts';
import { OUTCOMES, type Outcome } from '../rules/outcomes.ts';
import { type Drawing, fitted, type Shape, WIDTH } from './types.ts';

/** A part of the walk drawn as one row: the whole way of working, or criteria that went the same way. */
type Lane = { readonly label: string; readonly steps: readonly PathStep[]; readonly outcome: Outcome | undefined };

const BOX = { width: 44, height: 26, gap: 12 };
const RESULT = 214;
const INDENT = 24;
/** More rows than this do not fit a page; the list has them all. */
const MOST = 9;

/** The path through the tree: which rules were asked, for what, and which outcome each row gave. */
export function pathDrawing(content: Content, framework: FrameworkEvaluation): Drawing {
  const all = lanesOf(content, framework);
  const lanes = all.slice(0, MOST);
  const rest = all.length - lanes.length;
  const shapes: Shape[] = [];
  let y = 0;
  lanes.forEach((lane, place) => {
    y = drawLane(content, lane, place === 0 ? 0 : INDENT, y, framework.outcome, shapes) + 14;
  });
  if (rest > 0) {
    shapes.push({ kind: 'text', x: INDENT, y: y + 14, text: w(content, 'tekening.meer', { aantal: String(rest) }), anchor: 'start' });
    y += 22;
  }
  return {
    id: 'pad',
    title: w(content, 'tekening.pad'),
    description: [
      ...all.map(({ label, steps, outcome }) =>
        w(content, 'tekening.pad_regel', {
          naam: label,
          regels: steps.map(({ node }) => node).join(', '),
          uitkomst: outcome ? titleOf(content, outcome) : w(content, 'tekening.geen'),
        }),
      ),
    ].join(' '),
    width: WIDTH,
    height: y,
    shapes,
  };
}

function lanesOf(content: Content, { path }: FrameworkEvaluation): readonly Lane[] {
  const general = path.filter(({ criterion }) => criterion === undefined);
  const byCriterion = new Map<string, { names: string[]; steps: PathStep[] }>();
  for (const id of new Set(path.flatMap(({ criterion }) => criterion?.id ?? []))) {
    const steps = path.filter(({ criterion }) => criterion?.id === id);
    const way = steps.map(({ node, result }) => `${node}:${result}`).join();
    const same = byCriterion.get(way);
    const name = steps[0]?.criterion?.name ?? '';
    if (same) same.names.push(name);
    else byCriterion.set(way, { names: [name], steps });
  }
  const lanes = [...byCriterion.values()].map(({ names, steps }): Lane => ({ label: names.join(', '), steps, outcome: worstOf(steps) }));
  lanes.sort((a, b) => rank(a.outcome) - rank(b.outcome));
  return [{ label: w(content, 'tekening.werkwijze'), steps: general, outcome: worstOf(general) }, ...lanes];
}

/** Draws one row and gives the height at which it ends. */
function drawLane(content: Content, lane: Lane, left: number, top: number, worst: Outcome, shapes: Shape[]): number {
  shapes.push({ kind: 'text', x: left, y: top + 12, text: fitted(lane.label, WIDTH - left), anchor: 'start', bold: true });
  let x = left;
  let y = top + 20;
  const room = WIDTH - RESULT - BOX.gap;
  for (const [place, { node, result }] of lane.steps.entries()) {
    if (x + BOX.width > (place === lane.steps.length - 1 ? room : WIDTH - BOX.width)) {
      x = left;
      y += BOX.height + 8;
    } else if (place > 0) {
      shapes.push({ kind: 'line', from: [x - BOX.gap, y + BOX.height / 2], to: [x, y + BOX.height / 2], line: 'solid' });
    }
    shapes.push({
      kind: 'box',
      x,
      y,
      width: BOX.width,
      height: BOX.height,
      line: result === 'O5' ? 'dashed' : result === worst ? 'thick' : 'solid',
    });
    shapes.push({ kind: 'text', x: x + BOX.width / 2, y: y + 17, text: result === 'O5' ? `${node}?` : node, anchor: 'middle' });
    x += BOX.width + BOX.gap;
  }
  const line = lane.outcome === 'O5' ? 'dashed' : 'solid';
  if (x > room) {
    x = left;
    y += BOX.height + 8;
  } else if (lane.steps.length > 0) {
    shapes.push({ kind: 'line', from: [x - BOX.gap, y + BOX.height / 2], to: [x, y + BOX.height / 2], line });
  }
  const words = lane.outcome ? titleOf(content, lane.outcome) : w(content, 'tekening.geen');
  shapes.push({ kind: 'box', x, y, width: RESULT, height: BOX.height, line: lane.outcome === worst && worst !== 'O5' ? 'thick' : line });
  shapes.push({
    kind: 'text',
    x: x + 8,
    y: y + 17,
    text: fitted(words, RESULT - 16),
    anchor: 'start',
    ...(lane.outcome === worst ? { bold: true as const } : {}),
  });
  return y + BOX.height;
}

const titleOf = (content: Content, code: Outcome): string =>
  `${code} ${(content.framework.outcomes.find((one) => one.code === code)?.title ?? '').split(':')[0]}`;

const rank = (outcome: Outcome | undefined): number => (outcome ? OUTCOMES.indexOf(outcome) : OUTCOMES.length);

function worstOf(steps: readonly PathStep[]): Outcome | undefined {
  return steps.flatMap(({ result }) => (result === 'geen' || result === 'notitie' ? [] : result)).sort((a, b) => rank(a) - rank(b))[0];
}
