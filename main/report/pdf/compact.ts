import { PDFDocument } from '@cantoo/pdf-lib';
import { READING } from '../check/reader.ts';

/**
 * The same PDF with its small objects packed together (object streams, PDF 1.5): most of a tagged report is its
 * structure tree, thousands of dictionaries of some 70 bytes. Content, order and numbers stay as they are.
 */
export async function compacted(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, READING);
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}
