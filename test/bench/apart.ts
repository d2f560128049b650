import { fork } from 'node:child_process';
import path from 'node:path';
import type { FromWorker } from '../../main/report/worker.ts';
import type { ReportModel } from '../../shared/report/types.ts';

/** What a report cost in a process of its own: pages, milliseconds from start to end, and the most memory in MB. */
export type Apart = { readonly pages: number; readonly time: number; readonly memory: number };

const root = process.cwd();
/** What Electron gives a process of its own, and the most memory it took when it is done; in plain JavaScript, as the app is. */
const AROUND = `data:text/javascript,${encodeURIComponent(`
  import { EventEmitter } from 'node:events';
  const port = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) });
  process.on('message', (data) => port.emit('message', { data }));
  process.on('disconnect', () => { console.log(process.resourceUsage().maxRSS / 1000); process.exit(); });
  process.parentPort = port;
`)}`;

/** Draws a report with the built worker, in the way the app does. */
export function drawApart(model: ReportModel, fonts: string): Promise<Apart> {
  const start = performance.now();
  const worker = fork(path.join(root, 'out/main/report-worker.js'), [], {
    execArgv: ['--no-warnings', '--import', AROUND],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return new Promise((resolve, reject) => {
    let said = '';
    let drawn: Omit<Apart, 'memory'> | undefined;
    worker.stdout?.on('data', (part) => {
      said += part;
    });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') return;
      if (message.kind === 'failed') reject(new Error(message.message));
      else drawn = { pages: (message.value as { value: { pages: number } }).value.pages, time: performance.now() - start };
      worker.disconnect();
    });
    worker.stdout?.on('end', () => (drawn ? resolve({ ...drawn, memory: Number(said) }) : reject(new Error('The report process ended'))));
    worker.send({ kind: 'render', model, fonts });
  });
}
