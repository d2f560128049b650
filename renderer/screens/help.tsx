import type { FC } from 'react';
import { COMMANDS } from '../commands.ts';
import { Page } from '../components/bar.tsx';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

const STEPS = ['begin', 'samen', 'thuis', 'nalopen', 'tekenen'] as const;
const KEYS = [
  ['Ctrl+K', 'zoeken'],
  ['Esc', 'sluiten'],
  ['Ctrl +', 'groter'],
  ['Ctrl -', 'kleiner'],
] as const;

/** How the work goes, the keys, and what this program is: also without internet. */
export const HelpScreen: FC = () => {
  const started = useStore((state) => state.started);
  if (!started) return null;
  const { content, version, localData, settings } = started;
  return (
    <div className="frame">
      <Page title={t('hulp.titel')} lead={t('hulp.inleiding')} focusKey="hulp">
        <div className="with-margin">
          <div className="stack-lg">
            <section aria-labelledby="stappen">
              <h2 id="stappen">{t('hulp.stappen')}</h2>
              <ol>
                {STEPS.map((step) => (
                  <li key={step}>{t(`hulp.stap.${step}`)}</li>
                ))}
              </ol>
            </section>
            <section aria-labelledby="toetsen">
              <h2 id="toetsen">{t('hulp.toetsen')}</h2>
              <dl className="keys">
                {KEYS.map(([keys, what]) => (
                  <div key={keys}>
                    <dt>
                      <kbd>{keys}</kbd>
                    </dt>
                    <dd>{t(`hulp.toets.${what}`)}</dd>
                  </div>
                ))}
                {COMMANDS.flatMap(({ id, keys }) =>
                  keys ? (
                    <div key={id}>
                      <dt>
                        <kbd>{keys}</kbd>
                      </dt>
                      <dd>{t(`opdracht.${id}`)}</dd>
                    </div>
                  ) : (
                    []
                  ),
                )}
              </dl>
            </section>
            <section aria-labelledby="kwijt">
              <h2 id="kwijt">{t('hulp.kwijt')}</h2>
              <p>{t('hulp.kwijt_uitleg')}</p>
            </section>
            <section aria-labelledby="toegankelijk">
              <h2 id="toegankelijk">{t('hulp.toegankelijk')}</h2>
              <p>{t('hulp.toegankelijk_uitleg')}</p>
            </section>
          </div>
          <aside className="margin" aria-label={t('hulp.over')}>
            <div>
              <h2>{t('hulp.over')}</h2>
              <p>
                {t('app.naam')} {version}
              </p>
              <p>{t('hulp.licentie')}</p>
              <p>{t('hulp.verstuurt_niets')}</p>
            </div>
            <div>
              <h2>{t('hulp.inhoud')}</h2>
              {content.questionnaires.map(({ id, title, edition }) => (
                <p key={id} lang="nl">
                  {title}, {edition}
                </p>
              ))}
              <p className="hash">{t('uitkomst.inhoud', { hash: content.hash.slice(0, 16) })}</p>
            </div>
            <div>
              <h2>{t('hulp.plaatsen')}</h2>
              <p className="address">{settings?.library}</p>
              <p className="address">{localData}</p>
            </div>
          </aside>
        </div>
      </Page>
    </div>
  );
};
