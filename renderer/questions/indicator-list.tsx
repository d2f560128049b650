import { type FC, useState } from 'react';
import type { Indicator } from '../../shared/questionnaire/knowledge.ts';
import { dispatch } from '../changes.ts';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { useStore } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';

/** The known indicators to choose from: each with its class and the reason. Choosing one adds a criterion to confirm. */
export const IndicatorList: FC<{ section: string }> = ({ section }) => {
  const content = useStore((state) => state.started?.content);
  const [search, setSearch] = useState('');
  if (!content) return null;
  const wanted = search.trim().toLowerCase();
  const found = content.indicators.filter(({ name, examples = [] }) =>
    [name, ...examples].some((one) => one.toLowerCase().includes(wanted)),
  );
  return (
    <details className="help">
      <summary>
        <Icon name="pijl" />
        {t('indicator.titel', { aantal: String(content.indicators.length) })}
      </summary>
      <div className="help-body stack-sm">
        <p>{t('indicator.uitleg')}</p>
        <Field label={t('indicator.zoek')} className="input input-search" value={search} onText={setSearch} />
        <p className="muted" role="status">
          {t('indicator.gevonden', { aantal: String(found.length) })}
        </p>
        <div className="table-wrap">
          <table className="table table-stack">
            <caption className="visually-hidden">{t('indicator.naam')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('indicator.naam')}</th>
                <th scope="col">{t('indicator.soort')}</th>
                <th scope="col">{t('indicator.waarom')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('rijen.actie')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map((indicator) => (
                <tr key={indicator.id}>
                  <th scope="row">
                    {indicator.name}
                    {indicator.examples ? <small>{indicator.examples.join(', ')}</small> : null}
                  </th>
                  <td data-label={t('indicator.soort')}>{t(`indicator.soort.${indicator.klasse}`)}</td>
                  <td data-label={t('indicator.waarom')}>
                    {indicator.why} {indicator.warn ?? ''}
                    {indicator.verified ? '' : ` (${t('bron.niet_geverifieerd')})`}
                  </td>
                  <td className="end">
                    <button type="button" className="button button-quiet" onClick={() => addIndicator(indicator, section)}>
                      {t('indicator.toevoegen')}
                      <span className="visually-hidden"> {indicator.name}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </details>
  );
};

function addIndicator({ name, klasse }: Indicator, section: string): void {
  const row = crypto.randomUUID();
  dispatch({ type: 'addRow', group: 'tk.criterium', row });
  dispatch({ type: 'answer', key: `tk.criterium.naam@${row}`, value: name });
  dispatch({ type: 'takeOver', key: `tk.criterium.klasse@${row}`, value: klasse, source: t('indicator.bron') });
  go({ name: 'onderdeel', section, row });
}
