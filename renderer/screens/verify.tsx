import { type DragEvent, type FC, useState } from 'react';
import { LARGEST_REPORT, type SignatureStatements, type VerifyReport } from '../../shared/report/verify-types.ts';
import type { Saying } from '../../shared/text/saying.ts';
import { bridge } from '../bridge.ts';
import { Page } from '../components/bar.tsx';
import { Icon } from '../components/icons.tsx';
import { fail, take, useStore } from '../state.ts';
import { go, showCheck } from '../store.ts';
import { said, t } from '../words.ts';

/** Checks any report: seven separate statements, never one tick. */
export const VerifyScreen: FC = () => {
  const check = useStore((state) => state.check);
  const dossier = useStore((state) => state.dossier);
  const [over, setOver] = useState(false);
  const choose = async (): Promise<void> => take(await bridge.call['verify.choose'](), showCheck);
  const compare = async (): Promise<void> => take(await bridge.call['verify.compare'](), showCheck);
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    // Look before reading: a film must not fill the memory first.
    if (file && file.size > LARGEST_REPORT) fail({ code: 'pdf-te-groot', detail: { grens: '100 MB' } });
    else if (file)
      take(
        await bridge.call['verify.bytes']({ name: file.name.slice(0, 300), bytes: new Uint8Array(await file.arrayBuffer()) }),
        showCheck,
      );
  };
  return (
    <div className="frame">
      <Page
        title={t('controle.titel')}
        {...(check ? { lead: check.fileName } : { lead: t('controle.inleiding') })}
        focusKey={`controle-${check?.fileName ?? ''}`}
      >
        <div className="stack-lg">
          {check ? <Statements report={check.report} /> : null}
          {check ? (
            <section className="stack-sm" aria-labelledby="vergelijken">
              <h2 id="vergelijken">{t('controle.vergelijken')}</h2>
              <p>{t('controle.vergelijken_uitleg')}</p>
              <div className="row">
                <button type="button" className="button" onClick={() => void compare()}>
                  {t('controle.vergelijken_kies')}
                </button>
              </div>
            </section>
          ) : null}
          <section
            className={over ? 'panel note-warning' : 'panel'}
            aria-label={t('controle.kies_label')}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => void drop(event)}
          >
            <p>{t('controle.sleep')}</p>
            <div className="row">
              <button type="button" className={check ? 'button' : 'button button-primary'} onClick={() => void choose()}>
                {t(check ? 'controle.ander' : 'controle.kies')}
              </button>
              <button type="button" className="button button-quiet" onClick={() => go(dossier ? { name: 'rapport' } : { name: 'start' })}>
                {t(dossier ? 'controle.terug_rapport' : 'controle.terug')}
              </button>
            </div>
          </section>
          <p className="muted">{t('controle.waarom_zeven')}</p>
        </div>
      </Page>
    </div>
  );
};

const Statements: FC<{ report: VerifyReport }> = ({ report }) => (
  <div className="stack-lg" data-verdict={report.verdict}>
    <div className={report.verdict === 'ongeldig' ? 'error-summary' : 'note note-warning'} role="status">
      <h2>{t(`controle.kort.${report.verdict.replace(/ /g, '_')}`)}</h2>
      <p>{said(report.completeness.text)}</p>
    </div>
    {report.signatures.map((one) => (
      <section key={one.field} aria-labelledby={`h-${one.field}`}>
        <h2 id={`h-${one.field}`}>{t('controle.handtekening', { veld: one.field, naam: one.signer || t('controle.onbekend') })}</h2>
        {one.trial ? <p className="note note-warning">{t('controle.proef')}</p> : null}
        <ol className="statements">
          {fiveOf(one).map(([key, ok, text]) => (
            <li key={key}>
              <div>
                <strong>{t(`controle.${key}`)}</strong>
                <p>{said(text)}</p>
              </div>
              <Mark ok={ok} />
            </li>
          ))}
          <li>
            <div>
              <strong>{t('controle.volledig')}</strong>
              <p>
                {said(report.completeness.text)} {report.open.length > 0 ? t('controle.nog_leeg', { velden: report.open.join(', ') }) : ''}
              </p>
            </div>
            <Mark ok={report.completeness.ok} />
          </li>
          <li>
            <div>
              <strong>{t('controle.gegevens')}</strong>
              <p>{said(report.data.text)}</p>
            </div>
            <Mark ok={report.data.ok} />
          </li>
        </ol>
        <p className="source">{one.level === 'geen' ? t('controle.niveau_geen') : one.level}</p>
      </section>
    ))}
  </div>
);

const fiveOf = (one: SignatureStatements): readonly (readonly [string, boolean | null, Saying])[] => [
  ['integriteit', one.integrity.ok, one.integrity.text],
  ['dekking', one.coverage.ok, one.coverage.text],
  ['daarna', one.changes.ok, one.changes.text],
  ['keten', one.chain.state === 'geen-ankers' || one.chain.state === 'proef' ? null : one.chain.ok, one.chain.text],
  ['tijd', one.time.proven ? true : null, one.time.text],
];

const Mark: FC<{ ok: boolean | null }> = ({ ok }) => (
  <span className={`state ${ok === null ? 'state-confirm' : ok ? 'state-done' : 'state-late'}`}>
    <Icon name={ok === null ? 'bevestigen' : ok ? 'klaar' : 'let_op'} />
    {t(ok === null ? 'controle.niet_bewezen' : ok ? 'controle.ja' : 'controle.nee')}
  </span>
);
