import { useSyncExternalStore } from 'react';
import { putBackAction } from '../shared/assessment/differences.ts';
import { refusalOf } from '../shared/assessment/refusal.ts';
import type { Action, AssessmentDocument } from '../shared/assessment/types.ts';
import { isRemarkOnly, update } from '../shared/assessment/update.ts';
import type { Events, Language, MadeReport, Official, Opened, Started } from '../shared/bridge.ts';
import { type Evaluation, evaluate } from '../shared/evaluation/evaluate.ts';
import type { CameBack } from '../shared/exchange/merge.ts';
import type { VerifyReport } from '../shared/report/verify-types.ts';
import type { Failure, Result } from '../shared/result.ts';
import { contentFor } from '../shared/template/effective.ts';
import type { Template } from '../shared/template/types.ts';
import { bridge } from './bridge.ts';
import { wear } from './house-style.ts';
import { type Saved, startSaving } from './saving.ts';
import { burstOfTyping, flushTyping, onTyping } from './typing.ts';
import { setLanguage } from './words.ts';

export type Screen =
  | { readonly name: 'laden' | 'welkom' | 'start' | 'controle' | 'instellingen' | 'hulp' | 'sjablonen' }
  /** A template that is made or changed; nothing is kept until it is saved. */
  | { readonly name: 'sjabloon'; readonly template: Template }
  | { readonly name: 'overzicht' | 'uitkomst' | 'nalopen' | 'rapport' | 'werk' | 'openbaar' | 'registervermelding' }
  | { readonly name: 'kennis'; readonly search?: string }
  /** One question at a time for a room: the key of the question, and the meeting it is noted under. */
  | { readonly name: 'vergadering'; readonly question?: string }
  /** A file that came back, to be merged into the open dossier. */
  | ({ readonly name: 'samenvoegen' } & CameBack)
  /** What became of every answer in a file that was read in; the newest one, or another by its place. */
  | { readonly name: 'ingelezen'; readonly place?: number }
  | { readonly name: 'onderdeel'; readonly section: string; readonly row?: string; readonly question?: string };

export type OpenDossier = {
  readonly document: AssessmentDocument;
  readonly evaluation: Evaluation;
  readonly fileName: string;
  readonly recovered: Opened['recovered'];
  readonly recoveredEdits: number;
  readonly past: readonly AssessmentDocument[];
  readonly future: readonly AssessmentDocument[];
  readonly saved: Saved;
  readonly report: MadeReport | undefined;
  readonly encrypted: boolean;
  /** Somebody else who works in it: then it can only be read here. */
  readonly holder: Opened['holder'];
};

export type State = {
  readonly started: Started | undefined;
  readonly screen: Screen;
  /** The list a person came from to answer one question, to go back to. */
  readonly back: 'nalopen' | 'uitkomst' | 'werk' | undefined;
  readonly dossier: OpenDossier | undefined;
  /** Somebody is typing text that is not on its way yet. */
  readonly typing: boolean;
  readonly failure: Failure | undefined;
  /** What was heard last about the disk of a dossier. */
  readonly room: Events['dossier.room'] | undefined;
  readonly check: { readonly fileName: string; readonly report: VerifyReport } | undefined;
  /** An encrypted dossier that waits for its passphrase, and what to do once it is open. */
  readonly unlocking: { readonly fileName: string; readonly ticket: string; readonly done: (opened: Opened) => void } | undefined;
};

let state: State = {
  started: undefined,
  screen: { name: 'laden' },
  back: undefined,
  dossier: undefined,
  typing: false,
  failure: undefined,
  room: undefined,
  check: undefined,
  unlocking: undefined,
};
const listeners = new Set<() => void>();

export function useStore<T>(select: (state: State) => T): T {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => select(state),
  );
}

export const getState = (): State => state;

/** True when nothing can be filled in: a copy to look over, or a dossier that a colleague works in. */
export const isReadOnly = ({ dossier }: State): boolean => dossier?.document.review !== undefined || dossier?.holder !== undefined;

function set(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

const setDossier = (change: Partial<OpenDossier>): void => {
  if (state.dossier) set({ dossier: { ...state.dossier, ...change } });
};

/** Gets everything the screen needs and listens to the main process. */
export async function start(): Promise<void> {
  // A bug must not pass in silence: say that something went wrong and that the work is still on screen.
  for (const kind of ['error', 'unhandledrejection']) window.addEventListener(kind, () => fail({ code: 'onverwacht', detail: {} }));
  onTyping((typing) => {
    if (typing === state.typing) return;
    set({ typing });
    if (!typing) judge();
  });
  // Listen first: from its start call on, the main process counts on an answer before it closes the window.
  bridge.on('dossier.saved', ({ id, at }) => {
    if (state.dossier?.document.id !== id) return;
    saving.written(at);
    setDossier({ saved: saving.now() });
  });
  bridge.on('dossier.saveFailed', ({ id, code, detail }) => {
    if (state.dossier?.document.id === id) couldNotWrite({ code, detail });
  });
  bridge.on('dossier.room', (room) => set({ room }));
  bridge.on('app.closing', () => {
    flushTyping();
    if (!isHeldBack()) void settled().then(() => bridge.call['app.closed']());
  });
  bridge.on('app.given', () => void openGiven());
  const started = await bridge.call['app.start']();
  speak(started, started.settings?.language ?? 'nl');
  wear(started.settings?.style);
  set({ started, screen: { name: started.settings ? 'start' : 'welkom' } });
  if (started.settings) await openGiven();
}

let opening: Promise<void> = Promise.resolve();

/**
 * Opens what the system gave. What is open now is first saved and closed; when that fails, it stays. Two files in quick
 * succession open one after the other: what the second one says is not wiped out by the first.
 */
export function openGiven(): Promise<void> {
  const turn = opening.then(async () => {
    if (!state.started?.settings) return;
    if (state.dossier) await closeDossier();
    if (!state.dossier) takeOpened(await bridge.call['library.openGiven']());
  });
  opening = turn.catch(() => undefined);
  return turn;
}

// ---- moving around

export function go(screen: Screen): void {
  flushTyping();
  if (isHeldBack()) return;
  set({ screen, failure: undefined, back: backFrom(screen) });
  rememberPlace(screen);
}

/** Text that cannot be kept would be gone with its field: say so, and stay this once. */
function isHeldBack(): boolean {
  const failure = saving.holdsBack();
  if (failure) window.scrollTo(0, 0);
  else setDossier({ saved: saving.now() });
  return failure !== undefined;
}

/** Next time the work goes on here. */
function rememberPlace(screen: Screen): void {
  const { dossier, started } = state;
  if (screen.name !== 'onderdeel' || !dossier || !started?.settings) return;
  const place = { id: dossier.document.id, section: screen.section, ...(screen.row ? { row: screen.row } : {}) };
  set({ started: { ...started, settings: { ...started.settings, place } } });
  void bridge.call['settings.place'](place);
}

function backFrom(to: Screen): State['back'] {
  if (to.name !== 'onderdeel') return undefined;
  const from = state.screen.name;
  return from === 'nalopen' || from === 'uitkomst' || from === 'werk' ? from : state.back;
}

export const fail = (failure: Failure | undefined): void => set({ failure });

export const setSettings = (settings: NonNullable<Started['settings']>): void => {
  if (!state.started) return;
  speak(state.started, settings.language);
  wear(settings.style);
  set({ started: { ...state.started, settings } });
};

/** Official texts came or went: they stand beside the questions at once. */
export const setOfficial = ({ wordings, official }: Official): void => {
  if (!state.started) return;
  const { official: _old, ...base } = contentFor(state.started.content, {});
  const content = Object.keys(official).length > 0 ? { ...base, official } : base;
  set({ started: askedBy({ ...state.started, wordings, content }, state.dossier?.document ?? {}) });
};

/** Shows the interface in a language; what that language lacks is shown in Dutch. */
const speak = ({ texts }: Started, language: Language): void => setLanguage(language, { ...texts.nl, ...texts[language] });

/** Shows what a call brought, or why it failed. `null` means that the person cancelled. */
export function take<T>(result: Result<T> | null, done: (value: T) => void): void {
  if (result === null) return;
  if (result.ok) {
    set({ failure: undefined });
    done(result.value);
  } else set({ failure: result.failure });
}

/** Goes on with a dossier that was opened; an encrypted one first asks for its passphrase. */
export function takeOpened(result: Result<Opened> | null, done: (opened: Opened) => void = showDossier): void {
  const asked = result && !result.ok && result.failure.code === 'dossier-versleuteld' ? result.failure.detail : undefined;
  if (asked?.ticket) set({ failure: undefined, unlocking: { fileName: asked.naam ?? '', ticket: asked.ticket, done } });
  else take(result, done);
}

export const stopUnlocking = (): void => set({ unlocking: undefined });

/** What the screen asks follows from the dossier: its template may add questions and help. */
const askedBy = (started: Started, document: Pick<AssessmentDocument, 'template'>): Started => {
  const content = contentFor(started.content, document);
  return content === started.content ? started : { ...started, content };
};

export function showDossier(opened: Opened): void {
  if (!state.started) return;
  const now = new Date().toISOString();
  saving.begin(now);
  set({
    started: askedBy(state.started, opened.document),
    dossier: {
      document: opened.document,
      evaluation: evaluate(state.started.content, opened.document, now),
      fileName: opened.fileName,
      recovered: opened.recovered,
      recoveredEdits: opened.recoveredEdits,
      past: [],
      future: [],
      saved: saving.now(),
      report: undefined,
      encrypted: opened.encrypted,
      holder: opened.holder,
    },
    screen: { name: 'overzicht' },
    back: undefined,
    failure: undefined,
  });
}

/** Closes the dossier and returns to the list; stays when something could not be saved. */
export async function closeDossier(): Promise<void> {
  const id = state.dossier?.document.id;
  flushTyping();
  if (isHeldBack()) return;
  await settled();
  if (id) {
    const closed = await bridge.call['dossier.close']({ id });
    if (!closed.ok) return fail(closed.failure);
  }
  set({
    dossier: undefined,
    ...(state.started ? { started: askedBy(state.started, {}) } : {}),
    screen: { name: 'start' },
    failure: undefined,
  });
}

/** Opens the dossier again: by now a colleague may be done with it. */
export async function openAgain(): Promise<void> {
  const id = state.dossier?.document.id;
  if (!id) return;
  await closeDossier();
  if (!state.dossier) takeOpened(await bridge.call['library.open']({ id }));
}

export const showCheck = (check: NonNullable<State['check']>): void => set({ check, screen: { name: 'controle' } });
export function setEncrypted(encrypted: boolean, at: string): void {
  saving.written(at);
  setDossier({ encrypted, saved: saving.now() });
}
export const setReport = (report: MadeReport | undefined): void => setDossier({ report });

// ---- changing the dossier

const UNDO_STEPS = 500;
/** The stretch of typing that the last step of undo belongs to. */
let lastBurst: symbol | undefined;
/** While somebody types on, each key has to be on the screen at once: what follows from the answer waits for a rest. */
let judged = true;

/** Applies an action to the document on screen and sends it to the journal, in order. False when it cannot be kept. */
export function dispatch(asked: Action): boolean {
  const { dossier, started } = state;
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
  const refusal = refusalOf(dossier.document, action, now);
  if (refusal) {
    if (TYPED.has(action.type)) {
      saving.refuse(action, refusal);
      setDossier({ saved: saving.now() });
    } else fail(refusal);
    return false;
  }
  const document = update(dossier.document, action, now);
  if (document === dossier.document) {
    saving.isKept(action);
    setDossier({ saved: saving.now() });
    return true;
  }
  const keepsHistory =
    action.type !== 'putBack' && action.type !== 'fix' && action.type !== 'recordReport' && action.type !== 'recordSignature';
  const burst = burstOfTyping();
  const goesOn = burst !== undefined && burst === lastBurst;
  lastBurst = burst;
  if (document.template !== dossier.document.template) set({ started: askedBy(started, document) });
  judged = burst === undefined || !state.typing;
  saving.send({ id: document.id, seq: document.revision, at: now, action });
  setDossier({
    document,
    ...(judged ? { evaluation: evaluate(started.content, document, now) } : {}),
    ...(keepsHistory && !goesOn ? { past: [...dossier.past, dossier.document].slice(-UNDO_STEPS), future: [] } : {}),
    saved: saving.now(),
  });
  if (state.failure?.code === 'lijst-vol') fail(undefined);
  return true;
}

function judge(): void {
  const { dossier, started } = state;
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
  const { dossier } = state;
  const before = dossier?.past.at(-1);
  if (!dossier || !before) return;
  const current = dossier.document;
  setDossier({ past: dossier.past.slice(0, -1), future: [current, ...dossier.future] });
  dispatch(putBackAction(current, before));
}

export function redo(): void {
  flushTyping();
  const { dossier } = state;
  const [after, ...rest] = dossier?.future ?? [];
  if (!dossier || !after) return;
  const current = dossier.document;
  setDossier({ past: [...dossier.past, current], future: rest });
  dispatch(putBackAction(current, after));
}

const saving = startSaving(
  (edit) => bridge.call['dossier.apply'](edit),
  (id) => {
    if (state.dossier?.document.id === id) setDossier({ saved: saving.now() });
  },
);

/** Resolves when every edit has been answered. */
export const settled = saving.settled;

function couldNotWrite(failure: Failure): void {
  saving.failed(failure);
  setDossier({ saved: saving.now() });
}

/** Writes the dossier file now. */
export async function checkpoint(): Promise<boolean> {
  const id = state.dossier?.document.id;
  if (!id) return false;
  flushTyping();
  await settled();
  const saved = await bridge.call['dossier.checkpoint']({ id });
  if (!saved.ok) couldNotWrite(saved.failure);
  else {
    saving.written(saved.value.at);
    setDossier({ saved: saving.now() });
  }
  return saved.ok;
}

/** Goes on in another file, when the one of the dossier cannot be written. */
export async function saveElsewhere(): Promise<void> {
  const id = state.dossier?.document.id;
  if (!id) return;
  flushTyping();
  await settled();
  take(await bridge.call['dossier.saveElsewhere']({ id }), ({ at, fileName }) => {
    saving.written(at);
    setDossier({ fileName, saved: saving.now() });
  });
}
