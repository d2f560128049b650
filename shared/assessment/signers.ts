import { z } from 'zod';
import type { AssessmentDocument } from './types.ts';

/** What somebody vouches for with a signature. The FG signs for the advice alone. */
export const SIGNER_KINDS = ['opsteller', 'vaststeller', 'fg', 'ander'] as const;

export const signerSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  kind: z.enum(SIGNER_KINDS),
  name: z.string().max(200),
  function: z.string().max(200),
  /** On what ground somebody may sign for the organisation. */
  mandate: z.string().max(200),
});
export type Signer = z.infer<typeof signerSchema>;

const USUAL: readonly Signer[] = [
  { id: 'opsteller', kind: 'opsteller', name: '', function: '', mandate: '' },
  { id: 'vaststeller', kind: 'vaststeller', name: '', function: '', mandate: '' },
];

/** Who signs the version that is open, in order; the usual two when nobody said otherwise. */
export const signersOf = (document: AssessmentDocument): readonly Signer[] =>
  document.signers && document.signers.length > 0 ? document.signers : USUAL;
