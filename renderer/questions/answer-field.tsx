import type { FC } from 'react';
import type { Answer } from '../../shared/assessment/types.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { dispatch } from '../changes.ts';
import { t } from '../words.ts';
import { RowsField } from './rows-field.tsx';
import { ValueField } from './value-field.tsx';

/** The field in which a question of the dossier is answered, by kind. */
export const AnswerField: FC<{ asked: VisibleQuestion; answer: Answer | undefined; describedBy?: string }> = ({
  asked: { key, question },
  answer,
  describedBy,
}) => {
  if (question.kind === 'rows') return <RowsField question={question} />;
  return (
    <ValueField
      question={question}
      name={key}
      label={t('vraag.antwoord')}
      legend={t(question.kind === 'many' ? 'vraag.kies_meer' : 'vraag.kies')}
      value={answer?.state === 'beantwoord' ? answer.value : ''}
      onCommit={(value) => dispatch({ type: 'answer', key, value })}
      {...(describedBy ? { describedBy } : {})}
    />
  );
};
