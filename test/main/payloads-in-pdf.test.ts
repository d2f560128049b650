import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { renderReport } from '../../main/report/render.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { content, NOW } from '../support/content.ts';
import { PAYLOADS, saying } from '../support/payloads.ts';
import { textOf } from '../support/pdf.ts';
import { FONTS } from '../support/reports.ts';

// Words break over lines and columns; signs that would turn the direction of the text or have no picture are left out.
const letters = (text: string): string => text.replace(/[\s\p{Cc}\u00ad\u202a-\u202e-]/gu, '');

test(`${PAYLOADS.length} stukken opmaak, script en formule staan in de PDF als letters, en de PDF kan niets doen`, async () => {
  const drawn = await renderReport(reportOf(content, saying(PAYLOADS), NOW), FONTS);
  expect(drawn.faults).toEqual([]);
  const text = letters((await textOf(drawn.bytes)).join(''));
  expect(PAYLOADS.filter((payload) => !text.includes(letters(payload)))).toEqual([]);

  const pdf = await PDFDocument.load(drawn.bytes);
  const actions: string[] = [];
  for (const [, object] of pdf.context.enumerateIndirectObjects()) look(object);
  function look(object: unknown): void {
    if (object instanceof PDFArray) for (const one of object.asArray()) look(one);
    if (!(object instanceof PDFDict)) return;
    for (const [key, value] of object.entries()) {
      if (['/JS', '/JavaScript', '/AA', '/Launch', '/OpenAction', '/EmbeddedFiles', '/XFA'].includes(key.asString()))
        actions.push(key.asString());
      if (
        key === PDFName.of('S') &&
        value instanceof PDFName &&
        ['/JavaScript', '/Launch', '/GoToR', '/SubmitForm'].includes(value.asString())
      )
        actions.push(value.asString());
      if (key === PDFName.of('URI') && value instanceof PDFString && !/^(https|mailto):/i.test(value.asString()))
        actions.push(value.asString());
      look(value);
    }
  }
  expect(actions).toEqual([]);
});
