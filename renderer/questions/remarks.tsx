import { type FC, type FormEvent, useState } from 'react';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { dispatch } from '../changes.ts';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field, TextField } from '../components/field.tsx';
import { getState, useStore } from '../state.ts';
import { moment, t } from '../words.ts';

/** What people noted at this question; it stays out of the report. */
export const Remarks: FC<{ questionKey: string }> = ({ questionKey }) => {
  const all = useStore((state) => state.dossier?.document.remarks) ?? [];
  const review = useStore((state) => state.dossier?.document.review !== undefined);
  const here = all.filter(({ key }) => key === questionKey);
  if (here.length === 0) return null;
  return (
    <ul className="remarks" aria-label={t('opmerking.lijst')}>
      {here.map(({ id, text, by, at, done }) => (
        <li key={id} className={done ? 'remark remark-done' : 'remark'}>
          <p className="muted">
            {t('opmerking.van', { wie: by || t('opmerking.iemand'), moment: moment(at) })}
            {done ? ` · ${t('opmerking.klaar')}` : ''}
          </p>
          <p className="said">{text}</p>
          {review ? null : (
            <button type="button" className="link" onClick={() => dispatch({ type: 'settleRemark', id, done: !done })}>
              {t(done ? 'opmerking.heropen' : 'opmerking.afhandelen')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
};

/** A button to note something at a question. */
export const RemarkButton: FC<{ asked: VisibleQuestion; plain?: boolean }> = ({ asked, plain = false }) => {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [by, setBy] = useState(() => getState().dossier?.document.review?.to ?? '');
  const name = [asked.question.nr, asked.question.title].filter(Boolean).join(' ');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (dispatch({ type: 'remark', id: crypto.randomUUID(), key: asked.key, text: text.trim(), by: by.trim() })) setText('');
    setOpen(false);
  };
  return (
    <>
      <button type="button" className={plain ? 'button' : 'button button-quiet'} onClick={() => setOpen(true)}>
        {t('opmerking.knop')}
        <span className="visually-hidden"> {t('vraag.bij', { naam: name })}</span>
      </button>
      {open ? (
        <Dialog title={t('opmerking.titel', { naam: name })} onClose={() => setOpen(false)}>
          <form className="stack" onSubmit={save}>
            <p className="hint">{t('opmerking.uitleg')}</p>
            <TextField label={t('opmerking.tekst')} value={text} onText={setText} />
            <Field label={t('opmerking.wie')} value={by} onText={setBy} maxLength={200} />
            <FormButtons words={t('opmerking.bewaar')} onCancel={() => setOpen(false)} />
          </form>
        </Dialog>
      ) : null}
    </>
  );
};
