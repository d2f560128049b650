import { type FC, useState } from 'react';
import {
  assessmentsIn,
  type RegisterProblem,
  type RegisterValue,
  registerEntry,
  registerProblems,
} from '../../shared/register-entry/entry.ts';
import { REGISTER_FIELDS, type RegisterField } from '../../shared/register-entry/fields.ts';
import { bridge } from '../bridge.ts';
import { checkpoint, dispatch } from '../changes.ts';
import { Page } from '../components/bar.tsx';
import { Icon } from '../components/icons.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { take, useStore } from '../state.ts';
import { t } from '../words.ts';

/** The entry for the Algoritmeregister: a draft from the answers that a person makes right, field by field. */
export const RegisterEntryScreen: FC = () => {
  const content = useStore((state) => state.started?.content);
  const document = useStore((state) => state.dossier?.document);
  const [written, setWritten] = useState('');
  if (!content || !document) return null;
  const entry = registerEntry(content, document);
  const problems = registerProblems(entry);
  const make = async (form: 'json' | 'csv' | 'html'): Promise<void> => {
    if (await checkpoint()) take(await bridge.call['report.register']({ id: document.id, form }), ({ fileName }) => setWritten(fileName));
  };
  return (
    <Page
      eyebrow={t('rail.afronden')}
      title={t('registervermelding.titel')}
      lead={t('registervermelding.uitleg')}
      focusKey="registervermelding"
    >
      <div className="stack-lg">
        <section className="stack-sm" aria-labelledby="stand">
          <h2 id="stand">{t('registervermelding.stand')}</h2>
          {problems.length === 0 ? (
            <p className="state state-done">
              <Icon name="klaar" />
              {t('registervermelding.goed')}
            </p>
          ) : (
            <ul>
              {problems.map(({ field, code }) => (
                <li key={field}>
                  <a href={`#veld-${field}`}>
                    <span lang="nl">{titleOf(field)}</span>: {t(`registervermelding.fout.${code}`)}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            {(['json', 'csv', 'html'] as const).map((form) => (
              <button key={form} type="button" className="button" onClick={() => void make(form)}>
                {t(`registervermelding.${form}`)}
              </button>
            ))}
          </div>
          <p role="status">{written ? t('delen.bewaard', { bestand: written }) : ''}</p>
        </section>
        <div className="form">
          {REGISTER_FIELDS.map((field) => (
            <RegisterFieldBlock
              key={field.name}
              field={field}
              current={entry[field.name]}
              problem={problems.find((one) => one.field === field.name)}
            />
          ))}
        </div>
        <p className="muted">{t('registervermelding.toetsen', { lijst: assessmentsIn(document).join(', ') || '–' })}</p>
      </div>
    </Page>
  );
};

const titleOf = (name: string): string => REGISTER_FIELDS.find((field) => field.name === name)?.title ?? name;

const RegisterFieldBlock: FC<{ field: RegisterField; current: RegisterValue; problem: RegisterProblem | undefined }> = ({
  field,
  current,
  problem,
}) => {
  const { name, title, kind, values = [], max, required } = field;
  const set = (value: string | string[] | null): boolean => dispatch({ type: 'setRegister', field: name, value });
  const text = typeof current.value === 'string' ? current.value : current.value.join(', ');
  const chosen = Array.isArray(current.value) ? (current.value as readonly string[]) : [text].filter(Boolean);
  const words = `${title}${required ? ` (${t('registervermelding.verplicht')})` : ''}`;
  const hint = [
    t(`registervermelding.soort.${kind}`),
    max && kind !== 'month' ? t('registervermelding.lengte', { nu: String(text.length), max: String(max) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div id={`veld-${name}`} className="stack-sm" tabIndex={-1}>
      {kind === 'one' || kind === 'many' ? (
        <fieldset className="choices choices-wide">
          <legend lang="nl">{words}</legend>
          {values.map((value) => (
            <label className="choice" key={value}>
              <input
                type={kind === 'one' ? 'radio' : 'checkbox'}
                name={name}
                checked={chosen.includes(value)}
                onChange={(event) =>
                  kind === 'one' ? set(value) : set(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                }
              />
              <span className="choice-label" lang="nl">
                {value}
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <TypedField label={words} {...(hint ? { hint } : {})} lines={kind === 'text' ? 'many' : 'one'} value={text} onCommit={set} />
      )}
      {problem ? (
        <p className="state state-late">
          <Icon name="let_op" />
          {t(`registervermelding.fout.${problem.code}`)}
        </p>
      ) : null}
      {current.own ? (
        <button type="button" className="link" onClick={() => set(null)}>
          {t('registervermelding.terug')}
          <span className="visually-hidden"> {title}</span>
        </button>
      ) : text ? (
        <p className="muted">{t('registervermelding.uit_antwoorden')}</p>
      ) : null}
    </div>
  );
};
