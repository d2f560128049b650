import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { removeHome, startApp } from '../support/app.ts';
import { makeCodec } from './codec.ts';
import { strict } from './strict.ts';

const REPEATS = Number(process.env.WEEGWIJZER_REPEATS ?? 4);

test(`${REPEATS} keer starten en sluiten laat geen proces en geen slot achter`, async () => {
  for (let round = 0; round < REPEATS; round++) {
    const { app, home } = await startApp();
    const { pid } = app.process();
    await app.close();
    expect(readdirSync(`${home}/gegevens`)).not.toContain('HostSingletonLock');
    const left = execFileSync('sh', ['-c', `pgrep -f -- "--user-data-dir=${home}/" || true`], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
    // pgrep finds the shell that runs it as well.
    const alive = left.filter((one) => Number(one) !== pid && isAlive(Number(one)));
    expect(alive).toEqual([]);
    removeHome(home);
  }
});

test('een tweede app op dezelfde gegevens gaat meteen weer dicht', async () => {
  const { app, home } = await startApp();
  await expect(startApp({ home })).rejects.toThrow();
  expect(app.windows()).toHaveLength(1);
  await app.close();
  removeHome(home);
});

test('een fout in de main is luid: de app eindigt met een code', async () => {
  const { app, home } = await startApp();
  const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('kapot');
    });
  });
  expect(await ended).toBe(70);
  removeHome(home);
});

test('na een crash van het scherm toont de app het opnieuw', async () => {
  const { app, page, home } = await startApp();
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()), { timeout: 20_000 })
    .toBe(false);
  // The driver keeps its view of the crashed page, so end the app from outside.
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await gone;
  removeHome(home);
});

test('wat de app niet gebruikt, gooit een fout met zijn naam', () => {
  expect(() => (strict('app', {}) as { dock: unknown }).dock).toThrow('test host: app.dock is not supported');
});

test('de vertaling van waarden volgt structured clone waar de app het nodig heeft', () => {
  const { encode, decode } = makeCodec();
  const value = { a: [1, 'x', null, undefined, true], bytes: new Uint8Array([1, 2, 255]), $: { $: 'n' }, nan: Number.NaN };
  expect(decode(encode(value))).toEqual(value);
  const hostile = JSON.parse('{"__proto__": {"a": 1}}') as object;
  expect(Object.getOwnPropertyNames(decode(encode(hostile)))).toEqual(['__proto__']);
  expect(() => encode({ f: () => 1 })).toThrow('could not be cloned');
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
