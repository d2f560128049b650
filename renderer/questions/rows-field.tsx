import type { FC } from 'react';
import { answerKey } from '../../shared/assessment/keys.ts';
import type { Question } from '../../shared/questionnaire/types.ts';
import { dispatch } from '../changes.ts';
import { Icon } from '../components/icons.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

type RowsQuestion = Extract<Question, { kind: 'rows' }>;

/** A small table inside a question: at most a few rows of short fields. */
export const RowsField: FC<{ question: RowsQuestion }> = ({ question }) => {
  const rows = useStore((state) => state.dossier?.document.rows[question.group.id]) ?? NONE;
  const answers = useStore((state) => state.dossier?.document.answers);
  const { group } = question;
  const caption = t('rijen.aantal', {
    aantal: String(rows.length),
    soort: rows.length === 1 ? group.singular : group.plural,
    hooguit: String(group.max),
  });
  return (
    <div className="stack-sm">
      <div className="table-wrap">
        <table className="table table-stack">
          <caption>{caption}</caption>
          {rows.length > 0 ? (
            <thead>
              <tr>
                {question.columns.map(({ id, title }) => (
                  <th key={id} scope="col">
                    {title}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('rijen.actie')}</span>
                </th>
              </tr>
            </thead>
          ) : null}
          <tbody>
            {rows.map((row, place) => (
              <tr key={row.id}>
                {question.columns.map((column) => {
                  const key = answerKey(column.id, row.id);
                  return (
                    <td key={column.id} data-label={column.title}>
                      <TypedField
                        hideLabel
                        label={`${column.title} ${place + 1}`}
                        value={String(answers?.[key]?.value ?? '')}
                        lines={column.kind === 'text' ? 'grow' : 'one'}
                        onCommit={(value) => dispatch({ type: 'answer', key, value })}
                      />
                    </td>
                  );
                })}
                <td className="end">
                  <button
                    type="button"
                    className="button button-quiet"
                    onClick={() => dispatch({ type: 'removeRow', group: group.id, row: row.id })}
                  >
                    {t('rijen.weghalen')}
                    <span className="visually-hidden">
                      {' '}
                      {group.singular} {place + 1}
                    </span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < group.max ? (
        <button type="button" className="button" onClick={() => dispatch({ type: 'addRow', group: group.id, row: crypto.randomUUID() })}>
          <Icon name="plus" />
          {t('rijen.toevoegen', { soort: group.singular })}
        </button>
      ) : null}
    </div>
  );
};

const NONE: readonly { id: string }[] = [];
