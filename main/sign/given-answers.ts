import { documentHashOf } from '../../shared/assessment/fixed.ts';
import { type Result, success } from '../../shared/result.ts';
import { unpackDossier } from '../dossier/container.ts';
import { sha256 } from '../dossier/hash.ts';
import { EXTENSION } from '../dossier/library.ts';
import type { GivenAnswers } from './answers.ts';

export type { GivenAnswers };

/** The answers in a file that somebody lays beside a report: `antwoorden.json`, or a dossier with all its versions. */
export async function givenAnswers(name: string, bytes: Uint8Array): Promise<Result<GivenAnswers>> {
  if (!name.endsWith(EXTENSION)) return success({ name, hashes: [sha256(bytes)] });
  const dossier = await unpackDossier(bytes);
  if (!dossier.ok) return dossier;
  const { document } = dossier.value;
  return success({ name, hashes: [documentHashOf(document), ...document.versions.map(({ documentHash }) => documentHash)] });
}
