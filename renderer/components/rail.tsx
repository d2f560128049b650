import type { FC } from 'react';
import { pagesOf } from '../../shared/questionnaire/walk.ts';
import { go, type Screen, useStore } from '../store.ts';
import { t } from '../words.ts';
import { Icon } from './icons.tsx';
import { Verdict } from './outcome-note.tsx';
import { ProgressWord } from './state-word.tsx';

/** The parts of a dossier with their state in words. Nothing is ever locked. */
export const Rail: FC = () => (
  <>
    <nav className="rail rail-wide" aria-label={t('rail.naam')}>
      <RailList />
    </nav>
    <details className="rail rail-narrow">
      <summary>
        <Icon name="pijl" />
        {t('rail.naam')}
      </summary>
      <nav aria-label={t('rail.naam')}>
        <RailList />
      </nav>
    </details>
  </>
);

const RailList: FC = () => {
  const content = useStore((state) => state.started?.content);
  const evaluation = useStore((state) => state.dossier?.evaluation);
  const screen = useStore((state) => state.screen);
  if (!content || !evaluation) return null;
  const current = (name: Screen['name']) => (screen.name === name ? { 'aria-current': 'page' as const } : {});
  return (
    <ol>
      <li>
        <button type="button" onClick={() => go({ name: 'overzicht' })} {...current('overzicht')}>
          {t('rail.overzicht')}
        </button>
      </li>
      {content.questionnaires.map((questionnaire) => (
        <li key={questionnaire.id}>
          <p className="rail-group">{questionnaire.short}</p>
          <ol>
            {pagesOf(questionnaire).map(({ section }) => {
              const here = screen.name === 'onderdeel' && screen.section === section.id;
              const progress = evaluation.progress[section.id];
              return (
                <li key={section.id}>
                  <button
                    type="button"
                    onClick={() => go({ name: 'onderdeel', section: section.id })}
                    {...(here ? { 'aria-current': 'page' } : {})}
                  >
                    <span>{[section.nr, section.title].filter(Boolean).join(' ')}</span>
                    {progress ? <ProgressWord progress={progress} /> : null}
                  </button>
                </li>
              );
            })}
            {questionnaire.id === 'toetsingskader' ? (
              <li>
                <button type="button" onClick={() => go({ name: 'uitkomst' })} {...current('uitkomst')}>
                  <span>{t('rail.uitkomst')}</span>
                  <Verdict code={evaluation.framework.outcome} words="" />
                </button>
              </li>
            ) : null}
          </ol>
        </li>
      ))}
      <li>
        <p className="rail-group">{t('rail.afronden')}</p>
        <ol>
          <li>
            <button type="button" onClick={() => go({ name: 'nalopen' })} {...current('nalopen')}>
              {t('rail.nalopen')}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => go({ name: 'rapport' })} {...current('rapport')}>
              {t('rail.rapport')}
            </button>
          </li>
        </ol>
      </li>
    </ol>
  );
};
