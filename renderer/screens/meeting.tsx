import { type FC, type FormEvent, useState } from 'react';
import { type Meeting, meetingsOf, peopleOf, rowValue } from '../../shared/assessment/people.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { dateWords, isoDateOf } from '../../shared/text/format.ts';
import { dispatch } from '../changes.ts';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { ActionButton } from '../questions/action-point.tsx';
import { getState, type OpenDossier } from '../state.ts';
import { go } from '../store.ts';
import { localDay, t } from '../words.ts';

const MEETING = 'dossier.bijeenkomst';

/** Who is there, who disagrees, and what must be done: kept with the last meeting of the list. */
export const MeetingNotes: FC<{ dossier: OpenDossier; asked: VisibleQuestion }> = ({ dossier, asked }) => {
  const { document } = dossier;
  const meeting = todaysMeeting(document);
  const people = peopleOf(document);
  const said = (field: string): string => (meeting ? rowValue(document, `${MEETING}.${field}`, meeting.row.id) : '');
  const present = said('aanwezig').split(', ').filter(Boolean);
  const name = [asked.question.nr, asked.question.title].filter(Boolean).join(' ');
  const set = (field: string, value: string): boolean => dispatch({ type: 'answer', key: `${MEETING}.${field}@${ensureMeeting()}`, value });
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
            <FormButtons words={t('vergadering.oneens_bewaar')} onCancel={() => setOpen(false)} />
          </form>
        </Dialog>
      ) : null}
    </>
  );
};

export const todayWords = (): string => dateWords(localDay());

/** The meeting of today, when there is one. */
export const todaysMeeting = (document: OpenDossier['document']): Meeting | undefined =>
  meetingsOf(document).findLast(({ date }) => isoDateOf(date) === localDay());

/** The row of today's meeting; made when something is noted for the first time. */
export function ensureMeeting(): string {
  const document = getState().dossier?.document;
  const found = document && todaysMeeting(document);
  if (found) return found.row.id;
  const row = crypto.randomUUID();
  dispatch({ type: 'addRow', group: MEETING, row });
  dispatch({ type: 'answer', key: `${MEETING}.naam@${row}`, value: t('vergadering.naam', { datum: todayWords() }) });
  dispatch({ type: 'answer', key: `${MEETING}.datum@${row}`, value: todayWords() });
  return row;
}
