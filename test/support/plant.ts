import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'vitest';

/** A change to a file that a suite must notice. */
export type Planted = { readonly from: string | RegExp; readonly to: string };

/** The text with the fault in it; the test says when the text has changed so that the fault no longer fits. */
export function planted(before: string, { from, to }: Planted): string {
  const after = before.replace(from, () => to);
  expect(after, 'de fout is niet te planten: de tekst is veranderd').not.toBe(before);
  return after;
}

/** Runs test files in a process of their own, and gives the names of the tests that failed. */
export function failing(run: {
  readonly cwd: string;
  readonly project: 'bron' | 'app';
  readonly files: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}): readonly string[] {
  const results = path.join(mkdtempSync(path.join(tmpdir(), 'weegwijzer-uitkomst-')), 'uitkomst.json');
  const vitest = path.join(run.cwd, 'node_modules/vitest/vitest.mjs');
  const done = spawnSync(
    process.execPath,
    [vitest, 'run', `--project=${run.project}`, '--reporter=json', `--outputFile=${results}`, ...run.files],
    { cwd: run.cwd, encoding: 'utf8', env: { ...process.env, WEEGWIJZER_NIGHT: '', ...run.env } },
  );
  // A file that did not even load proves nothing.
  if (!existsSync(results)) throw new Error(`The tests did not run: ${done.stderr.slice(-2_000)}`);
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as {
    testResults: { assertionResults: { status: string; title: string }[] }[];
  };
  const assertions = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (assertions.length === 0) throw new Error(`The tests did not load: ${done.stderr.slice(-2_000)}`);
  return assertions.filter(({ status }) => status === 'failed').map(({ title }) => title);
}
