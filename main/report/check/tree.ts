import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import type { Reader, Say } from './reader.ts';

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
export type Tree = {
  readonly count: number;
  /** By `page ref:MCID`: the element that owns a piece of content. */
  readonly owners: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, { readonly tag: string; readonly ref: string; readonly page: string }>;
};

/** Walks the structure tree: says what is wrong with its elements, and tells which element owns which content. */
export function walkTree(file: Reader, root: PDFDict, say: Say): Tree {
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

/** The parent tree: from the number of a page or an annotation to the elements it names. */
export function parentTree(file: Reader, root: PDFDict): ReadonlyMap<number, PDFObject> {
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
