import type { Block, Inline } from '../text/markdown.ts';
import type { ReportModel } from './types.ts';

/** Something that reads differently in a later report: where, and the words before and after. Empty means: was not there. */
export type Change = { readonly where: string; readonly before: string; readonly after: string };

/** What changed between two reports of one dossier: the outcome first, then every answer in the order of the later report. */
export function changesBetween(before: ReportModel, after: ReportModel): readonly Change[] {
  const old = saidIn(before);
  const now = saidIn(after);
  const keys = [...now.keys(), ...[...old.keys()].filter((key) => !now.has(key))];
  return keys.flatMap((key) => {
    const was = old.get(key);
    const is = now.get(key);
    if (was?.words === is?.words) return [];
    return [{ where: is?.where ?? was?.where ?? '', before: was?.words ?? '', after: is?.words ?? '' }];
  });
}

type Said = { readonly where: string; readonly words: string };

/** Everything that was said in a report, by a name that stays the same from version to version. */
function saidIn(model: ReportModel): Map<string, Said> {
  const { outcome, parts } = model;
  const said = new Map<string, Said>([
    ['uitkomst', { where: model.words['kop.uitkomst'] ?? '', words: `${outcome.code} ${outcome.title}` }],
  ]);
  for (const part of parts) {
    for (const section of part.sections) {
      const place = [part.title, [section.nr, section.title].filter(Boolean).join(' ')].join(' · ');
      for (const question of section.questions) {
        const words = [...question.answer, ...question.considerations, ...question.choices].map(blockWords);
        const where = `${place} · ${[question.nr, question.title].filter(Boolean).join(' ')}`;
        said.set(question.id, { where, words: [...words, ...question.evidence].join('\n') });
      }
      for (const record of section.records) {
        for (const [label, value, more] of record.lines) {
          const where = `${place} · ${record.name} · ${label}`;
          said.set(`${section.id}/${record.name}/${label}`, { where, words: more === '–' ? value : `${value}\n${more}` });
        }
      }
    }
  }
  for (const { id, title, columns, rows } of model.registers ?? []) {
    for (const [name = '', ...cells] of rows) {
      cells.forEach((words, at) => {
        const label = columns[at + 1]?.head ?? '';
        said.set(`${id}/${name}/${label}`, { where: [title, name, label].join(' · '), words });
      });
    }
  }
  return said;
}

const inlineWords = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');

const blockWords = (block: Block): string =>
  block.type === 'paragraph'
    ? inlineWords(block.inlines)
    : block.type === 'list'
      ? block.items.map((item) => `– ${inlineWords(item)}`).join('\n')
      : block.rows.map((row) => row.map(inlineWords).join(' | ')).join('\n');
