import type { FC } from 'react';
import type { QuestionState } from '../../shared/evaluation/evaluate.ts';
import { Page } from '../components/bar.tsx';
import { StateWord } from '../components/state-word.tsx';
import { go, useStore } from '../store.ts';
import { t } from '../words.ts';
import { PlaceLink } from './outcome.tsx';

const KINDS: readonly QuestionState[] = ['zonder_bewijs', 'te_bevestigen', 'open'];

/** What is still open before fixing, each a link to its question. */
export const CheckScreen: FC = () => {
  const visible = useStore((state) => state.dossier?.evaluation.visible) ?? [];
  const lists = KINDS.map((kind) => ({ kind, asked: visible.filter(({ state, question }) => state === kind && !question.optional) }));
  const total = lists.reduce((sum, { asked }) => sum + asked.length, 0);
  return (
    <Page
      title={t('nalopen.titel')}
      lead={total === 0 ? t('nalopen.klaar') : t('nalopen.open', { aantal: String(total) })}
      focusKey="nalopen"
    >
      <div className="stack-lg">
        {lists
          .filter(({ asked }) => asked.length > 0)
          .map(({ kind, asked }) => (
            <section key={kind} aria-label={t(`stand.${kind}`)}>
              <h2>
                <StateWord state={kind} /> ({asked.length})
              </h2>
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
