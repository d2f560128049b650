import type { Failure } from '../result.ts';

/** Sentences by key, for one language. */
export type Texts = Readonly<Record<string, string>>;

/** A sentence with its values filled in; a missing key shows itself, so that it is noticed. */
export function sentence(texts: Texts, key: string, values: Readonly<Record<string, string>> = {}): string {
  const words = texts[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The sentence for an expected failure: what is wrong and what to do now. */
export const failureSentence = (texts: Texts, failure: Failure): string => sentence(texts, `fout.${failure.code}`, failure.detail);
