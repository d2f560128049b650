import type { FC } from 'react';
import type { Progress } from '../../shared/evaluation/evaluate.ts';
import { t } from '../words.ts';

/** How far something is, as a bar with the numbers under it; what waits for confirmation has a dashed edge. */
export const ProgressBar: FC<{ progress: Progress }> = ({ progress: { asked, done, toConfirm } }) => {
  const share = (count: number): number => (asked > 0 ? (100 * count) / asked : 0);
  return (
    <>
      <svg className="progress" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect x={0.5} y={0.5} width={99} height={5} />
        <rect className="progress-confirm" x={share(done)} y={0.5} width={share(toConfirm)} height={5} />
        <rect className="progress-done" x={0} y={0} width={share(done)} height={6} />
      </svg>
      <small className="numbers">
        {t(toConfirm > 0 ? 'start.van_bevestigen' : 'start.van', {
          klaar: String(done),
          totaal: String(asked),
          aantal: String(toConfirm),
        })}
      </small>
    </>
  );
};
