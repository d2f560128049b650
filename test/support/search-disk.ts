import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';

/** The names of the files below a folder that hold these words or bytes: as they are, in a ZIP, in a PDF or in base64. */
export const holding = (folder: string, words: string | Buffer): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && holds(bytesOf(path.join(one.parentPath, one.name)), words))
    .map(({ name }) => name);

/** A file that is replaced while we search is gone under its temporary name; its new name is searched as well. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Whether bytes hold the words, in any of those ways. */
export const holds = (bytes: Buffer, words: string | Buffer): boolean =>
  [bytes, ...unzipped(bytes), ...inPdf(bytes), ...inBase64(bytes)].some((part) => part.includes(words));

const unzipped = (bytes: Buffer): readonly Buffer[] =>
  places(bytes, 'PK\u0003\u0004').flatMap((from) =>
    unpacked(inflateRawSync, bytes.subarray(from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28))),
  );

const inPdf = (bytes: Buffer): readonly Buffer[] =>
  bytes.subarray(0, 8).includes('%PDF-')
    ? places(bytes, 'stream\n').flatMap((from) => unpacked(inflateSync, bytes.subarray(from + 'stream\n'.length)))
    : [];

/** Line by line, as a journal has it, and lines together, as a key has it. */
const inBase64 = (bytes: Buffer): readonly Buffer[] =>
  [...bytes.toString('latin1').matchAll(/(?:^!?[A-Za-z0-9+/=]{40,}$\n?)+/gm)]
    .flatMap(([block]) => [block, ...block.split('\n')])
    .map((text) => Buffer.from(text.replaceAll('!', ''), 'base64'));

function places(bytes: Buffer, mark: string): readonly number[] {
  const found: number[] = [];
  for (let from = bytes.indexOf(mark); from >= 0; from = bytes.indexOf(mark, from + 1)) found.push(from);
  return found;
}

/** What was deflated here; nothing when it was stored or cut off, or when the mark stood there by chance. */
function unpacked(unpack: (bytes: Buffer) => Buffer, bytes: Buffer): readonly Buffer[] {
  try {
    return [unpack(bytes)];
  } catch {
    return [];
  }
}
