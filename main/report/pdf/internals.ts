/**
 * What we use of the insides of react-pdf and pdfkit. The versions are pinned exactly and a golden test guards the
 * behaviour; nothing else in the app may reach past the public faces of these packages.
 */

import layoutDocument from '@react-pdf/layout';
import renderPDF from '@react-pdf/render';
import { Font, pdf } from '@react-pdf/renderer';
import PDFDocument from 'pdfkit';
import type { ReactElement } from 'react';
import { type ShapingFont, shapeByWord } from './shaping.ts';

export type Box = { top: number; left: number; width: number; height: number };
export type Run = { glyphs?: unknown; attributes: { link?: string } };
export type LayoutNode = {
  type: string;
  box: Box;
  style: Record<string, unknown>;
  props: Record<string, unknown> & { serial?: number };
  children?: LayoutNode[];
  lines?: { string: string; runs: Run[] }[];
  value?: string;
};

export type StructureElement = {
  dictionary: { data: Record<string, unknown> };
  add: (child: unknown) => StructureElement;
  end: () => void;
};

/** A pdfkit document, as far as the tagging adapter needs it. */
export type PdfKit = {
  info: Record<string, unknown>;
  page: { height: number; dictionary: unknown; annotations: unknown[] };
  outline: { options: Record<string, unknown> };
  _root: { data: Record<string, unknown> };
  _ctm: number[];
  _font: unknown;
  font: (source: unknown, size: number) => PdfKit;
  fontSize: (size: number) => PdfKit;
  _addInfo: () => void;
  appendXML: (xml: string) => void;
  struct: (tag: string, options?: Record<string, unknown>) => StructureElement;
  addStructure: (element: StructureElement) => void;
  markContent: (tag: string, options?: Record<string, unknown>) => void;
  endMarkedContent: () => void;
  markStructureContent: (tag: string) => unknown;
  annotate: (x: number, y: number, w: number, h: number, options: Record<string, unknown>) => PdfKit;
  ref: (data: Record<string, unknown>) => { compress: boolean; write: (text: string) => void; end: () => void };
  endOutline: () => unknown;
  endAcroForm: () => unknown;
  opacity: (value: number) => PdfKit;
  file: (bytes: Uint8Array, options: Record<string, unknown>) => unknown;
  addPage: (options: unknown) => PdfKit;
  read: () => Uint8Array | null;
  push: (part: Uint8Array | null) => boolean;
};

type Instance = { container: { document: LayoutNode | null }; updateContainer: (element: ReactElement | null, done: () => void) => void };

/** Lays a react-pdf element out in pages; every node gets a serial number first, so that its fragments stay one. */
export async function layOut(element: ReactElement): Promise<{ root: LayoutNode; props: Record<string, unknown> }> {
  const instance = (pdf as unknown as () => Instance)();
  await new Promise<void>((resolve) => instance.updateContainer(element, resolve));
  const document = instance.container.document;
  // React's own tree of a large report takes as much memory as its nodes, and nobody needs it any more.
  await new Promise<void>((resolve) => instance.updateContainer(null, resolve));
  instance.container.document = null;
  // React reports an error in a component to the console only; a report without a document must not go unnoticed.
  if (!document) throw new Error('The report could not be composed');
  await shapeFontsByWord();
  let serial = 0;
  const number = (node: LayoutNode): void => {
    if (node.props) node.props = { ...node.props, serial: ++serial };
    for (const child of node.children ?? []) number(child);
  };
  number(document);
  const root = await (layoutDocument as unknown as (document: LayoutNode, fonts: typeof Font) => Promise<LayoutNode>)(document, Font);
  return { root, props: document.props };
}

type FontSource = { readonly src: string; readonly data: ShapingFont | null; readonly load: () => Promise<void> };

/** Opens the fonts that came from files, as the layout would, and makes them shape by word. */
async function shapeFontsByWord(): Promise<void> {
  const families = Object.values(Font.getRegisteredFonts() as unknown as Record<string, { sources: FontSource[] }>);
  for (const source of families.flatMap(({ sources }) => sources)) {
    if (!source.src.endsWith('.ttf')) continue;
    await source.load();
    if (source.data) shapeByWord(source.data);
  }
}

/** A new pdfkit document: the same copy that react-pdf draws with. */
export function newPdf(options: Record<string, unknown>): PdfKit {
  const kit = new PDFDocument(options) as unknown as PdfKit;
  // react-pdf sets the font before each piece of text, and pdfkit opens it anew each time to find that it had it.
  const opened = new Map<unknown, unknown>();
  const font = kit.font;
  kit.font = function fontOpenedOnce(this: PdfKit, source, size) {
    if (!opened.has(source)) {
      font.call(this, source, size);
      opened.set(source, this._font);
      return this;
    }
    this._font = opened.get(source);
    return this.fontSize(size);
  };
  return kit;
}

/** Draws a laid-out document; resolves with the bytes of the file. What was drawn of the layout is let go of. */
export function draw(kit: PdfKit, root: LayoutNode): Promise<Uint8Array> {
  let drawn = 0;
  const addPage = kit.addPage;
  kit.addPage = function addPageAndRelease(this: PdfKit, options) {
    release(root.children?.[drawn++ - 1]);
    return addPage.call(this, options);
  };
  return new Promise((resolve) => {
    const file = growingFile();
    // The header was written when the document was made.
    file.add(kit.read() ?? new Uint8Array());
    // pdfkit hands over some 350 parts a page; kept apart, they would outweigh the file twenty times.
    kit.push = (part) => {
      if (part) file.add(part);
      // In a turn of its own: before that, pdfkit is still busy and all it holds stays in memory.
      else setImmediate(() => resolve(file.bytes()));
      return true;
    };
    (renderPDF as unknown as (kit: PdfKit, root: LayoutNode) => void)(kit, root);
  });
}

/** Of a page that is drawn only the bookmarks are still needed: react-pdf adds them after the last page. */
function release(page: LayoutNode | undefined): void {
  if (!page) return;
  const bookmarksIn = (node: LayoutNode): LayoutNode[] => [
    ...(node.props?.bookmark ? [{ type: node.type, box: node.box, style: {}, props: { bookmark: node.props.bookmark } }] : []),
    ...(node.children ?? []).flatMap(bookmarksIn),
  ];
  page.children = (page.children ?? []).flatMap(bookmarksIn);
}

/** Bytes in one piece that doubles when it is full. */
function growingFile(): { add: (part: Uint8Array) => void; bytes: () => Uint8Array } {
  let file = new Uint8Array(1 << 16);
  let length = 0;
  return {
    add: (part) => {
      if (length + part.length > file.length) {
        const larger = new Uint8Array(Math.max(file.length * 2, length + part.length));
        larger.set(file.subarray(0, length));
        file = larger;
      }
      file.set(part, length);
      length += part.length;
    },
    bytes: () => file.slice(0, length),
  };
}
