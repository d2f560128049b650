import { type FC, type FormEvent, useState } from 'react';
import { LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE } from '../../shared/bridge.ts';
import { bridge } from '../bridge.ts';
import { checkpoint } from '../changes.ts';
import { Allowed } from '../components/allowed.tsx';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { type OpenDossier, type State, useStore } from '../state.ts';
import { setEncrypted, stopUnlocking, takeOpened } from '../store.ts';
import { failureWords, moment, t } from '../words.ts';

/** Asks for the passphrase of the encrypted dossier that somebody wants to open. */
export const Unlock: FC = () => {
  const unlocking = useStore((state) => state.unlocking);
  return unlocking ? <UnlockDialog key={unlocking.ticket} {...unlocking} /> : null;
};

const UnlockDialog: FC<NonNullable<State['unlocking']>> = ({ fileName, ticket, done }) => {
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || !secret) return;
    setBusy(true);
    const opened = await bridge.call['library.unlock']({ ticket, secret }).finally(() => setBusy(false));
    if (!opened.ok && opened.failure.code === 'wachtwoordzin-onjuist') {
      setWrong(failureWords(opened.failure));
      return;
    }
    stopUnlocking();
    takeOpened(opened, done);
  };
  return (
    <Dialog title={t('versleutel.open_titel', { bestand: fileName })} onClose={stopUnlocking}>
      <form className="stack" onSubmit={(event) => void open(event)}>
        <Field
          label={t('versleutel.geheim')}
          hint={t('versleutel.geheim_uitleg')}
          type="password"
          autoComplete="off"
          required
          maxLength={LONGEST_PASSPHRASE}
          value={secret}
          onText={setSecret}
        />
        <p role="status" className={wrong ? 'error-text' : 'muted'}>
          {busy ? t('versleutel.bezig') : wrong}
        </p>
        <FormButtons words={t('versleutel.open')} onCancel={stopUnlocking} />
      </form>
    </Dialog>
  );
};

/** Whether this dossier has a passphrase, and the ways to give it one, another one, or none. */
export const Protection: FC<{ dossier: OpenDossier }> = ({ dossier }) => {
  const [asked, setAsked] = useState<'zin' | 'weg' | undefined>();
  const close = (): void => setAsked(undefined);
  // Small files that travel to somebody else have no secrets of their own.
  if (dossier.holder || dossier.document.loan || dossier.document.review) return null;
  return (
    <>
      {dossier.encrypted ? <p>{t('versleutel.aan')}</p> : null}
      <Allowed what="versleutelen">
        <p>
          <button type="button" className="link" onClick={() => setAsked('zin')}>
            {t(dossier.encrypted ? 'versleutel.ander' : 'versleutel.knop')}
          </button>
        </p>
      </Allowed>
      {dossier.encrypted ? (
        <p>
          <button type="button" className="link" onClick={() => setAsked('weg')}>
            {t('versleutel.weg')}
          </button>
        </p>
      ) : null}
      {asked === 'zin' ? <Encrypt dossier={dossier} onClose={close} /> : null}
      {asked === 'weg' ? <Decrypt id={dossier.document.id} onClose={close} /> : null}
    </>
  );
};

/** First the passphrase, then the recovery code on paper; only then anything is encrypted. */
const Encrypt: FC<{ dossier: OpenDossier; onClose: () => void }> = ({ dossier, onClose }) => {
  const [passphrase, setPassphrase] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  return recoveryCode ? (
    <KeepCode dossier={dossier} passphrase={passphrase} recoveryCode={recoveryCode} onClose={onClose} />
  ) : (
    <ChoosePassphrase
      onClose={onClose}
      onChosen={async (chosen) => {
        setPassphrase(chosen);
        setRecoveryCode(await bridge.call['dossier.recoveryCode']());
      }}
    />
  );
};

const ChoosePassphrase: FC<{ onClose: () => void; onChosen: (passphrase: string) => Promise<void> }> = ({ onClose, onChosen }) => {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState('');
  const choose = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase.length < SHORTEST_PASSPHRASE) setWrong(failureWords({ code: 'wachtwoordzin-zwak', detail: {} }));
    else if (passphrase !== again) setWrong(t('versleutel.ongelijk'));
    else await onChosen(passphrase);
  };
  return (
    <Dialog title={t('versleutel.titel')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void choose(event)}>
        <ul>
          {['kwijt', 'collega', 'kopie', 'oud'].map((one) => (
            <li key={one}>{t(`versleutel.let_op.${one}`)}</li>
          ))}
        </ul>
        <Field
          label={t('versleutel.zin')}
          hint={t('versleutel.zin_uitleg', { aantal: String(SHORTEST_PASSPHRASE) })}
          type="password"
          autoComplete="off"
          required
          maxLength={LONGEST_PASSPHRASE}
          value={passphrase}
          onText={setPassphrase}
        />
        <Field
          label={t('versleutel.nogmaals')}
          type="password"
          autoComplete="off"
          required
          maxLength={LONGEST_PASSPHRASE}
          value={again}
          onText={setAgain}
        />
        <p role="alert" className="error-text">
          {wrong}
        </p>
        <FormButtons words={t('versleutel.verder')} onCancel={onClose} />
      </form>
    </Dialog>
  );
};

type KeepCodeProps = {
  readonly dossier: OpenDossier;
  readonly passphrase: string;
  readonly recoveryCode: string;
  readonly onClose: () => void;
};

const KeepCode: FC<KeepCodeProps> = ({ dossier, passphrase, recoveryCode, onClose }) => {
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const { id, facts } = dossier.document;
  const encrypt = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!kept) {
      setWrong(t('versleutel.eerst_bewaren'));
      return;
    }
    if (busy || !(await checkpoint())) return;
    setBusy(true);
    const done = await bridge.call['dossier.encrypt']({ id, passphrase, recoveryCode }).finally(() => setBusy(false));
    if (!done.ok) setWrong(failureWords(done.failure));
    else {
      setEncrypted(true, done.value.at);
      onClose();
    }
  };
  return (
    <Dialog title={t('versleutel.code_titel')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void encrypt(event)}>
        <p>{t('versleutel.code_uitleg')}</p>
        <div className="recovery-sheet">
          <p>
            <strong>{facts.name || t('dossier.zonder_naam')}</strong>
            <br />
            {t('versleutel.blad', { datum: moment(new Date().toISOString()) })}
          </p>
          <p className="recovery-code">{recoveryCode}</p>
        </div>
        <p>
          <button type="button" className="button" onClick={() => window.print()}>
            {t('versleutel.print')}
          </button>
        </p>
        <label className="choice">
          <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
          <span className="choice-label">{t('versleutel.bewaard')}</span>
        </label>
        <p role="status" className={wrong ? 'error-text' : 'muted'}>
          {busy ? t('versleutel.bezig') : wrong}
        </p>
        <FormButtons words={t('versleutel.doe')} onCancel={onClose} />
      </form>
    </Dialog>
  );
};

const Decrypt: FC<{ id: string; onClose: () => void }> = ({ id, onClose }) => {
  const [wrong, setWrong] = useState('');
  const decrypt = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await checkpoint())) return;
    const done = await bridge.call['dossier.decrypt']({ id });
    if (!done.ok) setWrong(failureWords(done.failure));
    else {
      setEncrypted(false, done.value.at);
      onClose();
    }
  };
  return (
    <Dialog title={t('versleutel.weg_titel')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void decrypt(event)}>
        <p>{t('versleutel.weg_uitleg')}</p>
        <p role="alert" className="error-text">
          {wrong}
        </p>
        <FormButtons words={t('versleutel.weg')} danger onCancel={onClose} />
      </form>
    </Dialog>
  );
};
