import { decodePDFRawStream, PDFDict, type PDFDocument, PDFNumber, PDFObjectParser, PDFRawStream } from '@cantoo/pdf-lib';
import { key } from './objects.ts';

const WHITE = /[\0\t\n\f\r ]/;

/** Where the newest table of cross-references starts, by the last `startxref` before `end`. */
export function tableStart(pdf: Uint8Array, end = pdf.length): number | undefined {
  const tail = Buffer.from(pdf.subarray(Math.max(0, end - 2048), end)).toString('latin1');
  const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * Checks that everything after `from` (bytes) lies there openly: objects one after another, and a table that points at
 * each of them and at nothing else. A table can also lead a reader to an object that hides inside another one; comparing
 * objects does not show that. Gives the numbers of tables that are objects themselves; undefined when it is not open,
 * also when a signing service merely writes in another way.
 */
export function openLayout(pdf: Uint8Array, document: PDFDocument, from: number): ReadonlySet<number> | undefined {
  const tables = new Set<number>();
  try {
    let at = from;
    let previous = tableStart(pdf, from);
    while (at < pdf.length) {
      const section = readSection(pdf, document, at);
      if (previous === undefined || section.previous !== previous) return undefined;
      if (section.tableNumber !== undefined) tables.add(section.tableNumber);
      previous = section.table;
      at = section.end;
    }
    return tables;
  } catch {
    return undefined;
  }
}

type Section = { readonly end: number; readonly table: number; readonly tableNumber: number | undefined; readonly previous: number };
type Found = { readonly offset: number; readonly object: unknown };

/** One incremental update: its objects, its table, and where it ends. Throws when anything is not as it should be. */
function readSection(pdf: Uint8Array, document: PDFDocument, from: number): Section {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const parser = PDFObjectParser.forBytes(pdf, document.context);
  const { bytes } = parser as unknown as { bytes: { moveTo: (offset: number) => void; offset: () => number } };
  let at = from;
  const word = (pattern: RegExp): RegExpExecArray | undefined => {
    while (WHITE.test(String.fromCharCode(pdf[at] ?? 0x30))) at++;
    const found = new RegExp(`^(?:${pattern.source})`).exec(text.toString('latin1', at, at + 64));
    if (found) at += found[0].length;
    return found ?? undefined;
  };
  const must = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('not laid out as an update');
    return value;
  };
  const object = (): unknown => {
    bytes.moveTo(at);
    const value = parser.parseObject();
    at = bytes.offset();
    // A stream whose length is not what it says can be read in two ways.
    if (value instanceof PDFRawStream) must(Number(String(value.dict.lookup(key('Length')))) === value.contents.length ? true : undefined);
    return value;
  };

  const objects = new Map<number, Found>();
  for (;;) {
    while (WHITE.test(String.fromCharCode(pdf[at] ?? 0x30))) at++;
    const offset = at;
    const head = word(/(\d{1,10})[ \n\r]+(\d{1,5})[ \n\r]+obj/);
    if (!head) break;
    const number = Number(head[1]);
    must(objects.has(number) ? undefined : true);
    objects.set(number, { offset, object: object() });
    must(word(/endobj/));
  }
  const [lastNumber, last] = [...objects].at(-1) ?? [];
  const isStream = last?.object instanceof PDFRawStream && String(last.object.dict.get(key('Type'))) === '/XRef';
  const table = isStream && last ? last.offset : at;
  const entries = isStream && last ? entriesOfStream(last.object as PDFRawStream, objects) : entriesOfTable(word, must);
  const trailer = isStream && last ? (last.object as PDFRawStream).dict : trailerAfter(word, must, object);
  must(word(/startxref/));
  must(Number(must(word(/\d+/))[0]) === table ? true : undefined);
  must(word(/%%EOF/));
  while (at < pdf.length && WHITE.test(String.fromCharCode(pdf[at] ?? 0x30))) at++;

  for (const [number, offset] of entries) must(offset === IN_STREAM || objects.get(number)?.offset === offset ? true : undefined);
  for (const number of objects.keys()) must(entries.has(number) || objects.get(number)?.offset === table ? true : undefined);
  must(trailer.has(key('XRefStm')) ? undefined : true);
  const previous = trailer.lookup(key('Prev'));
  return {
    end: at,
    table,
    tableNumber: isStream ? lastNumber : undefined,
    previous: previous instanceof PDFNumber ? previous.asNumber() : -1,
  };
}

const IN_STREAM = -1;
type Word = (pattern: RegExp) => RegExpExecArray | undefined;
type Must = <T>(value: T | undefined) => T;

function entriesOfTable(word: Word, must: Must): Map<number, number> {
  const entries = new Map<number, number>();
  must(word(/xref/));
  for (let head = word(/(\d+) (\d+)[ \n\r]/); head; head = word(/(\d+) (\d+)[ \n\r]/)) {
    for (let step = 0; step < Number(head[2]); step++) {
      const number = Number(head[1]) + step;
      const entry = must(word(/(\d{10}) (\d{5}) ([nf])/));
      // Freeing an object makes a reader lose what a comparison still sees.
      if (entry[3] === 'f') must(number === 0 ? true : undefined);
      else {
        must(entries.has(number) ? undefined : true);
        entries.set(number, Number(entry[1]));
      }
    }
  }
  return entries;
}

function trailerAfter(word: Word, must: Must, object: () => unknown): PDFDict {
  must(word(/trailer/));
  const trailer = object();
  return must(trailer instanceof PDFDict ? trailer : undefined);
}

/** The entries of a cross-reference stream (ISO 32000-1, 7.5.8); one in an object stream must be the one it names. */
function entriesOfStream(stream: PDFRawStream, objects: ReadonlyMap<number, Found>): Map<number, number> {
  const numbers = (name: string): number[] | undefined =>
    (stream.dict.lookup(key(name)) as { asArray?: () => unknown[] } | undefined)?.asArray?.().map((one) => Number(String(one)));
  const data = decodePDFRawStream(stream).decode();
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = numbers('W') ?? [];
  const index = numbers('Index') ?? [0, Number(String(stream.dict.lookup(key('Size'))))];
  const entries = new Map<number, number>();
  let at = 0;
  const read = (width: number, otherwise: number): number => {
    let value = width === 0 ? otherwise : 0;
    for (let step = 0; step < width; step++) value = value * 256 + (data[at++] ?? 0);
    return value;
  };
  for (let part = 0; part < index.length; part += 2) {
    for (let step = 0; step < (index[part + 1] ?? 0); step++) {
      const number = (index[part] ?? 0) + step;
      const [kind, second, third] = [read(kindWidth, 1), read(secondWidth, 0), read(thirdWidth, 0)];
      if (entries.has(number) || at > data.length || (kind === 0 && number !== 0) || kind > 2)
        throw new Error('a table with a strange entry');
      if (kind === 1) entries.set(number, second);
      if (kind === 2) {
        if (numberInStream(objects.get(second)?.object, third) !== number) throw new Error('a table that names another object');
        entries.set(number, IN_STREAM);
      }
    }
  }
  return entries;
}

/** The number of the object at a place in an object stream, when no number is in it twice. */
function numberInStream(container: unknown, place: number): number | undefined {
  if (!(container instanceof PDFRawStream) || String(container.dict.get(key('Type'))) !== '/ObjStm') return undefined;
  const count = Number(String(container.dict.lookup(key('N'))));
  const head = Buffer.from(decodePDFRawStream(container).decode())
    .toString('latin1')
    .trim()
    .split(/\s+/, count * 2)
    .map(Number);
  const inside = head.filter((_, at) => at % 2 === 0);
  return new Set(inside).size === inside.length ? inside[place] : undefined;
}
