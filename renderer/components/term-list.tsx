import type { FC } from 'react';
import type { GlossaryTerm } from '../../shared/questionnaire/knowledge.ts';

/** Words with their meaning. */
export const TermList: FC<{ terms: readonly GlossaryTerm[] }> = ({ terms }) => (
  <dl className="terms" lang="nl">
    {terms.map(({ term, means }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{means}</dd>
      </div>
    ))}
  </dl>
);
