import { type FC, useState } from 'react';
import type { DossierCheck } from '../../shared/bridge.ts';
import { bridge } from '../bridge.ts';
import { settled } from '../changes.ts';
import { take } from '../state.ts';
import { t } from '../words.ts';

/** Looks whether the log, the versions and the attachments of this dossier are as they were left, also years later. */
export const CheckDossier: FC<{ id: string }> = ({ id }) => {
  const [found, setFound] = useState<DossierCheck | undefined>();
  const check = async (): Promise<void> => {
    await settled();
    take(await bridge.call['dossier.check']({ id }), setFound);
  };
  const faults = found ? faultsIn(found) : [];
  return (
    <>
      <p>
        <button type="button" className="link" onClick={() => void check()}>
          {t('dossiercontrole.knop')}
        </button>
      </p>
      <div role="status">
        {found && faults.length === 0 ? (
          <p>{t(found.lines > 0 ? 'dossiercontrole.goed' : 'dossiercontrole.geen_log', { aantal: String(found.lines) })}</p>
        ) : null}
        {faults.length > 0 ? (
          <ul className="note note-warning">
            {faults.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </>
  );
};

const faultsIn = ({ brokenLine, withoutLine, missing }: DossierCheck): readonly string[] => [
  ...(brokenLine === undefined ? [] : [t('dossiercontrole.regel', { regel: String(brokenLine) })]),
  ...withoutLine.map((number) => t('dossiercontrole.versie', { versie: String(number) })),
  ...missing.map((naam) => t('dossiercontrole.bijlage', { naam })),
];
