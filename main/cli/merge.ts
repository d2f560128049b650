import { readFile } from 'node:fs/promises';
import { update } from '../../shared/assessment/update.ts';
import { behindIn, belongsTogether, type Difference, differences, newRemarks, receiveAction } from '../../shared/exchange/merge.ts';
import type { AppContent } from '../content.ts';
import { isAttachment } from '../dossier/container.ts';
import { openHistory } from '../dossier/history.ts';
import type { CommandLine } from './arguments.ts';
import { BadInput, type Done, dossier, needed, save, WrongUsage } from './input.ts';

const PREFER = ['nieuwste', 'dit', 'ander'] as const;

/** Takes over from homework or a copy what is newer there, or as asked; the earlier answers stay in the history of the app. */
export async function mergeDossiers(line: CommandLine, app: AppContent, version: string): Promise<Done> {
  const [first, second, ...more] = line.targets;
  if (!first || !second || more.length > 0) throw new WrongUsage('Geef twee dossiers op: eerst het eigen, dan wat terugkwam.');
  const prefer = PREFER.find((one) => one === (line.options.get('prefer') ?? 'nieuwste'));
  if (!prefer) throw new WrongUsage(`De optie --prefer vraagt een van: ${PREFER.join(', ')}.`);
  const mine = await dossier(await readFile(first), app);
  const theirs = await dossier(await readFile(second), app);
  if (!belongsTogether(mine.document, theirs.document)) throw new BadInput(`${second} hoort niet bij ${first}.`);
  const earlier = { mine: openHistory(mine.entries).of, theirs: openHistory(theirs.entries).of };
  const behind = behindIn(mine.document, theirs.document, earlier);
  const found = differences(app.content, mine.document, theirs.document, behind);
  const taken = found.filter((one) => isTaken(one, prefer));
  const now = new Date().toISOString();
  const merged = update(mine.document, receiveAction(mine.document, theirs.document, taken), now);
  const attachments = [...theirs.entries].filter(([name]) => isAttachment(name));
  await save(needed(line, 'out'), merged, new Map([...attachments, ...mine.entries]), app, version, now);
  const remarks = newRemarks(mine.document, theirs.document).length;
  const result = {
    found: found.length,
    taken: taken.length,
    remarks,
    conflicts: found.filter(({ conflict }) => conflict).map(({ key }) => key),
  };
  return {
    code: 0,
    out: line.options.has('json')
      ? JSON.stringify(result, null, 1)
      : `Verschillen: ${result.found}. Overgenomen: ${result.taken}. Aan twee kanten veranderd: ${result.conflicts.length}. Nieuwe opmerkingen: ${remarks}.`,
  };
}

const isTaken = ({ conflict, prefer }: Difference, asked: (typeof PREFER)[number]): boolean =>
  !conflict || asked === 'ander' || (asked === 'nieuwste' && prefer === 'theirs');
