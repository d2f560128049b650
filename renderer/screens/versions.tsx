import { type FC, useId, useState } from 'react';
import { changesBetween } from '../../shared/report/changes.ts';
import { reportOf } from '../../shared/report/fix.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { type OpenDossier, useStore } from '../store.ts';
import { day, t } from '../words.ts';

/** Any two versions beside each other: the outcome, and every answer that reads differently. */
export const Versions: FC<{ dossier: OpenDossier }> = ({ dossier }) => {
  const content = useStore((state) => state.started?.content);
  const { document } = dossier;
  const latest = document.versions.at(-1)?.number ?? 0;
  const [from, setFrom] = useState(latest);
  const [to, setTo] = useState(0);
  const id = useId();
  if (!content || latest === 0) return null;
  const modelOf = (number: number): ReportModel =>
    document.versions.find((one) => one.number === number)?.report ?? reportOf(content, document, new Date().toISOString());
  const changes = from === to ? [] : changesBetween(modelOf(from), modelOf(to));
  const choice = (label: string, value: number, onChange: (number: number) => void, name: string) => (
    <div className="field">
      <label className="label" htmlFor={`${id}-${name}`}>
        {label}
      </label>
      <select className="input input-short" id={`${id}-${name}`} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {document.versions.map(({ number, fixedAt }) => (
          <option key={number} value={number}>
            {t('versies.vastgelegd', { nummer: String(number), datum: day(fixedAt) })}
          </option>
        ))}
        <option value={0}>{t('versies.nu')}</option>
      </select>
    </div>
  );
  return (
    <section className="stack" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{t('versies.titel')}</h2>
      <div className="row">
        {choice(t('versies.van'), from, setFrom, 'van')}
        {choice(t('versies.naar'), to, setTo, 'naar')}
      </div>
      <p role="status">{changes.length === 0 ? t('versies.gelijk') : t('versies.aantal', { aantal: String(changes.length) })}</p>
      {changes.length > 0 ? (
        <div className="table-wrap">
          <table className="table table-stack">
            <caption className="visually-hidden">{t('versies.titel')}</caption>
            <thead>
              <tr>
                {['waar', 'eerst', 'nu_staat'].map((column) => (
                  <th key={column} scope="col">
                    {t(`versies.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ where, before, after }) => (
                <tr key={where} lang="nl">
                  <th scope="row">{where}</th>
                  <td data-label={t('versies.eerst')} className="said">
                    {before || '–'}
                  </td>
                  <td data-label={t('versies.nu_staat')} className="said">
                    {after || '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
};
