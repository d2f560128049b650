import { type FC, useEffect, useRef, useState } from 'react';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { dispatch } from '../changes.ts';
import { FailureNote, Page, SaveStatus } from '../components/bar.tsx';
import { StateWord } from '../components/state-word.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { AnswerField } from '../questions/answer-field.tsx';
import { getState, type OpenDossier, useStore } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';
import { ensureMeeting, MeetingNotes, todaysMeeting, todayWords } from './meeting.tsx';
import { Changed } from './work.tsx';

/** The questions a room walks through: those of the instruments, not the lists around them. */
const walkOf = ({ evaluation }: OpenDossier): readonly VisibleQuestion[] =>
  evaluation.visible.filter(({ section, question, row }) => {
    const isColumn = section.group === undefined && row !== undefined;
    return !isColumn && /^(iama|tk|dpia|omgeving|ai)\./.test(question.id) && !/\.(actie\d|plicht)\./.test(question.id);
  });

/** One question at a time, large enough for the back row. The fields are the same ones as everywhere. */
export const SessionScreen: FC<{ question?: string }> = ({ question: key }) => {
  const dossier = useStore((state) => state.dossier);
  const heading = useRef<HTMLHeadingElement>(null);
  const minutes = useMinutes();
  const walk = dossier ? walkOf(dossier) : [];
  const at = key
    ? Math.max(
        0,
        walk.findIndex((one) => one.key === key),
      )
    : -1;
  const asked = walk[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with the question and with nothing else
  useEffect(() => heading.current?.focus({ preventScroll: true }), [asked?.key]);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) closeSession(asked);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [asked]);
  if (!dossier) return null;
  if (!asked) return <SessionStart dossier={dossier} walk={walk} />;
  const { question, row, section, state } = asked;
  const answer = dossier.document.answers[asked.key];
  const inPart = walk.filter((one) => one.section.id === section.id);
  const to = (place: number): void => {
    const next = walk[place];
    if (next) go({ name: 'vergadering', question: next.key });
  };
  return (
    <div className="session">
      <header className="bar">
        <p className="bar-title">{dossier.document.facts.name || t('dossier.zonder_naam')}</p>
        <div className="bar-tools">
          <SaveStatus />
          <button type="button" className="button" onClick={() => closeSession(asked)}>
            {t('vergadering.sluiten')} <kbd>Esc</kbd>
          </button>
        </div>
      </header>
      <main id="inhoud" tabIndex={-1}>
        <FailureNote />
        <p className="eyebrow">
          {question.nr ? <span className="question-number">{question.nr}</span> : null} {question.title}
          {row ? ` – ${row.name}` : ''} <StateWord state={state} />
        </p>
        <h1 ref={heading} tabIndex={-1} lang="nl">
          {question.text}
        </h1>
        {question.why ? (
          <p className="muted" lang="nl">
            {question.why}
          </p>
        ) : null}
        <AnswerField asked={asked} answer={answer} />
        <div className="session-side" key={asked.key}>
          <TypedField
            label={t(question.considerations ? 'vraag.overwegingen' : 'vraag.toelichting')}
            value={answer?.considerations ?? ''}
            lines="grow"
            onCommit={(considerations) => dispatch({ type: 'answer', key: asked.key, considerations })}
          />
          <TypedField
            label={t('vergadering.besluit')}
            value={answer?.choices ?? ''}
            lines="grow"
            onCommit={(choices) => dispatch({ type: 'answer', key: asked.key, choices })}
          />
        </div>
        <MeetingNotes dossier={dossier} asked={asked} />
      </main>
      <footer className="session-foot">
        <button type="button" className="button" aria-disabled={at === 0} onClick={() => to(at - 1)}>
          {t('vergadering.vorige')}
        </button>
        <p className="numbers">
          {t('vergadering.voortgang', {
            onderdeel: [section.nr, section.title].filter(Boolean).join(' '),
            nummer: String(inPart.indexOf(asked) + 1),
            aantal: String(inPart.length),
            minuten: String(minutes),
          })}
        </p>
        <button type="button" className="button button-primary" aria-disabled={at === walk.length - 1} onClick={() => to(at + 1)}>
          {t('vergadering.volgende')}
        </button>
      </footer>
    </div>
  );
};

/** Before the first question: what changed since the last meeting, and where to begin. */
const SessionStart: FC<{ dossier: OpenDossier; walk: readonly VisibleQuestion[] }> = ({ dossier, walk }) => {
  // The IAMA is what a team sits together for; the rest can be walked from there.
  const open = walk.filter(({ state }) => state === 'open');
  const first = open.find(({ question }) => question.id.startsWith('iama.')) ?? open[0] ?? walk[0];
  if (!first) return null;
  const begin = (): void => {
    ensureMeeting();
    go({ name: 'vergadering', question: first.key });
  };
  return (
    <Page title={t('vergadering.titel')} lead={t('vergadering.inleiding')} focusKey="vergadering">
      <div className="stack-lg">
        <p>{t(todaysMeeting(dossier.document) ? 'vergadering.zelfde' : 'vergadering.nieuwe', { datum: todayWords() })}</p>
        <div className="row">
          <button type="button" className="button button-primary" onClick={begin}>
            {t('vergadering.begin', { vraag: [first.question.nr, first.question.title].filter(Boolean).join(' ') })}
          </button>
        </div>
        <Changed dossier={dossier} />
      </div>
    </Page>
  );
};

/** Back to the ordinary page of the question. */
function closeSession(asked: VisibleQuestion | undefined): void {
  if (!getState().dossier) return;
  go(
    asked
      ? { name: 'onderdeel', section: asked.section.id, question: asked.key, ...(asked.row ? { row: asked.row.id } : {}) }
      : { name: 'overzicht' },
  );
}

/** Whole minutes since the session began on this screen. */
function useMinutes(): number {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const tick = window.setInterval(() => setMinutes(Math.floor((Date.now() - began) / 60_000)), 10_000);
    return () => window.clearInterval(tick);
  }, []);
  return minutes;
}
