import { type FC, type FormEvent, useState } from 'react';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { GROUNDS, type Ground } from '../../shared/publication/grounds.ts';
import { dispatch } from '../changes.ts';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Labelled, TextField } from '../components/field.tsx';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

/** Says under the title that the answer is left out of the public version. */
export const WithheldLine: FC<{ questionKey: string }> = ({ questionKey }) => {
  const withheld = useStore((state) => state.dossier?.document.publication?.withheld[questionKey]);
  const words = useStore((state) => state.started?.content.reportWords);
  if (!withheld) return null;
  return <p className="homework">{t('openbaar.regel', { grond: words?.[`woo.${withheld.ground}`] ?? withheld.ground })}</p>;
};

/** A button that leaves an answer out of the public version, with the ground and why. */
export const WithholdButton: FC<{ asked: VisibleQuestion }> = ({ asked }) => {
  const withheld = useStore((state) => state.dossier?.document.publication?.withheld[asked.key]);
  const [open, setOpen] = useState(false);
  const name = [asked.question.nr, asked.question.title].filter(Boolean).join(' ');
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        {t(withheld ? 'openbaar.wijzig' : 'openbaar.knop')}
        <span className="visually-hidden"> {t('vraag.bij', { naam: name })}</span>
      </button>
      {open ? <WithholdDialog questionKey={asked.key} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

export const WithholdDialog: FC<{ questionKey: string; name: string; onClose: () => void }> = ({ questionKey, name, onClose }) => {
  const withheld = useStore((state) => state.dossier?.document.publication?.withheld[questionKey]);
  const words = useStore((state) => state.started?.content.reportWords) ?? {};
  const [ground, setGround] = useState<Ground>(withheld?.ground ?? '5.1.2d');
  const [motivation, setMotivation] = useState(withheld?.motivation ?? '');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    dispatch({ type: 'withhold', key: questionKey, withheld: { ground, motivation: motivation.trim() } });
    onClose();
  };
  return (
    <Dialog title={t('openbaar.titel', { naam: name })} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <p>{t('openbaar.uitleg')}</p>
        <Labelled label={t('openbaar.grond')}>
          {(tied) => (
            <select className="input" {...tied} value={ground} onChange={(event) => setGround(event.target.value as Ground)}>
              {GROUNDS.map((one) => (
                <option key={one} value={one} lang="nl">
                  {words[`woo.${one}`] ?? one}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <TextField label={t('openbaar.motivering')} value={motivation} onText={setMotivation} />
        <FormButtons words={t('openbaar.bewaar')} onCancel={onClose}>
          {withheld ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                dispatch({ type: 'withhold', key: questionKey, withheld: null });
                onClose();
              }}
            >
              {t('openbaar.toch')}
            </button>
          ) : null}
        </FormButtons>
      </form>
    </Dialog>
  );
};
