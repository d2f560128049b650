import { expect, test } from 'vitest';
import { type Edit, startSaving } from '../../renderer/saving.ts';
import type { Action } from '../../shared/assessment/types.ts';
import { failed, type Result, success } from '../../shared/result.ts';

const AT = '2026-12-01T10:00:00Z';
const ID = '8d2f7f0e-1c1b-4b7e-9c39-0d0f4b6e7a11';
const answer = (key: string, value: string): Action => ({ type: 'answer', key, value });
const tooLong = { code: 'tekst-te-lang', detail: { grens: '1.000.000' } };

/** A screen that sends edits; `reply` says what main answers to each, or throws as a bug would. */
function screen(reply: (edit: Edit) => Result<{ at: string }>) {
  const arrived: string[] = [];
  let seq = 0;
  const saving = startSaving(
    async (edit) => {
      const result = reply(edit);
      arrived.push(edit.action.type === 'answer' ? String(edit.action.value) : edit.action.type);
      return result;
    },
    () => undefined,
  );
  saving.begin(AT);
  return {
    saving,
    arrived,
    send: (action: Action) => saving.send({ id: ID, seq: ++seq, at: AT, action }),
    state: () => saving.now().state,
  };
}
const fine = (): Result<{ at: string }> => success({ at: AT });

test('gooit één wijziging een fout op, dan gaan de volgende gewoon door, en het scherm zegt niet dat alles bewaard is', async () => {
  const { saving, arrived, send, state } = screen((edit) => {
    if (edit.seq === 2) throw new Error('refused: wrong arguments');
    return fine();
  });
  for (const value of ['een', 'twee', 'drie']) send(answer(`iama.${value}`, value));
  expect(state()).toBe('bezig');
  await saving.settled();
  expect(arrived).toEqual(['een', 'drie']);
  expect(saving.now()).toMatchObject({ state: 'mislukt', failure: { code: 'onverwacht' } });
  // Not even after the file was written: main never had it.
  saving.written(AT);
  expect(saving.now().state).toBe('mislukt');
  // Other work does not solve it, the same answer does.
  send(answer('iama.een', 'anders'));
  await saving.settled();
  expect(state()).toBe('mislukt');
  send(answer('iama.twee', 'nog eens'));
  await saving.settled();
  expect(state()).toBe('computer');
});

test('na een fout van de schijf heet niets bewaard tot het dossier is geschreven, ook al lukt de volgende wijziging', async () => {
  const { saving, send, state } = screen((edit) => (edit.seq === 1 ? failed('schijf-fout', { fout: 'EIO' }) : fine()));
  send(answer('iama.een', 'een'));
  send(answer('iama.twee', 'twee'));
  await saving.settled();
  expect(state()).toBe('mislukt');
  saving.written(AT);
  expect(state()).toBe('bestand');
});

test('wie een veld met te veel tekst verlaat, wordt één keer tegengehouden en daarna niet meer', () => {
  const { saving, state } = screen(fine);
  expect(saving.holdsBack()).toBeUndefined();
  saving.refuse(answer('iama.een', 'x'), tooLong);
  expect(state()).toBe('mislukt');
  expect(saving.holdsBack()).toEqual(tooLong);
  expect(saving.holdsBack()).toBeUndefined();
  // The field is gone, and so is what could not be kept.
  expect(state()).toBe('bestand');
});

test('wordt de tekst korter, leeggemaakt of teruggezet, dan is het weer goed; een ander veld bij dezelfde vraag verandert daar niets aan', async () => {
  for (const solved of [
    answer('iama.een', 'kort'),
    { type: 'clear', key: 'iama.een' },
    { type: 'notApplicable', key: 'iama.een', reason: 'nee' },
    { type: 'putBack', answers: { 'iama.een': null }, rows: {} },
  ] as const) {
    const { saving, send, state } = screen(fine);
    saving.refuse(answer('iama.een', 'x'), tooLong);
    send({ type: 'answer', key: 'iama.een', choices: 'iets' });
    send(answer('iama.eentje', 'iets'));
    await saving.settled();
    expect(state(), solved.type).toBe('mislukt');
    send(solved);
    await saving.settled();
    expect(state(), solved.type).toBe('computer');
  }
});

test('een ander dossier begint zonder wat er met het vorige was', async () => {
  const { saving, send, state } = screen(() => failed('dossier-vol', { grens: '30 MB' }));
  send(answer('iama.een', 'een'));
  saving.failed({ code: 'schijf-vol', detail: {} });
  await saving.settled();
  expect(state()).toBe('mislukt');
  saving.begin(AT);
  expect(state()).toBe('bestand');
});
