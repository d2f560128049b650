import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, setUp, toolEnv } from './setup.mjs';

const node = setUp();
const bundle = path.join(root, 'out/bench');
const env = { ...process.env, ...toolEnv(node), WEEGWIJZER_ROOT: root };
const vite = spawnSync(
  node,
  [
    path.join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    path.join(root, 'test/bench/vite.config.ts'),
    '--logLevel',
    'error',
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env },
);
if (vite.status !== 0) process.exit(vite.status ?? 1);
const done = spawnSync(node, ['--no-warnings', path.join(bundle, 'bench.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env,
});
process.exit(done.status ?? 1);
