import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { createDossier, openDossier, type Surroundings } from '../../main/dossier/session.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { random } from '../support/random.ts';
import { must as value } from '../support/result.ts';

const KILLS = Number(process.env.WEEGWIJZER_TYPIST_KILLS ?? 30);
const SEED = Number(process.env.WEEGWIJZER_SEED ?? 20261123);
const MOST_WAIT = 120;

const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-gedood-'));
const file = path.join(folder, 'proef.weegwijzer');
const at: Surroundings = { disk: nodeDisk, content, now: () => NOW, localData: path.join(folder, 'lokaal'), appVersion: '0' };

/** Lets somebody type until `wait` milliseconds after the first saved edit, kills the process, and gives the last edit it called saved. */
function typeAndKill(from: number, wait: number): Promise<number> {
  const typist = path.join(import.meta.dirname, '../support/typist.ts');
  const child = spawn(process.execPath, ['--no-warnings', typist, file, at.localData, String(from)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let wrong = '';
  child.stderr.on('data', (part) => {
    wrong += part;
  });
  child.stdout.on('data', (part) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), wait);
    said += part;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      // A line that was cut off in the middle was still being said.
      const last = said.split('\n').slice(0, -1).at(-1);
      if (signal === 'SIGKILL' && last) resolve(Number(last));
      else reject(new Error(`The typist stopped by itself (${code ?? signal}) after ${JSON.stringify(said.slice(-40))}: ${wrong}`));
    });
  });
}

test(
  `${KILLS} keer gedood op een willekeurig moment: geen wijziging kwijt die bewaard heette, en nooit een kapot bestand`,
  async () => {
    await value(await createDossier(at, file, emptyDocument())).close();
    const next = random(SEED);
    let last = 0;
    let waiting = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const saved = await typeAndKill(last, next() * MOST_WAIT);
      const session = value(await openDossier(at, file));
      const found = Number(/^stand (\d+) /.exec(String(session.document().answers['iama.doel']?.value))?.[1]);
      // The edit after the last one that was called saved may be there as well: it was on its way.
      expect(found, `keer ${kill}, begin ${SEED}`).toBeGreaterThanOrEqual(saved);
      expect(found, `keer ${kill}, begin ${SEED}`).toBeLessThanOrEqual(saved + 1);
      waiting += found - saved;
      last = found;
      value(await session.close());
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    console.log(`gedood, begin ${SEED}: ${KILLS} keer, ${last} wijzigingen, 0 kwijt, ${waiting} keer stond ook de volgende er al`);
    rmSync(folder, { recursive: true });
  },
  Math.max(120_000, KILLS * 4_000),
);
