import { type FC, type FormEvent, useState } from 'react';
import { placeWords, type VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { dispatch } from '../changes.ts';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { getState } from '../state.ts';
import { t } from '../words.ts';

/** Where action points of a question go: the list of its IAMA part, else the list of the dossier. */
const listOf = ({ section }: VisibleQuestion): string => {
  const part = /^([1-4])(\.|$)/.exec(section.nr ?? '')?.[1];
  return section.id.startsWith('iama.') && part ? `iama.actie${part}` : 'dossier.actie';
};

/** Adds an action point to the right list, with the question it came from. */
function addAction(asked: VisibleQuestion, what: string, who: string, when: string): void {
  const content = getState().started?.content;
  if (!content) return;
  const group = listOf(asked);
  const row = crypto.randomUUID();
  dispatch({ type: 'addRow', group, row });
  const said = {
    wat: what,
    wie: who,
    datum: when,
    stand: 'open',
    bij: placeWords(content, { question: asked.question.id }, asked.row?.name),
  };
  for (const [field, value] of Object.entries(said)) if (value.trim()) dispatch({ type: 'answer', key: `${group}.${field}@${row}`, value });
}

/** A button that asks, in place, what must happen, who does it and when. */
export const ActionButton: FC<{ asked: VisibleQuestion }> = ({ asked }) => {
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState('');
  const name = [asked.question.nr, asked.question.title].filter(Boolean).join(' ');
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        <Icon name="vlag" />
        {t('actie.knop')}
        <span className="visually-hidden"> {t('vraag.bij', { naam: name })}</span>
      </button>
      <span role="status" className={added ? 'muted' : 'visually-hidden'}>
        {added ? t('actie.toegevoegd', { wat: added }) : ''}
      </span>
      {open ? <ActionDialog asked={asked} name={name} onAdded={setAdded} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

type ActionDialogProps = { asked: VisibleQuestion; name: string; onAdded: (what: string) => void; onClose: () => void };

const ActionDialog: FC<ActionDialogProps> = ({ asked, name, onAdded, onClose }) => {
  const [what, setWhat] = useState('');
  const [who, setWho] = useState('');
  const [when, setWhen] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (what.trim() === '') return;
    addAction(asked, what, who, when);
    onAdded(what);
    onClose();
  };
  return (
    <Dialog title={t('actie.titel', { naam: name })} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <Field label={t('actie.wat')} value={what} onText={setWhat} maxLength={500} />
        <Field label={t('actie.wie')} value={who} onText={setWho} maxLength={200} />
        <Field label={t('actie.wanneer')} hint={t('vraag.datum')} short value={when} onText={setWhen} maxLength={60} />
        <FormButtons words={t('actie.bewaar')} onCancel={onClose} />
      </form>
    </Dialog>
  );
};
