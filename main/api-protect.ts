import type { Bridge, Opened } from '../shared/bridge.ts';
import { failed, type Result, success } from '../shared/result.ts';
import { isRecoveryCode, newRecoveryCode, newVault, type Vault } from './dossier/vault.ts';
import type { OpenDossier } from './open-dossiers.ts';

type Needed = {
  readonly open: ReadonlyMap<string, OpenDossier>;
  /** Opens the file of a ticket with a passphrase or a recovery code. */
  readonly unlock: (ticket: string, secret: string) => Promise<Result<Opened>>;
  /** Reads the list again, so that nothing on this computer remembers the title of what is encrypted now. */
  readonly listAgain: () => Promise<unknown>;
};

/** The calls about a passphrase on a dossier. Neither it nor the recovery code is kept anywhere. */
export function protectCalls({
  open,
  unlock,
  listAgain,
}: Needed): Pick<Bridge, 'library.unlock' | 'dossier.recoveryCode' | 'dossier.encrypt' | 'dossier.decrypt'> {
  const change = async (id: string, action: string, vault: () => Promise<Vault | undefined>): Promise<Result<{ at: string }>> => {
    const found = open.get(id);
    if (!found) return failed('dossier-dicht');
    const { session, holder } = found;
    if (holder) return failed('dossier-alleen-lezen', { wie: holder.person, computer: holder.computer });
    const saved = await session.protect(await vault());
    if (!saved.ok) return saved;
    await session.note(action, 'dossier');
    await listAgain().catch(() => undefined);
    return success({ at: saved.value });
  };
  return {
    'library.unlock': ({ ticket, secret }) => unlock(ticket, secret),
    'dossier.recoveryCode': async () => newRecoveryCode(),
    'dossier.encrypt': async ({ id, passphrase, recoveryCode }) => {
      if (new Set(passphrase).size < FEWEST_SIGNS || !isRecoveryCode(recoveryCode)) return failed('wachtwoordzin-zwak');
      const action = open.get(id)?.session.isEncrypted() ? 'wachtwoordzin veranderd' : 'dossier versleuteld';
      return change(id, action, () => newVault(id, passphrase, recoveryCode));
    },
    'dossier.decrypt': ({ id }) => change(id, 'versleuteling weggehaald', async () => undefined),
  };
}

/** Different signs in a passphrase: one key held down is long enough and protects nothing. */
const FEWEST_SIGNS = 5;
