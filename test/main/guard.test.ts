import { expect, test } from 'vitest';
import { guarded } from '../../main/guard.ts';
import type { OpenDossier } from '../../main/open-dossiers.ts';
import { type Bridge, CALLS, OFF } from '../../shared/bridge.ts';
import { failed, success } from '../../shared/result.ts';

const everything = (answer: () => unknown): Bridge =>
  Object.fromEntries(Object.keys(CALLS).map((name) => [name, async () => answer()])) as unknown as Bridge;
const call = (api: Bridge, name: string, input?: object): Promise<unknown> =>
  (api as unknown as Record<string, (input?: object) => Promise<unknown>>)[name]?.(input) ?? Promise.reject(new Error(name));

test('wat een beheerder uitzet, doet niets meer en zegt dat; al het andere blijft werken', async () => {
  const api = everything(() => success('gedaan'));
  const refused = async (off: (typeof OFF)[number][]): Promise<string[]> => {
    const names: string[] = [];
    for (const name of Object.keys(CALLS)) {
      const result = await call(guarded(api, { off }, new Map()), name);
      if (JSON.stringify(result) === JSON.stringify(failed('uitgezet'))) names.push(name);
    }
    return names;
  };
  expect(await refused([])).toEqual([]);
  expect(await refused(['uitlenen'])).toEqual(['exchange.lend', 'exchange.review']);
  expect((await refused([...OFF])).sort()).toEqual(
    [
      'dossier.encrypt',
      'exchange.lend',
      'exchange.review',
      'library.importFile',
      'settings.addAnchors',
      'sign.makeTrialKey',
      'template.addFolder',
      'wording.load',
    ].sort(),
  );
});

test('wat het dossier verlaat, komt in het logboek, maar niet als het mislukte, werd afgebroken of van een collega is', async () => {
  const notes: string[] = [];
  const session = { note: async (action: string, object: string) => notes.push(`${action}: ${object}`) };
  const opened = (holder?: object) => ({ session, autosave: { touched: () => undefined }, holder }) as unknown as OpenDossier;
  const open = new Map([
    ['mijn', opened()],
    ['hun', opened({})],
  ]);
  const done = guarded(
    everything(() => success({ fileName: 'x' })),
    {},
    open,
  );
  await call(done, 'report.public', { id: 'mijn', form: 'html' });
  await call(done, 'report.text', { id: 'mijn', kind: 'beslisnota' });
  await call(done, 'exchange.lend', { id: 'mijn', person: 'Naam' });
  await call(done, 'report.html', { id: 'hun' });
  await call(done, 'dossier.checkpoint', { id: 'mijn' });
  for (const answer of [null, failed('schijf-vol')])
    await call(
      guarded(
        everything(() => answer),
        {},
        open,
      ),
      'report.html',
      { id: 'mijn' },
    );
  expect(notes).toEqual(['openbare versie bewaard: html', 'tekst voor anderen bewaard: beslisnota', 'huiswerk uitgeleend: dossier']);
});
