import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackDossier } from '../../main/dossier/container.ts';
import { checkDossier, logIn } from '../../main/dossier/dossier-log.ts';
import { firstBrokenLine, type LogLine, linesOf } from '../../main/dossier/log.ts';
import { createDossier, openDossier, type Session, type Surroundings } from '../../main/dossier/session.ts';
import type { Action } from '../../shared/assessment/types.ts';
import { fixVersion } from '../../shared/report/fix.ts';
import { reportHtml } from '../../shared/report/html/html.ts';
import { content, emptyDocument, NOW } from '../support/content.ts';
import { closeWhatIsLeft, leftDisk } from '../support/left-disk.ts';
import { must as value } from '../support/result.ts';

let folder: string;
let file: string;
let actor = 'j.jansen';
let minute = 0;
let seq = 0;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weegwijzer-log-'));
  file = path.join(folder, 'proef.weegwijzer');
  actor = 'j.jansen';
  minute = 0;
});
afterEach(closeWhatIsLeft);

const at = (): Surroundings => ({
  disk: leftDisk,
  content,
  now: () => NOW,
  localData: path.join(folder, 'lokaal'),
  appVersion: '0',
  who: () => ({ actor, origin: 'GEM-1234, Weegwijzer 0' }),
});
const act = async (session: Session, action: Action, later = 10): Promise<void> => {
  minute += later;
  value(await session.apply({ seq: ++seq, at: new Date(Date.parse(NOW) + minute * 60_000).toISOString(), action }));
};
const SECRET = 'Dit antwoord staat nergens in het logboek';
const answer = (text: string): Action => ({ type: 'answer', key: 'iama.doel', value: text });
const logOf = async (): Promise<Uint8Array> => logIn(value(await unpackDossier(readFileSync(file))).entries);
const parsed = (log: Uint8Array): readonly LogLine[] => linesOf(log).map((line) => JSON.parse(line));

async function worked(): Promise<Uint8Array> {
  const session = value(await createDossier(at(), file, emptyDocument()));
  await act(session, answer(SECRET));
  await act(session, answer(`${SECRET}, en verder getypt`), 1);
  await act(session, { type: 'addRow', group: 'tk.criterium', row: 'r1' });
  actor = 'b.bakker';
  await act(session, { type: 'remark', id: 'o1', key: 'iama.doel', text: SECRET, by: 'Bakker' });
  await act(session, { type: 'clear', key: 'iama.doel' });
  value(await session.close());
  return logOf();
}

test('het logboek zegt wie wat wanneer en waar deed, en er staat geen antwoord in', async () => {
  const log = await worked();
  expect(parsed(log).map(({ action, object, actor: who }) => [action, object, who])).toEqual([
    ['antwoord gegeven', 'iama.doel', 'j.jansen'],
    ['regel toegevoegd', 'tk.criterium@r1', 'j.jansen'],
    ['opmerking gemaakt', 'iama.doel', 'b.bakker'],
    ['antwoord leeggemaakt', 'iama.doel', 'b.bakker'],
  ]);
  for (const line of parsed(log)) expect(line).toMatchObject({ origin: 'GEM-1234, Weegwijzer 0', result: 'gedaan' });
  expect(new TextDecoder().decode(log)).not.toContain(SECRET.slice(0, 20));
  expect(firstBrokenLine(log)).toBeUndefined();
});

test('ook na een crash staat er wat er gebeurde, en daarna gaat het logboek verder', async () => {
  const session = value(await createDossier(at(), file, emptyDocument()));
  await act(session, answer('voor de crash'));
  await act(session, { type: 'addRow', group: 'tk.criterium', row: 'r1' });
  // No close: as if the power went.
  const again = value(await openDossier(at(), file));
  await act(again, { type: 'clear', key: 'iama.doel' });
  value(await again.close());
  const log = await logOf();
  expect(parsed(log).map(({ action }) => action)).toEqual(['antwoord gegeven', 'regel toegevoegd', 'antwoord leeggemaakt']);
  expect(firstBrokenLine(log)).toBeUndefined();
});

test('weghalen, erbij zetten, omwisselen, veranderen en vervangen van een regel wordt gevonden, met de plek', async () => {
  const lines = linesOf(await worked());
  const broken = (changed: readonly (string | undefined)[]): number | undefined =>
    firstBrokenLine(new TextEncoder().encode(changed.map((line) => `${line}\n`).join('')));
  const [a, b, c, d] = lines;
  expect(broken([b, c, d])).toBe(1);
  expect(broken([a, c, d])).toBe(2);
  expect(broken([a, b, b, c, d])).toBe(3);
  expect(broken([a, c, b, d])).toBe(2);
  expect(broken([a, b?.replace('j.jansen', 'p.pieters'), c, d])).toBe(2);
  expect(broken([a, b, c?.replace('10T', '11T'), 'geen regel'])).toBeGreaterThanOrEqual(3);
  // Only the end can be left out without a trace, as long as no report names where the log was: see the next test.
  expect(broken([a, b, c])).toBeUndefined();
});

test('het einde van het logboek weghalen valt op: het vastgelegde rapport noemt de laatste regel', async () => {
  await worked();
  const session = value(await openDossier(at(), file));
  const check = (log = session.log()) => checkDossier(session.document(), log, session.attachment);
  await act(session, { type: 'setFacts', facts: { name: 'Proef', organisation: 'Gemeente Testdam' } });
  const { last } = check();
  const action = value(fixVersion(content, session.document(), NOW, undefined, last));
  await act(session, action);
  expect(check()).toMatchObject({ lines: 6, withoutLine: [], missing: [] });
  expect(reportHtml(action.version.report)).toContain(last.slice(0, 4));
  const shortened = new TextEncoder().encode(
    linesOf(session.log())
      .slice(0, -2)
      .map((line) => `${line}\n`)
      .join(''),
  );
  expect(firstBrokenLine(shortened)).toBeUndefined();
  expect(check(shortened)).toMatchObject({ withoutLine: [1] });
  // A copy for others has no log at all, and nothing to compare.
  expect(check(new Uint8Array())).toMatchObject({ lines: 0, withoutLine: [] });
  await session.close();
});

test('een bijlage die weg is of andere bytes heeft, wordt bij naam genoemd', async () => {
  const session = value(await createDossier(at(), file, emptyDocument()));
  const bytes = new TextEncoder().encode('een besluit');
  const sha256 = value(await session.keepAttachment(bytes));
  await act(session, answer('zie de bijlage'));
  await act(session, { type: 'attach', key: 'iama.doel', attachment: { sha256, name: 'besluit.pdf', size: bytes.length } });
  const missing = (attachment: typeof session.attachment) => checkDossier(session.document(), session.log(), attachment).missing;
  expect(missing(session.attachment)).toEqual([]);
  expect(missing(() => undefined)).toEqual(['besluit.pdf']);
  expect(missing(() => new Uint8Array(3))).toEqual(['besluit.pdf']);
  await session.close();
});

test('een logboek dat iemand veranderde, gaat verder en blijft de plek noemen', async () => {
  const lines = linesOf(await worked());
  const changed = [lines[0]?.replace('j.jansen', 'p.pieters'), ...lines.slice(1)].map((line) => `${line}\n`).join('');
  const { document } = value(await unpackDossier(readFileSync(file)));
  file = path.join(folder, 'veranderd.weegwijzer');
  const entries = new Map([['log.jsonl', new TextEncoder().encode(changed)]]);
  const session = value(await createDossier(at(), file, { ...document, id: crypto.randomUUID() }, entries));
  await act(session, answer('verder'));
  value(await session.close());
  const log = await logOf();
  expect(linesOf(log)).toHaveLength(5);
  expect(firstBrokenLine(log)).toBe(1);
});
