import type { Result } from '../../result.ts';
import type { ForeignMap } from './map.ts';
import { readCnil } from './read-cnil.ts';
import { readInvulhulpen } from './read-invulhulpen.ts';
import type { ForeignFile, ForeignFormat } from './types.ts';

/** Reads the contents of a file of another tool, by what is in it and never by its name. */
export function readForeign(file: unknown, maps: readonly ForeignMap[], as?: ForeignFormat): Result<ForeignFile> {
  const isCnil = typeof file === 'object' && file !== null && 'pia' in file;
  return isCnil ? readCnil(file) : readInvulhulpen(file, maps, as);
}
