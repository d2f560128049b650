import type { FC } from 'react';
import { bridge } from '../bridge.ts';
import { dispatch } from '../changes.ts';
import { getState, take, useStore } from '../state.ts';
import { flushTyping } from '../typing.ts';
import { sizeWords, t } from '../words.ts';

/** The files that belong to an answer. They travel in the dossier; the report prints name and hash. */
export const Attachments: FC<{ questionKey: string }> = ({ questionKey }) => {
  const attachments = useStore((state) => state.dossier?.document.answers[questionKey]?.attachments);
  const id = useStore((state) => state.dossier?.document.id);
  if (!attachments || !id) return null;
  return (
    <ul className="attachments" aria-label={t('bijlage.lijst')}>
      {attachments.map((attachment) => (
        <li key={attachment.sha256} className="row">
          <span>
            {attachment.name} <span className="muted">({sizeWords(attachment.size)})</span>
          </span>
          <button
            type="button"
            className="link"
            onClick={() => void bridge.call['dossier.saveAttachment']({ id, attachment }).then((done) => take(done, () => undefined))}
          >
            {t('bijlage.bewaar')}
            <span className="visually-hidden"> {attachment.name}</span>
          </button>
          <button type="button" className="link" onClick={() => dispatch({ type: 'detach', key: questionKey, sha256: attachment.sha256 })}>
            {t('bijlage.weg')}
            <span className="visually-hidden"> {attachment.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

/** Asks for a file and adds it to the answer. */
export async function addAttachment(questionKey: string): Promise<void> {
  const id = getState().dossier?.document.id;
  if (!id) return;
  flushTyping();
  take(await bridge.call['dossier.attach']({ id }), (attachment) => dispatch({ type: 'attach', key: questionKey, attachment }));
}
