import { type FC, type ReactNode, useId } from 'react';
import type { Answer } from '../../shared/assessment/types.ts';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import type { Option } from '../../shared/questionnaire/types.ts';
import { Icon } from '../components/icons.tsx';
import { LongField } from '../components/long-field.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { dispatch } from '../store.ts';
import { t } from '../words.ts';
import { RowsField } from './rows-field.tsx';

/** The field in which a question is answered, by kind. */
export const AnswerField: FC<{ asked: VisibleQuestion; answer: Answer | undefined; describedBy?: string; bare?: boolean }> = ({
  asked,
  answer,
  describedBy,
  bare = false,
}) => {
  const { key, question } = asked;
  const value = answer?.state === 'beantwoord' ? answer.value : '';
  const commit = (next: string | string[]): void => dispatch({ type: 'answer', key, value: next });
  const label = bare ? question.title : t('vraag.antwoord');
  switch (question.kind) {
    case 'choice':
      return (
        <Choices
          name={key}
          legend={bare ? question.title : t('vraag.kies')}
          options={question.options}
          chosen={[String(value)]}
          kind="radio"
          onChange={(next) => commit(next)}
          {...(describedBy ? { describedBy } : {})}
        />
      );
    case 'many':
      return (
        <Choices
          name={key}
          legend={t('vraag.kies_meer')}
          options={question.options}
          chosen={Array.isArray(value) ? value : []}
          kind="checkbox"
          onChange={(next) => {
            const chosen = Array.isArray(value) ? value : [];
            commit(chosen.includes(next) ? chosen.filter((one) => one !== next) : [...chosen, next]);
          }}
        />
      );
    case 'rows':
      return <RowsField question={question} />;
    case 'text':
      return <LongField label={label} value={String(value)} onCommit={commit} {...(describedBy ? { describedBy } : {})} />;
    default:
      return (
        <TypedField
          label={label}
          value={String(value)}
          onCommit={commit}
          short={question.kind === 'date'}
          {...(question.kind === 'date' ? { hint: t('vraag.datum') } : {})}
          {...(describedBy ? { describedBy } : {})}
        />
      );
  }
};

type ChoicesProps = {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly kind: 'radio' | 'checkbox';
  readonly onChange: (value: string) => void;
  readonly describedBy?: string;
};

/** Native radios or checkboxes; the whole row is the label. */
const Choices: FC<ChoicesProps> = ({ name, legend, options, chosen, kind, onChange, describedBy }) => {
  const id = useId();
  const short = options.length <= 4 && options.every(({ label, hint = '' }) => label.length < 16 && hint.length < 32);
  const clusters = [...new Set(options.map(({ cluster }) => cluster))];
  const choice = ({ value, label, hint }: Option) => (
    <label className="choice" key={value}>
      <input type={kind} name={`${id}-${name}`} value={value} checked={chosen.includes(value)} onChange={() => onChange(value)} />
      <span className="choice-label" lang="nl">
        {label}
      </span>
      {hint ? <small lang="nl">{hint}</small> : null}
    </label>
  );
  return (
    <fieldset className={short ? 'choices choices-row' : 'choices'} {...(describedBy ? { 'aria-describedby': describedBy } : {})}>
      <legend>{legend}</legend>
      {clusters.length === 1
        ? options.map(choice)
        : clusters.map((cluster) => (
            <ChoiceCluster
              key={cluster ?? ''}
              name={cluster ?? ''}
              options={options.filter((one) => one.cluster === cluster)}
              chosen={chosen}
            >
              {choice}
            </ChoiceCluster>
          ))}
    </fieldset>
  );
};

/** Options of one cluster, folded until somebody opens it or something in it is chosen. */
const ChoiceCluster: FC<{
  name: string;
  options: readonly Option[];
  chosen: readonly string[];
  children: (option: Option) => ReactNode;
}> = ({ name, options, chosen, children }) => {
  const count = options.filter(({ value }) => chosen.includes(value)).length;
  return (
    <details className="help cluster" open={count > 0}>
      <summary>
        <Icon name="pijl" />
        {t('keuze.groep', { naam: name, aantal: String(options.length), gekozen: String(count) })}
      </summary>
      <div className="choices">{options.map(children)}</div>
    </details>
  );
};
