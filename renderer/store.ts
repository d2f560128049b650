import type { Language, MadeReport, Official, Opened, Started } from '../shared/bridge.ts';
import { evaluate } from '../shared/evaluation/evaluate.ts';
import type { Result } from '../shared/result.ts';
import { contentFor } from '../shared/template/effective.ts';
import { bridge } from './bridge.ts';
import { couldNotWrite, isHeldBack, judge, saving, settled, wasWritten } from './changes.ts';
import { wear } from './house-style.ts';
import { askedBy, fail, getState, type Screen, type State, set, setDossier, take } from './state.ts';
import { flushTyping, onTyping } from './typing.ts';
import { setLanguage } from './words.ts';

/** Gets everything the screen needs and listens to the main process. */
export async function start(): Promise<void> {
  // A bug must not pass in silence: say that something went wrong and that the work is still on screen.
  for (const kind of ['error', 'unhandledrejection']) window.addEventListener(kind, () => fail({ code: 'onverwacht', detail: {} }));
  onTyping((typing) => {
    if (typing === getState().typing) return;
    set({ typing });
    if (!typing) judge();
  });
  // Listen first: from its start call on, the main process counts on an answer before it closes the window.
  bridge.on('dossier.saved', ({ id, at }) => {
    if (getState().dossier?.document.id === id) wasWritten(at);
  });
  bridge.on('dossier.saveFailed', ({ id, code, detail }) => {
    if (getState().dossier?.document.id === id) couldNotWrite({ code, detail });
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
    if (!getState().started?.settings) return;
    if (getState().dossier) await closeDossier();
    if (!getState().dossier) takeOpened(await bridge.call['library.openGiven']());
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

/** Next time the work goes on here. */
function rememberPlace(screen: Screen): void {
  const { dossier, started } = getState();
  if (screen.name !== 'onderdeel' || !dossier || !started?.settings) return;
  const place = { id: dossier.document.id, section: screen.section, ...(screen.row ? { row: screen.row } : {}) };
  set({ started: { ...started, settings: { ...started.settings, place } } });
  void bridge.call['settings.place'](place);
}

function backFrom(to: Screen): State['back'] {
  if (to.name !== 'onderdeel') return undefined;
  const from = getState().screen.name;
  return from === 'nalopen' || from === 'uitkomst' || from === 'werk' ? from : getState().back;
}

export const setSettings = (settings: NonNullable<Started['settings']>): void => {
  const { started } = getState();
  if (!started) return;
  speak(started, settings.language);
  wear(settings.style);
  set({ started: { ...started, settings } });
};

/** Official texts came or went: they stand beside the questions at once. */
export const setOfficial = ({ wordings, official }: Official): void => {
  const { started, dossier } = getState();
  if (!started) return;
  const { official: _old, ...base } = contentFor(started.content, {});
  const content = Object.keys(official).length > 0 ? { ...base, official } : base;
  set({ started: askedBy({ ...started, wordings, content }, dossier?.document ?? {}) });
};

/** Shows the interface in a language; what that language lacks is shown in Dutch. */
const speak = ({ texts }: Started, language: Language): void => setLanguage(language, { ...texts.nl, ...texts[language] });

/** Goes on with a dossier that was opened; an encrypted one first asks for its passphrase. */
export function takeOpened(result: Result<Opened> | null, done: (opened: Opened) => void = showDossier): void {
  const asked = result && !result.ok && result.failure.code === 'dossier-versleuteld' ? result.failure.detail : undefined;
  if (asked?.ticket) set({ failure: undefined, unlocking: { fileName: asked.naam ?? '', ticket: asked.ticket, done } });
  else take(result, done);
}

export const stopUnlocking = (): void => set({ unlocking: undefined });

export function showDossier(opened: Opened): void {
  const { started } = getState();
  if (!started) return;
  const now = new Date().toISOString();
  saving.begin(now);
  set({
    started: askedBy(started, opened.document),
    dossier: {
      document: opened.document,
      evaluation: evaluate(started.content, opened.document, now),
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
  const id = getState().dossier?.document.id;
  flushTyping();
  if (isHeldBack()) return;
  await settled();
  if (id) {
    const closed = await bridge.call['dossier.close']({ id });
    if (!closed.ok) return fail(closed.failure);
  }
  const { started } = getState();
  set({
    dossier: undefined,
    ...(started ? { started: askedBy(started, {}) } : {}),
    screen: { name: 'start' },
    failure: undefined,
  });
}

/** Opens the dossier again: by now a colleague may be done with it. */
export async function openAgain(): Promise<void> {
  const id = getState().dossier?.document.id;
  if (!id) return;
  await closeDossier();
  if (!getState().dossier) takeOpened(await bridge.call['library.open']({ id }));
}

export const showCheck = (check: NonNullable<State['check']>): void => set({ check, screen: { name: 'controle' } });
export function setEncrypted(encrypted: boolean, at: string): void {
  wasWritten(at);
  setDossier({ encrypted });
}
export const setReport = (report: MadeReport | undefined): void => setDossier({ report });
