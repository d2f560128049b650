import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeDisk } from '../../main/dossier/disk.ts';
import { createDossier, openDossier, type Session } from '../../main/dossier/session.ts';
import { newRecoveryCode, newVault, unlock } from '../../main/dossier/vault.ts';
import { createAssessment } from '../../shared/assessment/create.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import type { Result } from '../../shared/result.ts';

type Bench = {
  readonly measure: (name: string, unit: string, runs: number, work: () => unknown) => Promise<unknown>;
  readonly record: (name: string, unit: string, times: number[]) => unknown;
  readonly content: Content;
};
const NOW = '2026-11-22T10:00:00Z';

/** How long saving, coming back after a crash and unlocking take. */
export async function storageTimes({ measure, record, content }: Bench): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-bench-'));
  const at = { disk: nodeDisk, content, now: () => NOW, localData: path.join(folder, 'lokaal'), appVersion: '0' };
  let seq = 0;
  const say = async (session: Session, key: string, value: string): Promise<void> => {
    must(await session.apply({ seq: ++seq, at: NOW, action: { type: 'answer', key, value } }));
  };
  const empty = (name: string) => createAssessment(content, crypto.randomUUID(), NOW, { name, organisation: '' });
  // Words that pack about as well as what people write.
  const words = (length: number): string => {
    let text = '';
    while (text.length < length)
      text += `${Math.random()
        .toString(36)
        .slice(2, 3 + Math.random() * 8)} en de `;
    return text;
  };

  const journalFile = path.join(folder, 'journaal.weegwijzer');
  const journal = must(await createDossier(at, journalFile, empty('journaal')));
  const times: number[] = [];
  for (let edit = 0; edit < 10_000; edit++) {
    const start = performance.now();
    await say(journal, 'iama.doel', `stand ${edit}, en een zin van gewone lengte erachter`);
    times.push(performance.now() - start);
  }
  const sorted = [...times].sort((a, b) => a - b);
  record('regel in het journaal, gesynct, midden', 'ms', [sorted[5_000] ?? 0]);
  record('regel in het journaal, gesynct, traagste 1 %', 'ms', [sorted[9_900] ?? 0]);
  const start = performance.now();
  must(await openDossier(at, journalFile));
  record('terughalen van een journaal van 10.000 regels', 'ms', [performance.now() - start]);

  for (const size of [200_000, 1_000_000, 5_000_000]) {
    const session = must(await createDossier(at, path.join(folder, `${size}.weegwijzer`), empty(`${size}`)));
    for (let place = 0; place * 20_000 < size; place++) await say(session, `lokaal.v${place}`, words(20_000));
    await measure(`dossierbestand van ${size / 1000} kB bijwerken`, 'ms', 8, async () => {
      await say(session, 'iama.doel', `stand ${++seq}`);
      must(await session.checkpoint());
    });
    await session.close();
  }

  const vault = await newVault(crypto.randomUUID(), 'vijf woorden voor de meting', newRecoveryCode());
  const sealed = vault.seal(new Uint8Array(1_000_000));
  await measure('versleuteld dossier openen met de wachtwoordzin', 'ms', 8, async () =>
    must(must(await unlock(sealed, 'vijf woorden voor de meting')).open(sealed)),
  );
  await measure('1 MB versleutelen', 'ms', 20, () => vault.seal(new Uint8Array(1_000_000)));
  rmSync(folder, { recursive: true, force: true });
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
