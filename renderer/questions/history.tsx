import { type FC, useState } from 'react';
import type { EarlierAnswer } from '../../shared/assessment/history.ts';
import type { Answer } from '../../shared/assessment/types.ts';
import type { Question } from '../../shared/questionnaire/types.ts';
import { plainText } from '../../shared/text/to-markdown.ts';
import { bridge } from '../bridge.ts';
import { dispatch, settled } from '../changes.ts';
import { Icon } from '../components/icons.tsx';
import { getState, take, useStore } from '../state.ts';
import { flushTyping } from '../typing.ts';
import { moment, t } from '../words.ts';

const whenAndWho = ({ at, by }: Answer): string => (by ? t('geschiedenis.wie', { moment: moment(at), wie: by }) : moment(at));

/** When the answer was last changed, and what stood there before, each to be put back. */
export const EarlierAnswers: FC<{ questionKey: string; question: Question }> = ({ questionKey, question }) => {
  const answer = useStore((state) => state.dossier?.document.answers[questionKey]);
  const [earlier, setEarlier] = useState<readonly EarlierAnswer[]>();
  const load = async (): Promise<void> => {
    const id = getState().dossier?.document.id;
    flushTyping();
    await settled();
    if (id) take(await bridge.call['dossier.history']({ id, key: questionKey }), setEarlier);
  };
  if (question.kind === 'rows') return null;
  return (
    <details className="help history" onToggle={(event) => void (event.currentTarget.open ? load() : undefined)}>
      <summary>
        <Icon name="pijl" />
        {t('geschiedenis.titel')}
        <span className="visually-hidden"> {t('vraag.bij', { naam: [question.nr, question.title].filter(Boolean).join(' ') })}</span>
      </summary>
      <div className="stack-sm">
        <p>{answer ? t('geschiedenis.laatst', { moment: whenAndWho(answer) }) : t('geschiedenis.nog_niets')}</p>
        {earlier?.length === 0 ? <p>{t('geschiedenis.leeg')}</p> : null}
        <ul className="earlier-list">
          {(earlier ?? []).map((one) => (
            <li key={`${one.at}${JSON.stringify(one.answer.value)}`}>
              <p className="muted">
                {t('geschiedenis.tot', { moment: moment(one.at) })}
                {one.answer.by ? ` (${one.answer.by})` : ''}
              </p>
              <p className="said">{shortly(answerWords(question, one.answer))}</p>
              <button
                type="button"
                className="link"
                onClick={() => {
                  dispatch({ type: 'putBack', answers: { [questionKey]: one.answer }, rows: {} });
                  void load();
                }}
              >
                {t('geschiedenis.terug')}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
};

/** An answer in the words of its options. */
export function answerWords(question: Question, answer: Answer): string {
  if (answer.state === 'nvt') return `${t('stand.nvt')}: ${answer.reason ?? ''}`;
  const labels = 'options' in question ? new Map(question.options.map(({ value, label }) => [value, label])) : new Map<string, string>();
  const values = Array.isArray(answer.value) ? answer.value : [answer.value];
  const words = [values.map((value) => labels.get(value) ?? value).join(', '), answer.considerations ?? '', answer.choices ?? ''];
  return words.filter(Boolean).map(plainText).join(' – ') || t('geschiedenis.leeg_antwoord');
}

// Cut to what helps to recognise it.
const shortly = (words: string): string => (words.length > 280 ? `${words.slice(0, 280)}…` : words);
