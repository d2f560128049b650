import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { operations } from './tokens.ts';

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
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
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

type Say = (fault: string) => void;
type Reader = ReturnType<typeof reader>;

function reader(document: PDFDocument) {
  const { context } = document;
  const deref = (value: PDFObject | undefined): PDFObject | undefined => (value instanceof PDFRef ? context.lookup(value) : value);
  const get = (from: PDFDict, key: string): PDFObject | undefined => deref(from.get(PDFName.of(key)));
  return {
    context,
    catalog: document.catalog as PDFDict,
    deref,
    get,
    raw: (from: PDFDict, key: string) => from.get(PDFName.of(key)),
    dict: (from: PDFDict, key: string): PDFDict | undefined => {
      const value = get(from, key);
      return value instanceof PDFDict ? value : undefined;
    },
    text: (from: PDFDict, key: string): string | undefined => {
      const value = get(from, key);
      return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
    },
    number: (from: PDFDict, key: string): number | undefined => {
      const value = get(from, key);
      return value instanceof PDFNumber ? value.asNumber() : undefined;
    },
    array: (from: PDFDict, key: string): readonly PDFObject[] => {
      const value = get(from, key);
      return value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [from.get(PDFName.of(key)) as PDFObject];
    },
  };
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

const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
);
const PARENTS: Record<string, readonly string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
  Lbl: ['LI', 'Note', 'TOCI'],
  TOCI: ['TOC'],
};
const CHILDREN: Record<string, readonly string[]> = {
  TR: ['TH', 'TD'],
  L: ['LI', 'L', 'Caption'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
};

type Element = { readonly tag: string; readonly ref: string; readonly children: readonly Element[] };
type Tree = {
  readonly count: number;
  /** By `page ref:MCID`: the element that owns a piece of content. */
  readonly owners: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, { readonly tag: string; readonly ref: string; readonly page: string }>;
};

function walkTree(file: Reader, root: PDFDict, say: Say): Tree {
  const owners = new Map<string, string>();
  const objects = new Map<string, { tag: string; ref: string; page: string }>();
  const headings: number[] = [];
  let count = 0;

  const own = (page: string, mcid: number, element: string): void => {
    const key = `${page}:${mcid}`;
    if (owners.has(key)) say(`content ${key} has two owners`);
    owners.set(key, element);
  };

  const visit = (object: PDFObject, parentTag: string, parentRef: string, inherited: string): Element => {
    count++;
    const element = file.deref(object);
    if (!(element instanceof PDFDict)) throw new Error('The structure tree holds something that is no element');
    const tag = String(file.get(element, 'S')).slice(1);
    const ref = String(object);
    if (!STANDARD.has(tag)) say(`unknown structure type ${tag}`);
    if (parentRef && String(file.raw(element, 'P')) !== parentRef) say(`${tag} names another parent`);
    if (/^H[1-6]$/.test(tag)) headings.push(Number(tag[1]));
    if (tag === 'Figure' && !file.text(element, 'Alt')) say('a figure has no alternative text');
    if (PARENTS[tag] && !PARENTS[tag].includes(parentTag)) say(`${tag} in ${parentTag}`);
    if (CHILDREN[parentTag] && !CHILDREN[parentTag].includes(tag)) say(`${tag} in ${parentTag}`);
    if (tag === 'TH') {
      const attributes = file.get(element, 'A');
      const first = attributes instanceof PDFArray ? attributes.lookup(0) : attributes;
      if (!(first instanceof PDFDict) || !file.get(first, 'Scope')) say('a header cell has no scope');
    }
    const page = String(file.raw(element, 'Pg') ?? inherited);
    const children: Element[] = [];
    for (const kid of file.array(element, 'K')) {
      const value = file.deref(kid);
      if (value instanceof PDFNumber) own(page, value.asNumber(), ref);
      else if (value instanceof PDFDict && String(file.get(value, 'Type')) === '/MCR')
        own(String(file.raw(value, 'Pg') ?? page), file.number(value, 'MCID') ?? -1, ref);
      else if (value instanceof PDFDict && String(file.get(value, 'Type')) === '/OBJR') {
        objects.set(String(file.raw(value, 'Obj')), { tag, ref, page: String(file.raw(value, 'Pg') ?? page) });
      } else children.push(visit(kid, tag, ref, page));
    }
    if (tag === 'Table') checkTable(children, say);
    return { tag, ref, children };
  };

  for (const kid of file.array(root, 'K')) visit(kid, 'Root', '', '');
  headings.reduce((before, level) => {
    if (level > before + 1) say(`heading jumps from H${before} to H${level}`);
    return level;
  }, 0);
  return { count, owners, objects };
}

function checkTable(children: readonly Element[], say: Say): void {
  const rows = children.flatMap((child) => (child.tag === 'TR' ? [child] : child.children)).filter(({ tag }) => tag === 'TR');
  const widths = new Set(rows.map((row) => row.children.length));
  if (widths.size > 1) say(`a table has rows of ${[...widths].join(' and ')} cells`);
  if (!rows.some((row) => row.children.some(({ tag }) => tag === 'TH'))) say('a table has no header cell');
}

function parentTree(file: Reader, root: PDFDict): ReadonlyMap<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const visit = (node: PDFDict | undefined): void => {
    if (!node) return;
    const numbers = file.get(node, 'Nums');
    if (numbers instanceof PDFArray) {
      for (let at = 0; at < numbers.size(); at += 2) found.set(Number(String(numbers.lookup(at))), numbers.get(at + 1));
    }
    for (const kid of file.array(node, 'Kids')) {
      const value = file.deref(kid);
      if (value instanceof PDFDict) visit(value);
    }
  };
  visit(file.dict(root, 'ParentTree'));
  return found;
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
