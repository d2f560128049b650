import { fork } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FromWorker } from '../../main/report/worker.ts';
import type { ReportModel } from '../../shared/report/types.ts';

/** What a report cost in a process of its own: pages, milliseconds from start to end, and the most memory in MB. */
export type Apart = { readonly pages: number; readonly time: number; readonly memory: number };

const root = process.cwd();
const PARENT_PORT = pathToFileURL(path.join(root, 'test/host/parent-port.ts')).href;
const SAY_MEMORY = 'data:text/javascript,process.on("disconnect",()=>{console.log(process.resourceUsage().maxRSS/1000);process.exit()})';

/** Draws a report with the built worker, in the way the app does. */
export function drawApart(model: ReportModel, fonts: string): Promise<Apart> {
  const start = performance.now();
  const worker = fork(path.join(root, 'out/main/report-worker.js'), [], {
    execArgv: ['--no-warnings', '--import', PARENT_PORT, '--import', SAY_MEMORY],
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
