/** An expected failure: a code with a sentence in `assets/texts`, and the values that the sentence names. */
export type Failure = { readonly code: string; readonly detail: Readonly<Record<string, string>> };

/** The outcome of work that may fail in ways a person can do something about. A bug throws instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = (code: string, detail: Record<string, string> = {}): Result<never> => ({
  ok: false,
  failure: { code, detail },
});
