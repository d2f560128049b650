import { createHash, type X509Certificate } from 'node:crypto';
import { PDFDict, PDFDocument, PDFHexString, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import { LARGEST_REPORT, type SignatureStatements, type Statement, type VerifyReport } from '../../shared/report/verify-types.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { type Saying, saying } from '../../shared/text/saying.ts';
import { READING } from '../report/check/reader.ts';
import { answersStatement, type GivenAnswers } from './answers.ts';
import { allVouchedFor } from './chain.ts';
import { type CmsFacts, checkCms } from './cms.ts';
import { commonName, isTrialCertificate } from './keys.ts';
import { openLayout } from './layout.ts';
import { arrayOf, key, textOf } from './objects.ts';
import { compareRevisions } from './revisions.ts';
import { chainOf, timeOf } from './trust.ts';

/**
 * Checks the signatures of any PDF and makes seven separate statements; there is no total tick.
 * `anchors` are the certificates an administrator trusts: none are built in. `given` are answers to compare with.
 */
export async function verifyPdf(
  pdf: Uint8Array,
  anchors: readonly X509Certificate[],
  now: Date,
  given?: GivenAnswers,
): Promise<Result<VerifyReport>> {
  if (pdf.length > LARGEST_REPORT) return failed('pdf-te-groot', { grens: '100 MB' });
  if (!Buffer.from(pdf.subarray(0, 1024)).includes('%PDF-')) return failed('pdf-vreemd');
  const document = await load(pdf);
  if (document === 'encrypted') return failed('pdf-versleuteld');
  if (!document) return failed('pdf-onleesbaar');
  try {
    return success({ ...(await reportOn(pdf, document, anchors, now)), data: answersStatement(document, given) });
  } catch {
    // The parser is lazy: a damaged object fails only where it is used, in whatever way it was damaged.
    return failed('pdf-onleesbaar');
  }
}

async function reportOn(
  pdf: Uint8Array,
  document: PDFDocument,
  anchors: readonly X509Certificate[],
  now: Date,
): Promise<Omit<VerifyReport, 'data'>> {
  const fields = signatureFields(document);
  const read = fields.map((field) => (field.value ? readSignature(pdf, field) : undefined));
  const lastEnd = Math.max(0, ...read.map((one) => one?.end ?? 0));
  const signatures: SignatureStatements[] = [];
  for (const [place, field] of fields.entries()) {
    const one = read[place];
    if (one) signatures.push(await statementsFor(pdf, document, field, one, { anchors, now, lastEnd, fields, read }));
  }
  const signed = signatures.length;
  const good = signed > 0 && signatures.every(({ integrity, coverage, changes }) => integrity.ok && coverage.ok && changes.ok);
  return {
    verdict: signed === 0 ? 'niet ondertekend' : good ? 'geldig' : 'ongeldig',
    signatures,
    completeness: {
      ok: signed > 0 && signed === fields.length,
      text:
        fields.length === 0
          ? saying('volledig-geen-velden')
          : saying('volledig', { getekend: String(signed), totaal: String(fields.length) }),
    },
    signed,
    expected: fields.length,
    open: fields.filter(({ value }) => !value).map(({ name }) => name),
  };
}

async function load(pdf: Uint8Array): Promise<PDFDocument | 'encrypted' | undefined> {
  try {
    return await PDFDocument.load(pdf, READING);
  } catch (error) {
    return /encrypt/i.test((error as Error).message) ? 'encrypted' : undefined;
  }
}

type Field = { readonly name: string; readonly value: PDFDict | undefined };

function signatureFields(document: PDFDocument): readonly Field[] {
  const { context, catalog } = document;
  const found: Field[] = [];
  const visit = (object: PDFObject | undefined, depth: number): void => {
    const field = context.lookup(object);
    if (!(field instanceof PDFDict) || depth > 8) return;
    if (String(context.lookup(field.get(key('FT')))) === '/Sig') {
      const value = context.lookup(field.get(key('V')));
      found.push({ name: textOf(field.get(key('T'))) ?? '?', value: value instanceof PDFDict ? value : undefined });
      return;
    }
    for (const kid of arrayOf(context.lookup(field.get(key('Kids'))))) visit(kid, depth + 1);
  };
  const form = context.lookup(catalog.get(key('AcroForm')));
  if (form instanceof PDFDict) for (const field of arrayOf(context.lookup(form.get(key('Fields'))))) visit(field, 0);
  return found;
}

type ReadSignature = {
  readonly faults: readonly Saying[];
  readonly end: number;
  readonly cms?: CmsFacts;
  readonly claimed?: Date;
  readonly padesBaseline: boolean;
  readonly allowed: number | undefined;
};

function readSignature(pdf: Uint8Array, { value }: Field): ReadSignature {
  const dictionary = value as PDFDict;
  const range = arrayOf(dictionary.lookup(key('ByteRange'))).map((one) => Number(String(one)));
  const [start = -1, before = -1, after = -1, length = -1] = range;
  const wrong = (fault: string): ReadSignature => ({ faults: [saying(fault)], end: 0, padesBaseline: false, allowed: undefined });
  if (range.length !== 4 || start !== 0 || before <= 0 || after <= before || length < 0 || after + length > pdf.length) {
    return wrong('fout-bereik');
  }
  const contents = dictionary.get(key('Contents'));
  const gap = Buffer.from(pdf.subarray(before, after)).toString('latin1');
  // The hole in the byte range may hold the signature and nothing else.
  if (
    !(contents instanceof PDFHexString) ||
    gap[0] !== '<' ||
    gap.slice(1, -1).toLowerCase() !== contents.asString().toLowerCase() ||
    !/^<[0-9a-f]*>$/i.test(gap)
  ) {
    return wrong('fout-plek');
  }
  const raw = Buffer.from(gap.slice(1, -1), 'hex');
  const size = derLength(raw);
  if (size === undefined) return wrong('fout-onleesbaar');
  const faults: Saying[] = [];
  if (raw.subarray(size).some((byte) => byte !== 0)) faults.push(saying('fout-vulling'));
  const end = after + length;
  const claimed = dateOf(dictionary.get(key('M')));
  const rest = { end, ...(claimed ? { claimed } : {}), allowed: permissionOf(dictionary) };
  try {
    const cms = checkCms(raw.subarray(0, size), (algorithm) =>
      createHash(algorithm).update(pdf.subarray(0, before)).update(pdf.subarray(after, end)).digest(),
    );
    if (cms.bindsCertificate === false) faults.push(saying('fout-ander-certificaat'));
    const padesBaseline = String(dictionary.get(key('SubFilter'))) === '/ETSI.CAdES.detached' && cms.bindsCertificate === true;
    return { ...rest, faults: [...faults, ...cms.faults], cms, padesBaseline };
  } catch {
    return { ...rest, faults: [...faults, saying('fout-onleesbaar')], padesBaseline: false };
  }
}

/** How many bytes the DER value at the start takes; what follows must be zero padding. */
function derLength(raw: Uint8Array): number | undefined {
  const [tag, first] = raw;
  if (tag !== 0x30 || first === undefined) return undefined;
  if (first < 128) return first + 2;
  const count = first & 127;
  if (count === 0 || count > 4) return undefined;
  const size = 2 + count + Number.parseInt(Buffer.from(raw.subarray(2, 2 + count)).toString('hex'), 16);
  return size <= raw.length ? size : undefined;
}

type Around = {
  readonly anchors: readonly X509Certificate[];
  readonly now: Date;
  readonly lastEnd: number;
  readonly fields: readonly Field[];
  readonly read: readonly (ReadSignature | undefined)[];
};

async function statementsFor(
  pdf: Uint8Array,
  document: PDFDocument,
  field: Field,
  read: ReadSignature,
  around: Around,
): Promise<SignatureStatements> {
  const { cms } = read;
  const chain = chainOf(read, around);
  const whole = !cms || allVouchedFor(cms.certificates, around.anchors, chain.ok);
  const faults = whole ? read.faults : [...read.faults, saying('fout-meereizend-certificaat')];
  const integrity: Statement = {
    ok: faults.length === 0 && cms?.holds === true,
    text: faults.length === 0 ? saying('inhoud-gelijk') : { code: 'inhoud-fout', parts: faults },
  };
  return {
    field: field.name,
    signer: cms ? commonName(cms.leaf) : '',
    trial: cms ? isTrialCertificate(cms.leaf) : false,
    level: read.padesBaseline ? (cms?.timeStamp?.holds ? 'PAdES B-T' : 'PAdES B-B') : 'geen',
    integrity,
    coverage: coverageOf(pdf, read, around),
    changes: await changesAfter(pdf, document, read, around),
    chain,
    time: timeOf(read, around),
  };
}

function coverageOf(pdf: Uint8Array, read: ReadSignature, { lastEnd }: Around): Statement {
  if (read.end === pdf.length) return { ok: true, text: saying('dekking-heel') };
  if (read.end > 0 && lastEnd === pdf.length) return { ok: true, text: saying('dekking-eigen') };
  return { ok: false, text: saying('dekking-rest', { aantal: String(pdf.length - lastEnd) }) };
}

/**
 * Compares the signed revision with the final file, object by object. Only a later signature in an empty field is
 * allowed: its field may gain /V and /AP, and its dictionary and appearance may be new.
 */
async function changesAfter(pdf: Uint8Array, document: PDFDocument, read: ReadSignature, around: Around): Promise<Statement> {
  if (read.end === 0) return { ok: false, text: saying('daarna-onbekend') };
  if (read.end === pdf.length) return { ok: true, text: saying('daarna-niets') };
  const signed = await load(pdf.subarray(0, read.end));
  if (!signed || signed === 'encrypted') return { ok: false, text: saying('daarna-onleesbaar') };
  const later = new Set(around.fields.flatMap(({ name }, place) => ((around.read[place]?.end ?? 0) > read.end ? [name] : [])));
  const tables = openLayout(pdf, document, read.end);
  const differences = compareRevisions(signed, document, later, tables);
  if (!tables) differences.push(saying('verschil-opbouw'));
  if (read.allowed === 1 && later.size > 0) differences.push(saying('verschil-verboden'));
  if (differences.length > 0) return { ok: false, text: { code: 'daarna-veranderd', parts: differences.slice(0, 6) } };
  return { ok: true, text: saying('daarna-handtekeningen', { velden: [...later].join(', ') }) };
}

function permissionOf(signature: PDFDict): number | undefined {
  const { context } = signature;
  for (const part of arrayOf(context.lookup(signature.get(key('Reference'))))) {
    const reference = context.lookup(part);
    const parameters = reference instanceof PDFDict ? context.lookup(reference.get(key('TransformParams'))) : undefined;
    if (parameters instanceof PDFDict) return Number(String(parameters.get(key('P'))));
  }
  return undefined;
}

function dateOf(value: unknown): Date | undefined {
  try {
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeDate() : undefined;
  } catch {
    return undefined;
  }
}
