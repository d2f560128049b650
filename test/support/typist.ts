// Somebody who types in a dossier until the process is killed: each line on standard output is an edit that was called saved.
import { loadContent } from '../../main/content.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { openDossier } from '../../main/dossier/session.ts';

const [file = '', localData = '', from = '0'] = process.argv.slice(2);
const { content } = loadContent(process.cwd());
const now = (): string => new Date().toISOString();
/** Waits until the other side took it: whoever kills us may be too busy to listen for a moment. */
const said = (line: string): Promise<void> => new Promise((resolve) => process.stdout.write(line, () => resolve()));
const opened = await openDossier({ disk: nodeDisk, content, now, localData, appVersion: '0' }, file);
if (!opened.ok) throw new Error(opened.failure.code);
const session = opened.value;
for (let count = Number(from) + 1; ; count++) {
  // Long enough that writing takes time, and every tenth edit also brings the file up to date.
  const value = `stand ${count} ${'en nog een zin erbij '.repeat(count % 400)}`;
  const saved = await session.apply({ seq: count, at: now(), action: { type: 'answer', key: 'iama.doel', value } });
  if (!saved.ok) throw new Error(saved.failure.code);
  await said(`${count}\n`);
  if (count % 10 === 0) await session.checkpoint();
}
