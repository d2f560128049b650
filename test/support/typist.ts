// Somebody who types in a dossier until the process is killed: each line on standard output is an edit that was called saved.
import { writeSync } from 'node:fs';
import { loadContent } from '../../main/content.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { openDossier } from '../../main/dossier/session.ts';

const [file = '', localData = '', from = '0'] = process.argv.slice(2);
const { content } = loadContent(process.cwd());
const now = (): string => new Date().toISOString();
const opened = await openDossier({ disk: nodeDisk, content, now, localData, appVersion: '0' }, file);
if (!opened.ok) throw new Error(opened.failure.code);
const session = opened.value;
for (let count = Number(from) + 1; ; count++) {
  // Long enough that writing takes time, and every tenth edit also brings the file up to date.
  const value = `stand ${count} ${'en nog een zin erbij '.repeat(count % 400)}`;
  const saved = await session.apply({ seq: count, at: now(), action: { type: 'answer', key: 'iama.doel', value } });
  if (!saved.ok) throw new Error(saved.failure.code);
  writeSync(1, `${count}\n`);
  if (count % 10 === 0) await session.checkpoint();
}
