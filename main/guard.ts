import type { Bridge, Call, Off } from '../shared/bridge.ts';
import { failed, type Result } from '../shared/result.ts';
import type { OpenDossier } from './open-dossiers.ts';
import type { Policy } from './policy.ts';

/** The calls behind each function that an administrator can switch off. */
const BEHIND: Readonly<Record<Off, readonly Call[]>> = {
  versleutelen: ['dossier.encrypt'],
  uitlenen: ['exchange.lend', 'exchange.review'],
  inlezen: ['library.importFile', 'wording.load'],
  proefsleutel: ['sign.makeTrialKey'],
  certificaten: ['settings.addAnchors'],
  sjabloonmappen: ['template.addFolder'],
};

/** What the log of a dossier says when something leaves it. Reports, signatures and answers have lines of their own. */
const LOGGED: Partial<Record<Call, string>> = {
  'report.html': 'HTML-kopie bewaard',
  'report.public': 'openbare versie bewaard',
  'report.text': 'tekst voor anderen bewaard',
  'report.register': 'registervermelding bewaard',
  'report.csv': 'actieplan bewaard',
  'report.bundle': 'bundel bewaard',
  'exchange.lend': 'huiswerk uitgeleend',
  'exchange.review': 'kopie om mee te lezen gemaakt',
  'dossier.saveAttachment': 'bijlage apart bewaard',
};

type AnyCall = (
  ...input: readonly { readonly id?: string; readonly form?: string; readonly kind?: string }[]
) => Promise<Result<unknown> | null>;

/** The calls as an administrator allows them; what leaves a dossier is written in its log. */
export function guarded(api: Bridge, { off = [] }: Policy, open: ReadonlyMap<string, OpenDossier>): Bridge {
  const refused = new Set(off.flatMap((one) => BEHIND[one]));
  const calls = Object.entries(api).map(([name, made]) => {
    if (refused.has(name as Call)) return [name, async () => failed('uitgezet')];
    const words = LOGGED[name as Call];
    if (!words) return [name, made];
    const logged: AnyCall = async (input, ...rest) => {
      const result = await (made as AnyCall)(input ?? {}, ...rest);
      const found = open.get(input?.id ?? '');
      // Only what was really written; a dossier of a colleague is not touched by reading it.
      if (result?.ok && found && !found.holder) {
        await found.session.note(words, input?.form ?? input?.kind ?? 'dossier');
        found.autosave.touched();
      }
      return result;
    };
    return [name, logged];
  });
  return Object.fromEntries(calls) as Bridge;
}
