import { setFlagsFromString } from 'node:v8';

/**
 * Lets a process that draws a report clean up after itself sooner: a third less memory for a quarter more time. Left
 * alone, V8 lets rubbish pile up, and the laptop in a meeting room has other work too. It has to come before anything
 * else is loaded: room that was taken once is not given back.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=25');
}
