import { useSyncExternalStore } from 'react';
import type { AssessmentDocument } from '../shared/assessment/types.ts';
import type { Events, MadeReport, Opened, Started } from '../shared/bridge.ts';
import type { Evaluation } from '../shared/evaluation/evaluate.ts';
import type { CameBack } from '../shared/exchange/merge.ts';
import type { VerifyReport } from '../shared/report/verify-types.ts';
import type { Failure, Result } from '../shared/result.ts';
import { contentFor } from '../shared/template/effective.ts';
import type { Template } from '../shared/template/types.ts';
import type { Saved } from './saving.ts';

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

/** Changes what the screen shows; only the files that change the state call it. */
export function set(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export const setDossier = (change: Partial<OpenDossier>): void => {
  if (state.dossier) set({ dossier: { ...state.dossier, ...change } });
};

export const fail = (failure: Failure | undefined): void => set({ failure });

/** Shows what a call brought, or why it failed. `null` means that the person cancelled. */
export function take<T>(result: Result<T> | null, done: (value: T) => void): void {
  if (result === null) return;
  if (result.ok) {
    set({ failure: undefined });
    done(result.value);
  } else set({ failure: result.failure });
}

/** What the screen asks follows from the dossier: its template may add questions and help. */
export const askedBy = (started: Started, document: Pick<AssessmentDocument, 'template'>): Started => {
  const content = contentFor(started.content, document);
  return content === started.content ? started : { ...started, content };
};
