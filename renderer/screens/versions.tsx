import { type FC, useId, useState } from 'react';
import { changesBetween } from '../../shared/report/changes.ts';
import { reportOf } from '../../shared/report/fix.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { ReadTable } from '../components/read-table.tsx';
import { type OpenDossier, useStore } from '../state.ts';
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
        <ReadTable
          caption={t('versies.titel')}
          columns={[
            { title: t('versies.waar'), dutch: true },
            { title: t('versies.eerst'), dutch: true, said: true },
            { title: t('versies.nu_staat'), dutch: true, said: true },
          ]}
          rows={changes.map(({ where, before, after }) => ({ key: where, cells: [where, before || '–', after || '–'] }))}
        />
      ) : null}
    </section>
  );
};
