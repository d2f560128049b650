import { dateWords, momentWords } from './format.ts';
import { sentence, type Texts } from './texts.ts';

/**
 * A sentence that is put into words where it is read: its code (`uitspraak.<code>` in `assets/texts`), what it names, the
 * moment it speaks of (ISO; `{moment}` with the time, `{dag}` without) and the parts that `{delen}` lists.
 */
export type Saying = {
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly at?: string;
  readonly parts?: readonly Saying[];
};

export const saying = (code: string, values?: Readonly<Record<string, string>>): Saying => (values ? { code, values } : { code });

/** A saying as a sentence, in the language of the texts. */
export function sayingWords(texts: Texts, language: string, { code, values = {}, at, parts = [] }: Saying): string {
  return sentence(texts, `uitspraak.${code}`, {
    ...values,
    ...(at ? { moment: momentWords(at, language), dag: dateWords(at, language) } : {}),
    delen: parts.map((part) => sayingWords(texts, language, part)).join('; '),
  });
}
