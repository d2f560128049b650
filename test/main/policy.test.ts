import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TOGETHER } from '../../main/dossier/attachments.ts';
import { FILE_LIMITS } from '../../main/dossier/container.ts';
import { HEAVIEST } from '../../main/dossier/weight.ts';
import { policyPlace, readPolicy } from '../../main/policy.ts';
import { LIMITS } from '../../shared/assessment/limits.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'weegwijzer-beleid-')), 'beleid.json');
const written = (value: unknown): ReturnType<typeof readPolicy> => {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readPolicy(file);
};
const head = { format: 'weegwijzer-beleid', version: 1 };

test('zonder bestand beslist de gebruiker alles; met een bestand geldt wat erin staat', () => {
  expect(readPolicy(path.join(path.dirname(file), 'is-er-niet.json'))).toEqual({ policy: {} });
  expect(written({ ...head, library: 'H:\\Toetsen', timeStamp: 'https://tijd.voorbeeld.nl/tsa' })).toEqual({
    policy: { library: 'H:\\Toetsen', timeStamp: 'https://tijd.voorbeeld.nl/tsa' },
  });
  // Windows' own editor puts a mark in front of a text.
  expect(written(`\uFEFF${JSON.stringify(head)}`)).toEqual({ policy: {} });
});

test('de grenzen in BEHEER.md zijn die van de app', () => {
  const rows = Object.fromEntries(
    [...readFileSync('BEHEER.md', 'utf8').matchAll(/^\| (.+?) \| (.+?) \|$/gm)].map(([, what, most]) => [what, most]),
  );
  const count = (number: number): string => new Intl.NumberFormat('nl-NL').format(number);
  const megabytes = (bytes: number): string => `${count(bytes / 1_000_000)} MB`;
  expect(rows).toMatchObject({
    'een dossierbestand dat de app opent': megabytes(FILE_LIMITS.file),
    'tekst in een dossier, alles samen': megabytes(HEAVIEST),
    'één antwoord': `${count(LIMITS.text)} tekens`,
    'één bijlage': megabytes(FILE_LIMITS.attachment),
    'bijlagen bij één antwoord': count(LIMITS.attachments),
    'alle bijlagen van een dossier samen': `${megabytes(TOGETHER.bytes)}, en ${count(TOGETHER.count)} stuks`,
    'afwijkende oordelen, opmerkingen, versies in een dossier': `${count(LIMITS.deviations)}, ${count(LIMITS.remarks)} en ${count(LIMITS.versions)}`,
    'regels in één lijst': expect.stringContaining(`${count(LIMITS.rows)};`),
    'eerdere antwoorden': expect.stringContaining(megabytes(FILE_LIMITS.document / 4)),
  });
});

test('het voorbeeld in BEHEER.md geldt zoals het er staat', () => {
  const example = /```json\n([\s\S]*?)```/.exec(readFileSync('BEHEER.md', 'utf8'))?.[1] ?? '';
  const { policy, fault } = written(example);
  expect(fault).toBeUndefined();
  expect(Object.keys(policy).sort()).toEqual(['anchors', 'library', 'off', 'templates', 'timeStamp']);
});

test.each([
  ['geen JSON', '{', ''],
  ['een ander bestand', {}, 'format'],
  ['een woord dat wij niet kennen', { ...head, toestaan: true }, ''],
  ['een adres dat geen webadres is', { ...head, timeStamp: 'file:///etc/passwd' }, 'timeStamp'],
  ['een functie die wij niet kennen', { ...head, off: ['alles'] }, 'off.0'],
  ['een map die geen tekst is', { ...head, library: 3 }, 'library'],
])('%s: niets ervan geldt, en het scherm noemt het bestand', (_what, value, place) => {
  const read = written(value);
  expect(read.policy).toEqual({});
  expect(read.fault).toContain(file);
  expect(read.fault).toContain(place);
});

test('het bestand staat waar alleen een beheerder kan schrijven', () => {
  expect(policyPlace('win32', { ProgramData: 'C:\\ProgramData' })).toBe('C:\\ProgramData\\Weegwijzer\\beleid.json');
  expect(policyPlace('darwin', {})).toBe('/Library/Application Support/Weegwijzer/beleid.json');
  expect(policyPlace('linux', {})).toBe('/etc/weegwijzer/beleid.json');
});
