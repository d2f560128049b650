import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApi } from '../../main/api.ts';
import type { Jobs } from '../../main/report/jobs.ts';
import { success } from '../../shared/result.ts';
import { must as value } from '../support/result.ts';
import { servicesIn } from '../support/services.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-kiezen-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What happens, in order, when somebody makes a report and chooses this place, or none. */
async function making(place: string | undefined): Promise<{ readonly happened: readonly string[]; readonly made: unknown }> {
  const happened: string[] = [];
  let finish: (result: unknown) => void = () => undefined;
  const jobs = {
    run: () => {
      happened.push('begint met tekenen');
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    cancel: () => {
      happened.push('stopt met tekenen');
      finish('cancelled');
    },
  } as unknown as Jobs;
  const services = servicesIn(path.join(folder, 'documenten'), path.join(folder, 'gegevens'));
  const { api, closeAll } = makeApi({
    ...services,
    jobs,
    dialogs: {
      ...services.dialogs,
      saveFile: async () => {
        happened.push('kiest');
        if (place) finish(success({ bytes: Buffer.from('%PDF'), sha256: '', pages: 1, claims: true, faults: [], unknownSigns: [] }));
        return place;
      },
    },
  });
  const { document } = value(await api['library.create']({ name: 'Proef' }));
  const made = await api['report.make']({ id: document.id });
  await closeAll();
  return { happened, made };
}

test('het rapport wordt al getekend terwijl iemand een plek kiest', async () => {
  const place = path.join(folder, 'rapport.pdf');
  const { happened, made } = await making(place);
  expect(happened).toEqual(['begint met tekenen', 'kiest']);
  expect(made).toMatchObject({ ok: true, value: { fileName: 'rapport.pdf' } });
  expect(readFileSync(place, 'utf8')).toBe('%PDF');
});

test('wie geen plek kiest, krijgt geen bestand en houdt geen proces over', async () => {
  const before = readdirSync(folder);
  const { happened, made } = await making(undefined);
  expect(happened).toEqual(['begint met tekenen', 'kiest', 'stopt met tekenen']);
  expect(made).toBeNull();
  expect(readdirSync(folder)).toEqual(before);
});
