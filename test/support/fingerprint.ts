// Traces of the sentences of other people's texts, so that a test can see whether ours lean on them too much. Only hashes are
// kept, no text. Made with: node test/support/fingerprint.ts FOLDER
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { sentencesOf } from './sentences.ts';

export const FINGERPRINT = new URL('../fixtures/sentences.bin.gz', import.meta.url).pathname;
/** Shorter sentences are too common to belong to anybody. */
export const MIN_WORDS = 8;

const normal = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/<[^>]*>/g, ' ')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Hashes of every run of three words. */
export function tracesOf(sentence: string): readonly number[] {
  const words = normal(sentence);
  return words.length < MIN_WORDS ? [] : words.slice(2).map((_, place) => hash(words.slice(place, place + 3).join(' ')));
}

// FNV-1a, 32 bits.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** The known sentences, each as its traces. */
export function readFingerprint(): readonly (readonly number[])[] {
  const bytes = gunzipSync(readFileSync(FINGERPRINT));
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const found: number[][] = [];
  for (let at = 0; at < numbers.length; ) {
    const count = numbers[at] ?? 0;
    found.push([...numbers.subarray(at + 1, at + 1 + count)]);
    at += count + 1;
  }
  return found;
}

/** The share of a sentence's traces that also stand in one known sentence, at its highest. */
export function likeness(known: readonly (readonly number[])[]): (sentence: string) => number {
  const places = new Map<number, number[]>();
  for (const [place, traces] of known.entries())
    for (const trace of new Set(traces)) places.set(trace, [...(places.get(trace) ?? []), place]);
  return (sentence) => {
    const traces = [...new Set(tracesOf(sentence))];
    const counts = new Map<number, number>();
    for (const trace of traces) for (const place of places.get(trace) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1);
    return traces.length === 0 ? 0 : Math.max(0, ...counts.values()) / traces.length;
  };
}

function textsIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  if (/\.(ya?ml|json)$/.test(file))
    return stringsIn(parse(text, { maxAliasCount: -1, logLevel: 'silent', strict: false, uniqueKeys: false }));
  return text.split(/\r?\n/).flatMap((line) => (file.endsWith('.csv') ? line.split(/[;,]/) : [line]));
}

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(at) : /\.(ya?ml|json|csv|md|txt)$/.test(entry.name) ? [at] : [];
  });

if (import.meta.main) {
  const seen = new Set<string>();
  const numbers: number[] = [];
  for (const file of filesIn(process.argv[2] ?? '')) {
    for (const sentence of textsIn(file).flatMap((text) => sentencesOf(text.replace(/<[^>]*>/g, ' ')))) {
      const traces = tracesOf(sentence);
      const key = traces.join();
      if (traces.length === 0 || seen.has(key)) continue;
      seen.add(key);
      numbers.push(traces.length, ...traces);
    }
  }
  writeFileSync(FINGERPRINT, gzipSync(Buffer.from(new Uint32Array(numbers).buffer), { level: 9 }));
  process.stdout.write(`${seen.size} zinnen\n`);
}
