import path from 'node:path';
import { failed, type Result, success } from '../../shared/result.ts';
import { type Dossier, unpackDossier } from './container.ts';
import { readJournal } from './journal.ts';
import { copyAside, previousPlace } from './local.ts';
import type { Recovery, Surroundings } from './session.ts';
import { isSealed, unlock, type Vault } from './vault.ts';

export type Unpacked = { readonly dossier: Dossier /** What it was encrypted with. */; readonly vault?: Vault };

/** Reads the bytes of a dossier file; an encrypted one asks for its passphrase, its recovery code, or an open vault. */
export async function unpackWith(bytes: Uint8Array, key?: string | Vault): Promise<Result<Unpacked>> {
  if (!isSealed(bytes) || key === undefined) {
    const plain = await unpackDossier(bytes);
    return plain.ok ? success({ dossier: plain.value }) : plain;
  }
  const vault = typeof key === 'string' ? await unlock(bytes, key) : success(key);
  if (!vault.ok) return vault;
  const opened = vault.value.open(bytes);
  if (!opened.ok) return opened;
  const dossier = await unpackDossier(opened.value);
  return dossier.ok ? success({ dossier: dossier.value, vault: vault.value }) : dossier;
}

/** Reads a dossier file; a damaged one of ours may have a whole predecessor on this computer. The damaged one is kept aside. */
export async function readDossierFile(at: Surroundings, file: string, secret?: string): Promise<Result<Unpacked & { recovery: Recovery }>> {
  const read = await unpackWith(await at.disk.read(file), secret);
  if (read.ok) return success({ ...read.value, recovery: { kind: 'none' } });
  const { code } = read.failure;
  // A file whose first bytes are gone looks foreign: only a journal that names this very place knows better.
  if (code !== 'dossier-beschadigd' && code !== 'dossier-vreemd') return read;
  for (const id of await openedHere(at, file)) {
    if (!(await at.disk.exists(previousPlace(at, id)))) continue;
    const previous = await unpackWith(await at.disk.read(previousPlace(at, id)), secret);
    if (!previous.ok && ASKS_A_PERSON.has(previous.failure.code)) return failed(previous.failure.code, { naam: path.basename(file) });
    if (!previous.ok) continue;
    const aside = await copyAside(at, at.now(), file, `${id}-beschadigd`, '.weegwijzer');
    return success({ ...previous.value, recovery: { kind: 'previous', aside } });
  }
  return read;
}

/** The dossiers that this computer knows at this place, the one it worked in last first: another one may have been there before. */
async function openedHere(at: Surroundings, file: string): Promise<readonly string[]> {
  const found: { id: string; changed: number }[] = [];
  for (const name of await at.disk.list(path.join(at.localData, 'journal'))) {
    const place = path.join(at.localData, 'journal', name);
    const id = name.replace(/\.jsonl$/, '');
    if (readJournal(await at.disk.read(place), id)?.file === file) found.push({ id, changed: await at.disk.changed(place) });
  }
  return found.sort((a, b) => b.changed - a.changed).map(({ id }) => id);
}

const ASKS_A_PERSON = new Set(['dossier-versleuteld', 'wachtwoordzin-onjuist']);
