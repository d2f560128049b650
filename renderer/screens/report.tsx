import { type FC, useEffect, useState } from 'react';
import { currentFixedVersion, openVersionNumber } from '../../shared/assessment/fixed.ts';
import type { FixedVersion } from '../../shared/assessment/types.ts';
import { fixVersion } from '../../shared/report/fix.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { dateWords, hashWords } from '../../shared/text/format.ts';
import { bridge } from '../bridge.ts';
import { Page } from '../components/bar.tsx';
import { Icon } from '../components/icons.tsx';
import { OutcomeNote } from '../components/outcome-note.tsx';
import { checkpoint, dispatch, fail, flushTyping, getState, setReport, showCheck, take, useStore } from '../store.ts';
import { clock, t } from '../words.ts';

type Busy = 'niets' | 'opmaken' | 'controleren' | 'opnieuw';

/** Fixing a version, making its report, and signing it, in that order. */
export const ReportScreen: FC = () => {
  const dossier = useStore((state) => state.dossier);
  const contentHash = useStore((state) => state.started?.content.hash);
  const [busy, setBusy] = useState<Busy>('niets');
  useEffect(() => bridge.on('report.progress', ({ step }) => setBusy(step)), []);
  if (!dossier) return null;
  const { document } = dossier;
  const fixed = currentFixedVersion(document);

  const make = async (): Promise<void> => {
    if (!(await checkpoint())) return;
    setBusy('opmaken');
    const made = await bridge.call['report.make']({ id: document.id });
    setBusy('niets');
    take(made, (report) => {
      setReport(report);
      const version = getState().dossier && currentFixedVersion(getState().dossier?.document ?? document);
      if (version && version.reportHash === undefined) {
        dispatch({ type: 'recordReport', version: version.number, reportHash: report.sha256 });
        void checkpoint();
      }
    });
  };

  const fix = async (): Promise<void> => {
    flushTyping();
    const { started, dossier: now } = getState();
    if (!started || !now) return;
    const action = fixVersion(started.content, now.document, new Date().toISOString());
    if (!action.ok) return fail(action.failure);
    fail(undefined);
    dispatch(action.value);
    await make();
  };

  const outcome = fixed ? (fixed.report as ReportModel).outcome : undefined;
  const lead = fixed
    ? t('rapport.vastgelegd', { versie: String(fixed.number), datum: dateWords(fixed.fixedAt) })
    : t('rapport.open', { versie: String(openVersionNumber(document)) });
  return (
    <Page eyebrow={t('rail.afronden')} title={t('rapport.titel')} lead={lead} focusKey="rapport">
      <div className="with-margin">
        <div className="stack-lg">
          <OutcomeNote
            code={outcome?.code ?? dossier.evaluation.framework.outcome}
            lead={t(fixed ? 'rapport.wat_je_tekent' : 'overzicht.uitkomst')}
            title={outcome?.title ?? dossier.evaluation.framework.title}
          />
          {fixed && fixed.contentHash !== contentHash ? (
            // The app's rules have changed since: show both outcomes, and change nothing by itself.
            <p className="note note-warning">
              {t('rapport.toen_nu', { toen: outcome?.code ?? '', nu: dossier.evaluation.framework.outcome })}
            </p>
          ) : null}
          {busy !== 'niets' ? (
            <div className="note" role="status">
              <p>{t(`rapport.bezig.${busy}`)}</p>
              <button type="button" className="button" onClick={() => void bridge.call['report.cancel']()}>
                {t('algemeen.annuleren')}
              </button>
            </div>
          ) : null}
          {fixed ? null : (
            <section className="stack" aria-labelledby="vastleggen">
              <h2 id="vastleggen">{t('rapport.vastleggen_titel')}</h2>
              <p>{t('rapport.vastleggen_uitleg')}</p>
              <div className="row">
                <button type="button" className="button button-primary" onClick={() => void fix()}>
                  {t('rapport.vastleggen', { versie: String(openVersionNumber(document)) })}
                </button>
                <button type="button" className="button" onClick={() => void make()}>
                  {t('rapport.concept')}
                </button>
              </div>
            </section>
          )}
          {fixed && (!fixed.reportHash || !dossier.report) ? (
            <section className="stack" aria-labelledby="maken">
              <h2 id="maken">{t('rapport.maken_titel')}</h2>
              <p>{t(fixed.reportHash ? 'rapport.maken_opnieuw' : 'rapport.maken_uitleg')}</p>
              <div className="row">
                <button type="button" className="button button-primary" onClick={() => void make()}>
                  {t('rapport.maken')}
                </button>
              </div>
            </section>
          ) : null}
          {dossier.report ? (
            <section className="stack-sm" aria-labelledby="bestand">
              <h2 id="bestand">{t('rapport.bestand')}</h2>
              <p>
                <strong>{dossier.report.fileName}</strong>, {t('rapport.paginas', { aantal: String(dossier.report.pages) })}
              </p>
              <p>{t(dossier.report.claims ? 'rapport.opmaak' : 'rapport.zonder_aanduiding')}</p>
              {dossier.report.unknownSigns.length > 0 ? (
                <p className="note note-warning">{t('rapport.tekens', { tekens: dossier.report.unknownSigns.join(' ') })}</p>
              ) : null}
            </section>
          ) : null}
          {fixed?.reportHash ? <Signing version={fixed} dossierId={document.id} /> : null}
        </div>
        <aside className="margin" aria-label={t('rapport.kantlijn')}>
          {fixed?.reportHash ? (
            <div>
              <h3>{t('rapport.controlegetal')}</h3>
              <p className="hash">{hashWords(fixed.reportHash)}</p>
            </div>
          ) : null}
          <div>
            <h3>{t('rapport.wat_zegt')}</h3>
            <p>{t('rapport.wat_zegt_uitleg')}</p>
          </div>
          <div>
            <h3>{t('rapport.daarna')}</h3>
            <p>{t('rapport.daarna_uitleg')}</p>
          </div>
        </aside>
      </div>
    </Page>
  );
};

const Signing: FC<{ version: FixedVersion; dossierId: string }> = ({ version, dossierId }) => {
  const [key, setKey] = useState<string | undefined>(undefined);
  const [trial, setTrial] = useState(false);
  const fields = (version.report as ReportModel).signatures;
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
          <button type="button" className="button button-quiet" onClick={() => setTrial(!trial)} aria-expanded={trial}>
            {t('teken.proef')}
          </button>
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
      <section aria-labelledby="volgorde">
        <h2 id="volgorde">{t('teken.volgorde')}</h2>
        <ol className="signers">
          {fields.map(({ field, role, says }, place) => {
            const done = version.signatures.find((one) => one.field === field);
            return (
              <li key={field}>
                <span className="signers-number">{place + 1}</span>
                <div className="stack-sm">
                  <p>
                    <strong>{field}</strong>: {role}
                  </p>
                  <p className="muted">{says}</p>
                  {done ? (
                    <p>
                      <span className={`state ${done.trial ? 'state-confirm' : 'state-done'}`}>
                        <Icon name={done.trial ? 'bevestigen' : 'klaar'} />
                        {t(done.trial ? 'teken.proefondertekend' : 'teken.ondertekend', {
                          naam: done.name,
                          datum: dateWords(done.at),
                          tijd: clock(done.at),
                        })}
                      </span>
                    </p>
                  ) : turn?.field === field && key ? (
                    <SignForm field={field} version={version.number} dossierId={dossierId} />
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

const TrialKey: FC<{ onMade: (fileName: string) => void }> = ({ onMade }) => {
  const [passphrase, setPassphrase] = useState('');
  const [name, setName] = useState('');
  const make = async (): Promise<void> =>
    take(await bridge.call['sign.makeTrialKey']({ name: name.trim() || t('teken.proef_naam'), passphrase }), ({ fileName }) =>
      onMade(fileName),
    );
  return (
    <div className="panel">
      <p className="note note-warning">{t('teken.proef_uitleg')}</p>
      <div className="field">
        <label className="label" htmlFor="proef-naam">
          {t('teken.naam')}
        </label>
        <input className="input" id="proef-naam" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="field">
        <label className="label" htmlFor="proef-wachtwoord">
          {t('teken.wachtwoord_nieuw')}
        </label>
        <input
          className="input"
          id="proef-wachtwoord"
          type="password"
          autoComplete="new-password"
          minLength={8}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </div>
      <button type="button" className="button" aria-disabled={passphrase.length < 8} onClick={() => passphrase.length >= 8 && void make()}>
        {t('teken.proef_maken')}
      </button>
    </div>
  );
};

const SignForm: FC<{ field: string; version: number; dossierId: string }> = ({ field, version, dossierId }) => {
  const [name, setName] = useState('');
  const [place, setPlace] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const sign = async (): Promise<void> => {
    setBusy(true);
    const signed = await bridge.call['sign.sign']({ id: dossierId, field, name: name.trim(), passphrase, place: place.trim() });
    setPassphrase('');
    setBusy(false);
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
      <div className="field">
        <label className="label" htmlFor={`naam-${field}`}>
          {t('teken.naam_functie')}
        </label>
        <input className="input" id={`naam-${field}`} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="field">
        <label className="label" htmlFor={`plaats-${field}`}>
          {t('teken.plaats')}
        </label>
        <input
          className="input input-short"
          id={`plaats-${field}`}
          value={place}
          maxLength={100}
          onChange={(event) => setPlace(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor={`wachtwoord-${field}`}>
          {t('teken.wachtwoord')}
        </label>
        <p className="hint" id={`wachtwoord-${field}-uitleg`}>
          {t('teken.wachtwoord_uitleg')}
        </p>
        <input
          className="input input-short"
          id={`wachtwoord-${field}`}
          type="password"
          autoComplete="off"
          aria-describedby={`wachtwoord-${field}-uitleg`}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </div>
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
