import type { FC } from 'react';
import type { Answer } from '../../shared/assessment/types.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { dispatch } from '../changes.ts';
import { Icon } from '../components/icons.tsx';
import { t } from '../words.ts';
import { ActionButton } from './action-point.tsx';
import { addAttachment } from './attachments.tsx';
import { addEvidence } from './evidence-field.tsx';
import { HomeworkButton } from './homework.tsx';
import { RemarkButton } from './remarks.tsx';
import { WithholdButton } from './withhold.tsx';

type ToolsProps = {
  readonly asked: VisibleQuestion;
  readonly answer: Answer | undefined;
  readonly showReason: boolean;
  readonly onReason: (show: boolean) => void;
};

/** What can be done with a question besides answering it; the rarer things wait behind one word. */
export const QuestionTools: FC<ToolsProps> = ({ asked, answer, showReason, onReason }) => {
  const { key, question } = asked;
  const name = [question.nr, question.title].filter(Boolean).join(' ');
  const notApplicable = answer?.state === 'nvt' || showReason;
  return (
    <fieldset className="question-tools">
      <legend className="visually-hidden">{t('vraag.meer', { naam: name })}</legend>
      {answer?.state === 'beantwoord' ? (
        <button type="button" className="button button-quiet" onClick={() => addEvidence(key)}>
          <Icon name="bewijs" />
          {t('vraag.bewijs')}
        </button>
      ) : null}
      <ActionButton asked={asked} />
      {question.kind === 'rows' ? null : notApplicable ? (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            onReason(false);
            dispatch({ type: 'clear', key });
          }}
        >
          {t('vraag.toch_antwoorden')}
        </button>
      ) : (
        <button type="button" className="button button-quiet" onClick={() => onReason(true)}>
          <Icon name="nvt" />
          {t('vraag.nvt')}
        </button>
      )}
      <details className="more">
        <summary className="button button-quiet">
          {t('vraag.meer_kort')}
          <span className="visually-hidden"> {t('vraag.bij', { naam: name })}</span>
        </summary>
        <div className="row">
          <HomeworkButton asked={asked} />
          <RemarkButton asked={asked} />
          <WithholdButton asked={asked} />
          <button type="button" className="button button-quiet" onClick={() => void addAttachment(key)}>
            {t('bijlage.knop')}
            <span className="visually-hidden"> {t('vraag.bij', { naam: name })}</span>
          </button>
          {answer ? (
            <button type="button" className="button button-quiet" onClick={() => dispatch({ type: 'clear', key })}>
              {t('vraag.leegmaken')}
            </button>
          ) : null}
        </div>
      </details>
    </fieldset>
  );
};
