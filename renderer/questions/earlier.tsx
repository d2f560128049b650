import type { FC } from 'react';
import { type Earlier, earlierFor } from '../../shared/evaluation/earlier.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { plainText } from '../../shared/text/to-markdown.ts';
import { dispatch } from '../changes.ts';
import { useStore } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';

/** What was said elsewhere in the dossier, beside the question. Facts can be taken over; a judgement is only shown. */
export const EarlierPanel: FC<{ asked: VisibleQuestion }> = ({ asked }) => {
  const content = useStore((state) => state.started?.content);
  const dossier = useStore((state) => state.dossier);
  if (!content || !dossier) return null;
  const earlier = earlierFor(content, dossier.document, dossier.evaluation, asked);
  if (earlier.length === 0) return null;
  return (
    <details className="help earlier" open={earlier.some(({ offer }) => offer.length > 0)}>
      <summary>{t('eerder.titel', { aantal: String(earlier.length) })}</summary>
      <div className="help-body">
        {earlier.map((one) => (
          <EarlierItem key={`${one.id}-${one.mode}`} asked={asked} earlier={one} />
        ))}
      </div>
    </details>
  );
};

const EarlierItem: FC<{ asked: VisibleQuestion; earlier: Earlier }> = ({ asked, earlier }) => (
  <div className="preview">
    <p className="source">
      <button type="button" className="link" onClick={() => go({ name: 'onderdeel', section: earlier.section })}>
        {earlier.from}
      </button>
      {earlier.why ? ` – ${earlier.why}` : ''}
    </p>
    {earlier.lines.length === 1 ? (
      <p className="said">{plainText(earlier.lines[0] ?? '')}</p>
    ) : (
      <ul>
        {earlier.lines.map((line) => (
          <li key={line}>{plainText(line)}</li>
        ))}
      </ul>
    )}
    {earlier.changedLater ? <p className="note note-warning">{t('eerder.veranderd')}</p> : null}
    {earlier.offer.length > 0 ? (
      <div className="row">
        <button type="button" className="button" onClick={() => takeOver(asked, earlier)}>
          {t(earlier.mode === 'prefill' ? 'eerder.overnemen' : 'eerder.voorstel')}
          <span className="visually-hidden"> {earlier.from}</span>
        </button>
      </div>
    ) : null}
  </div>
);

/** Fills the question with what stands elsewhere; it then waits for a person who confirms it. */
function takeOver({ key, question }: VisibleQuestion, { from, offer }: Earlier): void {
  if (question.kind !== 'rows') {
    dispatch({ type: 'takeOver', key, value: question.kind === 'many' ? [...offer] : (offer[0] ?? ''), source: from });
    return;
  }
  for (const value of offer.slice(0, question.group.max)) {
    const row = crypto.randomUUID();
    dispatch({ type: 'addRow', group: question.group.id, row });
    dispatch({ type: 'takeOver', key: `${question.group.label}@${row}`, value, source: from });
  }
}
