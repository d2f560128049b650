import { PDFDocument } from '@cantoo/pdf-lib';
import { READING } from '../check/reader.ts';

/**
 * The same PDF with its small objects packed together (object streams, PDF 1.5): most of a tagged report is its
 * structure tree, thousands of dictionaries of some 70 bytes. Content, order and numbers stay as they are.
 */
export async function compacted(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, READING);
  const packed = await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  // A signature begins on a line of its own; without this one the end of the report would not be the same before and after.
  return Buffer.concat([packed, Buffer.from('\n')]);
}
