import { type FC, type ReactNode, useId } from 'react';
import type { Option } from '../../shared/questionnaire/types.ts';
import { Icon } from '../components/icons.tsx';
import { LongField } from '../components/long-field.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { t } from '../words.ts';

type Value = string | readonly string[];
/** What a field has to know of a question; one of a team in a template has no more than this. */
export type Asked = { readonly kind: 'text' | 'line' | 'date' } | { readonly kind: 'choice' | 'many'; readonly options: readonly Option[] };

type ValueFieldProps = {
  readonly question: Asked;
  /** Names the group of choices among all on the page. */
  readonly name: string;
  readonly label: string;
  readonly legend: string;
  readonly value: Value;
  /** `false` says that the value cannot be kept. */
  readonly onCommit: (value: string | string[]) => unknown;
  readonly describedBy?: string;
};

/** The field for one value, by kind of question. It knows no dossier: who shows it says where the value goes. */
export const ValueField: FC<ValueFieldProps> = ({ question, name, label, legend, value, onCommit, describedBy }) => {
  const described = describedBy ? { describedBy } : {};
  switch (question.kind) {
    case 'choice':
      return (
        <Choices
          name={name}
          legend={legend}
          options={question.options}
          chosen={[String(value)]}
          kind="radio"
          onChange={onCommit}
          {...described}
        />
      );
    case 'many': {
      const chosen = Array.isArray(value) ? value : [];
      const toggle = (next: string): unknown => onCommit(chosen.includes(next) ? chosen.filter((one) => one !== next) : [...chosen, next]);
      return <Choices name={name} legend={legend} options={question.options} chosen={chosen} kind="checkbox" onChange={toggle} />;
    }
    case 'text':
      return <LongField label={label} value={String(value)} onCommit={onCommit} {...described} />;
    case 'line':
      return <TypedField label={label} value={String(value)} onCommit={onCommit} {...described} />;
    case 'date':
      return <TypedField label={label} value={String(value)} onCommit={onCommit} short hint={t('vraag.datum')} {...described} />;
  }
};

type ChoicesProps = {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly kind: 'radio' | 'checkbox';
  readonly onChange: (value: string) => unknown;
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
