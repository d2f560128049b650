import { type FC, useMemo, useState } from 'react';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import { splitKey } from '../../shared/assessment/keys.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import { knownNames } from '../../shared/publication/names.ts';
import { publicVersion } from '../../shared/publication/public-model.ts';
import { bridge } from '../bridge.ts';
import { checkpoint, dispatch } from '../changes.ts';
import { Page } from '../components/bar.tsx';
import { Field } from '../components/field.tsx';
import { WithholdDialog } from '../questions/withhold.tsx';
import { take, useStore } from '../state.ts';
import { go } from '../store.ts';
import { failureWords, t } from '../words.ts';
import { PlaceLink } from './outcome.tsx';

/** The public version: what is left out and why, which names go, which words a person still judges, and the files. */
export const PublicationScreen: FC = () => {
  const content = useStore((state) => state.started?.content);
  const dossier = useStore((state) => state.dossier);
  const [written, setWritten] = useState('');
  const [editing, setEditing] = useState<string>();
  const [extra, setExtra] = useState('');
  const document = dossier?.document;
  const version = document && currentFixedVersion(document);
  const made = useMemo(
    () => (content && document && version ? publicVersion(content, document, version) : undefined),
    [content, document, version],
  );
  if (!content || !document) return null;
  const withheld = Object.entries(document.publication?.withheld ?? {});
  const kept = document.publication?.kept ?? [];
  const marked = document.publication?.names ?? [];
  const known = knownNames(document, content.reportWords['openbaar.naam'] ?? '');
  const make = async (form: 'pdf' | 'html'): Promise<void> => {
    if (await checkpoint()) take(await bridge.call['report.public']({ id: document.id, form }), ({ fileName }) => setWritten(fileName));
  };
  const name = (key: string): string => placeWords(content, { question: splitKey(key).question });
  return (
    <Page eyebrow={t('rail.afronden')} title={t('openbaar.kop')} lead={t('openbaar.lead')} focusKey="openbaar">
      <div className="stack-lg">
        <p className="note">{t('openbaar.grens')}</p>
        <section className="stack-sm" aria-labelledby="weggelaten">
          <h2 id="weggelaten">{t('openbaar.delen', { aantal: String(withheld.length) })}</h2>
          <p className="muted">{t('openbaar.delen_uitleg')}</p>
          {withheld.length > 0 ? (
            <div className="table-wrap">
              <table className="table table-stack">
                <caption className="visually-hidden">{t('openbaar.delen', { aantal: String(withheld.length) })}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('openbaar.deel')}</th>
                    <th scope="col">{t('openbaar.grond')}</th>
                    <th scope="col">{t('openbaar.motivering_kort')}</th>
                    <th scope="col">{t('start.acties')}</th>
                  </tr>
                </thead>
                <tbody>
                  {withheld.map(([key, { ground, motivation }]) => (
                    <tr key={key}>
                      <th scope="row">
                        <PlaceLink place={splitKey(key)} words={name(key)} />
                      </th>
                      <td data-label={t('openbaar.grond')} lang="nl">
                        {content.reportWords[`woo.${ground}`]}
                      </td>
                      <td data-label={t('openbaar.motivering_kort')}>
                        {motivation || <strong className="state state-late">{t('openbaar.motivering_leeg')}</strong>}
                      </td>
                      <td data-label={t('start.acties')}>
                        <button type="button" className="link" onClick={() => setEditing(key)}>
                          {t('openbaar.wijzig')}
                          <span className="visually-hidden"> {name(key)}</span>
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : null}
          {editing ? <WithholdDialog questionKey={editing} name={name(editing)} onClose={() => setEditing(undefined)} /> : null}
        </section>
        <section className="stack-sm" aria-labelledby="namen">
          <h2 id="namen">{t('openbaar.namen')}</h2>
          <p className="muted">{t('openbaar.namen_uitleg')}</p>
          <NameList
            names={known.map(({ name: one, instead }) => ({ name: one, words: t('openbaar.wordt', { naam: one, functie: instead }) }))}
            action={(one) => (marked.includes(one) ? 'open' : 'blijft')}
          />
          {kept.length > 0 ? (
            <>
              <h3>{t('openbaar.blijft_kop')}</h3>
              <NameList names={kept.map((one) => ({ name: one, words: one }))} action={() => 'open'} />
            </>
          ) : null}
          <form
            className="row row-end"
            onSubmit={(event) => {
              event.preventDefault();
              if (extra.trim()) dispatch({ type: 'judgeName', name: extra.trim(), verdict: 'weg' });
              setExtra('');
            }}
          >
            <Field label={t('openbaar.ook')} short value={extra} maxLength={200} onText={setExtra} />
            <button type="submit" className="button">
              {t('openbaar.ook_weg')}
            </button>
          </form>
        </section>
        {made?.ok && made.value.names.length > 0 ? (
          <section className="stack-sm" aria-labelledby="lijkt">
            <h2 id="lijkt">{t('openbaar.lijkt', { aantal: String(made.value.names.length) })}</h2>
            <p className="muted">{t('openbaar.lijkt_uitleg')}</p>
            <NameList
              names={made.value.names.map(({ name: one, times }) => ({
                name: one,
                words: t('openbaar.keer', { naam: one, aantal: String(times) }),
              }))}
              action={() => 'weg'}
              also="blijft"
            />
          </section>
        ) : null}
        <section className="stack-sm" aria-labelledby="maken">
          <h2 id="maken">{t('openbaar.maken')}</h2>
          {!version ? (
            <p>
              {t('openbaar.eerst_vast')}{' '}
              <button type="button" className="link" onClick={() => go({ name: 'rapport' })}>
                {t('rail.rapport')}
              </button>
            </p>
          ) : made && !made.ok ? (
            <p className="note note-warning">{failureWords(made.failure)}</p>
          ) : (
            <div className="row">
              <button type="button" className="button button-primary" onClick={() => void make('pdf')}>
                {t('openbaar.pdf')}
              </button>
              <button type="button" className="button" onClick={() => void make('html')}>
                {t('openbaar.html')}
              </button>
            </div>
          )}
          <p role="status">{written ? t('openbaar.klaar', { bestand: written }) : ''}</p>
        </section>
      </div>
    </Page>
  );
};

type Verdict = 'weg' | 'blijft' | 'open';

/** Names with what can be decided about each. */
const NameList: FC<{
  names: readonly { readonly name: string; readonly words: string }[];
  action: (name: string) => Verdict;
  also?: Verdict;
}> = ({ names, action, also }) =>
  names.length === 0 ? (
    <p>{t('openbaar.geen_namen')}</p>
  ) : (
    <ul>
      {names.map(({ name, words }) => (
        <li key={name}>
          {words}{' '}
          {[action(name), ...(also ? [also] : [])].map((verdict) => (
            <button key={verdict} type="button" className="link link-spaced" onClick={() => dispatch({ type: 'judgeName', name, verdict })}>
              {t(`openbaar.${verdict}`)}
              <span className="visually-hidden"> {name}</span>
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
