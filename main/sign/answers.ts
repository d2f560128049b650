import { decodePDFRawStream, PDFDict, type PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import type { VerifyReport } from '../../shared/report/verify-types.ts';
import { saying } from '../../shared/text/saying.ts';
import { sha256 } from '../dossier/hash.ts';
import { ANSWERS_FILE, hashIn } from '../report/answers-file.ts';
import { arrayOf, key, textOf } from './objects.ts';

/** A file somebody gave to compare: its name, and the hashes (SHA-256, hex) of the answers in it, one for each version. */
export type GivenAnswers = { readonly name: string; readonly hashes: readonly string[] };

/** Statement 7: whether answers in the file, or in one given along, are those the report was made from. */
export function answersStatement(document: PDFDocument, given: GivenAnswers | undefined): VerifyReport['data'] {
  const named = hashIn(metadataOf(document));
  if (!named)
    return {
      ok: null,
      text: given ? saying('data-geen-controlegetal') : saying('data-niets'),
    };
  const inside = attachedAnswers(document);
  if (inside && sha256(inside) !== named) return { ok: false, text: saying('data-bijlage-anders') };
  if (given)
    return given.hashes.includes(named)
      ? { ok: true, text: saying('data-gegeven-gelijk', { naam: given.name }) }
      : { ok: false, text: saying('data-gegeven-anders', { naam: given.name }) };
  return inside ? { ok: true, text: saying('data-bijlage-gelijk') } : { ok: null, text: saying('data-niets') };
}

function metadataOf({ context, catalog }: PDFDocument): string {
  const stream = context.lookup(catalog.get(key('Metadata')));
  return stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8') : '';
}

/** The bytes of the attachment with the answers, found by its name in the list of embedded files. */
function attachedAnswers({ context, catalog }: PDFDocument): Uint8Array | undefined {
  const dict = (from: PDFDict | undefined, name: string): PDFDict | undefined => {
    const value = from && context.lookup(from.get(key(name)));
    return value instanceof PDFDict ? value : undefined;
  };
  const visit = (node: PDFDict | undefined, depth: number): Uint8Array | undefined => {
    if (!node || depth > 8) return undefined;
    const names = arrayOf(context.lookup(node.get(key('Names'))));
    for (let at = 1; at < names.length; at += 2) {
      const spec = context.lookup(names[at]);
      if (!(spec instanceof PDFDict) || textOf(context.lookup(spec.get(key('UF')) ?? spec.get(key('F')))) !== ANSWERS_FILE) continue;
      const stream = context.lookup(dict(spec, 'EF')?.get(key('F')));
      return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : undefined;
    }
    for (const kid of arrayOf(context.lookup(node.get(key('Kids'))))) {
      const below = context.lookup(kid);
      const found = below instanceof PDFDict ? visit(below, depth + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return visit(dict(dict(catalog, 'Names'), 'EmbeddedFiles'), 0);
}
