/**
 * What we use of the insides of react-pdf and pdfkit. The versions are pinned exactly and a golden test guards the
 * behaviour; nothing else in the app may reach past the public faces of these packages.
 */

import layoutDocument from '@react-pdf/layout';
import renderPDF from '@react-pdf/render';
import { Font, pdf } from '@react-pdf/renderer';
import PDFDocument from 'pdfkit';
import type { ReactElement } from 'react';

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
  on: (event: string, listener: (value: never) => void) => void;
};

type Instance = { container: { document: LayoutNode | null }; updateContainer: (element: ReactElement, done: () => void) => void };

/** Lays a react-pdf element out in pages; every node gets a serial number first, so that its fragments stay one. */
export async function layOut(element: ReactElement): Promise<{ root: LayoutNode; props: Record<string, unknown> }> {
  const instance = (pdf as unknown as () => Instance)();
  await new Promise<void>((resolve) => instance.updateContainer(element, resolve));
  const document = instance.container.document;
  // React reports an error in a component to the console only; a report without a document must not go unnoticed.
  if (!document) throw new Error('The report could not be composed');
  let serial = 0;
  const number = (node: LayoutNode): void => {
    if (node.props) node.props = { ...node.props, serial: ++serial };
    for (const child of node.children ?? []) number(child);
  };
  number(document);
  const root = await (layoutDocument as unknown as (document: LayoutNode, fonts: typeof Font) => Promise<LayoutNode>)(document, Font);
  return { root, props: document.props };
}

/** A new pdfkit document: the same copy that react-pdf draws with. */
export const newPdf = (options: Record<string, unknown>): PdfKit => new PDFDocument(options) as unknown as PdfKit;

/** Draws a laid-out document; resolves with the bytes of the file. */
export function draw(kit: PdfKit, root: LayoutNode): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    kit.on('data', ((part: Buffer) => parts.push(part)) as (value: never) => void);
    kit.on('end', () => resolve(Buffer.concat(parts)));
    kit.on('error', reject as (value: never) => void);
    (renderPDF as unknown as (kit: PdfKit, root: LayoutNode) => void)(kit, root);
  });
}
