import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installTools, root, setUp, toolEnv } from './setup.mjs';

const node = setUp();
installTools();
const done = spawnSync(node, ['--no-warnings', path.join(root, 'test/support/screenshots.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...toolEnv(node) },
});
process.exit(done.status ?? 1);
