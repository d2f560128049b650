import type { Failure } from '../shared/result.ts';
import { failureSentence, sentence, type Texts } from '../shared/text/texts.ts';

let texts: Texts = {};

/** Sets the language of the screen; called once at the start. */
export function setTexts(chosen: Texts): void {
  texts = chosen;
}

/** A sentence of the interface from `assets/texts`. */
export const t = (key: string, values?: Readonly<Record<string, string>>): string => sentence(texts, key, values);

export const failureWords = (failure: Failure): string => failureSentence(texts, failure);

/** A moment as a clock time, for "Bewaard om 14:32". */
export const clock = (iso: string): string =>
  new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
