import type { FC, ReactNode } from 'react';
import type { Outcome } from '../../shared/rules/outcomes.ts';
import { Icon, outcomeIcon } from './icons.tsx';

/** An outcome with its own shape, edge and words; colour only repeats them. */
export const OutcomeNote: FC<{ code: Outcome; lead: string; title: string; children?: ReactNode }> = ({ code, lead, title, children }) => (
  <div className={`outcome outcome-${code.toLowerCase()}`}>
    <Icon name={outcomeIcon(code)} />
    <div>
      <p className="outcome-code">
        {lead}: {code}
      </p>
      <h2 className="outcome-name" lang="nl">
        {title}
      </h2>
      {children}
    </div>
  </div>
);

/** The small form, for lists. */
export const Verdict: FC<{ code: Outcome; words: string }> = ({ code, words }) => (
  <span className={`verdict verdict-${code.toLowerCase()}`}>
    <Icon name={outcomeIcon(code)} />
    <span>
      {code}
      {words ? ` · ${words}` : ''}
    </span>
  </span>
);
