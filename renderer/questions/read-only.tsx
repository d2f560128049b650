import type { FC } from 'react';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { questionOf } from '../../shared/report/answers.ts';
import { plainText, toMarkdown } from '../../shared/text/to-markdown.ts';
import { useStore } from '../state.ts';
import { t } from '../words.ts';
import { RemarkButton, Remarks } from './remarks.tsx';

/** What the team answered, as the report says it; in a copy to look over with room for a remark. */
export const ReadOnly: FC<{ asked: VisibleQuestion }> = ({ asked }) => {
  const content = useStore((state) => state.started?.content);
  const document = useStore((state) => state.dossier?.document);
  if (!content || !document) return null;
  const { answer, considerations, choices, evidence, from } = questionOf(content, document, asked);
  const said = [
    [t('vraag.antwoord'), answer],
    [t('vraag.overwegingen'), considerations],
    [t('vraag.keuzes'), choices],
  ] as const;
  return (
    <>
      <dl className="facts">
        {said
          .filter(([, blocks], place) => place === 0 || blocks.length > 0)
          .map(([label, blocks]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="preserve" lang="nl">
                {plainText(toMarkdown(blocks)) || t('samenvoegen.leeg')}
              </dd>
            </div>
          ))}
      </dl>
      {[from, ...evidence].filter(Boolean).map((line) => (
        <p key={line} className="muted" lang="nl">
          {line}
        </p>
      ))}
      <Remarks questionKey={asked.key} />
      {document.review ? (
        <div className="row">
          <RemarkButton asked={asked} plain />
        </div>
      ) : null}
    </>
  );
};
