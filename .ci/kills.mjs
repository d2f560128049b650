// Kills the app while somebody types, and the storage alone, each as often as asked, and looks whether everything that was
// called saved is still there.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build, installTools, root, setUp, stop, toolEnv } from './setup.mjs';

const amount = process.argv[2] ?? '200';
if (!/^[1-9]\d{0,5}$/.test(amount)) stop('Zeg hoe vaak: npm run test:kills -- 200');
const node = setUp();
build(node);
installTools();
const files = ['test/main/kills.test.ts', 'test/e2e/keyboard-and-kill.test.ts'];
const done = spawnSync(
  node,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bron', '--project', 'app', ...files],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...toolEnv(node), WEEGWIJZER_TYPIST_KILLS: amount, WEEGWIJZER_KILLS: amount },
  },
);
process.exit(done.status ?? 1);
