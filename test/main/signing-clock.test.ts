import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApi } from '../../main/api.ts';
import { packed } from '../../main/dossier/pack.ts';
import { currentFixedVersion } from '../../shared/assessment/fixed.ts';
import { update } from '../../shared/assessment/update.ts';
import { NOW } from '../support/content.ts';
import { fixedIndDossier } from '../support/reports.ts';
import { must as value } from '../support/result.ts';
import { servicesIn } from '../support/services.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-klok-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('staat de klok voor het moment van vastleggen, dan wordt er niet getekend en zegt de app waarom', async () => {
  const fixed = fixedIndDossier();
  const version = currentFixedVersion(fixed);
  const document = update(fixed, { type: 'recordReport', version: version?.number ?? 1, reportHash: 'ab'.repeat(32) }, NOW);
  const documents = path.join(folder, 'documenten');
  mkdirSync(path.join(documents, 'Weegwijzer'), { recursive: true });
  const services = servicesIn(documents, path.join(folder, 'gegevens'));
  writeFileSync(path.join(documents, 'Weegwijzer', 'proef.weegwijzer'), (await packed(services.at, document, new Map())).bytes);
  let now = new Date(Date.parse(version?.fixedAt ?? NOW) - 86_400_000).toISOString();
  const { api, closeAll } = makeApi({
    ...services,
    at: { ...services.at, now: () => now },
    dialogs: {
      ...services.dialogs,
      openFile: async (_title, _kind, [extension]) => (extension === 'p12' ? path.join(folder, 'sleutel.p12') : undefined),
    },
  });
  value(await api['library.list']());
  value(await api['library.open']({ id: document.id, fileName: 'proef.weegwijzer' }));
  await api['sign.chooseKey']();
  const sign = () => api['sign.sign']({ id: document.id, field: 'Opsteller', name: '', passphrase: 'wachtwoord', place: '', stamp: false });
  expect(await sign()).toMatchObject({ ok: false, failure: { code: 'klok-terug' } });
  // With the clock right the next step is the file of the report, and nobody chooses one here.
  now = new Date(Date.parse(version?.fixedAt ?? NOW) + 60_000).toISOString();
  expect(await sign()).toBeNull();
  await closeAll();
});
