import type { FC, ReactNode } from 'react';
import type { Content } from '../../shared/questionnaire/content.ts';
import { pagesOf, placedQuestions } from '../../shared/questionnaire/walk.ts';
import type { Template } from '../../shared/template/types.ts';
import { Labelled } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { t } from '../words.ts';

/** A folded part of the editor: what is there, and a form to add to it. */
export const Part: FC<{ name: string; count: number; children: ReactNode }> = ({ name, count, children }) => (
  <details className="fold">
    <summary>
      <Icon name="pijl" />
      <span className="fold-title">{t(`sjabloon.${name}`)}</span>
      <span className="muted">{count}</span>
    </summary>
    <div className="stack">
      <p className="muted">{t(`sjabloon.${name}_uitleg`)}</p>
      {children}
    </div>
  </details>
);

export const Listed: FC<{ items: readonly { readonly id: string; readonly words: string }[]; onRemove: (id: string) => void }> = ({
  items,
  onRemove,
}) => (
  <ul>
    {items.map(({ id, words }) => (
      <li key={id}>
        {words} <LinkButton words={t('sjabloon.weg')} about={words} onClick={() => onRemove(id)} />
      </li>
    ))}
  </ul>
);

export const Choose: FC<{ label: string; value: string; onChange: (value: string) => void; groups: readonly Choices[] }> = ({
  label,
  value,
  onChange,
  groups,
}) => (
  <Labelled label={label}>
    {(tied) => (
      <select className="input" {...tied} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('sjabloon.kies')}</option>
        {groups.map(({ name, options }) => (
          <optgroup key={name} label={name}>
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.words}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    )}
  </Labelled>
);
export type Choices = { readonly name: string; readonly options: readonly { readonly id: string; readonly words: string }[] };

/** Every question by instrument, with those of the team behind them. */
export function questionChoices(content: Content, template: Template): readonly Choices[] {
  return [
    ...content.questionnaires.map((questionnaire) => ({
      name: questionnaire.short,
      options: placedQuestions(questionnaire).map(({ question: { id, nr, title } }) => ({
        id,
        words: [nr, title].filter(Boolean).join(' '),
      })),
    })),
    { name: t('sjabloon.vragen'), options: template.extra.map(({ id, title }) => ({ id, words: title })) },
  ].filter(({ options }) => options.length > 0);
}

/** Pages where a team may add a question: those without rows. */
export const pageChoices = (content: Content): readonly Choices[] =>
  content.questionnaires.map((questionnaire) => ({
    name: questionnaire.short,
    options: pagesOf(questionnaire)
      .filter(({ section }) => !section.group)
      .map(({ section: { id, nr, title } }) => ({ id, words: [nr, title].filter(Boolean).join(' ') })),
  }));

export const titleOf = (choices: readonly Choices[], id: string): string =>
  choices.flatMap(({ options }) => options).find((option) => option.id === id)?.words ?? id;

export const AddButton: FC<{ words: string }> = ({ words }) => (
  <div className="row">
    <button type="submit" className="button">
      <Icon name="plus" />
      {words}
    </button>
  </div>
);
