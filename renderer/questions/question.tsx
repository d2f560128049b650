import { type FC, useEffect, useId, useRef, useState } from 'react';
import type { Answer } from '../../shared/assessment/types.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { termsIn } from '../../shared/questionnaire/terms.ts';
import { dispatch } from '../changes.ts';
import { Icon } from '../components/icons.tsx';
import { StateWord } from '../components/state-word.tsx';
import { TermList } from '../components/term-list.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { getState, isReadOnly, useStore } from '../state.ts';
import { t } from '../words.ts';
import { AnswerField } from './answer-field.tsx';
import { Attachments } from './attachments.tsx';
import { EarlierPanel } from './earlier.tsx';
import { EvidenceField } from './evidence-field.tsx';
import { HomeworkLine } from './homework.tsx';
import { Kantlijn } from './margin.tsx';
import { ReadOnly } from './read-only.tsx';
import { Remarks } from './remarks.tsx';
import { QuestionTools } from './tools.tsx';
import { WithheldLine } from './withhold.tsx';

/** A question: number and state, the question, why, explanation, answer, tools; sources and roles in the margin. */
export const QuestionBlock: FC<{ asked: VisibleQuestion; focused: boolean; level: 2 | 3 }> = ({ asked, focused, level }) => {
  const Title = `h${level}` as const;
  const { key, question, state } = asked;
  const id = useId();
  const block = useRef<HTMLElement>(null);
  const answer = useStore((store) => store.dossier?.document.answers[key]);
  useEffect(() => {
    if (focused) {
      block.current?.scrollIntoView();
      block.current?.querySelector<HTMLElement>('input, textarea, button.button')?.focus();
    }
  }, [focused]);
  const readOnly = useStore(isReadOnly);
  return (
    <section className="question with-margin" aria-labelledby={`${id}-title`} ref={block} data-question={key}>
      <div className="question-body">
        <div>
          <p className="question-eyebrow">
            <span>
              {question.nr ? <span className="question-number">{question.nr}</span> : null} <span lang="nl">{question.title}</span>
              {question.optional ? ` (${t('vraag.niet_verplicht')})` : ''}
            </span>
            <StateWord state={state} />
          </p>
          <HomeworkLine questionKey={key} />
          <WithheldLine questionKey={key} />
          <Title className="question-title" id={`${id}-title`} lang="nl">
            {question.text}
          </Title>
        </div>
        {question.why ? (
          <p className="hint" id={`${id}-why`} lang="nl">
            {question.why}
          </p>
        ) : null}
        {question.ours ? (
          <p className="ours" lang="nl">
            {question.ours}
          </p>
        ) : null}
        <OfficialTexts id={question.id} />
        {question.help || question.good ? (
          <details className="help">
            <summary>
              <Icon name="pijl" />
              {t('vraag.uitleg')}
              <span className="visually-hidden"> {t('vraag.bij', { naam: [question.nr, question.title].filter(Boolean).join(' ') })}</span>
            </summary>
            <div className="help-body">
              {question.help ? <p lang="nl">{question.help}</p> : null}
              {question.good ? (
                <>
                  <p>
                    <strong>{t('vraag.goed_antwoord')}</strong>
                  </p>
                  <ul>
                    {question.good.map((one) => (
                      <li key={one} lang="nl">
                        {one}
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
              <Terms texts={[question.text, question.why ?? '', question.help ?? '']} />
            </div>
          </details>
        ) : null}
        {readOnly ? (
          <ReadOnly asked={asked} />
        ) : (
          <Answering asked={asked} answer={answer} describedBy={`${id}-title${question.why ? ` ${id}-why` : ''}`} />
        )}
      </div>
      <Kantlijn asked={asked} level={level} />
    </section>
  );
};

/** Answering a question, with all that may stand beside the answer. */
const Answering: FC<{ asked: VisibleQuestion; answer: Answer | undefined; describedBy: string }> = ({ asked, answer, describedBy }) => {
  const { key, question, state } = asked;
  const [showReason, setShowReason] = useState(false);
  const value = typeof answer?.value === 'string' ? answer.value : '';
  const needsEvidence = answer?.state === 'beantwoord' && (question.evidence ?? []).includes(value);
  return (
    <>
      <EarlierPanel asked={asked} />
      {state === 'te_bevestigen' && !answer?.from ? (
        <Provenance questionKey={key} source={t('vraag.ouder_kader')} confirmedBy={undefined} />
      ) : null}
      {answer?.from ? <Provenance questionKey={key} source={answer.from.source} confirmedBy={answer.confirmed?.by} /> : null}
      {answer?.state === 'nvt' || showReason ? (
        <TypedField
          label={t('vraag.nvt_reden')}
          value={answer?.state === 'nvt' ? (answer.reason ?? '') : ''}
          lines="many"
          onCommit={(reason) => dispatch(reason.trim() ? { type: 'notApplicable', key, reason } : { type: 'clear', key })}
        />
      ) : (
        <AnswerField asked={asked} answer={answer} describedBy={describedBy} />
      )}
      {asked.suggestion ? (
        <p className="suggestion" lang="nl">
          {asked.suggestion}
        </p>
      ) : null}
      {(answer && answer.state === 'beantwoord' && question.kind === 'choice') || question.considerations ? (
        <TypedField
          label={t(question.considerations ? 'vraag.overwegingen' : 'vraag.toelichting')}
          value={answer?.considerations ?? ''}
          lines="grow"
          onCommit={(considerations) => dispatch({ type: 'answer', key, considerations })}
        />
      ) : null}
      {question.considerations ? (
        <TypedField
          label={t('vraag.keuzes')}
          value={answer?.choices ?? ''}
          lines="grow"
          onCommit={(choices) => dispatch({ type: 'answer', key, choices })}
        />
      ) : null}
      {needsEvidence || (answer?.evidence ?? []).length > 0 ? (
        <EvidenceField questionKey={key} answer={answer} needed={needsEvidence} />
      ) : null}
      <Attachments questionKey={key} />
      <Remarks questionKey={key} />
      <QuestionTools asked={asked} answer={answer} showReason={showReason} onReason={setShowReason} />
    </>
  );
};

const Provenance: FC<{ questionKey: string; source: string; confirmedBy: string | undefined }> = ({ questionKey, source, confirmedBy }) =>
  confirmedBy === undefined ? (
    <div className="provenance">
      <p>{t('vraag.voorgevuld', { bron: source })}</p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() =>
            dispatch({ type: 'confirm', key: questionKey, by: getState().started?.settings?.person || t('vraag.bevestigd_door') })
          }
        >
          {t('vraag.klopt')}
        </button>
      </div>
    </div>
  ) : (
    <div className="provenance provenance-said">
      <p>{t('vraag.bevestigd', { bron: source, wie: confirmedBy })}</p>
    </div>
  );

/** The official words beside ours, with where they come from. */
const OfficialTexts: FC<{ id: string }> = ({ id }) => {
  const texts = useStore((state) => state.started?.content.official?.[id]);
  if (!texts || texts.length === 0) return null;
  return (
    <details className="help">
      <summary>
        <Icon name="pijl" />
        {t('vraag.officieel')}
      </summary>
      <div className="help-body" lang="nl">
        {texts.map(({ nr, text, help, source }) => (
          <div key={nr} className="stack-sm">
            <p>
              <strong>{nr}</strong> {text}
            </p>
            {help ? <p className="preserve">{help}</p> : null}
            <p className="source">{source}</p>
          </div>
        ))}
      </div>
    </details>
  );
};

/** Words of the question with their meaning, for who does not know them. */
const Terms: FC<{ texts: readonly string[] }> = ({ texts }) => {
  const glossary = useStore((state) => state.started?.content.glossary) ?? [];
  const found = termsIn(glossary, texts.join(' '));
  if (found.length === 0) return null;
  return <TermList terms={found} />;
};
