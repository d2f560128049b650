import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { packed } from '../../main/dossier/pack.ts';
import { newRecoveryCode, newVault } from '../../main/dossier/vault.ts';
import { content, dossierFromCase, NOW } from '../support/content.ts';
import { makeTestKeys, PASSPHRASE, type TestKeys } from '../support/keys.ts';
import { indDossier } from '../support/reports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-cli-'));
const at = (name: string): string => path.join(folder, name);
let keys: TestKeys;

type Done = { readonly code: number | null; readonly out: string; readonly error: string };
function weegwijzer(...args: string[]): Done {
  const done = spawnSync(process.execPath, ['--no-warnings', path.join(root, 'out/main/cli.js'), ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { code: done.status, out: done.stdout, error: done.stderr };
}
const good = (...args: string[]): string => {
  const done = weegwijzer(...args);
  if (done.code !== 0) throw new Error(`${args.join(' ')}: ${done.code} ${done.error} ${done.out}`);
  return done.out;
};
const signing = (from: string, field: string, key: string, to: string): string[] => [
  ...['sign', at(from), '--field', field, '--p12', key],
  ...['--passphrase-file', at('wachtwoord'), '--out', at(to)],
];

beforeAll(async () => {
  keys = makeTestKeys();
  writeFileSync(at('wachtwoord'), `${PASSPHRASE}\n`);
  writeFileSync(at('ind.weegwijzer'), (await packed({ content, now: () => NOW, appVersion: '0' }, indDossier(), new Map())).bytes);
});

test('evaluate geeft voor alle gevallen de verwachte uitkomst, als lijst en één voor één', () => {
  const file = path.join(root, 'test/fixtures/toetsingskader-cases.json');
  const cases = JSON.parse(readFileSync(file, 'utf8')) as { accept: string[]; decisive: string[]; facts: object }[];
  const answers = JSON.parse(good('evaluate', file, '--json')) as {
    outcome: string;
    decisive: string[];
    findings: { node: string; outcome: string; text: string; sources: string[] }[];
    path: object[];
    warnings: string[];
    duties: string[];
  }[];
  expect(answers).toHaveLength(14);
  answers.forEach((answer, place) => {
    expect(cases[place]?.accept).toContain(answer.outcome);
    expect(answer.decisive.some((node) => cases[place]?.decisive.includes(node))).toBe(true);
    expect(answer.findings.every(({ sources, text }) => sources.length > 0 && text.length > 0)).toBe(true);
  });
  writeFileSync(at('feiten.json'), JSON.stringify(cases[0]?.facts));
  expect(JSON.parse(good('evaluate', at('feiten.json'), '--json')).outcome).toBe('O1');
});

test('evaluate leest ook een dossier, met hetzelfde antwoord als het scherm', async () => {
  expect(JSON.parse(good('evaluate', at('ind.weegwijzer'), '--json'))).toMatchObject({
    outcome: 'O1R',
    decisive: ['R1'],
    warnings: expect.arrayContaining(['W4', 'W7', 'W8']),
    duties: expect.arrayContaining(['V15', 'V1']),
  });
  const document = dossierFromCase({
    criteria: [{ naam: 'opgave ontbreekt', klasse: 'NEUTRAAL' }],
    effectonderzoek: 'geen_onevenredigheid',
  });
  writeFileSync(at('o4.weegwijzer'), (await packed({ content, now: () => NOW, appVersion: '0' }, document, new Map())).bytes);
  expect(good('evaluate', at('o4.weegwijzer'))).toMatch(/^O4 /);
});

test('van dossier tot gecontroleerd rapport: fix, report, twee keer sign, verify', () => {
  good('fix', at('ind.weegwijzer'), '--date', '2026-11-22', '--out', at('vast.weegwijzer'));
  good('report', at('vast.weegwijzer'), '--out', at('r.pdf'));
  good('report', at('vast.weegwijzer'), '--out', at('r2.pdf'), '--date', '2030-01-01');
  expect(readFileSync(at('r2.pdf')).equals(readFileSync(at('r.pdf')))).toBe(true);
  good(...signing('r.pdf', 'Opsteller', keys.keys.rsa.p12, 's1.pdf'));
  good(...signing('s1.pdf', 'Vaststeller', keys.keys['ec-legacy'].p12, 's2.pdf'));
  const report = JSON.parse(good('verify', at('s2.pdf'), '--anchors', keys.root, '--expect', '2', '--json'));
  expect(report).toMatchObject({ verdict: 'geldig', signed: 2, expected: 2 });
  expect(Object.keys(report)).toEqual(expect.arrayContaining(['completeness', 'data']));
  for (const one of report.signatures)
    expect(Object.keys(one)).toEqual(expect.arrayContaining(['integrity', 'coverage', 'changes', 'chain', 'time']));
});

test('verify eindigt met 1 als iets niet klopt', () => {
  expect(weegwijzer('verify', at('r.pdf')).code).toBe(1);
  expect(weegwijzer('verify', at('s1.pdf'), '--expect', '2').code).toBe(1);
  expect(weegwijzer('verify', at('s1.pdf')).code).toBe(0);
  const other = makeTestKeys();
  expect(weegwijzer('verify', at('s2.pdf'), '--anchors', other.root).code).toBe(1);
  const changed = readFileSync(at('s2.pdf'));
  changed[7000] = (changed[7000] ?? 0) ^ 1;
  writeFileSync(at('anders.pdf'), changed);
  expect(weegwijzer('verify', at('anders.pdf'), '--anchors', keys.root).code).toBe(1);
});

test('een concept heeft geen velden en is niet te ondertekenen', () => {
  good('report', at('ind.weegwijzer'), '--out', at('concept.pdf'), '--date', '2026-11-22');
  const signed = weegwijzer(...signing('concept.pdf', 'Opsteller', keys.keys.rsa.p12, 'x.pdf'));
  expect(signed).toMatchObject({ code: 3, error: expect.stringContaining('geen velden voor handtekeningen') });
});

test('verkeerd gebruik is 2 en slechte invoer is 3, elk met één zin', () => {
  writeFileSync(at('fout'), 'fout\n');
  writeFileSync(at('onzin.json'), '{"criteria":[{"naam":"x","klasse":"WAT"}]}');
  writeFileSync(at('leeg.weegwijzer'), '');
  const runs: [number, string[]][] = [
    [2, []],
    [2, ['dans']],
    [2, ['report', at('ind.weegwijzer')]],
    [2, ['verify', at('s1.pdf'), '--raar']],
    [2, ['fix', at('ind.weegwijzer'), '--date', 'gisteren', '--out', at('y')]],
    [3, ['evaluate', at('bestaat-niet')]],
    [3, ['evaluate', at('onzin.json')]],
    [3, ['validate', at('leeg.weegwijzer')]],
    [3, ['evaluate', folder]],
    [3, ['verify', at('onzin.json')]],
    [3, ['sign', at('r.pdf'), '--field', 'Opsteller', '--p12', keys.keys.rsa.p12, '--passphrase-file', at('fout'), '--out', at('y.pdf')]],
    [
      3,
      [
        'sign',
        at('r.pdf'),
        '--field',
        'Opsteller',
        '--p12',
        keys.keys.expired.p12,
        '--passphrase-file',
        at('wachtwoord'),
        '--out',
        at('y.pdf'),
      ],
    ],
  ];
  for (const [code, args] of runs) {
    const done = weegwijzer(...args);
    expect(done.code, args.join(' ')).toBe(code);
    expect(done.error.trim().split('\n'), args.join(' ')).toHaveLength(1);
    expect(done.error.length, args.join(' ')).toBeGreaterThan(15);
  }
  expect(weegwijzer('--help').code).toBe(0);
});

test('validate noemt een heel dossier in orde, en een beschadigd niet', () => {
  expect(good('validate', at('ind.weegwijzer'))).toMatch(/^In orde/);
  const bytes = readFileSync(at('ind.weegwijzer'));
  writeFileSync(at('half.weegwijzer'), bytes.subarray(0, bytes.length - 40));
  expect(weegwijzer('validate', at('half.weegwijzer'))).toMatchObject({ code: 1, error: expect.stringContaining('beschadigd') });
});

test('content geeft elke vraag en regel met nummer, bron en stand van controle', () => {
  const items = JSON.parse(good('content', '--json')) as Record<string, unknown>[];
  expect(Object.keys(items[0] ?? {})).toEqual(['instrument', 'edition', 'nr', 'id', 'kind', 'title', 'roles', 'sources', 'verified']);
  const ids = items.map(({ kind, id }) => `${kind} ${id}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      'vraag tk.terughoudend',
      'vraag iama.eerdere',
      'regel D1',
      'plicht V16',
      'uitkomst O6',
      'controle dpia_ontbreekt',
      'conclusie ai_klasse',
      'indicator postcode',
    ]),
  );
  for (const { id, title, sources } of items)
    expect([String(title).length > 0, (sources as string[]).length > 0], String(id)).toEqual([true, true]);
  expect(items.find(({ id }) => id === 'tk.zeer_zwaarwegend')?.verified).toBe(false);
  expect(items.find(({ id }) => id === 'L1')?.verified).toBe(true);
  const file = path.join(folder, 'inhoud.html');
  expect(good('content', '--out', file)).toContain('vragen en regels staan in');
  const page = readFileSync(file, 'utf8');
  expect(page.indexOf('Nog niet geverifieerd')).toBeLessThan(page.indexOf('Welk verzoek'));
  expect(page).not.toMatch(/<script|\[object|undefined/);
});

test('van vastgelegd dossier naar kopie, openbare versie, teksten en bundel; en samenvoegen met een kopie', () => {
  good('fix', at('ind.weegwijzer'), '--date', NOW, '--out', at('delen.weegwijzer'));
  good('report', at('delen.weegwijzer'), '--out', at('delen.pdf'));
  good('html', at('delen.weegwijzer'), '--out', at('delen.html'));
  expect(readFileSync(at('delen.html'), 'utf8')).toContain('Registratie staken en opschonen');
  expect(good('public', at('delen.weegwijzer'), '--out', at('openbaar.html'))).toMatch(/^De openbare versie is gemaakt/);
  for (const kind of ['beslisnota', 'inwoners', 'awb', 'fria'])
    good('text', at('delen.weegwijzer'), '--kind', kind, '--out', at(`${kind}.html`));
  expect(weegwijzer('text', at('delen.weegwijzer'), '--kind', 'gedicht', '--out', at('x.html')).code).toBe(2);
  expect(good('bundle', at('delen.weegwijzer'), '--report', at('delen.pdf'), '--out', at('bundel'))).toMatch(/rsin/);
  expect(readFileSync(path.join(at('bundel'), 'checksums.txt'), 'utf8')).toMatch(/^[0-9a-f]{64} {2}rapport\.pdf$/m);
  // A report that is not of this version makes no bundle.
  writeFileSync(at('anders.pdf'), Buffer.concat([readFileSync(at('delen.pdf')).subarray(0, 500), Buffer.from('%%EOF\n')]));
  expect(weegwijzer('bundle', at('delen.weegwijzer'), '--report', at('anders.pdf'), '--out', at('bundel2')).code).toBe(1);
  expect(weegwijzer('csv', at('ind.weegwijzer'), '--out', at('leeg.csv')).code).toBe(1);
  expect(JSON.parse(good('merge', at('ind.weegwijzer'), at('delen.weegwijzer'), '--out', at('samen.weegwijzer'), '--json'))).toEqual({
    found: 0,
    taken: 0,
    remarks: 0,
    conflicts: [],
  });
  expect(weegwijzer('merge', at('ind.weegwijzer'), '--out', at('x.weegwijzer')).code).toBe(2);
});

test('een versleuteld dossier vraagt om de wachtwoordzin, en is daarmee te lezen en leesbaar te maken', async () => {
  const vault = await newVault(crypto.randomUUID(), 'vijf woorden voor de opdrachtregel', newRecoveryCode());
  const plain = readFileSync(at('ind.weegwijzer'));
  writeFileSync(at('geheim.weegwijzer'), vault.seal(plain));
  writeFileSync(at('zin'), 'vijf woorden voor de opdrachtregel\r\nen dit telt niet mee\n');
  writeFileSync(at('fout'), 'een andere zin');
  for (const command of ['validate', 'log', 'evaluate', 'csv'])
    expect(weegwijzer(command, at('geheim.weegwijzer'), '--out', at('x')), command).toMatchObject({
      code: 3,
      error: expect.stringContaining('--secret-file'),
    });
  expect(weegwijzer('validate', at('geheim.weegwijzer'), '--secret-file', at('fout'))).toMatchObject({
    code: 1,
    error: expect.stringContaining('past niet op het dossier'),
  });
  expect(good('validate', at('geheim.weegwijzer'), '--secret-file', at('zin'))).toContain('In orde');
  // What would write a readable dossier out of a secret one asks for that in so many words.
  expect(weegwijzer('fix', at('geheim.weegwijzer'), '--secret-file', at('zin'), '--date', '2026-11-22', '--out', at('x'))).toMatchObject({
    code: 3,
    error: expect.stringContaining('decrypt'),
  });
  good('decrypt', at('geheim.weegwijzer'), '--secret-file', at('zin'), '--out', at('leesbaar.weegwijzer'));
  expect(readFileSync(at('leesbaar.weegwijzer'))).toEqual(plain);
  expect(weegwijzer('decrypt', at('ind.weegwijzer'), '--secret-file', at('zin'), '--out', at('x')).code).toBe(3);
}, 60_000);
