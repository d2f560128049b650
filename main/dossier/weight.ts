import { Buffer } from 'node:buffer';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { FILE_LIMITS } from './container.ts';
import type { JournalEdit } from './journal.ts';

/** Bytes of JSON: what a document may weigh, well under what the file allows. */
export const HEAVIEST = FILE_LIMITS.document * 0.6;

const weightOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));

/**
 * Says of each edit, before it is made, whether it would make a file that cannot be opened any more; one that makes the
 * document lighter is always welcome. It weighs the whole document only when that could matter.
 */
export function weigher(start: AssessmentDocument): (document: AssessmentDocument, edit: JournalEdit) => boolean {
  /** Roughly: never less than what the document weighs. */
  let weight = weightOf(start);
  return (document, edit) => {
    // An answer carries a moment, a person and a source besides its text.
    weight += weightOf(edit.action) + 500;
    if (weight <= HEAVIEST) return false;
    const now = weightOf(document);
    weight = weightOf(update(document, edit.action, edit.at));
    if (weight <= HEAVIEST || weight <= now) return false;
    weight = now;
    return true;
  };
}
