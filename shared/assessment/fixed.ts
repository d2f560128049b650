import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AssessmentDocument, FixedVersion, Printing } from './types.ts';

/** SHA-256 (hex) over everything a person wrote: the hash that a version freezes and a report prints. */
export const documentHashOf = (document: AssessmentDocument): string => bytesToHex(sha256(utf8ToBytes(frozenPart(document))));

/** Everything a person wrote as JSON with sorted keys: the text that the hash is taken of. Without the versions themselves and the edit counter. */
export function frozenPart(document: AssessmentDocument): string {
  const { facts, instruments, answers, rows, deviations, signers, printing, template } = document;
  return stableJson({ id: document.id, facts, instruments, answers, rows, deviations, signers, printing, template });
}

/** The frozen version that the document still equals, if nothing was edited since. */
export function currentFixedVersion(document: AssessmentDocument): FixedVersion | undefined {
  const last = document.versions.at(-1);
  return last && last.documentHash === documentHashOf(document) ? last : undefined;
}

/** How a report is printed when nobody chose otherwise. */
export const USUAL_PRINTING: Printing = { complete: false, language: 'nl', attach: false };

/** The number of the version being worked on. */
export const openVersionNumber = (document: AssessmentDocument): number => (document.versions.at(-1)?.number ?? 0) + 1;

/** JSON with sorted keys, so that equal content has equal bytes. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, part]) => `${JSON.stringify(key)}:${stableJson(part)}`);
  return `{${parts.join(',')}}`;
}
