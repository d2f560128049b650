import { PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';

/** The name of an entry in a dictionary. */
export const key = (name: string): PDFName => PDFName.of(name);

/** The parts of an array; nothing when it is something else. */
export const arrayOf = (value: unknown): readonly PDFObject[] => (value as { asArray?: () => PDFObject[] } | undefined)?.asArray?.() ?? [];

/** The text of a string of either kind; `undefined` when it is something else. */
export const textOf = (value: unknown): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
