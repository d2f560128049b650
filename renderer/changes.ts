import { putBackAction } from '../shared/assessment/differences.ts';
import { attempt } from '../shared/assessment/refusal.ts';
import type { Action } from '../shared/assessment/types.ts';
import { isRemarkOnly } from '../shared/assessment/update.ts';
import { evaluate } from '../shared/evaluation/evaluate.ts';
import type { Failure } from '../shared/result.ts';
import { bridge } from './bridge.ts';
import { startSaving } from './saving.ts';
import { askedBy, fail, getState, set, setDossier, take } from './state.ts';
import { burstOfTyping, flushTyping } from './typing.ts';

const UNDO_STEPS = 500;
/** The stretch of typing that the last step of undo belongs to. */
let lastBurst: symbol | undefined;
/** While somebody types on, each key has to be on the screen at once: what follows from the answer waits for a rest. */
let judged = true;

/** Applies an action to the document on screen and sends it to the journal, in order. False when it cannot be kept. */
export function dispatch(asked: Action): boolean {
  const { dossier, started } = getState();
  if (!dossier || !started) return false;
  const action = signedBy(asked, started.settings?.person ?? '');
  if (dossier.holder) {
    fail({ code: 'dossier-alleen-lezen', detail: { wie: dossier.holder.person, computer: dossier.holder.computer } });
    return false;
  }
  if (dossier.document.review && !isRemarkOnly(action)) {
    fail({ code: 'alleen-opmerkingen', detail: {} });
    return false;
  }
  const now = new Date().toISOString();
  const made = attempt(dossier.document, action, now);
  if (!made.ok) {
    if (TYPED.has(action.type)) {
      saving.refuse(action, made.failure);
      showSaved();
    } else fail(made.failure);
    return false;
  }
  const document = made.value;
  if (document === dossier.document) {
    saving.isKept(action);
    showSaved();
    return true;
  }
  const keepsHistory =
    action.type !== 'putBack' && action.type !== 'fix' && action.type !== 'recordReport' && action.type !== 'recordSignature';
  const burst = burstOfTyping();
  const goesOn = burst !== undefined && burst === lastBurst;
  lastBurst = burst;
  if (document.template !== dossier.document.template) set({ started: askedBy(started, document) });
  judged = burst === undefined || !getState().typing;
  saving.send({ id: document.id, seq: document.revision, at: now, action });
  setDossier({
    document,
    ...(judged ? { evaluation: evaluate(started.content, document, now) } : {}),
    ...(keepsHistory && !goesOn ? { past: [...dossier.past, dossier.document].slice(-UNDO_STEPS), future: [] } : {}),
    saved: saving.now(),
  });
  if (getState().failure?.code === 'lijst-vol') fail(undefined);
  return true;
}

/** What follows from the answers, once somebody rests. */
export function judge(): void {
  const { dossier, started } = getState();
  if (judged || !dossier || !started) return;
  judged = true;
  setDossier({ evaluation: evaluate(started.content, dossier.document, new Date().toISOString()) });
}

// Who answered stands with the answer, when somebody filled in a name in the settings.
const signedBy = (action: Action, person: string): Action =>
  person.trim() && (action.type === 'answer' || action.type === 'notApplicable') ? { by: person.trim(), ...action } : action;

/** What is typed in a field of the page: refused, it stays there, so nothing is lost while somebody makes it shorter. */
const TYPED: ReadonlySet<Action['type']> = new Set(['answer', 'notApplicable', 'setFacts', 'setEvidence', 'setRegister']);

export function undo(): void {
  flushTyping();
  const { dossier } = getState();
  const before = dossier?.past.at(-1);
  if (!dossier || !before) return;
  const current = dossier.document;
  setDossier({ past: dossier.past.slice(0, -1), future: [current, ...dossier.future] });
  dispatch(putBackAction(current, before));
}

export function redo(): void {
  flushTyping();
  const { dossier } = getState();
  const [after, ...rest] = dossier?.future ?? [];
  if (!dossier || !after) return;
  const current = dossier.document;
  setDossier({ past: [...dossier.past, current], future: rest });
  dispatch(putBackAction(current, after));
}

/** What main has of the dossier on the screen. */
export const saving = startSaving(
  (edit) => bridge.call['dossier.apply'](edit),
  (id) => {
    if (getState().dossier?.document.id === id) showSaved();
  },
);

const showSaved = (): void => setDossier({ saved: saving.now() });

/** The dossier file was written at a moment (ISO 8601). */
export function wasWritten(at: string): void {
  saving.written(at);
  showSaved();
}

/** Resolves when every edit has been answered. */
export const settled = saving.settled;

/** Main could not write the dossier file. */
export function couldNotWrite(failure: Failure): void {
  saving.failed(failure);
  showSaved();
}

/** Writes the dossier file now. */
export async function checkpoint(): Promise<boolean> {
  const id = getState().dossier?.document.id;
  if (!id) return false;
  flushTyping();
  await settled();
  const saved = await bridge.call['dossier.checkpoint']({ id });
  if (!saved.ok) couldNotWrite(saved.failure);
  else wasWritten(saved.value.at);
  return saved.ok;
}

/** Goes on in another file, when the one of the dossier cannot be written. */
export async function saveElsewhere(): Promise<void> {
  const id = getState().dossier?.document.id;
  if (!id) return;
  flushTyping();
  await settled();
  take(await bridge.call['dossier.saveElsewhere']({ id }), ({ at, fileName }) => {
    wasWritten(at);
    setDossier({ fileName });
  });
}

/** Text that cannot be kept would be gone with its field: say so, and stay this once. */
export function isHeldBack(): boolean {
  const failure = saving.holdsBack();
  if (failure) window.scrollTo(0, 0);
  else showSaved();
  return failure !== undefined;
}
