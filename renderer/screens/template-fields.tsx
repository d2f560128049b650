import { type FC, type FormEvent, type ReactNode, useState } from 'react';
import type { Content } from '../../shared/questionnaire/content.ts';
import { type PlacedQuestion, pagesOf, placedQuestions } from '../../shared/questionnaire/walk.ts';
import type { Template } from '../../shared/template/types.ts';
import { Labelled } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { t } from '../words.ts';

/** A folded part of the editor: what is there, and a form to add to it. */
export const Part: FC<{ name: string; count: number; open?: boolean; children: ReactNode }> = ({ name, count, open = false, children }) => (
  <details className="fold" open={open}>
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

/** One thing in a part, folded until somebody opens it; its fields are only made then. */
export const Folded: FC<{ title: string; note?: string; open: boolean; children: () => ReactNode }> = ({ title, note, open, children }) => {
  const [shown, setShown] = useState(open);
  return (
    <details className="fold" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <Icon name="pijl" />
        <span className="fold-title" lang="nl">
          {title}
        </span>
        {note ? <span className="muted">{note}</span> : null}
      </summary>
      {shown ? <div className="stack">{children()}</div> : null}
    </details>
  );
};

/** A list to choose from, and a button that adds what was chosen. */
export const AddOne: FC<{ label: string; choices: readonly Choices[]; words: string; onAdd: (id: string) => void }> = ({
  label,
  choices,
  words,
  onAdd,
}) => {
  const [chosen, setChosen] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!chosen) return;
    onAdd(chosen);
    setChosen('');
  };
  return (
    <form className="form" onSubmit={add}>
      <Choose label={label} value={chosen} onChange={setChosen} groups={choices} />
      <AddButton words={words} />
    </form>
  );
};

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

/** Questions by instrument, with those of the team behind them. */
export function questionChoices(
  content: Content,
  template: Template,
  wanted: (placed: Pick<PlacedQuestion, 'group'> & { question: { kind: string } }) => boolean = () => true,
): readonly Choices[] {
  const local = template.extra.filter((question) => wanted({ question }));
  return [
    ...content.questionnaires.map((questionnaire) => ({
      name: questionnaire.short,
      options: placedQuestions(questionnaire)
        .filter(wanted)
        .map(({ question }) => ({ id: question.id, words: titled(question) })),
    })),
    { name: t('sjabloon.vragen'), options: local.map(({ id, title }) => ({ id, words: title })) },
  ].filter(({ options }) => options.length > 0);
}

/** Lists by instrument that a person adds rows to; rows that are given or that follow from a choice are not among them. */
export const groupChoices = (content: Content): readonly Choices[] =>
  content.questionnaires.map((questionnaire) => {
    const own = placedQuestions(questionnaire).flatMap(({ group, section }) => (group && !section.borrowed ? [{ group, section }] : []));
    const places = new Map(own.filter(({ group }) => !group.fixed && !group.from).map((one) => [one.group.id, one]));
    return {
      name: questionnaire.short,
      options: [...places.values()].map(({ group, section }) => ({
        id: group.id,
        words: section.title.toLowerCase() === group.plural ? section.title : `${titled(section)}: ${group.plural}`,
      })),
    };
  });

const titled = ({ nr, title }: { readonly nr?: string | undefined; readonly title: string }): string =>
  [nr, title].filter(Boolean).join(' ');

/** Pages where a team may add a question: those without rows. */
export const pageChoices = (content: Content): readonly Choices[] =>
  content.questionnaires.map((questionnaire) => ({
    name: questionnaire.short,
    options: pagesOf(questionnaire)
      .filter(({ section }) => !section.group)
      .map(({ section }) => ({ id: section.id, words: titled(section) })),
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
