import type { FC } from 'react';
import { placeWords, type QuestionState, type VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { sourceWords } from '../../shared/questionnaire/content.ts';
import { pagesOf } from '../../shared/questionnaire/walk.ts';
import { Page } from '../components/bar.tsx';
import { Icon } from '../components/icons.tsx';
import { StateWord } from '../components/state-word.tsx';
import { useStore } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';
import { PlaceLink } from './outcome.tsx';

const KINDS: readonly QuestionState[] = ['zonder_bewijs', 'te_bevestigen', 'open'];

/** What is still open before fixing, each a link to its question. */
export const CheckScreen: FC = () => {
  const visible = useStore((state) => state.dossier?.evaluation.visible) ?? [];
  const checks = useStore((state) => state.dossier?.evaluation.checks) ?? [];
  const content = useStore((state) => state.started?.content);
  if (!content) return null;
  const lists = KINDS.map((kind) => ({ kind, asked: visible.filter(({ state, question }) => state === kind && !question.optional) }));
  const total = lists.reduce((sum, { asked }) => sum + asked.length, 0);
  return (
    <Page
      title={t('nalopen.titel')}
      lead={total === 0 ? t('nalopen.klaar') : t('nalopen.open', { aantal: String(total) })}
      focusKey="nalopen"
    >
      <div className="stack-lg">
        {checks.length > 0 ? (
          <section aria-labelledby="samenhang">
            <h2 id="samenhang">{t('nalopen.samenhang', { aantal: String(checks.length) })}</h2>
            <ul className="checks">
              {checks.map((check) => (
                <li key={`${check.id}-${check.about[0]?.row ?? ''}`} data-check={check.id}>
                  <div className="stack-sm" lang="nl">
                    <p>
                      <strong>{t(`controle.soort.${check.kind}`)}.</strong> {check.text}
                    </p>
                    <p>
                      {check.todo}{' '}
                      {check.about.slice(0, 1).map((place) => (
                        <PlaceLink key={place.question} place={place} words={placeWords(content, place)} />
                      ))}
                    </p>
                    <p className="source">{check.sources.map((one) => sourceWords(content, one)).join('; ')}</p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {lists
          .filter(({ asked }) => asked.length > 0)
          .map(({ kind, asked }) => (
            <section key={kind} aria-label={t(`stand.${kind}`)}>
              <h2>
                <StateWord state={kind} /> ({asked.length})
              </h2>
              {kind === 'open' ? <BySection asked={asked} /> : <PlaceList asked={asked} />}
            </section>
          ))}
        <div className="row">
          <button type="button" className="button button-primary" onClick={() => go({ name: 'rapport' })}>
            {t('nalopen.verder')}
          </button>
        </div>
      </div>
    </Page>
  );
};

const PlaceList: FC<{ asked: readonly VisibleQuestion[] }> = ({ asked }) => (
  <ul>
    {asked.map(({ key, question, row }) => (
      <li key={key}>
        <PlaceLink
          place={{ question: question.id, ...(row ? { row: row.id } : {}) }}
          words={[question.nr, question.title, row ? `– ${row.name}` : ''].filter(Boolean).join(' ')}
        />
      </li>
    ))}
  </ul>
);

/** Open questions by page, folded: a list of every one of them would hide what matters. */
const BySection: FC<{ asked: readonly VisibleQuestion[] }> = ({ asked }) => {
  const content = useStore((state) => state.started?.content);
  if (!content) return null;
  return (
    <div>
      {content.questionnaires.flatMap((questionnaire) =>
        pagesOf(questionnaire).flatMap(({ section }) => {
          const here = asked.filter((one) => one.section.id === section.id);
          if (here.length === 0) return [];
          return [
            <details className="fold" key={section.id}>
              <summary>
                <Icon name="pijl" />
                <span className="fold-title" lang="nl">
                  {[questionnaire.short, '·', section.nr, section.title].filter(Boolean).join(' ')}
                </span>
                <span className="muted">{t('nalopen.vragen', { aantal: String(here.length) })}</span>
              </summary>
              <PlaceList asked={here} />
            </details>,
          ];
        }),
      )}
    </div>
  );
};
