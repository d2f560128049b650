import { type FC, type FormEvent, useState } from 'react';
import { placedQuestions } from '../../shared/questionnaire/walk.ts';
import type { Condition } from '../../shared/rules/types.ts';
import { canHide } from '../../shared/template/check.ts';
import type { LocalQuestion } from '../../shared/template/types.ts';
import { Field, TextField } from '../components/field.tsx';
import { t } from '../words.ts';
import type { PartProps } from './template-answers.tsx';
import { AddButton, type Choices, Choose, Listed, Part, pageChoices, questionChoices, titleOf } from './template-fields.tsx';

const freshId = (): string => `lokaal.${crypto.randomUUID().replaceAll('-', '')}`;

/** One text of the team at each question that it chooses. */
const AtQuestions: FC<{
  name: 'hulp' | 'rollen';
  lines: 'one' | 'many';
  choices: readonly Choices[];
  texts: Readonly<Record<string, string>>;
  onChange: (texts: Record<string, string>) => void;
}> = ({ name, lines, choices, texts, onChange }) => {
  const [question, setQuestion] = useState('');
  const [words, setWords] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!question || !words.trim()) return;
    onChange({ ...texts, [question]: words.trim() });
    setQuestion('');
    setWords('');
  };
  const items = Object.entries(texts).map(([id, said]) => ({ id, words: `${titleOf(choices, id)}: ${said}` }));
  return (
    <Part name={name} count={items.length}>
      <Listed items={items} onRemove={(id) => onChange(Object.fromEntries(Object.entries(texts).filter(([one]) => one !== id)))} />
      <form className="form" onSubmit={add}>
        <Choose label={t('sjabloon.bij_vraag')} value={question} onChange={setQuestion} groups={choices} />
        {lines === 'many' ? (
          <TextField label={t(`sjabloon.${name}_tekst`)} value={words} onText={setWords} />
        ) : (
          <Field label={t(`sjabloon.${name}_tekst`)} value={words} maxLength={200} onText={setWords} />
        )}
        <AddButton words={t(`sjabloon.${name}_erbij`)} />
      </form>
    </Part>
  );
};

/** Help of the team at a question, under ours. */
export const TemplateHelp: FC<PartProps> = ({ content, template, onChange }) => (
  <AtQuestions
    name="hulp"
    lines="many"
    choices={questionChoices(content, template)}
    texts={template.help}
    onChange={(help) => onChange({ help })}
  />
);

/** Who in the team knows the answer, beside the roles that we propose. */
export const TemplateRoles: FC<PartProps> = ({ content, template, onChange }) => (
  <AtQuestions
    name="rollen"
    lines="one"
    choices={questionChoices(content, template)}
    texts={template.roles ?? {}}
    onChange={(roles) => onChange({ roles })}
  />
);

const KINDS = ['text', 'line', 'date', 'choice', 'many'] as const;

/** Questions of the team. They never weigh in an outcome. */
export const TemplateQuestions: FC<PartProps> = ({ content, template, onChange }) => {
  const [section, setSection] = useState('');
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<LocalQuestion['kind']>('text');
  const [options, setOptions] = useState('');
  const pages = pageChoices(content);
  const labels = options
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const closed = kind === 'choice' || kind === 'many';
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!section || !title.trim() || !words.trim() || (closed && labels.length < 2)) return;
    const plain = { id: freshId(), section, title: title.trim().slice(0, 200), text: words.trim().slice(0, 1_000), optional: true };
    const question: LocalQuestion = closed
      ? { ...plain, kind, options: labels.slice(0, 30).map((label, at) => ({ value: `keuze${at + 1}`, label: label.slice(0, 200) })) }
      : { ...plain, kind: kind as 'text' | 'line' | 'date' };
    onChange({ extra: [...template.extra, question] });
    setTitle('');
    setWords('');
    setOptions('');
  };
  return (
    <Part name="vragen" count={template.extra.length}>
      <Listed
        items={template.extra.map((one) => ({ id: one.id, words: `${titleOf(pages, one.section)}: ${one.title}` }))}
        onRemove={(id) =>
          onChange({
            extra: template.extra.filter((one) => one.id !== id),
            answers: Object.fromEntries(Object.entries(template.answers).filter(([key]) => key !== id)),
          })
        }
      />
      <form className="form" onSubmit={add}>
        <Choose label={t('sjabloon.pagina')} value={section} onChange={setSection} groups={pages} />
        <Field label={t('sjabloon.vraag_titel')} value={title} maxLength={200} onText={setTitle} />
        <TextField label={t('sjabloon.vraag_tekst')} value={words} maxLength={1_000} onText={setWords} />
        <fieldset className="choices choices-row">
          <legend>{t('sjabloon.soort')}</legend>
          {KINDS.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="soort" checked={kind === one} onChange={() => setKind(one)} />
              <span className="choice-label">{t(`sjabloon.soort.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        {closed ? <TextField label={t('sjabloon.opties')} value={options} onText={setOptions} /> : null}
        <AddButton words={t('sjabloon.vraag_erbij')} />
      </form>
    </Part>
  );
};

/** Sentences that appear while a question is open, or once it is answered. */
export const TemplateChecks: FC<PartProps> = ({ content, template, onChange }) => {
  const [question, setQuestion] = useState('');
  const [open, setOpen] = useState(true);
  const [words, setWords] = useState('');
  const [todo, setTodo] = useState('');
  const choices = questionChoices(content, template);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!question || !words.trim() || !todo.trim()) return;
    const when: Condition = open ? { unknown: question } : { filled: question };
    const check = {
      id: freshId(),
      kind: open ? ('ontbreekt' as const) : ('let_op' as const),
      when,
      text: words.trim(),
      todo: todo.trim(),
      about: [question],
    };
    onChange({ checks: [...template.checks, check] });
    setWords('');
    setTodo('');
  };
  return (
    <Part name="controles" count={template.checks.length}>
      <Listed
        items={template.checks.map(({ id, text, about }) => ({
          id,
          words: `${about.map((one) => titleOf(choices, one)).join(', ')}: ${text}`,
        }))}
        onRemove={(id) => onChange({ checks: template.checks.filter((one) => one.id !== id) })}
      />
      <form className="form" onSubmit={add}>
        <Choose label={t('sjabloon.bij_vraag')} value={question} onChange={setQuestion} groups={choices} />
        <fieldset className="choices choices-row">
          <legend>{t('sjabloon.wanneer')}</legend>
          {[true, false].map((one) => (
            <label className="choice" key={String(one)}>
              <input type="radio" name="wanneer" checked={open === one} onChange={() => setOpen(one)} />
              <span className="choice-label">{t(one ? 'sjabloon.wanneer_open' : 'sjabloon.wanneer_gevuld')}</span>
            </label>
          ))}
        </fieldset>
        <Field label={t('sjabloon.controle_tekst')} value={words} maxLength={200} onText={setWords} />
        <Field label={t('sjabloon.controle_doen')} value={todo} maxLength={200} onText={setTodo} />
        <AddButton words={t('sjabloon.controle_erbij')} />
      </form>
    </Part>
  );
};

/** Optional questions of ours that this team does not need. What belongs to an instrument is not in the list. */
export const TemplateHidden: FC<PartProps> = ({ content, template, onChange }) => {
  const hidable = content.questionnaires.flatMap((questionnaire) =>
    placedQuestions(questionnaire).flatMap(({ question: { id, title } }) =>
      canHide(content, id) ? [{ id, words: `${questionnaire.short}: ${title}` }] : [],
    ),
  );
  return (
    <Part name="verbergen" count={template.hidden.length}>
      <fieldset className="choices">
        <legend className="visually-hidden">{t('sjabloon.verbergen')}</legend>
        {hidable.map(({ id, words }) => (
          <label className="choice" key={id}>
            <input
              type="checkbox"
              checked={template.hidden.includes(id)}
              onChange={(event) =>
                onChange({ hidden: event.target.checked ? [...template.hidden, id] : template.hidden.filter((one) => one !== id) })
              }
            />
            <span className="choice-label" lang="nl">
              {words}
            </span>
          </label>
        ))}
      </fieldset>
    </Part>
  );
};
