import type { FC } from 'react';
import { LIMITS } from '../../shared/assessment/limits.ts';
import type { Answer, Evidence } from '../../shared/assessment/types.ts';
import { EVIDENCE_PARTS, isCompleteEvidence } from '../../shared/evaluation/facts.ts';
import { dispatch } from '../changes.ts';
import { TypedField } from '../components/typed-field.tsx';
import { getState } from '../state.ts';
import { t } from '../words.ts';

/** The evidence records of an answer. A favourable answer counts only when every part of a record is filled in. */
export const EvidenceField: FC<{ questionKey: string; answer: Answer | undefined; needed: boolean }> = ({
  questionKey,
  answer,
  needed,
}) => {
  const records = answer?.evidence ?? [];
  // Several parts may be handed over one after the other, so each change starts from what is stored now.
  const stored = (): readonly Evidence[] => getState().dossier?.document.answers[questionKey]?.evidence ?? [];
  const set = (evidence: Evidence[]): boolean => dispatch({ type: 'setEvidence', key: questionKey, evidence });
  const complete = records.some(isCompleteEvidence);
  return (
    <div className="stack-sm">
      {needed && !complete ? (
        <p className="note note-warning">{t(records.length === 0 ? 'bewijs.nodig' : 'bewijs.niet_volledig')}</p>
      ) : null}
      {records.map((record, place) => (
        <fieldset className="evidence" key={record.id}>
          <legend className="label">{t('bewijs.titel', { nummer: String(place + 1) })}</legend>
          <div className="evidence-fields">
            {EVIDENCE_PARTS.map((part) => (
              <TypedField
                key={part}
                label={t(`bewijs.${part}`)}
                value={record[part]}
                {...(SHORT.has(part) ? { maxLength: LIMITS.line } : {})}
                onCommit={(value) => set(stored().map((one) => (one.id === record.id ? { ...one, [part]: value } : one)))}
              />
            ))}
          </div>
          <button type="button" className="button button-quiet" onClick={() => set(stored().filter(({ id }) => id !== record.id))}>
            {t('bewijs.weghalen')}
          </button>
        </fieldset>
      ))}
    </div>
  );
};

/** What is kept of these is a line; the rest may be as long as an answer. */
const SHORT: ReadonlySet<keyof Evidence> = new Set(['period', 'who', 'date', 'document']);

/** Adds an empty record to an answer. */
export function addEvidence(questionKey: string): void {
  const records = getState().dossier?.document.answers[questionKey]?.evidence ?? [];
  const empty: Evidence = { id: crypto.randomUUID(), what: '', period: '', numbers: '', method: '', who: '', date: '', document: '' };
  dispatch({ type: 'setEvidence', key: questionKey, evidence: [...records, empty] });
}
