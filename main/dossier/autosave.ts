import type { Result } from '../../shared/result.ts';
import type { Session } from './session.ts';

/** Waiting times in milliseconds: a checkpoint after rest, and at the latest after `most` of typing. */
export type Pace = { readonly rest: number; readonly most: number };
export const PACE: Pace = { rest: 30_000, most: 120_000 };

export type Autosave = { readonly touched: () => void; readonly stop: () => void };

/** Brings the dossier file up to date by itself; `report` hears how each try went. */
export function startAutosave(session: Session, pace: Pace, report: (result: Result<string>) => void): Autosave {
  let resting: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(resting);
    clearTimeout(latest);
    latest = undefined;
  };
  const save = (): void => {
    stop();
    session.checkpoint().then(report, (error: unknown) => {
      throw error;
    });
  };
  return {
    touched: () => {
      clearTimeout(resting);
      resting = setTimeout(save, pace.rest);
      latest ??= setTimeout(save, pace.most);
    },
    stop,
  };
}
