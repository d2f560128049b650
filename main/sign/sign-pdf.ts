import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { failed, type Result, success } from '../../shared/result.ts';
import { READING } from '../report/check/reader.ts';
import { drawSignatureBlock } from './appearance.ts';
import { makeCms, type Stamp } from './cms.ts';
import type { Signer } from './keys.ts';
import { tableStart } from './layout.ts';

export type SignRequest = {
  readonly field: string;
  readonly signer: Signer;
  /** Name and function as they should stand in the block; the certificate's own name when left out. */
  readonly name?: string;
  readonly reason: string;
  readonly location: string;
  readonly date: Date;
  readonly fontFile: string;
  /** Without it the time is what the computer of the signer says. */
  readonly stamp?: Stamp;
};

// Room for the CMS: B-B with RSA and a full chain takes about 4.2 kB, a time stamp doubles it.
const CONTENTS_BYTES = 24_576;
const RANGE_ROOM = '0 0000000000 0000000000 0000000000';

/** The signature fields of a PDF with whether each is filled, or undefined when the file cannot be read. */
export async function signatureFieldsOf(pdf: Uint8Array): Promise<readonly { field: string; signed: boolean }[] | undefined> {
  try {
    const document = await PDFDocument.load(pdf, READING);
    return fieldsOf(document).map(({ name, dictionary }) => ({ field: name, signed: dictionary.has(PDFName.of('V')) }));
  } catch {
    return undefined;
  }
}

/**
 * Fills an empty signature field by an incremental update: every byte of the file stays as it was. The first
 * signature certifies the document (DocMDP P=2): after it only further signatures are allowed.
 */
export async function signPdf(pdf: Uint8Array, request: SignRequest): Promise<Result<Uint8Array>> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(pdf, READING);
  } catch {
    return failed('pdf-onleesbaar');
  }
  const fields = fieldsOf(document);
  const target = fields.find(({ name }) => name === request.field);
  if (fields.length === 0) return failed('pdf-zonder-velden');
  if (!target) return failed('pdf-veld-onbekend', { veld: request.field, velden: fields.map(({ name }) => name).join(', ') });
  if (target.dictionary.has(PDFName.of('V'))) return failed('pdf-veld-getekend', { veld: request.field });
  const previous = tableAt(pdf);
  if (!previous) return failed('pdf-andere-opbouw');
  const first = !fields.some(({ dictionary }) => dictionary.has(PDFName.of('V')));
  const update = composeUpdate(pdf, document, target, request, previous, first);
  return fillContents(Buffer.concat([pdf, Buffer.from(update, 'latin1')]), pdf.length, request);
}

type Field = { readonly name: string; readonly ref: PDFRef; readonly dictionary: PDFDict };

function fieldsOf(document: PDFDocument): readonly Field[] {
  const { context, catalog } = document;
  const form = context.lookup(catalog.get(PDFName.of('AcroForm'))) as PDFDict | undefined;
  const list = form && (context.lookup(form.get(PDFName.of('Fields'))) as { asArray?: () => PDFRef[] } | undefined)?.asArray?.();
  return (list ?? []).flatMap((ref): Field[] => {
    const dictionary = context.lookup(ref) as PDFDict;
    const name = dictionary.get(PDFName.of('T'));
    const isSignature = String(dictionary.get(PDFName.of('FT'))) === '/Sig';
    return isSignature && (name instanceof PDFString || name instanceof PDFHexString) ? [{ name: name.decodeText(), ref, dictionary }] : [];
  });
}

function composeUpdate(
  pdf: Uint8Array,
  document: PDFDocument,
  field: Field,
  request: SignRequest,
  previous: Table,
  first: boolean,
): string {
  const { context, catalog } = document;
  const signature = Math.max(context.largestObjectNumber + 1, previous.size);
  const appearance = signature + 1;
  const objects: { number: number; generation: number; body: string }[] = [
    { number: signature, generation: 0, body: signatureDictionary(request, first) },
    { number: appearance, generation: 0, body: appearanceStream(field.dictionary, request) },
    {
      number: field.ref.objectNumber,
      generation: field.ref.generationNumber,
      body: changed(field.dictionary, { V: `${signature} 0 R`, AP: `<< /N ${appearance} 0 R >>` }),
    },
  ];
  const root = context.trailerInfo.Root as PDFRef;
  if (first) {
    objects.push({
      number: root.objectNumber,
      generation: root.generationNumber,
      body: changed(catalog, { Perms: `<< /DocMDP ${signature} 0 R >>` }),
    });
  }
  objects.sort((a, b) => a.number - b.number);
  let out = pdf[pdf.length - 1] === 10 ? '' : '\n';
  const offsets = objects.map(({ number, generation, body }) => {
    const offset = pdf.length + out.length;
    out += `${number} ${generation} obj\n${body}\nendobj\n`;
    return offset;
  });
  const id = String((context.lookup(context.trailerInfo.ID) as unknown as { asArray: () => unknown[] }).asArray()[0]);
  const second = createHash('sha256').update(out, 'latin1').update(pdf.subarray(-64)).digest('hex').slice(0, 32).toUpperCase();
  const info = context.trailerInfo.Info ? ` /Info ${String(context.trailerInfo.Info)}` : '';
  const entries = objects.map(({ number, generation }, place) => ({ number, generation, offset: offsets[place] ?? 0 }));
  const trailer = `/Root ${String(root)}${info} /ID [${id} <${second}>] /Prev ${previous.offset}`;
  return `${out}${tableText(previous.kind, entries, pdf.length + out.length, appearance + 1, trailer)}`;
}

type Table = { readonly kind: 'table' | 'stream'; readonly offset: number; readonly size: number };
type Entry = { readonly number: number; readonly generation: number; readonly offset: number };

/** The last table of a PDF: an update must carry one of the same kind (ISO 32000-1, 7.5.8.4). */
function tableAt(pdf: Uint8Array): Table | undefined {
  const offset = tableStart(pdf);
  if (offset === undefined) return undefined;
  const text = Buffer.from(pdf.subarray(offset)).toString('latin1');
  const isStream = /^\d+ \d+ obj\b/.test(text) && text.slice(0, text.indexOf('stream')).includes('/XRef');
  const kind = text.startsWith('xref') ? 'table' : isStream ? 'stream' : undefined;
  const size = Number(/\/Size (\d+)/.exec(text)?.[1]);
  return kind && size > 0 ? { kind, offset, size } : undefined;
}

function tableText(kind: Table['kind'], entries: readonly Entry[], at: number, free: number, trailer: string): string {
  const end = `startxref\n${at}\n%%EOF\n`;
  if (kind === 'table') {
    const lines = entries.map(
      ({ number, generation, offset }) => `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
    );
    return `xref\n${lines.join('')}trailer\n<< /Size ${free} ${trailer} >>\n${end}`;
  }
  // The stream is an object itself, and stands in its own list.
  const all = [...entries, { number: free, generation: 0, offset: at }];
  const data = Buffer.alloc(all.length * 7);
  all.forEach(({ generation, offset }, place) => {
    data.writeUInt8(1, place * 7);
    data.writeUInt32BE(offset, place * 7 + 1);
    data.writeUInt16BE(generation, place * 7 + 5);
  });
  const index = all.map(({ number }) => `${number} 1`).join(' ');
  return `${free} 0 obj\n<< /Type /XRef /W [1 4 2] /Index [${index}] /Size ${free + 1} ${trailer} /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream\nendobj\n${end}`;
}

function signatureDictionary({ signer, name, reason, location, date }: SignRequest, first: boolean): string {
  const certify = first
    ? '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>] '
    : '';
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${pdfDate(date)}) /Name ${pdfText(name ?? signer.name)} /Reason ${pdfText(reason)} /Location ${pdfText(location)} ${certify}/ByteRange [${RANGE_ROOM}] /Contents <${'0'.repeat(CONTENTS_BYTES * 2)}> >>`;
}

function appearanceStream(field: PDFDict, { signer, name, date, fontFile, stamp }: SignRequest): string {
  const [left = 0, bottom = 0, right = 0, top = 0] = (field.lookup(PDFName.of('Rect')) as unknown as { asArray: () => unknown[] })
    .asArray()
    .map((one) => Number(String(one)));
  const [width, height] = [right - left, top - bottom];
  const lines = [
    name ?? signer.name,
    `Ondertekend op ${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    stamp ? 'Met een tijdstempel' : 'Tijd volgens de computer van de ondertekenaar',
  ];
  const drawing = drawSignatureBlock(
    fontFile,
    { lines, ...(signer.trial ? { warning: 'PROEF: bewijst geen identiteit' } : {}) },
    width,
    height,
  );
  const stream = deflateSync(Buffer.from(drawing, 'latin1')).toString('latin1');
  return `<< /Type /XObject /Subtype /Form /BBox [0 0 ${width.toFixed(2)} ${height.toFixed(2)}] /Resources << >> /Filter /FlateDecode /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
}

/** Writes the byte range, signs what it covers, and puts the signature in the room that was kept. */
async function fillContents(file: Buffer, updateStart: number, { signer, stamp }: SignRequest): Promise<Result<Uint8Array>> {
  const open = file.indexOf('/Contents <', updateStart) + '/Contents '.length;
  const end = open + CONTENTS_BYTES * 2 + 2;
  const range = [open, end, file.length - end].map((one) => String(one).padStart(10, '0')).join(' ');
  file.write(`0 ${range}`, file.indexOf(`/ByteRange [${RANGE_ROOM}`, updateStart) + '/ByteRange ['.length, 'latin1');
  const digest = createHash('sha256').update(file.subarray(0, open)).update(file.subarray(end)).digest();
  const cms = await makeCms(digest, signer, stamp);
  if (!cms.ok) return cms;
  if (cms.value.length > CONTENTS_BYTES)
    throw new Error(`The signature takes ${cms.value.length} bytes and there is room for ${CONTENTS_BYTES}`);
  file.write(Buffer.from(cms.value).toString('hex'), open + 1, 'latin1');
  return success(file);
}

function changed(dictionary: PDFDict, change: Readonly<Record<string, string>>): string {
  const parts = new Map(dictionary.entries().map(([key, value]) => [key.asString(), value.toString()]));
  for (const [key, value] of Object.entries(change)) parts.set(`/${key}`, value);
  return `<< ${[...parts].map(([key, value]) => `${key} ${value}`).join(' ')} >>`;
}

const pdfDate = (date: Date): string => `D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

const pdfText = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? `(${text.replace(/[\\()]/g, '\\$&')})`
    : `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
