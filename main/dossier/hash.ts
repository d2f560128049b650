import { createHash } from 'node:crypto';

/** SHA-256 in hex, of bytes or of UTF-8 text. */
export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
