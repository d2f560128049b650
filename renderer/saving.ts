import type { Action } from '../shared/assessment/types.ts';
import { type Failure, failed, type Result } from '../shared/result.ts';

/** An error of the disk: main still has the work, and can write it later or elsewhere. */
export const isOfDisk = ({ code }: Failure): boolean => code.startsWith('schijf-');

/** An edit on its way to the journal. */
export type Edit = { readonly id: string; readonly seq: number; readonly at: string; readonly action: Action };

/** Two honest states of saving, and the failure that stays until it is solved. */
export type Saved =
  | { readonly state: 'bezig' }
  | { readonly state: 'computer'; readonly at: string }
  | { readonly state: 'bestand'; readonly at: string }
  | { readonly state: 'mislukt'; readonly failure: Failure };

export type Saving = {
  /** Sends an edit after the ones before it. */
  readonly send: (edit: Edit) => void;
  /** What the action would set is so already. */
  readonly isKept: (action: Action) => void;
  /** Says of text that stands in a field that it cannot be kept. */
  readonly refuse: (action: Action, failure: Failure) => void;
  /** What may be said of saving now. */
  readonly now: () => Saved;
  /** The dossier file was written at a moment (ISO 8601), with everything that main has. */
  readonly written: (at: string) => void;
  /** Main could not write; that stays until the file was written after all. */
  readonly failed: (failure: Failure) => void;
  /** Resolves when every edit has been answered; never rejects. */
  readonly settled: () => Promise<unknown>;
  /**
   * Why somebody should stay: text in a field that cannot be kept. Asked a second time they may go, and the text is gone;
   * so nobody is held where they cannot get out.
   */
  readonly holdsBack: () => Failure | undefined;
  /** Another dossier is on the screen, as it is in its file. */
  readonly begin: (at: string) => void;
};

/** Keeps the edits in order, and knows what main does not have. `apply` may fail or throw; `answered` hears when one was answered. */
export function startSaving(apply: (edit: Edit) => Promise<Result<{ at: string }>>, answered: (id: string) => void): Saving {
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let kept: Saved = { state: 'bezig' };
  /** What main has, but not on its disk yet. */
  let trouble: Failure | undefined;
  /** What only the screen has, by the place in the dossier. */
  const unkept = new Map<string, { readonly failure: Failure; readonly inField: boolean; warned: boolean }>();

  const mark = (action: Action, failure: Failure, inField: boolean): void => {
    for (const place of placesOf(action)) unkept.set(place, { failure, inField, warned: false });
  };
  const clear = (action: Action): void => {
    for (const place of placesOf(action))
      for (const known of [...unkept.keys()]) if (known === place || known.startsWith(`${place}.`)) unkept.delete(known);
  };
  const ask = async (edit: Edit): Promise<Result<{ at: string }>> => {
    try {
      return await apply(edit);
    } catch {
      // A bug on the other side may not stop the edits after it.
      return failed('onverwacht');
    }
  };
  return {
    send: (edit) => {
      waiting++;
      line = line.then(async () => {
        const saved = await ask(edit);
        waiting--;
        if (saved.ok) {
          clear(edit.action);
          kept = { state: 'computer', at: saved.value.at };
          // After an error of the disk main still has the edit, and writes it with the file; anything else it did not take.
        } else if (isOfDisk(saved.failure)) trouble = saved.failure;
        else mark(edit.action, saved.failure, false);
        answered(edit.id);
      });
    },
    isKept: clear,
    refuse: (action, failure) => mark(action, failure, true),
    now: () => {
      const [first] = unkept.values();
      const failure = first?.failure ?? trouble;
      if (failure) return { state: 'mislukt', failure };
      return waiting > 0 ? { state: 'bezig' } : kept;
    },
    written: (at) => {
      trouble = undefined;
      kept = { state: 'bestand', at };
    },
    failed: (failure) => {
      trouble = failure;
    },
    settled: () => line,
    holdsBack: () => {
      const inFields = [...unkept].filter(([, { inField }]) => inField);
      const fresh = inFields.filter(([, { warned }]) => !warned);
      for (const [, one] of fresh) one.warned = true;
      if (fresh.length === 0) for (const [place] of inFields) unkept.delete(place);
      return fresh[0]?.[1].failure;
    },
    begin: (at) => {
      kept = { state: 'bestand', at };
      trouble = undefined;
      unkept.clear();
    },
  };
}

/** The places in a dossier that an action sets; a place also stands for everything below it. */
function placesOf(action: Action): readonly string[] {
  switch (action.type) {
    case 'answer': {
      const { type: _type, key, by: _by, ...parts } = action;
      return Object.keys(parts).map((part) => `${key}.${part}`);
    }
    case 'notApplicable':
    case 'clear':
      return [action.key];
    case 'setEvidence':
      return [`${action.key}.evidence`];
    case 'setFacts':
      return Object.keys(action.facts).map((field) => `facts.${field}`);
    case 'setRegister':
      return [`register.${action.field}`];
    case 'putBack':
    case 'receive': {
      const { type: _type, answers, rows: _rows, ...parts } = action;
      return [...Object.keys(answers), ...Object.keys(parts)];
    }
    default:
      return [JSON.stringify(action)];
  }
}
