// The command line of the app, from the built output.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, setUp } from './setup.mjs';

const node = setUp();
const done = spawnSync(node, ['--no-warnings', path.join(root, 'out/main/cli.js'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
