import { type FC, useEffect, useState } from 'react';
import { currentFixedVersion, openVersionNumber, USUAL_PRINTING } from '../../shared/assessment/fixed.ts';
import { fixVersion } from '../../shared/report/fix.ts';
import { dateWords, hashWords } from '../../shared/text/format.ts';
import { bridge } from '../bridge.ts';
import { checkpoint, dispatch, settled } from '../changes.ts';
import { Page } from '../components/bar.tsx';
import { OutcomeNote } from '../components/outcome-note.tsx';
import { fail, getState, take, useStore } from '../state.ts';
import { setReport } from '../store.ts';
import { flushTyping } from '../typing.ts';
import { day, t } from '../words.ts';
import { PrintingChoices } from './printing.tsx';
import { Sharing } from './sharing.tsx';
import { Signers } from './signers.tsx';
import { Signing } from './signing.tsx';
import { Versions } from './versions.tsx';

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
    const made = await bridge.call['report.make']({ id: document.id }).finally(() => setBusy('niets'));
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
    await settled();
    const { started, dossier: now } = getState();
    if (!started || !now) return;
    const checked = await bridge.call['dossier.check']({ id: now.document.id });
    const logHash = checked.ok ? checked.value.last : '';
    const action = fixVersion(started.content, now.document, new Date().toISOString(), started.settings?.style, logHash);
    if (!action.ok) return fail(action.failure);
    fail(undefined);
    if (dispatch(action.value)) await make();
  };

  const outcome = fixed?.report.outcome;
  const lead = fixed
    ? t('rapport.vastgelegd', { versie: String(fixed.number), datum: day(fixed.fixedAt) })
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
          {fixed || document.review ? null : (
            <section className="stack" aria-labelledby="vastleggen">
              <h2 id="vastleggen">{t('rapport.vastleggen_titel')}</h2>
              <p>{t('rapport.vastleggen_uitleg')}</p>
              <Signers />
              <PrintingChoices printing={document.printing ?? USUAL_PRINTING} />
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
          {fixed?.reportHash ? <Sharing id={document.id} /> : null}
          {fixed ? (
            <section className="stack" aria-labelledby="ronde">
              <h2 id="ronde">{t('ronde.titel')}</h2>
              <p>{t('ronde.uitleg', { versie: String(openVersionNumber(document)) })}</p>
              <div className="row">
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    dispatch({
                      type: 'newRound',
                      source: t('ronde.bron', { versie: String(fixed.number), datum: dateWords(fixed.fixedAt) }),
                    })
                  }
                >
                  {t('ronde.begin')}
                </button>
              </div>
            </section>
          ) : null}
          <Versions dossier={dossier} />
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
