import { type FC, type FormEvent, useState } from 'react';
import { peopleOf } from '../../shared/assessment/people.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { dispatch } from '../changes.ts';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

/** Says under the title who looks into the question, and by when. */
export const HomeworkLine: FC<{ questionKey: string }> = ({ questionKey }) => {
  const given = useStore((state) => state.dossier?.document.homework[questionKey]);
  if (!given) return null;
  return <p className="homework">{t(given.due ? 'huiswerk.regel' : 'huiswerk.regel_zonder_datum', { wie: given.to, datum: given.due })}</p>;
};

/** A button that gives the question to somebody, with a date. */
export const HomeworkButton: FC<{ asked: VisibleQuestion }> = ({ asked }) => {
  const given = useStore((state) => state.dossier?.document.homework[asked.key]);
  const [open, setOpen] = useState(false);
  const name = [asked.question.nr, asked.question.title].filter(Boolean).join(' ');
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        {t(given ? 'huiswerk.wijzig' : 'huiswerk.knop')}
        <span className="visually-hidden"> {t('vraag.bij', { naam: name })}</span>
      </button>
      {open ? <HomeworkDialog questionKey={asked.key} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

const HomeworkDialog: FC<{ questionKey: string; name: string; onClose: () => void }> = ({ questionKey, name, onClose }) => {
  const document = useStore((state) => state.dossier?.document);
  const given = document?.homework[questionKey];
  const [to, setTo] = useState(given?.to ?? '');
  const [due, setDue] = useState(given?.due ?? '');
  const give = (who: string): void => {
    dispatch({ type: 'assign', key: questionKey, to: who, due });
    onClose();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    give(to.trim());
  };
  return (
    <Dialog title={t('huiswerk.titel', { naam: name })} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <Field label={t('huiswerk.wie')} hint={t('huiswerk.wie_uitleg')} value={to} onText={setTo} maxLength={200} list="huiswerk-mensen" />
        <datalist id="huiswerk-mensen">
          {document ? peopleOf(document).map((person) => <option key={person} value={person} />) : null}
        </datalist>
        <Field label={t('huiswerk.wanneer')} hint={t('vraag.datum')} short value={due} onText={setDue} maxLength={60} />
        <FormButtons words={t('huiswerk.geef')} onCancel={onClose}>
          {given ? (
            <button type="button" className="button" onClick={() => give('')}>
              {t('huiswerk.terug')}
            </button>
          ) : null}
        </FormButtons>
      </form>
    </Dialog>
  );
};
