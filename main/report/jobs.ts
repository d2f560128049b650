import { failed } from '../../shared/result.ts';
import type { RenderStep } from './render.ts';
import type { FromWorker, Job, JobResult } from './worker.ts';

/** A process beside ours, as Electron's utilityProcess gives it. */
export type WorkerProcess = {
  readonly postMessage: (message: Job) => void;
  readonly on: ((event: 'message', listener: (message: FromWorker) => void) => void) &
    ((event: 'exit', listener: (code: number) => void) => void);
  readonly kill: () => void;
};

export type Jobs = {
  readonly run: <K extends Job['kind']>(
    job: Extract<Job, { kind: K }>,
    progress?: (step: RenderStep) => void,
  ) => Promise<JobResult[K] | 'cancelled'>;
  readonly cancel: () => void;
};

/** Runs one job per fresh process: a key and a passphrase die with it, and cancelling is killing it. */
export function startJobs(fork: () => WorkerProcess): Jobs {
  const running = new Map<WorkerProcess, () => void>();
  return {
    run: (job, progress) =>
      new Promise((resolve) => {
        // Whatever goes wrong beside us, a person gets a sentence; the details are for the log of the system.
        const broken = (reason: string): void => {
          process.stderr.write(`${reason}\n`);
          resolve(failed('rapport-mislukt') as never);
        };
        const worker = fork();
        const finish = (action: () => void): void => {
          running.delete(worker);
          worker.kill();
          action();
        };
        running.set(worker, () => finish(() => resolve('cancelled')));
        worker.on('message', (message) => {
          if (message.kind === 'progress') progress?.(message.step);
          else if (message.kind === 'done') finish(() => resolve(message.value as never));
          else finish(() => broken(message.message));
        });
        worker.on('exit', (code) => {
          if (running.delete(worker)) broken(`The report process ended with ${code}`);
        });
        worker.postMessage(job);
      }),
    cancel: () => {
      for (const stop of [...running.values()]) stop();
    },
  };
}
