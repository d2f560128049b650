import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeApi } from '../../main/api.ts';
import { APP_ORIGIN, registerCalls } from '../../main/ipc.ts';
import { CALLS, type Call } from '../../shared/bridge.ts';
import { servicesIn } from '../support/services.ts';

const RUNS = Number(process.env.WEEGWIJZER_IPC ?? 500);
const SEED = Number(process.env.WEEGWIJZER_SEED ?? 20261123);

type Handler = (event: { senderFrame: { url: string; parent: unknown } | null }, ...args: unknown[]) => unknown;
const ourPage = { senderFrame: { url: `${APP_ORIGIN}/index.html`, parent: null } };

let root: string;
let inside: readonly string[];
const handlers = new Map<string, Handler>();
let closeAll: () => Promise<unknown>;
/** A dossier that is open, so that calls with its id get past the first door. */
let open: string;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'weegwijzer-ipc-'));
  inside = ['documenten', 'gegevens'].map((name) => path.join(root, name));
  for (const folder of inside) mkdirSync(folder);
  mkdirSync(path.join(root, 'buiten'));
  writeFileSync(path.join(root, 'buiten', 'geheim.txt'), 'dit is van iemand anders');
  writeFileSync(path.join(root, 'geheim.weegwijzer'), 'ook van iemand anders');
  const [documents = '', localData = ''] = inside;
  const made = makeApi(servicesIn(documents, localData, { recent: [path.join(root, 'geheim.weegwijzer')] }));
  closeAll = made.closeAll;
  registerCalls((channel, handler) => void handlers.set(channel, handler as Handler), made.api);
});
// A call before may have closed or thrown away the one that was open.
beforeEach(async () => {
  const opened = (await handlers.get('library.create')?.(ourPage, { name: 'Proef' })) as { value: { document: { id: string } } };
  open = opened.value.document.id;
});
afterAll(async () => {
  await closeAll();
  rmSync(root, { recursive: true, force: true });
});

/** Every file under the folder that is not where the app may write, with its bytes. */
const outside = (): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(root, name))
    .filter((file) => !inside.some((folder) => file === folder || file.startsWith(`${folder}${path.sep}`)) && statSync(file).isFile())
    .map((file) => `${file} ${readFileSync(file, 'utf8')}`);

const NASTY = [
  '../../geheim',
  '../buiten/geheim.txt',
  '/etc/passwd',
  'C:\\Windows\\system32',
  '\\\\server\\share',
  'CON',
  'naam\u0000.weegwijzer',
  '',
  ' ',
  '.',
  '..',
  '__proto__',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  'a'.repeat(300),
  '💥\u202e',
];

/** The names that a call really asks for, so that hostile values get as far as they can. */
const namesOf = (call: Call): readonly string[] => {
  const [first] = CALLS[call].def.items as unknown as readonly { shape?: Readonly<Record<string, unknown>> }[];
  return Object.keys(first?.shape ?? {});
};

const valueFor = (name: string): fc.Arbitrary<unknown> =>
  name === 'id'
    ? fc.oneof(fc.constant(open), fc.uuid(), fc.constantFrom<unknown>(...NASTY), fc.anything())
    : fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<unknown>(...NASTY) },
        fc.anything(),
        fc.constantFrom<unknown>('nl', 'pdf', 'json', true, 0, []),
      );

/** An object with a prototype of its own making, as it comes out of JSON. */
const forged = (value: object): unknown => {
  const rest = JSON.stringify(value).slice(1, -1);
  return JSON.parse(`{"__proto__":{"vervuild":true}${rest ? `,${rest}` : ''}}`);
};

const argumentsFor = (call: Call): fc.Arbitrary<readonly unknown[]> => {
  const shaped = fc
    .record(Object.fromEntries(namesOf(call).map((name) => [name, valueFor(name)])), { noNullPrototype: true })
    .chain((value) => fc.constantFrom<unknown>(value, { ...value, extra: 1 }, forged(value)));
  return fc.oneof(
    { weight: 4, arbitrary: shaped.map((one): readonly unknown[] => [one]) },
    fc.array(fc.anything(), { maxLength: 3 }),
    fc.constant<readonly unknown[]>([]),
  );
};

/** Makes a call as the page would; an error that is no refusal is a bug. */
const tried = async (call: Call, args: readonly unknown[], event: Parameters<Handler>[0] = ourPage): Promise<'refused' | 'answered'> => {
  try {
    await handlers.get(call)?.(event, ...args);
    return 'answered';
  } catch (error) {
    // The only thing a page may hear of an error here is that it asked wrongly.
    expect(String((error as Error).message), call).toMatch(/^refused: /);
    return 'refused';
  }
};

test.each(Object.keys(CALLS) as Call[])(`%s: ${RUNS} keer vreemde gegevens doen niets buiten de mappen van de app`, async (call) => {
  const before = outside();
  await fc.assert(
    fc.asyncProperty(argumentsFor(call), async (args) => {
      const result = await tried(call, args);
      if (!CALLS[call].safeParse(args).success) expect(result).toBe('refused');
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(outside()).toEqual(before);
  expect(({} as Record<string, unknown>).vervuild).toBeUndefined();
});

test('een ander frame, een andere herkomst of geen frame krijgt bij geen enkele aanroep antwoord', async () => {
  const strangers = [
    { senderFrame: null },
    { senderFrame: { url: `${APP_ORIGIN}/index.html`, parent: {} } },
    { senderFrame: { url: 'https://weegwijzer/index.html', parent: null } },
    { senderFrame: { url: `${APP_ORIGIN}.kwaad.nl/index.html`, parent: null } },
    { senderFrame: { url: 'file:///index.html', parent: null } },
    { senderFrame: { url: 'about:blank', parent: null } },
  ];
  for (const call of Object.keys(CALLS) as Call[])
    for (const stranger of strangers) expect(await tried(call, [{ id: open }], stranger), call).toBe('refused');
});
