// Works in a dossier on a real disk that is full, with a little more room each time. Prints what went wrong as JSON.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadContent } from '../../main/content.ts';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { createDossier, openDossier } from '../../main/dossier/session.ts';
import { createAssessment } from '../../shared/assessment/create.ts';

const [folder = ''] = process.argv.slice(2);
const { content } = loadContent(process.cwd());
const now = (): string => new Date().toISOString();
const at = { disk: nodeDisk, content, now, localData: path.join(folder, 'lokaal'), appVersion: '0' };
const filler = path.join(folder, 'vulling');
const KEY = 'iama.doel';
const wrong: string[] = [];
const counts = { rounds: 0, full: 0, saved: 0 };

/** Leaves this many bytes free, in blocks of the disk. */
function fill(free: number): void {
  rmSync(filler, { force: true });
  const { bavail, bsize } = statfsSync(folder);
  const size = Math.floor((bavail * bsize - free) / bsize) * bsize;
  if (size > 0) writeFileSync(filler, Buffer.alloc(size, 1));
}

for (let free = 0; free <= 120_000; free += 4_096) {
  counts.rounds++;
  rmSync(filler, { force: true });
  const file = path.join(folder, `${free}.weegwijzer`);
  const made = await createDossier(at, file, createAssessment(content, crypto.randomUUID(), now(), { name: 'Proef', organisation: '' }));
  if (!made.ok) throw new Error(made.failure.code);
  const session = made.value;
  let said = '';
  let seq = 0;
  const say = async (text: string): Promise<void> => {
    const done = await session.apply({ seq: ++seq, at: now(), action: { type: 'answer', key: KEY, value: text } });
    if (done.ok) said = text;
    else if (done.failure.code !== 'schijf-vol') wrong.push(`${free}: ${done.failure.code} bij een regel`);
    counts[done.ok ? 'saved' : 'full']++;
  };
  await say('voor de volle schijf');
  await session.checkpoint();
  fill(free);
  // Text that hardly packs, so that each save needs room of its own.
  for (let turn = 0; turn < 4; turn++)
    await say(`${turn} ${Buffer.from(crypto.getRandomValues(new Uint8Array(6_000))).toString('base64')}`);
  const saved = await session.checkpoint();
  if (!saved.ok && saved.failure.code !== 'schijf-vol') wrong.push(`${free}: ${saved.failure.code} bij het bestand`);
  counts[saved.ok ? 'saved' : 'full']++;
  // Once there is room again the newest text is saved, also what never reached the full disk.
  const onScreen = session.document().answers[KEY]?.value;
  const read = async (): Promise<unknown> => {
    const again = await openDossier(at, file);
    if (!again.ok) return again.failure.code;
    const value = again.value.document().answers[KEY]?.value;
    await again.value.close();
    return value;
  };
  rmSync(filler, { force: true });
  const after = free % 8_192 === 0 ? await session.checkpoint() : undefined;
  if (after && !after.ok) wrong.push(`${free}: ${after.failure.code} toen er weer plaats was`);
  const wanted = after ? onScreen : said;
  const found = await read();
  // Without that save: killed here. At least what was called saved is there; a later text may be in the file already.
  if (found !== wanted && !(after === undefined && found === onScreen))
    wrong.push(`${free}: ${String(found).slice(0, 30)} in plaats van ${String(wanted).slice(0, 30)}`);
  rmSync(file);
  rmSync(at.localData, { recursive: true });
}
process.stdout.write(JSON.stringify({ ...counts, wrong }));
