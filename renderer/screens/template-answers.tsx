import type { FC } from 'react';
import { splitKey } from '../../shared/assessment/keys.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';
import type { Template } from '../../shared/template/types.ts';
import { Icon } from '../components/icons.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { t } from '../words.ts';

export type PartProps = {
  readonly content: Content;
  readonly template: Template;
  readonly onChange: (part: Partial<Template>) => void;
};

/** The starting texts: what stands in them, and what is left out. Texts can be changed here; choices come from a dossier. */
export const TemplateAnswers: FC<PartProps> = ({ content, template, onChange }) => {
  const entries = Object.entries(template.answers);
  const without = (key: string): void => onChange({ answers: Object.fromEntries(entries.filter(([other]) => other !== key)) });
  return (
    <details className="fold" open={entries.length > 0}>
      <summary>
        <Icon name="pijl" />
        <span className="fold-title">{t('sjabloon.antwoorden')}</span>
        <span className="muted">{entries.length}</span>
      </summary>
      <div className="stack">
        <p className="muted">{t(entries.length > 0 ? 'sjabloon.antwoorden_uitleg' : 'sjabloon.antwoorden_leeg')}</p>
        {entries.map(([key, answer]) => {
          const { question: id, row } = splitKey(key);
          const question = findQuestion(content, id)?.question;
          const name = placeWords(content, { question: id }, row ? nameOfRow(content, template, id, row) : undefined);
          const options = question && 'options' in question ? question.options : undefined;
          const chosen = (Array.isArray(answer.value) ? answer.value : [answer.value]).filter(Boolean);
          return (
            <div key={key} className="stack-sm template-answer">
              {options ? (
                <p>
                  <strong lang="nl">{name}</strong>:{' '}
                  {chosen.map((value) => options.find((option) => option.value === value)?.label ?? value).join(', ') || '–'}
                </p>
              ) : (
                <TypedField
                  label={name}
                  lines="grow"
                  value={String(answer.value)}
                  onCommit={(value) => onChange({ answers: { ...template.answers, [key]: { ...answer, value } } })}
                />
              )}
              {answer.considerations ? <p className="muted">{answer.considerations}</p> : null}
              <LinkButton words={t('sjabloon.antwoord_weg')} about={name} onClick={() => without(key)} />
            </div>
          );
        })}
      </div>
    </details>
  );
};

/** What a row is called in the template: the answer at the question that names it. */
function nameOfRow(content: Content, template: Template, id: string, row: string): string {
  const group = findQuestion(content, id)?.group;
  const value = group ? template.answers[`${group.label}@${row}`]?.value : undefined;
  return typeof value === 'string' && value ? value : (group?.singular ?? '');
}
