import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../shared/assessment/types.ts';
import { update } from '../../shared/assessment/update.ts';
import { csvCell, registerCsv } from '../../shared/exchange/csv.ts';
import { reportOf } from '../../shared/report/fix.ts';
import { content, NOW } from '../support/content.ts';
import { indDossier } from '../support/reports.ts';
import { RUNS } from '../support/runs.ts';

/** Reads CSV with semicolons as a spreadsheet does. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    const sign = csv[at] ?? '';
    if (quoted) {
      if (sign === '"' && csv[at + 1] === '"') cell += csv[++at];
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ';' || sign === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  return rows.filter((row) => row.length > 0);
}

test('het actieplan opent in een rekenblad met dezelfde regels als in het rapport', () => {
  const add = (row: string, what: string): readonly Action[] => [
    { type: 'addRow', group: 'iama.actie1', row },
    { type: 'answer', key: `iama.actie1.wat@${row}`, value: what },
    { type: 'answer', key: `iama.actie1.wie@${row}`, value: 'Jurist; samen met "IT"' },
  ];
  const document = [...add('a', 'Vraag\nde cijfers op'), ...add('b', '=HYPERLINK("http://kwaad.nl")')].reduce(
    (now, action) => update(now, action, NOW),
    indDossier(),
  );
  const model = reportOf(content, document, NOW);
  const csv = registerCsv(model, 'acties') ?? '';
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const [head, ...rows] = cellsOf(csv.slice(1));
  expect(head?.[0]).toBe('Actie');
  expect(rows.map(([what, who]) => [what, who])).toEqual([
    ['Vraag\nde cijfers op', 'Jurist; samen met "IT"'],
    ['\'=HYPERLINK("http://kwaad.nl")', 'Jurist; samen met "IT"'],
  ]);
  expect(registerCsv(model, 'bestaat-niet')).toBeUndefined();
});

test('geen cel begint ooit als formule, ook niet met een ander scheidingsteken, en op een aanhalingsteken na komt elke cel er heel uit', () => {
  const pieces = fc.constantFrom(
    '=1+1',
    '+31',
    '-2',
    '@x',
    '\t=1',
    ' =1',
    '|cmd',
    '%0A',
    '"=1"',
    ',',
    ';',
    '\n',
    '- punt',
    ', -niet',
    'tekst',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 6 }).map((all) => all.join('')),
      ),
      (text) => {
        const [[cell = ''] = []] = cellsOf(`${csvCell(text)};x\n`);
        expect(/^\s*[=+\-@|%]/.test(cell)).toBe(false);
        for (const separator of [',', ';', '\t', '\n'])
          for (const part of cell.split(separator)) expect(part.replace(/^["\s]+/, '')).not.toMatch(/^(?:[=+@]|-\S)/);
        expect(cell.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      },
    ),
    { numRuns: RUNS },
  );
});

test('gewone zinnen en lijstjes blijven zoals iemand ze schreef', () => {
  for (const text of ['Een zin, met een komma - en een streepje; en meer.', '- eerste punt\n- tweede punt', 'bel 070 123, of mail a@b.nl'])
    expect(cellsOf(`${csvCell(text)};x\n`)[0]?.[0]?.replace(/^'/, '')).toBe(text);
});
