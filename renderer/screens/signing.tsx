import { type FC, useState } from 'react';
import type { FixedVersion } from '../../shared/assessment/types.ts';
import type { ReadBack } from '../../shared/bridge.ts';
import { bridge } from '../bridge.ts';
import { checkpoint, dispatch } from '../changes.ts';
import { Allowed } from '../components/allowed.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { getState, take, useStore } from '../state.ts';
import { showCheck } from '../store.ts';
import { clock, day, t } from '../words.ts';

/** Who signs, in order, with a key file; one open step at a time. */
export const Signing: FC<{ version: FixedVersion; dossierId: string }> = ({ version, dossierId }) => {
  const [key, setKey] = useState<string | undefined>(undefined);
  const [trial, setTrial] = useState(false);
  const fields = version.report.signatures;
  const turn = fields.find(({ field }) => !version.signatures.some((one) => one.field === field));
  return (
    <>
      <section aria-labelledby="sleutel" className="stack">
        <h2 id="sleutel">{t('teken.sleutel')}</h2>
        <p>{key ? t('teken.gekozen', { bestand: key }) : t('teken.sleutel_uitleg')}</p>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => void bridge.call['sign.chooseKey']().then((chosen) => chosen && setKey(chosen.fileName))}
          >
            {t('teken.kies')}
          </button>
          <Allowed what="proefsleutel">
            <button type="button" className="button button-quiet" onClick={() => setTrial(!trial)} aria-expanded={trial}>
              {t('teken.proef')}
            </button>
          </Allowed>
        </div>
        {trial ? (
          <TrialKey
            onMade={(fileName) => {
              setKey(fileName);
              setTrial(false);
            }}
          />
        ) : null}
      </section>
      <Elsewhere version={version.number} dossierId={dossierId} />
      <section aria-labelledby="volgorde">
        <h2 id="volgorde">{t('teken.volgorde')}</h2>
        <ol className="signers">
          {fields.map(({ field, role, says, name, function: position }, place) => {
            const done = version.signatures.find((one) => one.field === field);
            return (
              <li key={field}>
                <span className="signers-number">{place + 1}</span>
                <div className="stack-sm">
                  <p>
                    <strong>{field}</strong>: {[name, position].filter(Boolean).join(', ') || role}
                  </p>
                  <p className="muted">{says}</p>
                  {done ? (
                    <p>
                      <span className={`state ${done.trial ? 'state-confirm' : 'state-done'}`}>
                        <Icon name={done.trial ? 'bevestigen' : 'klaar'} />
                        {t(done.trial ? 'teken.proefondertekend' : done.rewritten ? 'teken.herschreven_regel' : 'teken.ondertekend', {
                          naam: done.name,
                          datum: day(done.at),
                          tijd: clock(done.at),
                        })}
                      </span>
                    </p>
                  ) : turn?.field === field && key ? (
                    <SignForm
                      field={field}
                      suggested={[name, position].filter(Boolean).join(', ')}
                      version={version.number}
                      dossierId={dossierId}
                    />
                  ) : (
                    <p>
                      <span className="state state-open">
                        <Icon name="open" />
                        {t(turn?.field === field ? 'teken.kies_eerst' : 'teken.wacht')}
                      </span>
                    </p>
                  )}
                </div>
              </li>
            );
          })}
        </ol>
        <p className="note">{t('teken.na_tekenen', { volgende: String(version.number + 1) })}</p>
      </section>
    </>
  );
};

/** The usual way in a municipality: the report goes to its own signing service and comes back signed. */
const Elsewhere: FC<{ version: number; dossierId: string }> = ({ version, dossierId }) => {
  const [read, setRead] = useState<ReadBack>();
  const readBack = async (): Promise<void> =>
    take(await bridge.call['sign.readBack']({ id: dossierId }), (found) => {
      for (const signature of found.signatures) dispatch({ type: 'recordSignature', version, signature });
      void checkpoint();
      setRead(found);
    });
  return (
    <section aria-labelledby="elders" className="stack">
      <h2 id="elders">{t('elders.titel')}</h2>
      <p>{t('elders.uitleg')}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => void readBack()}>
          {t('elders.inlezen')}
        </button>
        {read ? (
          <button type="button" className="button button-quiet" onClick={() => showCheck(read)}>
            {t('elders.controle')}
          </button>
        ) : null}
      </div>
      <p role="status">{read ? t('elders.gelezen', { bestand: read.fileName, aantal: String(read.signatures.length) }) : ''}</p>
      {read?.rewritten ? <p className="note note-warning">{t('elders.herschreven')}</p> : null}
    </section>
  );
};

const TrialKey: FC<{ onMade: (fileName: string) => void }> = ({ onMade }) => {
  const [passphrase, setPassphrase] = useState('');
  const [name, setName] = useState('');
  const make = async (): Promise<void> =>
    take(await bridge.call['sign.makeTrialKey']({ name: name.trim() || t('teken.proef_naam'), passphrase }), ({ fileName }) =>
      onMade(fileName),
    );
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase.length >= 8) void make();
      }}
    >
      <p className="note note-warning">{t('teken.proef_uitleg')}</p>
      <Field label={t('teken.naam')} value={name} maxLength={100} onText={setName} />
      <Field
        label={t('teken.wachtwoord_nieuw')}
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={200}
        value={passphrase}
        onText={setPassphrase}
      />
      <button type="submit" className="button" aria-disabled={passphrase.length < 8}>
        {t('teken.proef_maken')}
      </button>
    </form>
  );
};

const SignForm: FC<{ field: string; suggested: string; version: number; dossierId: string }> = ({
  field,
  suggested,
  version,
  dossierId,
}) => {
  // Whoever works here signs most of the time; somebody else types over it.
  const [name, setName] = useState(() => (suggested || (getState().started?.settings?.person ?? '')).slice(0, 200));
  const [place, setPlace] = useState('');
  const service = useStore((state) => state.started?.settings?.managed.timeStamp);
  const [stamp, setStamp] = useState(true);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const sign = async (): Promise<void> => {
    setBusy(true);
    const job = { id: dossierId, field, name: name.trim(), passphrase, place: place.trim(), stamp: stamp && service !== undefined };
    const signed = await bridge.call['sign.sign'](job).finally(() => {
      setPassphrase('');
      setBusy(false);
    });
    take(signed, ({ signature, fileName, report }) => {
      dispatch({ type: 'recordSignature', version, signature });
      void checkpoint();
      // Show the check only when all have signed; in between the next one is asked for.
      if (report.completeness.ok) showCheck({ fileName, report });
    });
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void sign();
      }}
    >
      <Field label={t('teken.naam_functie')} value={name} maxLength={200} onText={setName} />
      <Field label={t('teken.plaats')} short value={place} maxLength={100} onText={setPlace} />
      <Field
        label={t('teken.wachtwoord')}
        hint={t('teken.wachtwoord_uitleg')}
        short
        type="password"
        autoComplete="off"
        maxLength={200}
        value={passphrase}
        onText={setPassphrase}
      />
      {service ? (
        <label className="choice">
          <input type="checkbox" checked={stamp} onChange={(event) => setStamp(event.target.checked)} />
          <span className="choice-label">{t('teken.tijdstempel', { dienst: service })}</span>
          <small>{t('teken.tijdstempel_uitleg')}</small>
        </label>
      ) : null}
      <div className="row">
        <button type="submit" className="button button-primary" aria-disabled={busy}>
          <Icon name="pen" />
          {t('teken.teken', { veld: field })}
        </button>
        {busy ? <span role="status">{t('teken.bezig')}</span> : null}
      </div>
    </form>
  );
};
