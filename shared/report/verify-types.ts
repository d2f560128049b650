import type { Saying } from '../text/saying.ts';

/** Bytes: a larger file is no report, and is not read. */
export const LARGEST_REPORT = 100_000_000;

/** One statement about a signature: whether it holds, and what to tell the person. */
export type Statement = { readonly ok: boolean; readonly text: Saying };

/** What can be said about one signature; each statement stands for itself. */
export type SignatureStatements = {
  readonly field: string;
  /** The name in the certificate; empty when the certificate cannot be read. */
  readonly signer: string;
  readonly trial: boolean;
  readonly level: 'PAdES B-T' | 'PAdES B-B' | 'geen';
  /** 1. The bytes are as they were signed. */
  readonly integrity: Statement;
  /** 2. How much of the file it covers. */
  readonly coverage: Statement;
  /** 3. What was added after signing. */
  readonly changes: Statement;
  /** 4. Whether the certificate leads to one that is trusted. */
  readonly chain: Statement & { readonly state: 'vertrouwd' | 'niet-vertrouwd' | 'geen-ankers' | 'proef' | 'onbekend' };
  /** 5. When it was signed, and whether that is proven. */
  readonly time: { readonly proven: boolean; readonly at: string; readonly text: Saying };
};

/** The check of a report. Statements 6 and 7 are about the file as a whole. */
export type VerifyReport = {
  /** About integrity, coverage and changes only: who signed is told by the chain. */
  readonly verdict: 'niet ondertekend' | 'geldig' | 'ongeldig';
  readonly signatures: readonly SignatureStatements[];
  /** 6. How many of the expected fields are signed. */
  readonly completeness: Statement;
  readonly signed: number;
  readonly expected: number;
  readonly open: readonly string[];
  /** 7. Whether data that came along equals the report. */
  readonly data: { readonly ok: boolean | null; readonly text: Saying };
};
