import { type FC, useState } from 'react';
import { splitKey } from '../../shared/assessment/keys.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { findQuestion, groupsOf } from '../../shared/questionnaire/walk.ts';
import type { Template } from '../../shared/template/types.ts';
import { LinkButton } from '../components/link-button.tsx';
import { type Asked, ValueField } from '../questions/value-field.tsx';
import { t } from '../words.ts';
import { AddOne, Folded, groupChoices, Part, questionChoices } from './template-fields.tsx';

export type PartProps = {
  readonly content: Content;
  readonly template: Template;
  readonly onChange: (part: Partial<Template>) => void;
};

/** The answers that a dossier starts with, outside the lists that the template fills itself. */
export const TemplateAnswers: FC<PartProps> = ({ content, template, onChange }) => {
  const [added, setAdded] = useState('');
  const ownRows = new Set(Object.values(template.rows).flatMap((rows) => rows.map(({ id }) => id)));
  const keys = Object.keys(template.answers).filter((key) => !ownRows.has(splitKey(key).row ?? ''));
  const choices = questionChoices(content, template, ({ group, question }) => !group && question.kind !== 'rows');
  const add = (key: string): void => {
    setAdded(key);
    if (!template.answers[key]) onChange({ answers: { ...template.answers, [key]: { value: '' } } });
  };
  return (
    <Part name="antwoorden" count={keys.length} open={keys.length > 0}>
      {keys.map((key) => (
        <StartAnswer key={key} answerKey={key} open={key === added} content={content} template={template} onChange={onChange} />
      ))}
      <AddOne label={t('sjabloon.bij_vraag')} choices={choices} words={t('sjabloon.antwoord_erbij')} onAdd={add} />
    </Part>
  );
};

const StartAnswer: FC<PartProps & { answerKey: string; open: boolean }> = ({ answerKey: key, open, content, template, onChange }) => {
  const { question, row } = splitKey(key);
  const asked = askedIn(content, template, question);
  const name = titleFor(content, template, question, row);
  const answer = template.answers[key];
  const without = (): void =>
    onChange({ answers: Object.fromEntries(Object.entries(template.answers).filter(([other]) => other !== key)) });
  return (
    <Folded title={name} note={shownValue(asked, answer?.value ?? '')} open={open}>
      {() => (
        <>
          <StartValue answerKey={key} label={t('vraag.antwoord')} content={content} template={template} onChange={onChange} />
          {answer?.considerations ? <p className="muted">{answer.considerations}</p> : null}
          <LinkButton words={t('sjabloon.weg')} about={name} onClick={without} />
        </>
      )}
    </Folded>
  );
};

/** Rows that stand in every dossier of the team, such as a participant or a measure. */
export const TemplateRows: FC<PartProps> = ({ content, template, onChange }) => {
  const [added, setAdded] = useState('');
  const lists = Object.entries(template.rows).filter(([, rows]) => rows.length > 0);
  const add = (group: string): void => {
    const id = crypto.randomUUID();
    setAdded(id);
    onChange({ rows: { ...template.rows, [group]: [...(template.rows[group] ?? []), { id }] } });
  };
  const full = (group: string): boolean => (template.rows[group] ?? []).length >= (groupsOf(content).get(group)?.max ?? 0);
  const groups = groupChoices(content)
    .map(({ name, options }) => ({ name, options: options.filter(({ id }) => !full(id)) }))
    .filter(({ options }) => options.length > 0);
  return (
    <Part name="rijen" count={lists.reduce((sum, [, rows]) => sum + rows.length, 0)} open={lists.length > 0}>
      {lists.map(([group, rows]) => (
        <div key={group}>
          <h3 className="sentence" lang="nl">
            {groupsOf(content).get(group)?.plural ?? group}
          </h3>
          {rows.map(({ id }, at) => (
            <StartRow
              key={id}
              group={group}
              row={id}
              place={at + 1}
              open={id === added}
              content={content}
              template={template}
              onChange={onChange}
            />
          ))}
        </div>
      ))}
      <AddOne label={t('sjabloon.lijst')} choices={groups} words={t('sjabloon.rij_erbij')} onAdd={add} />
    </Part>
  );
};

const StartRow: FC<PartProps & { group: string; row: string; place: number; open: boolean }> = ({
  group,
  row,
  place,
  open,
  content,
  template,
  onChange,
}) => {
  const name = rowName(content, template, group, row) || `${groupsOf(content).get(group)?.singular ?? group} ${place}`;
  const questions = questionChoices(content, template, (one) => one.group?.id === group && one.question.kind !== 'rows');
  const without = (): void =>
    onChange({
      rows: { ...template.rows, [group]: (template.rows[group] ?? []).filter(({ id }) => id !== row) },
      answers: Object.fromEntries(Object.entries(template.answers).filter(([key]) => splitKey(key).row !== row)),
    });
  return (
    <Folded title={name} open={open}>
      {() => (
        <>
          {questions
            .flatMap(({ options }) => options)
            .map(({ id, words }) => (
              <StartValue key={id} answerKey={`${id}@${row}`} label={words} content={content} template={template} onChange={onChange} />
            ))}
          <LinkButton words={t('sjabloon.weg')} about={name} onClick={without} />
        </>
      )}
    </Folded>
  );
};

/** The field for one starting value, as the question itself would ask it. */
const StartValue: FC<PartProps & { answerKey: string; label: string }> = ({ answerKey: key, label, content, template, onChange }) => {
  const asked = askedIn(content, template, splitKey(key).question);
  if (!asked) return null;
  const answer = template.answers[key];
  return (
    <ValueField
      question={asked}
      name={key}
      label={label}
      legend={label}
      value={answer?.value ?? ''}
      onCommit={(value) => onChange({ answers: { ...template.answers, [key]: { ...answer, value } } })}
    />
  );
};

function askedIn(content: Content, template: Template, id: string): Asked | undefined {
  const asked = findQuestion(content, id)?.question ?? template.extra.find((one) => one.id === id);
  return asked && asked.kind !== 'rows' ? asked : undefined;
}

/** A value in the words of its question, short enough to stand behind its name. */
function shownValue(asked: Asked | undefined, value: string | readonly string[]): string {
  const options = asked && 'options' in asked ? asked.options : [];
  const words = [value].flat().map((one) => options.find((option) => option.value === one)?.label ?? one);
  const line = words.join(', ').replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
const SHOWN = 80;

function titleFor(content: Content, template: Template, question: string, row: string | undefined): string {
  const local = template.extra.find(({ id }) => id === question);
  const group = findQuestion(content, question)?.group;
  const name = row && group ? rowName(content, template, group.id, row) || group.singular : undefined;
  return local?.title ?? placeWords(content, { question }, name);
}

/** What a row is called in the template: the answer at the question that names it. */
function rowName(content: Content, template: Template, group: string, row: string): string {
  const label = groupsOf(content).get(group)?.label;
  const value = label ? template.answers[`${label}@${row}`]?.value : undefined;
  return typeof value === 'string' ? value : '';
}
