import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'ww-';

/** One folder for everything the tests leave behind, gone when they are done. Browsers and tools follow these names too. */
export default function scratch(): () => void {
  // Tests that run tests, as those with a planted fault do, stay in the folder of the outer run.
  if (path.basename(tmpdir()).startsWith(PREFIX)) return () => undefined;
  // Short, because a browser makes sockets below it, and their paths may not be longer than a hundred characters.
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
