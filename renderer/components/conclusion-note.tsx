import type { FC } from 'react';
import type { Conclusion } from '../../shared/evaluation/conclusions.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import { sourceWords } from '../../shared/questionnaire/content.ts';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

/** What the answers say together to one question, with every reason and what is still open. */
export const ConclusionNote: FC<{ conclusion: Conclusion }> = ({ conclusion }) => {
  const content = useStore((state) => state.started?.content);
  if (!content) return null;
  const { id, title, level, label, text, reasons, open, sources, verified } = conclusion;
  return (
    <section className="note conclusion" aria-label={title} data-conclusion={`${id} ${level ?? 'open'}`}>
      <p className="hint" lang="nl">
        {title}
      </p>
      <p>
        <strong>{label || t('conclusie.nog_niet')}</strong>
      </p>
      {level ? <p lang="nl">{text}</p> : null}
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason} lang="nl">
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
      {open.length > 0 ? (
        <details className="help">
          <summary>{t(level ? 'conclusie.kan_zwaarder' : 'conclusie.hangt_af', { aantal: String(open.length) })}</summary>
          <ul className="help-body">
            {open.map(({ text: reason, because }) => (
              <li key={reason}>
                {reason} {t('conclusie.open_vragen', { vragen: because.map((place) => placeWords(content, place)).join(', ') })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="source">
        {sources.map((one) => sourceWords(content, one)).join('; ')}
        {verified ? '' : ` (${t('bron.niet_geverifieerd')})`}
      </p>
    </section>
  );
};
