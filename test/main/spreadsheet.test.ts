import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerCsv } from '../../shared/exchange/csv.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { content, NOW } from '../support/content.ts';
import { PAYLOADS, saying } from '../support/payloads.ts';
import { hasTool, run } from '../support/tools.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-rekenblad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens sheets in LibreOffice with a separator, and gives the formulas it found in each. */
function formulasIn(sheets: readonly string[], separator: string): readonly (readonly string[])[] {
  const names = sheets.map((_, place) => `blad${place}`);
  for (const [place, name] of names.entries()) writeFileSync(path.join(folder, `${name}.csv`), sheets[place] ?? '');
  // Separator, quotes, UTF-8, from the first line; and formulas count, as they do for a person who opens the file.
  const filter = `Text - txt - csv (StarCalc):${separator.charCodeAt(0)},34,76,1,,0,false,true,false,false,false,0,true`;
  run(
    'soffice',
    `-env:UserInstallation=file://${folder}/profiel`,
    '--headless',
    `--infilter=${filter}`,
    '--convert-to',
    'fods',
    '--outdir',
    folder,
    ...names.map((name) => path.join(folder, `${name}.csv`)),
  );
  return names.map((name) =>
    [...readFileSync(path.join(folder, `${name}.fods`), 'utf8').matchAll(/table:formula="([^"]*)"/g)].map(([, formula = '']) => formula),
  );
}

test.runIf(hasTool('soffice')).each([';', ',', '\t'])(
  'LibreOffice maakt van geen enkele cel een formule, ook niet als iemand een ander scheidingsteken kiest (%j)',
  (separator) => {
    const model = reportOf(content, saying(PAYLOADS), NOW);
    const sheets = (model.registers ?? []).filter(({ rows }) => rows.length > 0).map(({ id }) => registerCsv(model, id) ?? '');
    expect(sheets.join('')).toContain('cmd|');
    const [bait = [], ...ours] = formulasIn([['a', '=1+1', 'b'].join(separator), ...sheets], separator);
    // The program does make formulas of what looks like one: else this proves nothing.
    expect(bait).toHaveLength(1);
    expect(ours.flat()).toEqual([]);
  },
  120_000,
);
