import type { FC } from 'react';
import { loanedQuestions, loanProgress } from '../../shared/exchange/homework.ts';
import { checkpoint } from '../changes.ts';
import { Page } from '../components/bar.tsx';
import { ProgressWord } from '../components/state-word.tsx';
import { QuestionBlock } from '../questions/question.tsx';
import { useStore } from '../state.ts';
import { day, t } from '../words.ts';

/** A homework file: only the questions that somebody looks into, one below the other, and what to do when they are done. */
export const HomeworkFileScreen: FC = () => {
  const content = useStore((state) => state.started?.content);
  const document = useStore((state) => state.dossier?.document);
  const fileName = useStore((state) => state.dossier?.fileName ?? '');
  if (!content || !document?.loan) return null;
  const { loan } = document;
  return (
    <Page
      eyebrow={t('huiswerkbestand.uit', { naam: loan.name || t('dossier.zonder_naam'), datum: day(loan.at) })}
      title={t('huiswerkbestand.titel', { wie: loan.to })}
      lead={t('huiswerkbestand.uitleg', { aantal: String(loan.keys.length) })}
      focusKey="huiswerkbestand"
      tools={<ProgressWord progress={loanProgress(content, document)} />}
    >
      <div className="stack-lg">
        {loanedQuestions(content, document).map((asked) => (
          <div key={asked.key}>
            <p className="eyebrow" lang="nl">
              {[[asked.section.nr, asked.section.title].filter(Boolean).join(' '), asked.row?.name].filter(Boolean).join(' · ')}
            </p>
            <QuestionBlock asked={asked} focused={false} level={2} />
          </div>
        ))}
        <section className="panel stack" aria-labelledby="klaar">
          <h2 id="klaar">{t('huiswerkbestand.klaar')}</h2>
          <p>{t('huiswerkbestand.klaar_uitleg', { bestand: fileName })}</p>
          <div className="row">
            <button type="button" className="button button-primary" onClick={() => void checkpoint()}>
              {t('huiswerkbestand.bewaar')}
            </button>
          </div>
        </section>
      </div>
    </Page>
  );
};
