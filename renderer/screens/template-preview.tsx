import { type FC, useState } from 'react';
import { evaluate, placeWords } from '../../shared/evaluation/evaluate.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';
import { questionOf } from '../../shared/report/answers.ts';
import { contentFor } from '../../shared/template/effective.ts';
import { LOCAL, type Template } from '../../shared/template/types.ts';
import { fromTemplate } from '../../shared/template/use.ts';
import { plainText, toMarkdown } from '../../shared/text/to-markdown.ts';
import { Icon } from '../components/icons.tsx';
import { t } from '../words.ts';

/** What somebody sees who begins with this template: the pages it changes, each with its questions. */
export const TemplatePreview: FC<{ content: Content; template: Template }> = ({ content, template }) => {
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="pijl" />
        <span className="fold-title">{t('sjabloon.voorbeeld')}</span>
      </summary>
      {open ? <Pages content={content} template={template} /> : null}
    </details>
  );
};

const Pages: FC<{ content: Content; template: Template }> = ({ content: base, template }) => {
  const now = new Date().toISOString();
  const document = fromTemplate(base, template, NO_HASH, template.id, now, {});
  const content = contentFor(base, document);
  const touched = evaluate(base, document, now).visible.filter(
    ({ key, question: { id } }) => document.answers[key] || template.help[id] || template.roles?.[id] || id.startsWith(`${LOCAL}.`),
  );
  const pages = [...Map.groupBy(touched, ({ section }) => section.id).values()];
  return (
    <div className="stack">
      <p className="muted">{t('sjabloon.voorbeeld_uitleg')}</p>
      {pages.map((asked) => (
        <section key={asked[0]?.section.id} className="stack-sm" aria-label={asked[0]?.section.title}>
          <h3 lang="nl">{[asked[0]?.section.nr, asked[0]?.section.title].filter(Boolean).join(' ')}</h3>
          <dl className="facts">
            {asked.map((one) => (
              <div key={one.key}>
                <dt lang="nl">
                  {[one.question.nr, one.row ? `${one.row.name}: ${one.question.title}` : one.question.title].filter(Boolean).join(' ')}
                  {one.question.id.startsWith(`${LOCAL}.`) ? ` (${t('sjabloon.eigen')})` : ''}
                </dt>
                <dd className="preserve" lang="nl">
                  {one.question.id.startsWith(`${LOCAL}.`) ? one.question.text : null}
                  {plainText(toMarkdown(questionOf(content, document, one).answer))}
                  {template.roles?.[one.question.id] ? (
                    <p className="muted">{t('sjabloon.wie_weet', { wie: template.roles[one.question.id] ?? '' })}</p>
                  ) : null}
                  {template.help[one.question.id] ? <p className="muted">{template.help[one.question.id]}</p> : null}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {template.hidden.length > 0 ? (
        <p className="muted">
          {t('sjabloon.voorbeeld_verborgen', {
            vragen: template.hidden.flatMap((id) => (findQuestion(base, id) ? [placeWords(base, { question: id })] : [])).join('; '),
          })}
        </p>
      ) : null}
    </div>
  );
};

// The preview is of a template that was never saved.
const NO_HASH = '0'.repeat(64);
