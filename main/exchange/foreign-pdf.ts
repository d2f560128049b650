import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { failed, type Result, success } from '../../shared/result.ts';
import { READING } from '../report/check/reader.ts';

/** The answers that the Invulhulpen write into a PDF, as JSON text. */
export async function answersInPdf(bytes: Uint8Array): Promise<Result<string>> {
  try {
    const { context } = await PDFDocument.load(bytes, READING);
    const info = context.lookup(context.trailerInfo.Info);
    const value = info instanceof PDFDict ? context.lookup(info.get(PDFName.of('AssessmentData'))) : undefined;
    return value instanceof PDFString || value instanceof PDFHexString ? success(value.decodeText()) : failed('import-pdf-leeg');
  } catch (error) {
    return failed(/encrypt/i.test((error as Error).message) ? 'pdf-versleuteld' : 'pdf-onleesbaar');
  }
}
