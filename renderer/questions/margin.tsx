import type { FC } from 'react';
import type { VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { sourceWords } from '../../shared/questionnaire/content.ts';
import { useStore } from '../state.ts';
import { t } from '../words.ts';
import { EarlierAnswers } from './history.tsx';

/** What others say about the question stands right of the line. */
export const Kantlijn: FC<{ asked: VisibleQuestion; level: 2 | 3 }> = ({ asked: { key, question }, level }) => {
  const Title = level === 2 ? 'h3' : 'h4';
  const content = useStore((state) => state.started?.content);
  if (!content) return null;
  const refs = content.references.filter(({ id }) => question.refs?.includes(id));
  const official = question.id.startsWith('iama.') ? question.nr?.split(' ')[0] : undefined;
  const moved = content.moved.filter(({ to }) => official !== undefined && to.includes(official));
  const unverified = content.unverified.filter(({ questions }) => questions.includes(question.id));
  return (
    <aside className="margin" aria-label={t('vraag.kantlijn', { naam: [question.nr, question.title].filter(Boolean).join(' ') })}>
      <div>
        <Title>{t('vraag.bron')}</Title>
        {question.sources.map((reference) => {
          const source = content.sources.find(({ id }) => id === reference.source);
          return (
            <p key={`${reference.source}${reference.at ?? ''}`}>
              {sourceWords(content, reference)}
              {source && !source.verified ? ` (${t('bron.niet_gezien')})` : ''}
            </p>
          );
        })}
      </div>
      {question.roles ? (
        <div>
          <Title>{t('vraag.wie')}</Title>
          <p>
            {question.roles.map((role) => content.roles[role] ?? role).join(', ')}
            {question.rolesProposed ? ` (${t('vraag.voorstel')})` : ''}
          </p>
        </div>
      ) : null}
      {question.art27 ? (
        <div>
          <Title>{t('vraag.ook_voor')}</Title>
          <p>{t('vraag.art27', { onderdeel: question.art27 })}</p>
        </div>
      ) : null}
      {unverified.length > 0 ? (
        <div>
          <Title>{t('bron.niet_geverifieerd_kop')}</Title>
          {unverified.map(({ id, text }) => (
            <p key={id}>{text}</p>
          ))}
        </div>
      ) : null}
      {refs.length > 0 || moved.length > 0 ? (
        <div>
          <Title>{t('vraag.zie_ook')}</Title>
          {moved.map(({ nr, title }) => (
            <p key={nr}>{t('vraag.iama_2021', { nr, titel: title })}</p>
          ))}
          {refs.map(({ id, system, code, title }) => (
            <p key={id}>{[system, code, title].filter((part, place, all) => all.indexOf(part) === place).join(', ')}</p>
          ))}
        </div>
      ) : null}
      <EarlierAnswers questionKey={key} question={question} />
    </aside>
  );
};
