import type { Language } from '../shared/bridge.ts';
import type { Failure } from '../shared/result.ts';
import { type Saying, sayingWords } from '../shared/text/saying.ts';
import { failureSentence, sentence, type Texts } from '../shared/text/texts.ts';

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

let texts: Texts = {};
let locale: string = LOCALES.nl;
let spoken: Language = 'nl';

/** Sets the language of the screen. The content of the instruments stays Dutch and is marked as such where it stands. */
export function setLanguage(language: Language, chosen: Texts): void {
  texts = chosen;
  spoken = language;
  locale = LOCALES[language];
  document.documentElement.lang = language;
}

/** A sentence of the interface from `assets/texts`. */
export const t = (key: string, values?: Readonly<Record<string, string>>): string => sentence(texts, key, values);

export const failureWords = (failure: Failure): string => failureSentence(texts, failure);

/** What main has to say about a file, in the language of the screen. */
export const said = (what: Saying): string => sayingWords(texts, spoken, what);

/** A moment as a clock time, for "Bewaard om 14:32". */
export const clock = (iso: string): string => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

/** A moment as "22 november 2026, 14:32", in the time of this computer. */
export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  );

/** Bytes as "1,2 MB" or "48 kB". */
export const sizeWords = (bytes: number): string => {
  const [amount, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000, 'kB'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
};

/** A number with at most one decimal, as the language of the screen writes it. */
export const numberWords = (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);

/** Today as `2026-12-01`, in the time of this computer. */
export const localDay = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date());

/** A date as "22 november 2026", in the language of the screen; other text comes back as it is. */
export const day = (iso: string): string =>
  /^\d{4}-\d{2}-\d{2}/.test(iso)
    ? new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${iso.slice(0, 10)}T00:00:00Z`),
      )
    : iso;
