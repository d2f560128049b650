import { type FC, useEffect, useRef, useState } from 'react';
import { registerTyping } from '../store.ts';
import { Labelled } from './field.tsx';

/** Milliseconds of rest before typed text is handed over: at most this much can be lost in a crash. */
const PAUSE = 300;

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  /** `grow` starts as one line and grows with the text. */
  readonly lines?: 'one' | 'grow' | 'many';
  readonly describedBy?: string;
  readonly hideLabel?: boolean;
  readonly short?: boolean;
};

/** A text field that never waits: it holds its own text and hands it over at a pause, on leaving, or when asked. */
export const TypedField: FC<FieldProps> = ({
  label,
  hint,
  value,
  onCommit,
  lines = 'one',
  describedBy,
  hideLabel = false,
  short = false,
}) => {
  const [text, setText] = useState(value);
  const pending = useRef<string | undefined>(undefined);
  const timer = useRef<number | undefined>(undefined);
  const commit = useRef(onCommit);
  commit.current = onCommit;

  // A value from elsewhere (undo, another place) replaces the text unless this field is ahead of it.
  useEffect(() => {
    if (pending.current === undefined) setText(value);
  }, [value]);

  const flush = useRef(() => {
    window.clearTimeout(timer.current);
    const waiting = pending.current;
    pending.current = undefined;
    if (waiting !== undefined) commit.current(waiting);
  });
  useEffect(() => {
    const handOver = flush.current;
    const unregister = registerTyping(handOver);
    return () => {
      handOver();
      unregister();
    };
  }, []);

  const change = (next: string): void => {
    setText(next);
    pending.current = next;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(flush.current, PAUSE);
  };
  const shared = {
    value: text,
    onBlur: () => flush.current(),
    autoComplete: 'off',
    spellCheck: true,
  };
  return (
    <Labelled label={label} hideLabel={hideLabel} {...(hint ? { hint } : {})} {...(describedBy ? { describedBy } : {})}>
      {(tied) =>
        lines !== 'one' ? (
          <textarea
            className={lines === 'grow' ? 'textarea textarea-line' : 'textarea'}
            {...(lines === 'grow' ? { rows: 1 } : {})}
            {...tied}
            {...shared}
            onChange={(event) => change(event.target.value)}
          />
        ) : (
          <input className={short ? 'input input-short' : 'input'} {...tied} {...shared} onChange={(event) => change(event.target.value)} />
        )
      }
    </Labelled>
  );
};
