import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { READING, type Reader, reader, type Say } from './reader.ts';
import { operations } from './tokens.ts';
import { parentTree, type Tree, walkTree } from './tree.ts';

export type StructureReport = {
  /** Faults in words; empty means that our own rules hold. Our check is no certificate. */
  readonly faults: readonly string[];
  readonly pages: number;
  readonly elements: number;
  readonly claims: { readonly pdfa: string; readonly pdfua: string };
};

/**
 * Checks a PDF against our own rules for tagged files, after the Matterhorn protocol: everything is tagged or an
 * artifact, each piece has one owner, headings do not jump, tables are regular, links and fields are described, fonts
 * are embedded and the metadata can be read.
 */
export async function checkStructure(bytes: Uint8Array): Promise<StructureReport> {
  const document = await PDFDocument.load(bytes, READING);
  const faults: string[] = [];
  const say = (fault: string): void => {
    if (faults.length < 200) faults.push(fault);
  };
  const file = reader(document);
  const claims = checkCatalog(file, say);
  const root = file.dict(file.catalog, 'StructTreeRoot');
  if (!root) return { faults: [...faults, 'no structure tree'], pages: document.getPageCount(), elements: 0, claims };
  const tree = walkTree(file, root, say);
  checkPages(file, document, tree, parentTree(file, root), say);
  checkFonts(file, say);
  return { faults, pages: document.getPageCount(), elements: tree.count, claims };
}

function checkCatalog(file: Reader, say: Say): StructureReport['claims'] {
  const { catalog } = file;
  if (String(file.get(file.dict(catalog, 'MarkInfo') ?? catalog, 'Marked')) !== 'true') say('MarkInfo does not say Marked');
  if (!file.text(catalog, 'Lang')) say('no language');
  if (String(file.get(file.dict(catalog, 'ViewerPreferences') ?? catalog, 'DisplayDocTitle')) !== 'true') say('the title is not shown');
  const metadata = file.get(catalog, 'Metadata');
  if (!(metadata instanceof PDFRawStream)) {
    say('no XMP metadata');
    return { pdfa: '', pdfua: '' };
  }
  const xmp = Buffer.from(metadata.dict.has(PDFName.of('Filter')) ? decodePDFRawStream(metadata).decode() : metadata.contents).toString(
    'utf8',
  );
  if (!/<dc:title>/.test(xmp)) say('no dc:title');
  if (/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(xmp)) say('XMP is not escaped');
  const part = /pdfaid:part>(\d)/.exec(xmp)?.[1] ?? '';
  const level = /pdfaid:conformance>(\w)/.exec(xmp)?.[1] ?? '';
  return { pdfa: part && `PDF/A-${part}${level.toLowerCase()}`, pdfua: /pdfuaid:part>(\d)/.exec(xmp)?.[1] ?? '' };
}

const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'EI']);

function checkPages(file: Reader, document: PDFDocument, tree: Tree, parents: ReadonlyMap<number, PDFObject>, say: Say): void {
  document.getPages().forEach((page, place) => {
    const node = page.node as PDFDict;
    const name = `page ${place + 1}`;
    if (String(file.get(node, 'Tabs')) !== '/S') say(`${name}: tab order does not follow the structure`);
    const own = file.deref(parents.get(file.number(node, 'StructParents') ?? -1));
    checkContent(contentOf(file, node), name, say, (mcid) => {
      const owner = tree.owners.get(`${String(page.ref)}:${mcid}`);
      if (!owner) say(`${name}: content ${mcid} belongs to no element`);
      else if (!(own instanceof PDFArray) || String(own.get(mcid)) !== owner)
        say(`${name}: the parent tree disagrees about content ${mcid}`);
    });
    for (const annotation of file.array(node, 'Annots')) checkAnnotation(file, annotation, String(page.ref), name, tree, parents, say);
  });
}

function contentOf(file: Reader, page: PDFDict): string {
  return file
    .array(page, 'Contents')
    .map((part) => file.deref(part))
    .filter((part): part is PDFRawStream => part instanceof PDFRawStream)
    .map((part) => Buffer.from(decodePDFRawStream(part).decode()).toString('latin1'))
    .join('\n');
}

function checkContent(source: string, name: string, say: Say, owned: (mcid: number) => void): void {
  const open: ('artifact' | 'tagged' | 'other')[] = [];
  const seen = new Set<number>();
  let bare = 0;
  for (const { operator, operands } of operations(source)) {
    if (operator === 'BDC' || operator === 'BMC') {
      const [tag, properties] = operands;
      const mcid = properties?.kind === 'dictionary' ? properties.value.get('MCID') : undefined;
      if (tag?.kind === 'name' && tag.value === 'Artifact') {
        if (open.includes('tagged')) say(`${name}: an artifact inside tagged content`);
        open.push('artifact');
      } else if (mcid?.kind === 'number') {
        if (open.length > 0) say(`${name}: tagged content inside other marked content`);
        if (seen.has(mcid.value)) say(`${name}: content ${mcid.value} appears twice`);
        seen.add(mcid.value);
        owned(mcid.value);
        open.push('tagged');
      } else open.push('other');
    } else if (operator === 'EMC') {
      if (open.pop() === undefined) say(`${name}: marked content closed too often`);
    } else if (PAINTING.has(operator) && open.length === 0) bare++;
  }
  if (open.length > 0) say(`${name}: marked content is not closed`);
  if (bare > 0) say(`${name}: ${bare} drawing operators are neither tagged nor artifact`);
}

function checkAnnotation(
  file: Reader,
  annotation: PDFObject,
  page: string,
  name: string,
  tree: Tree,
  parents: ReadonlyMap<number, PDFObject>,
  say: Say,
): void {
  const value = file.deref(annotation);
  if (!(value instanceof PDFDict)) return;
  const kind = String(file.get(value, 'Subtype'));
  const owner = tree.objects.get(String(annotation));
  if (kind === '/Link') {
    if (!owner || !['Link', 'Reference'].includes(owner.tag)) say(`${name}: a link is not in the structure`);
    else if (owner.page !== page) say(`${name}: a link names another page`);
    if (!file.text(value, 'Contents')) say(`${name}: a link has no description`);
    if (String(parents.get(file.number(value, 'StructParent') ?? -1)) !== owner?.ref)
      say(`${name}: the parent tree disagrees about a link`);
  } else if (kind === '/Widget') {
    if (owner?.tag !== 'Form') say(`${name}: a field is not in the structure`);
    if (!file.text(value, 'TU')) say(`${name}: a field has no description`);
  }
}

function checkFonts(file: Reader, say: Say): void {
  for (const [, object] of file.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || String(object.get(PDFName.of('Type'))) !== '/Font') continue;
    const kind = String(object.get(PDFName.of('Subtype')));
    if (kind === '/Type0' && !object.get(PDFName.of('ToUnicode'))) say('a font cannot be read back as text');
    if (kind !== '/Type1' && kind !== '/TrueType') continue;
    const descriptor = file.dict(object, 'FontDescriptor');
    const embedded = descriptor && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.get(descriptor, key));
    if (!embedded) say(`the font ${String(object.get(PDFName.of('BaseFont')))} is not embedded`);
  }
}
