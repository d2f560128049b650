// Kills a process that is typing, as often as asked, and looks whether everything that was called saved is still there.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, setUp, stop, toolEnv } from './setup.mjs';

const amount = process.argv[2] ?? '200';
if (!/^[1-9]\d{0,5}$/.test(amount)) stop('Zeg hoe vaak: npm run test:kills -- 200');
const node = setUp();
const done = spawnSync(node, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bron', 'test/main/kills.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...toolEnv(node), WEEGWIJZER_TYPIST_KILLS: amount },
});
process.exit(done.status ?? 1);
