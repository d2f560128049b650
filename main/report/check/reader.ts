import {
  type LoadOptions,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** How every PDF is read: as it is, and in one go. We read in a process of our own, so there is no screen to give turns to. */
export const READING: LoadOptions = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };

/** Takes one fault, in words. */
export type Say = (fault: string) => void;
export type Reader = ReturnType<typeof reader>;

/** Reads values of a PDF by name, and follows references. */
export function reader(document: PDFDocument) {
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
