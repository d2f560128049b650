import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CALLS } from '../../shared/bridge.ts';
import { type RunningApp, removeHome, runner, startApp, welcome } from '../support/app.ts';

// Planted faults are looked for in a changed copy of the app.
const appPath = process.env.WEEGWIJZER_APP_PATH;
let running: RunningApp;

beforeAll(async () => {
  running = await startApp(appPath ? { appPath } : {});
  await welcome(running.page);
});
afterAll(async () => {
  await running?.app.close();
  if (running) removeHome(running.home);
});

type Bridge = { weegwijzer: { call: Record<string, (...args: unknown[]) => Promise<unknown>> } };
const call = (name: string, ...args: unknown[]): Promise<string> =>
  running.page.evaluate(
    ([channel, list]) =>
      (window as unknown as Bridge).weegwijzer.call[channel as string]?.(...(list as unknown[])).then(
        (value) => `beantwoord ${JSON.stringify(value)}`,
        (error: Error) => error.message,
      ) ?? Promise.resolve('bestaat niet'),
    [name, args] as const,
  );

test(`de pagina kent geen Node en geen Electron (${runner()})`, async () => {
  const known = await running.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__hostBinding'].filter(
      (name) => name in window && (window as unknown as Record<string, unknown>)[name] !== undefined,
    ),
  );
  expect(known).toEqual([]);
});

test('de pagina ziet precies de afgesproken aanroepen, en kan ze niet veranderen', async () => {
  const seen = await running.page.evaluate(() => {
    const { weegwijzer } = window as unknown as Bridge;
    return {
      keys: Object.keys(weegwijzer).sort(),
      calls: Object.keys(weegwijzer.call).sort(),
      frozen: Object.isFrozen(weegwijzer) && Object.isFrozen(weegwijzer.call),
    };
  });
  expect(seen).toEqual({ keys: ['call', 'on'], calls: Object.keys(CALLS).sort(), frozen: true });
});

test('een script in de pagina en eval worden tegengehouden', async () => {
  const outcome = await running.page.evaluate(async () => {
    const page = window as unknown as Record<string, unknown>;
    const refused: string[] = [];
    const attempt = (name: string, act: () => void): void => {
      try {
        act();
      } catch {
        refused.push(name);
      }
    };
    const script = document.createElement('script');
    attempt('tekst van een script', () => {
      script.textContent = 'window.ingebroken = 1';
      document.body.append(script);
    });
    attempt('adres van een script', () => {
      document.createElement('script').src = 'https://example.nl/x.js';
    });
    attempt('html met een script', () => {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ingebroken = 1">');
    });
    // The debugger may eval while it evaluates this function, so ask from a task of the page's own.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        // biome-ignore lint/security/noGlobalEval: the test asks whether it is refused
        attempt('eval', () => globalThis.eval('window.ingebroken = 1'));
        attempt('Function', () => new Function('window.ingebroken = 1')());
        resolve();
      });
    });
    return { refused, broken: page.ingebroken };
  });
  expect(outcome).toEqual({
    refused: ['tekst van een script', 'adres van een script', 'html met een script', 'eval', 'Function'],
    broken: undefined,
  });
});

test('de beleidsregel staat op elke pagina en noemt niets van buiten', async () => {
  const policy = await running.app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  expect(policy).toMatch(/^app:\/\/weegwijzer\//);
  const inline = await running.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.originalPolicy), { once: true });
        const image = document.createElement('img');
        // Only without a policy does the error come alone.
        image.addEventListener('error', () => setTimeout(() => resolve('geen beleid'), 500));
        image.src = 'https://example.nl/x.png';
        document.body.append(image);
      }),
  );
  expect(inline).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(inline).not.toMatch(/unsafe|https?:|\*/);
});

test('alle toestemmingen zijn geweigerd', async () => {
  const states = await running.page.evaluate(async () => {
    const found: Record<string, string> = {};
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
      found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
    }
    return found;
  });
  expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
});

test('een gesprek tussen browsers vindt geen weg naar buiten', async () => {
  const policies = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getWebRTCIPHandlingPolicy()),
  );
  expect(policies).toEqual(['disable_non_proxied_udp']);
});

test('een link naar buiten opent niets: niet hier en niet in een nieuw venster', async () => {
  const before = running.page.url();
  await running.page.evaluate(() => {
    for (const target of ['', '_blank']) {
      const link = document.createElement('a');
      link.href = 'https://example.nl/';
      link.target = target;
      document.body.append(link);
      link.click();
      link.remove();
    }
    (window as unknown as { opened: Window | null }).opened = window.open('https://example.nl/');
    window.location.href = 'https://example.nl/';
  });
  // A refused window never was, or is gone at once.
  await running.page.waitForFunction(() => (window as unknown as { opened: Window | null }).opened?.closed ?? true, undefined, {
    timeout: 10_000,
  });
  // A refused navigation leaves the page in place, so the app still answers.
  expect(await call('settings.save', { organisation: 'Gemeente Testdam' })).toMatch(/^beantwoord/);
  expect(running.page.url()).toBe(before);
  expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(running.app.windows()).toHaveLength(1);
});

test('niets gaat naar het netwerk', async () => {
  const answer = await running.page.evaluate(async () => {
    const tries = [
      fetch('https://example.nl/').then(
        () => 'ging',
        (error: Error) => error.name,
      ),
      new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket('wss://example.nl/');
          socket.onopen = () => resolve('ging');
          socket.onerror = () => resolve('fout');
        } catch (error) {
          resolve((error as Error).name);
        }
      }),
    ];
    return { tries: await Promise.all(tries), beacon: navigator.sendBeacon('https://example.nl/', 'x') };
  });
  expect(answer.tries).not.toContain('ging');
});

test('een aanroep met verkeerde gegevens wordt geweigerd vóór er iets gebeurt', async () => {
  for (const [name, ...args] of [
    ['library.open', { id: '../../etc/passwd' }],
    ['library.open', { id: '3f1c9a52-6f0e-4c0b-9a43-2f5d2f0a1b11', path: '/etc/passwd' }],
    ['library.create', { name: '' }],
    ['library.create', { name: 'x', __proto__: { a: 1 }, extra: true }],
    ['library.create'],
    ['settings.save', { organisation: 'x'.repeat(10_000) }],
    ['dossier.apply', { id: '3f1c9a52-6f0e-4c0b-9a43-2f5d2f0a1b11', seq: 1, at: 'nu', action: { type: 'wis' } }],
    ['app.start', 'extra'],
    ['verify.bytes', { name: 'x', bytes: 'tekst' }],
  ] as const) {
    expect(await call(name, ...args), name).toMatch(/refused: wrong arguments/);
  }
});

test('alleen onze eigen pagina krijgt antwoord: een ander venster niet', async () => {
  const opened = running.app.waitForEvent('window');
  const preload = path.join(appPath ?? path.resolve(import.meta.dirname, '../..'), 'out/preload/preload.cjs');
  await running.app.evaluate(({ BrowserWindow }, file) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true, contextIsolation: true } });
    void other.loadURL('app://ander/index.html');
  }, preload);
  const other = await opened;
  await other.waitForFunction(() => 'weegwijzer' in window);
  const answer = await other.evaluate(() =>
    (window as unknown as Bridge).weegwijzer.call['library.list']?.().then(
      () => 'beantwoord',
      (error: Error) => error.message,
    ),
  );
  expect(answer).toMatch(/refused: not our page/);
  const gone = other.waitForEvent('close');
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy());
  await gone;
});

test('een frame in de pagina krijgt geen bridge', async () => {
  const found = await running.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const has = 'weegwijzer' in (frame.contentWindow ?? {});
    frame.remove();
    return has;
  });
  expect(found).toBe(false);
});

test('het eigen schema geeft alleen eigen bestanden', async () => {
  const secret = path.join(mkdtempSync(path.join(tmpdir(), 'weegwijzer-geheim-')), 'geheim.js');
  writeFileSync(secret, 'geheim');
  const { serveApp } = await import('../../main/app-protocol.ts');
  const folder = path.resolve(import.meta.dirname, '../../out/renderer');
  const relative = path.relative(folder, secret);
  for (const url of [
    `app://weegwijzer/${relative}`,
    `app://weegwijzer/${encodeURIComponent(relative)}`,
    'app://weegwijzer/..%2f..%2fpackage.json',
    'app://weegwijzer/%2e%2e/main/index.js',
    'app://ander/index.html',
    'app://weegwijzer/index.html%00.js',
  ]) {
    expect((await serveApp(folder, url)).status, url).toBeGreaterThanOrEqual(400);
  }
  expect((await serveApp(folder, 'app://weegwijzer/index.html')).status).toBe(200);
});
