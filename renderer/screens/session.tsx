import { type FC, type FormEvent, useEffect, useRef, useState } from 'react';
import { answerKey } from '../../shared/assessment/keys.ts';
import type { Row } from '../../shared/assessment/types.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { SaveStatus } from '../components/bar.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { StateWord } from '../components/state-word.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { ActionButton } from '../questions/action-point.tsx';
import { AnswerField } from '../questions/answer-field.tsx';
import { dispatch, getState, go, type OpenDossier, useStore } from '../store.ts';
import { t } from '../words.ts';

const MEETING = 'dossier.bijeenkomst';
const PEOPLE = 'dossier.deelnemer';

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
  const at = Math.max(0, key ? walk.findIndex((one) => one.key === key) : walk.findIndex(({ state }) => state === 'open'));
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
  if (!dossier || !asked) return null;
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
        <p className="eyebrow">
          {question.nr ? <span className="question-number">{question.nr}</span> : null} {question.title}
          {row ? ` – ${row.name}` : ''} <StateWord state={state} />
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {question.text}
        </h1>
        {question.why ? <p className="muted">{question.why}</p> : null}
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
        <Meeting dossier={dossier} asked={asked} />
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

/** Who is there, who disagrees, and what must be done: kept with the last meeting of the list. */
const Meeting: FC<{ dossier: OpenDossier; asked: VisibleQuestion }> = ({ dossier, asked }) => {
  const { rows, answers } = dossier.document;
  const meeting = rows[MEETING]?.at(-1);
  const people = (rows[PEOPLE] ?? []).flatMap(({ id }) => String(answers[answerKey(`${PEOPLE}.naam`, id)]?.value ?? '') || []);
  const said = (field: string): string => (meeting ? String(answers[answerKey(`${MEETING}.${field}`, meeting.id)]?.value ?? '') : '');
  const present = said('aanwezig').split(', ').filter(Boolean);
  const name = [asked.question.nr, asked.question.title].filter(Boolean).join(' ');
  const set = (field: string, value: string): void =>
    dispatch({ type: 'answer', key: `${MEETING}.${field}@${ensureMeeting(meeting)}`, value });
  return (
    <div className="stack">
      <div className="row session-tools">
        <ActionButton asked={asked} />
        <Dissent name={name} onSave={(text) => set('oneens', [said('oneens'), `${name}: ${text}`].filter(Boolean).join('\n'))} />
      </div>
      {people.length === 0 ? (
        <button type="button" className="link" onClick={() => go({ name: 'onderdeel', section: 'dossier.mensen' })}>
          {t('vergadering.geen_mensen')}
        </button>
      ) : (
        <details className="help">
          <summary>
            <Icon name="pijl" />
            {t('vergadering.aanwezig', { aantal: String(present.length), totaal: String(people.length) })}
          </summary>
          <fieldset className="present">
            <legend className="visually-hidden">{t('vergadering.wie')}</legend>
            {people.map((person) => (
              <label className="choice" key={person}>
                <input
                  type="checkbox"
                  checked={present.includes(person)}
                  onChange={() =>
                    set('aanwezig', (present.includes(person) ? present.filter((one) => one !== person) : [...present, person]).join(', '))
                  }
                />
                <span className="choice-label">{person}</span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </div>
  );
};

/** Notes who sees it differently, at this question. */
const Dissent: FC<{ name: string; onSave: (text: string) => void }> = ({ name, onSave }) => {
  const [open, setOpen] = useState(false);
  const [noted, setNoted] = useState('');
  const [text, setText] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    onSave(text.trim());
    setNoted(name);
    setText('');
    setOpen(false);
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('vergadering.oneens')}
      </button>
      <span role="status" className={noted === name ? 'muted' : 'visually-hidden'}>
        {noted === name ? t('vergadering.vastgelegd') : ''}
      </span>
      {open ? (
        <Dialog title={t('vergadering.oneens_titel', { naam: name })} onClose={() => setOpen(false)}>
          <form className="stack" onSubmit={save}>
            <Field label={t('vergadering.oneens_wie')} value={text} onText={setText} maxLength={2000} />
            <div className="row">
              <button type="submit" className="button button-primary">
                {t('vergadering.oneens_bewaar')}
              </button>
              <button type="button" className="button button-quiet" onClick={() => setOpen(false)}>
                {t('algemeen.annuleren')}
              </button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </>
  );
};

/** The row of today's meeting; made when something is noted for the first time. */
function ensureMeeting(meeting: Row | undefined): string {
  if (meeting) return meeting.id;
  const row = crypto.randomUUID();
  dispatch({ type: 'addRow', group: MEETING, row });
  const today = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long' }).format(new Date());
  dispatch({ type: 'answer', key: `${MEETING}.naam@${row}`, value: t('vergadering.naam', { datum: today }) });
  dispatch({ type: 'answer', key: `${MEETING}.datum@${row}`, value: today });
  return row;
}

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
