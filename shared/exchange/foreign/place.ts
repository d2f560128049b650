import { answerKey } from '../../assessment/keys.ts';
import { type Answer, LIMITS, type Row } from '../../assessment/types.ts';
import type { Content } from '../../questionnaire/content.ts';
import { findQuestion } from '../../questionnaire/walk.ts';
import { inertText } from './inert-text.ts';
import type { ForeignMap, Target } from './map.ts';
import type { ForeignFile, ForeignValue } from './types.ts';

/** What became of a file: everything that was found is matched, or kept aside with the reason. */
export type FidelityReport = {
  readonly format: string;
  readonly version: string;
  readonly found: number;
  readonly matched: number;
  readonly empty: number;
  /** What stands in another place or form than it did. */
  readonly changed: readonly { readonly place: string; readonly to: string; readonly why: string }[];
  /** What has no place here; it stays in the file that is kept with the dossier. */
  readonly aside: readonly { readonly place: string; readonly value: string; readonly why: string }[];
  readonly lost: number;
};

/** Answers and rows for a dossier, all unconfirmed, with the report of how they came about. */
export type Placed = {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly report: FidelityReport;
};

type Piece = { readonly value: ForeignValue; readonly target: Target; readonly text: string };

/** Places every value of a file. `newId` makes ids for rows; `source` says where the answers came from; `now` is ISO 8601. */
export function placeForeign(
  content: Content,
  maps: readonly ForeignMap[],
  file: ForeignFile,
  source: string,
  now: string,
  newId: () => string,
): Placed {
  const map = maps.find(({ format }) => format === file.format);
  if (!map) throw new Error(`There is no map for ${file.format}`);
  const changed: { place: string; to: string; why: string }[] = [];
  const aside: { place: string; value: string; why: string }[] = [];
  const rows: Record<string, Row[]> = {};
  const rowIds = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  const keep = (value: ForeignValue, why: string): void => void aside.push({ place: value.place, value: inertText(value.value), why });
  const title = (question: string): string => {
    const found = findQuestion(content, question)?.question;
    return found ? [found.nr, found.title].filter(Boolean).join(' ') : question;
  };

  const rowFor = (target: Target, value: ForeignValue): string | undefined => {
    if (!target.row) return undefined;
    const own = `${target.row}/${target.single ? 'alles' : (value.row ?? 'los')}`;
    const known = rowIds.get(own);
    if (known) return known;
    const id = newId();
    rowIds.set(own, id);
    rows[target.row] = [...(rows[target.row] ?? []), { id }];
    return id;
  };
  // Measures name the text of a risk, and stand with it when exactly one risk has that text.
  const risk = measureRows(file.values);

  for (const value of file.values) {
    // A name such as `constructor` must not find what every object has.
    const found = Object.hasOwn(map.answers, value.id) ? map.answers[value.id] : undefined;
    if (value.kind === 'image') keep(value, 'Een afbeelding heeft hier geen plek.');
    else if (!found) keep(value, value.id ? `Vraag ${value.id} kennen we niet.` : 'Dit is geen nummer van een vraag.');
    else if ('aside' in found) keep(value, found.aside);
    else {
      const measure = file.format === 'invulhulpen-dpia' && value.id.startsWith('17.1.');
      const at = measure ? risk(value.row) : value.row;
      if (measure && at === undefined) {
        keep(value, 'Niet duidelijk is bij welk risico deze maatregel hoort.');
        continue;
      }
      const placed = { ...value, ...(at === undefined ? {} : { row: at }) };
      const key = answerKey(found.to, rowFor(found, placed));
      const text = value.kind === 'nvt' ? 'Niet van toepassing, volgens het ingelezen bestand' : inertText(value.value);
      pieces.set(key, [...(pieces.get(key) ?? []), { value: placed, target: found, text }]);
    }
  }

  const answers: Record<string, Answer> = {};
  for (const [key, list] of pieces) {
    const made = answerFrom(content, list, file);
    for (const { value, target } of list) if (target.why) changed.push({ place: value.place, to: title(target.to), why: target.why });
    for (const { place, why } of made.changed) changed.push({ place, to: title(list[0]?.target.to ?? ''), why });
    for (const { value } of list)
      if (inertText(value.value) !== value.value)
        changed.push({
          place: value.place,
          to: title(list[0]?.target.to ?? ''),
          why: 'Opmaak en uitleg in de tekst zijn weggelaten; de woorden staan er.',
        });
    const at =
      list
        .map(({ value }) => value.at ?? '')
        .sort()
        .at(-1) || now;
    answers[key] = { ...made.answer, from: { kind: 'import', source: source.slice(0, LIMITS.line) }, at };
  }
  const found = file.values.length;
  const matched = found - aside.length;
  const placed = [...pieces.values()].reduce((sum, list) => sum + list.length, 0);
  return {
    answers,
    rows,
    report: { format: file.format, version: file.version, found, matched, empty: file.empty, changed, aside, lost: matched - placed },
  };
}

type Made = {
  readonly answer: Pick<Answer, 'state' | 'value' | 'considerations'>;
  readonly changed: readonly { place: string; why: string }[];
};

function answerFrom(content: Content, list: readonly Piece[], file: ForeignFile): Made {
  const question = findQuestion(content, list[0]?.target.to ?? '')?.question;
  const kind = question?.kind ?? 'text';
  const loose: Piece[] = [];
  const direct: Piece[] = [];
  for (const piece of list) (piece.target.as === 'considerations' || kind === 'rows' ? loose : direct).push(piece);
  const changed: { place: string; why: string }[] = [];
  let value: Answer['value'] = kind === 'many' ? [] : '';

  if (kind === 'choice' || kind === 'many') {
    const chosen: string[] = [];
    for (const piece of direct) {
      const ours = ourValue(piece);
      if (ours === undefined) {
        loose.push(piece);
        if (!READABLE.has(piece.text))
          changed.push({ place: piece.value.place, why: 'Deze keuze kennen we niet zo. Zij staat als tekst bij de toelichting.' });
      } else chosen.push(ours);
    }
    if (kind === 'many') value = [...new Set(chosen)];
    else {
      const any = direct[0]?.target.any;
      const different = new Set(chosen);
      if (any) value = different.has('ja') ? 'ja' : chosen.length >= any && different.size === 1 ? (chosen[0] ?? '') : '';
      else if (different.size === 1) value = chosen[0] ?? '';
      if ((any && direct.length > 0) || (value === '' && chosen.length > 0)) {
        const already = new Set(loose);
        loose.push(...direct.filter((piece) => !already.has(piece)));
      }
    }
  } else if (direct.length > 0) value = textOf(direct, file);
  const considerations = loose.length > 0 ? textOf(loose, file, true) : undefined;
  return { answer: { state: 'beantwoord', value, ...(considerations ? { considerations } : {}) }, changed };
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

function ourValue({ target, text, value }: Piece): string | undefined {
  if (value.kind === 'nvt') return undefined;
  const wanted = plain(text);
  return Object.entries(target.values ?? {}).find(([theirs]) => plain(theirs) === wanted)?.[1];
}

const READABLE: ReadonlyMap<string, string> = new Map([
  ['true', 'ja'],
  ['false', 'nee'],
]);

/** Several values as one text: what stood in a list becomes a list, with what belongs to no row as paragraphs. */
function textOf(list: readonly Piece[], file: ForeignFile, beside = false): string {
  const words = ({ target, text }: Piece, always: boolean): string => {
    const said = READABLE.get(text) ?? text;
    return target.label && always ? `**${target.label}**: ${said}` : said;
  };
  const single = list.filter(({ value, target }) => value.row === undefined || target.row !== undefined);
  const inRows = list.filter(({ value, target }) => value.row !== undefined && target.row === undefined);
  const rows = new Map<number, Piece[]>();
  for (const piece of inRows) rows.set(piece.value.row ?? 0, [...(rows.get(piece.value.row ?? 0) ?? []), piece]);
  const bullet = (pieces: readonly Piece[]): string => {
    const byLabel = new Map<string, string[]>();
    for (const piece of pieces)
      byLabel.set(piece.target.label ?? '', [
        ...(byLabel.get(piece.target.label ?? '') ?? []),
        (READABLE.get(piece.text) ?? piece.text).replace(/\s*\n+\s*/g, ' '),
      ]);
    return `- ${[...byLabel].map(([label, texts]) => (label ? `**${label}**: ${texts.join(', ')}` : texts.join(', '))).join('; ')}`;
  };
  const known = [...rows.values()].filter(([piece]) => piece?.value.parent !== 'onbekend');
  const unknown = [...rows.values()].filter(([piece]) => piece?.value.parent === 'onbekend');
  const named = (pieces: readonly Piece[]): string => {
    const parent = parentName(file, pieces[0]);
    return parent ? `- ${parent.replaceAll('*', '')}: ${bullet(pieces).slice(2)}` : bullet(pieces);
  };
  // Beside an answer a text needs its name; a text that is the answer does not.
  const labelled = beside || single.length > 1 || list.length > single.length;
  return [
    ...single.map((piece) => words(piece, labelled)),
    known.map(named).join('\n'),
    ...(unknown.length > 0
      ? [`**Nog toe te wijzen**: het bestand zegt niet bij welke regel dit hoort.\n\n${unknown.map(bullet).join('\n')}`]
      : []),
  ]
    .filter(Boolean)
    .join('\n\n')
    .slice(0, LIMITS.text);
}

/** What the row above is called, in the lists of their DPIA that follow from the processings or the parties. */
function parentName(file: ForeignFile, piece: Piece | undefined): string | undefined {
  if (piece === undefined || typeof piece.value.parent !== 'number') return undefined;
  const id = piece.value.id.startsWith('7.') ? '6.1.1.1' : '3.1.1';
  const found = file.values.find((one) => one.id === id && one.row === piece.value.parent);
  return found ? inertText(found.value).replace(/\s+/g, ' ') : undefined;
}

/** For a measure: the row of the risk whose text it names, when exactly one risk has that text. */
function measureRows(values: readonly ForeignValue[]): (row: number | undefined) => number | undefined {
  return (row) => {
    const named = values.filter((one) => one.id === '17.1.1' && one.row === row).map(({ value }) => plain(inertText(value)));
    const risks = values.filter((one) => one.id === '16.1.1' && named.includes(plain(inertText(one.value))));
    return named.length === 1 && risks.length === 1 ? risks[0]?.row : undefined;
  };
}
