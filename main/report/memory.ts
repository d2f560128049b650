import { setFlagsFromString } from 'node:v8';
import type { ReportModel } from '../../shared/report/types.ts';

/** Characters of a report, as JSON, from which it has some 85 pages or more. */
const LARGE = 200_000;

/**
 * Lets a process that draws a large report clean up after itself sooner: a third less memory for a quarter more time.
 * Left alone, V8 lets rubbish pile up, and the laptop in a meeting room has other work too. It has to come before
 * anything large is loaded: room that was taken once is not given back.
 */
export function keepMemorySmall(model: ReportModel): void {
  if (JSON.stringify(model).length < LARGE) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=25');
}
