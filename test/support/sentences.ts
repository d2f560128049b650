/** Sentences of a text: split after a full stop, a question mark, an exclamation mark or a colon before a new line. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.?!])\s+(?=[\p{Lu}‘“’'(])|\n+/u)
    .map((one) => one.trim())
    .filter(Boolean);

/** The words of a text, without numbers, codes and marks. */
export const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}][\p{L}\p{M}’'-]*/gu) ?? [];
