import type { FC } from 'react';
import type { Progress, QuestionState } from '../../shared/evaluation/evaluate.ts';
import { t } from '../words.ts';
import { Icon, type IconName } from './icons.tsx';

const LOOK: Readonly<Record<QuestionState, readonly [string, IconName]>> = {
  open: ['state-open', 'open'],
  beantwoord: ['state-done', 'klaar'],
  nvt: ['state-done', 'klaar'],
  te_bevestigen: ['state-confirm', 'bevestigen'],
  zonder_bewijs: ['state-busy', 'half'],
};

/** The state of a question: a shape and a word. */
export const StateWord: FC<{ state: QuestionState }> = ({ state }) => {
  const [look, icon] = LOOK[state];
  return (
    <span className={`state ${look}`}>
      <Icon name={icon} />
      {t(`stand.${state}`)}
    </span>
  );
};

/** How far a part is, in words. */
export const ProgressWord: FC<{ progress: Progress }> = ({ progress: { asked, done, toConfirm } }) => {
  if (asked === 0) return null;
  const numbers = { klaar: String(done), totaal: String(asked), aantal: String(toConfirm) };
  const [look, icon, key]: readonly [string, IconName, string] =
    done === asked
      ? ['state-done', 'klaar', 'stand.onderdeel.klaar']
      : toConfirm > 0
        ? ['state-confirm', 'bevestigen', 'stand.onderdeel.bevestigen']
        : done > 0
          ? ['state-busy', 'half', 'stand.onderdeel.bezig']
          : ['state-open', 'open', 'stand.onderdeel.open'];
  return (
    <span className={`state ${look}`}>
      <Icon name={icon} />
      {t(key, numbers)}
    </span>
  );
};
