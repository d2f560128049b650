import { expect } from 'vitest';

/** A change to a file that a suite must notice. */
export type Planted = { readonly from: string | RegExp; readonly to: string };

/** The text with the fault in it; the test says when the text has changed so that the fault no longer fits. */
export function planted(before: string, { from, to }: Planted): string {
  const after = before.replace(from, () => to);
  expect(after, 'de fout is niet te planten: de tekst is veranderd').not.toBe(before);
  return after;
}
