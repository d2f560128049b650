import { type FC, useEffect, useState } from 'react';
import type { Evaluation } from '../../shared/evaluation/evaluate.ts';
import { openPages, progressOfAll } from '../../shared/evaluation/pages.ts';
import type { Questionnaire } from '../../shared/questionnaire/types.ts';
import { isReadOnly, type Screen, useStore } from '../state.ts';
import { go } from '../store.ts';
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

const FINISHING = ['werk', 'nalopen', 'rapport', 'openbaar', 'registervermelding', 'kennis'] as const;
/** Where nothing can be filled in, nothing is finished. */
const REVIEWING = ['werk', 'nalopen', 'kennis'] as const;

const RailList: FC = () => {
  const readOnly = useStore(isReadOnly);
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
        <RailPart key={questionnaire.id} questionnaire={questionnaire} evaluation={evaluation} screen={screen} />
      ))}
      <li>
        <p className="rail-group">{t('rail.afronden')}</p>
        <ol>
          {(readOnly ? REVIEWING : FINISHING).map((name) => (
            <li key={name}>
              <button type="button" onClick={() => go({ name })} {...current(name)}>
                {t(`rail.${name}`)}
              </button>
            </li>
          ))}
        </ol>
      </li>
    </ol>
  );
};

/** One instrument: folded to a line with its progress, open when you are in it. */
const RailPart: FC<{ questionnaire: Questionnaire; evaluation: Evaluation; screen: Screen }> = ({ questionnaire, evaluation, screen }) => {
  const pages = openPages(questionnaire, evaluation);
  const isHere =
    (screen.name === 'onderdeel' && pages.some(({ section }) => section.id === screen.section)) ||
    (screen.name === 'uitkomst' && questionnaire.id === 'toetsingskader');
  const [byHand, setByHand] = useState<boolean>();
  const open = byHand ?? isHere;
  // Moving in or out of an instrument opens or folds it, whatever was done by hand before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the move counts
  useEffect(() => setByHand(undefined), [isHere]);
  return (
    <li>
      <button type="button" className="rail-fold" aria-expanded={open} onClick={() => setByHand(!open)}>
        <Icon name="pijl" />
        <span>
          {questionnaire.short}
          <ProgressWord progress={progressOfAll(questionnaire, evaluation)} />
        </span>
      </button>
      {open ? (
        <ol>
          {pages.map(({ section }) => {
            const here = screen.name === 'onderdeel' && screen.section === section.id;
            const progress = evaluation.progress[section.id];
            return (
              <li key={section.id}>
                <button
                  type="button"
                  onClick={() => go({ name: 'onderdeel', section: section.id })}
                  {...(here ? { 'aria-current': 'page' } : {})}
                >
                  <span lang="nl">{[section.nr, section.title].filter(Boolean).join(' ')}</span>
                  {progress ? <ProgressWord progress={progress} /> : null}
                </button>
              </li>
            );
          })}
        </ol>
      ) : null}
      {questionnaire.id === 'toetsingskader' ? (
        <ol>
          <li>
            <button
              type="button"
              onClick={() => go({ name: 'uitkomst' })}
              {...(screen.name === 'uitkomst' ? { 'aria-current': 'page' } : {})}
            >
              <span>{t('rail.uitkomst')}</span>
              <Verdict code={evaluation.framework.outcome} words="" />
            </button>
          </li>
        </ol>
      ) : null}
    </li>
  );
};
