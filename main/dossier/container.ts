import { Buffer } from 'node:buffer';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { z } from 'zod';
import { type AssessmentDocument, assessmentSchema } from '../../shared/assessment/types.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { OUTCOMES } from '../../shared/rules/outcomes.ts';
import { sha256 } from './hash.ts';
import { isSealed } from './vault.ts';

export const FORMAT = 'weegwijzer-dossier';
export const FORMAT_VERSION = 1;
const ATTACHMENTS = 'attachments/';
const MIMETYPE = 'application/vnd.weegwijzer.dossier+zip';

/** The part of a dossier file that is an attachment, by the hash of its bytes. */
export const attachmentPart = (hash: string): string => ATTACHMENTS + hash;
export const isAttachment = (name: string): boolean => name.startsWith(ATTACHMENTS);

/** What a dossier file may weigh (bytes): past it the file is refused before it is unpacked. */
export const FILE_LIMITS = {
  file: 150_000_000,
  document: 50_000_000,
  attachment: 25_000_000,
  manifest: 1_000_000,
  entries: 1_000,
  ratio: 200,
  depth: 60,
} as const;

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.number().int().positive(),
  id: z.uuid(),
  title: z.string().max(2_000),
  organisation: z.string().max(2_000),
  dossierNumber: z.string().max(2_000),
  status: z.enum(['open', 'vastgelegd', 'proefondertekend', 'ondertekend', 'huiswerk', 'meelezen']),
  outcome: z.enum(OUTCOMES),
  revision: z.number().int().nonnegative(),
  savedAt: z.iso.datetime({ offset: true }),
  appVersion: z.string().max(100),
  contentHash: z.string().max(100),
  documentHash: z.string().length(64),
  instruments: z.array(z.strictObject({ id: z.string().max(100), edition: z.string().max(100) })).max(20),
  example: z.boolean(),
  /** How far the questions are; files of before this field do not have it. */
  progress: z.strictObject({ asked: z.number().int(), done: z.number().int(), toConfirm: z.number().int() }).optional(),
  /** The earliest date of what is still to be done, ISO 8601. */
  nextDate: z.iso.date().optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

export type Dossier = {
  readonly manifest: Manifest;
  readonly document: AssessmentDocument;
  /** Everything else in the file, kept as it is. */
  readonly entries: ReadonlyMap<string, Uint8Array>;
};

/** Of 1 to 9. Packing takes most of the time of a save; 6, the usual, takes twice as long for some 4 % fewer bytes. */
const PACKING = 4;

/** The bytes of a dossier file: a ZIP whose bytes depend on its content alone. */
export async function packDossier(dossier: Dossier): Promise<{ bytes: Uint8Array; documentHash: string }> {
  const document = Buffer.from(JSON.stringify(dossier.document));
  const documentHash = sha256(document);
  const zip = new yazl.ZipFile();
  const stamp = { mtime: new Date('2026-01-01T00:00:00Z'), forceDosTimestamp: true, mode: 0o100644 };
  const packed = { ...stamp, compress: true, compressionLevel: PACKING };
  const asIs = { ...stamp, compress: false };
  zip.addBuffer(Buffer.from(MIMETYPE), 'mimetype', asIs);
  zip.addBuffer(Buffer.from(JSON.stringify({ ...dossier.manifest, documentHash }, null, 1)), 'manifest.json', packed);
  zip.addBuffer(document, 'dossier.json', packed);
  for (const [name, bytes] of dossier.entries) {
    zip.addBuffer(Buffer.from(bytes), name, isAttachment(name) ? asIs : packed);
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return { bytes: Buffer.concat(parts), documentHash };
}

/** Reads a dossier file. Hostile until every check has passed; a refused file is left as it is. */
export async function unpackDossier(bytes: Uint8Array): Promise<Result<Dossier>> {
  if (bytes.length > FILE_LIMITS.file) return failed('dossier-te-groot', { grens: '150 MB' });
  if (isSealed(bytes)) return failed('dossier-versleuteld');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return failed('dossier-vreemd');
  const entries = await readEntries(bytes);
  if (!entries.ok) return entries;
  const manifest = parseManifest(entries.value.get('manifest.json'));
  if (!manifest.ok) return manifest;
  const raw = entries.value.get('dossier.json');
  if (!raw) return failed('dossier-beschadigd', { plek: 'dossier.json ontbreekt' });
  if (sha256(raw) !== manifest.value.documentHash) return failed('dossier-beschadigd', { plek: 'dossier.json is veranderd' });
  const document = parseJson(raw, assessmentSchema, 'dossier.json');
  if (!document.ok) return document;
  if (document.value.id !== manifest.value.id) return failed('dossier-beschadigd', { plek: 'manifest.json hoort bij een ander dossier' });
  const rest = [...entries.value].filter(([name]) => !['mimetype', 'manifest.json', 'dossier.json'].includes(name));
  return success({ manifest: manifest.value, document: document.value, entries: new Map(rest) });
}

/** Only the manifest, for an overview of many files. */
export async function readManifest(bytes: Uint8Array): Promise<Result<Manifest>> {
  if (isSealed(bytes)) return failed('dossier-versleuteld');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return failed('dossier-vreemd');
  const entries = await readEntries(bytes, new Set(['mimetype', 'manifest.json']));
  return entries.ok ? parseManifest(entries.value.get('manifest.json')) : entries;
}

function parseManifest(raw: Uint8Array | undefined): Result<Manifest> {
  if (!raw) return failed('dossier-vreemd');
  const head = parseJson(raw, z.looseObject({ format: z.string(), formatVersion: z.number() }), 'manifest.json');
  if (!head.ok) return failed('dossier-beschadigd', { plek: 'manifest.json is niet te lezen' });
  if (head.value.format !== FORMAT) return failed('dossier-vreemd');
  if (head.value.formatVersion > FORMAT_VERSION) return failed('dossier-te-nieuw', { versie: String(head.value.formatVersion) });
  return parseJson(raw, manifestSchema, 'manifest.json');
}

function parseJson<T>(raw: Uint8Array, schema: z.ZodType<T>, name: string): Result<T> {
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
    if (nestsDeeper(text, FILE_LIMITS.depth)) return failed('dossier-beschadigd', { plek: `${name} is te diep genest` });
    value = JSON.parse(text);
  } catch {
    return failed('dossier-beschadigd', { plek: `${name} is niet te lezen` });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return success(parsed.data);
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  return failed('dossier-beschadigd', { plek: place ? `${name}, bij ${place.slice(0, 200)}` : name });
}

/** True when brackets outside strings nest deeper than the limit; JSON.parse itself would accept 200,000 levels. */
export function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 34) at = endOfString(text, at + 1);
    else if (sign === 91 || sign === 123) {
      depth++;
      if (depth > limit) return true;
    } else if (sign === 93 || sign === 125) depth--;
  }
  return false;
}

/** Where the quote stands that closes a string, past those behind an odd number of backslashes. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (end - 1 - slashes >= from && text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

const NAMES = /^(mimetype|manifest\.json|dossier\.json|history\.jsonl|log\.jsonl|attachments\/[0-9a-f]{64})$/;
function sizeLimit(name: string): number {
  if (isAttachment(name)) return FILE_LIMITS.attachment;
  return name === 'mimetype' || name === 'manifest.json' ? FILE_LIMITS.manifest : FILE_LIMITS.document;
}

async function readEntries(bytes: Uint8Array, only?: ReadonlySet<string>): Promise<Result<Map<string, Uint8Array>>> {
  const found = new Map<string, Uint8Array>();
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      validateEntrySizes: true,
    });
    if (zip.entryCount > FILE_LIMITS.entries) return failed('dossier-te-groot', { grens: `${FILE_LIMITS.entries} onderdelen` });
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (!NAMES.test(name) || found.has(name)) return failed('dossier-vreemd');
      if (entry.uncompressedSize > sizeLimit(name))
        return failed('dossier-te-groot', { grens: `${sizeLimit(name) / 1_000_000} MB voor ${name}` });
      // Text of ours may repeat itself and then packs very well; attachments we do not pack at all.
      if (isAttachment(name) && entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * FILE_LIMITS.ratio) {
        return failed('dossier-beschadigd', { plek: `${name} is verdacht sterk ingepakt` });
      }
      if (only && !only.has(name)) continue;
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of await zip.openReadStreamPromise(entry)) {
        size += (part as Buffer).length;
        if (size > sizeLimit(name)) return failed('dossier-te-groot', { grens: name });
        parts.push(part as Buffer);
      }
      found.set(name, Buffer.concat(parts));
    }
    const mime = found.get('mimetype');
    if (!mime || Buffer.from(mime).toString() !== MIMETYPE) return failed('dossier-vreemd');
    return success(found);
  } catch {
    // yauzl throws for cut-off, overlapping and corrupt archives alike.
    return failed('dossier-beschadigd', { plek: 'het bestand is niet volledig of veranderd' });
  }
}
