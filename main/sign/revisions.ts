import { Buffer } from 'node:buffer';
import { PDFArray, PDFDict, type PDFDocument, type PDFName, type PDFObject, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import { type Saying, saying } from '../../shared/text/saying.ts';
import { key, textOf } from './objects.ts';

/**
 * What differs between a signed revision and the final file. Fields named in `later` may be filled: they gain
 * /V and /AP, and their signature and appearance may be new. So may `tables`: numbers of tables of cross-references.
 */
export function compareRevisions(
  signed: PDFDocument,
  final: PDFDocument,
  later: ReadonlySet<string>,
  tables: ReadonlySet<number> = new Set(),
): Saying[] {
  const differences: Saying[] = [];
  const [old, fresh] = [signed.context, final.context];
  const allowed = allowedObjects(final, later);
  const seen = new Set<string>();
  for (const [ref, object] of fresh.enumerateIndirectObjects()) {
    const name = String(ref);
    seen.add(name);
    const was = old.lookup(ref);
    if (was !== undefined && isSame(was, object)) continue;
    if (was === undefined) {
      if (!allowed.newObjects.has(name) && !tables.has(ref.objectNumber)) differences.push(saying('verschil-nieuw', { object: name }));
      continue;
    }
    if (allowed.fields.has(name) && isFilledField(was, object)) continue;
    differences.push(saying('verschil-veranderd', { object: `${name}${kindOf(object)}` }));
  }
  for (const [ref] of old.enumerateIndirectObjects())
    if (!seen.has(String(ref))) differences.push(saying('verschil-weg', { object: String(ref) }));
  for (const part of ['Root', 'Info'] as const) {
    if (String(old.trailerInfo[part]) !== String(fresh.trailerInfo[part])) differences.push(saying('verschil-ander', { deel: part }));
  }
  return differences;
}

function allowedObjects(final: PDFDocument, later: ReadonlySet<string>): { fields: Set<string>; newObjects: Set<string> } {
  const fields = new Set<string>();
  const newObjects = new Set<string>();
  for (const [ref, object] of final.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || String(object.get(key('FT'))) !== '/Sig' || !later.has(textOf(object.get(key('T'))) ?? ''))
      continue;
    fields.add(String(ref));
    const appearance = final.context.lookup(object.get(key('AP')));
    newObjects.add(String(object.get(key('V'))));
    if (appearance instanceof PDFDict) newObjects.add(String(appearance.get(key('N'))));
  }
  return { fields, newObjects };
}

function isFilledField(was: PDFObject, now: PDFObject): boolean {
  if (!(was instanceof PDFDict) || !(now instanceof PDFDict) || was.has(key('V'))) return false;
  const rest = (dictionary: PDFDict): string =>
    dictionary
      .entries()
      .filter(([name]) => !['/V', '/AP'].includes(name.asString()))
      .map(([name, value]) => `${name.asString()} ${String(value)}`)
      .sort()
      .join();
  return rest(was) === rest(now);
}

/** Equal to the letter, but for spaces and comments between the parts; most objects of a file are, so it stops at the first difference. */
function isSame(a: PDFObject, b: PDFObject): boolean {
  // Names and references are one object each, whoever reads them.
  if (a === b) return true;
  if (a instanceof PDFStream || b instanceof PDFStream)
    return a instanceof PDFStream && b instanceof PDFStream && isSame(a.dict, b.dict) && Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
  if (a instanceof PDFDict && b instanceof PDFDict) {
    const [old, fresh] = [a.entries(), b.entries()];
    return old.length === fresh.length && old.every(([name, value], place) => isSamePart(name, value, fresh[place]));
  }
  if (a instanceof PDFArray && b instanceof PDFArray) {
    const [old, fresh] = [a.asArray(), b.asArray()];
    return old.length === fresh.length && old.every((value, place) => isSame(value, fresh[place] as PDFObject));
  }
  return a.constructor === b.constructor && a.toString() === b.toString();
}

const isSamePart = (name: PDFName, value: PDFObject, other: readonly [PDFName, PDFObject] | undefined): boolean =>
  other !== undefined && name === other[0] && isSame(value, other[1]);

const bytesOf = (stream: PDFStream): Uint8Array => (stream instanceof PDFRawStream ? stream.contents : stream.getContents());

const kindOf = (object: PDFObject): string => {
  const dictionary = object instanceof PDFStream ? object.dict : object;
  const type = dictionary instanceof PDFDict ? dictionary.get(key('Type')) : undefined;
  return type ? ` (${String(type).slice(1)})` : '';
};
