import { type FC, useEffect, useRef, useState } from 'react';
import { startTyping, type Typing } from '../typing.ts';
import { t } from '../words.ts';
import { Labelled } from './field.tsx';

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** `false` says that the text cannot be kept; it then stays in the field. */
  readonly onCommit: (value: string) => unknown;
  /** `grow` starts as one line and grows with the text. */
  readonly lines?: 'one' | 'grow' | 'many';
  readonly describedBy?: string;
  readonly hideLabel?: boolean;
  readonly short?: boolean;
  readonly maxLength?: number;
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
  maxLength,
}) => {
  const [text, setText] = useState(value);
  const [refused, setRefused] = useState(false);
  const pending = useRef<string | undefined>(undefined);
  /** What was handed over and did not come back yet. */
  const sent = useRef<string[]>([]);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const commit = useRef(onCommit);
  commit.current = onCommit;

  // A value from elsewhere (undo, another place) replaces the text, unless this field is ahead of it.
  useEffect(() => {
    const echo = sent.current.indexOf(value);
    sent.current = sent.current.slice(echo < 0 ? sent.current.length : echo + 1);
    if (pending.current !== undefined || sent.current.length > 0) return;
    setRefused(false);
    setText((now) => (document.activeElement === field.current && isSameButForSpace(now, value) ? now : value));
  }, [value]);

  const typing = useRef<Typing>(undefined);
  useEffect(() => {
    const own = startTyping(() => {
      const waiting = pending.current;
      pending.current = undefined;
      if (waiting === undefined) return;
      sent.current.push(waiting);
      setRefused(commit.current(waiting) === false);
    });
    typing.current = own;
    return own.stop;
  }, []);

  const change = (next: string): void => {
    setText(next);
    pending.current = next;
    typing.current?.typed();
  };
  const shared = {
    value: text,
    ref: field,
    onBlur: () => typing.current?.flush(),
    autoComplete: 'off',
    spellCheck: true,
    ...(maxLength ? { maxLength } : {}),
  };
  return (
    <Labelled
      label={label}
      hideLabel={hideLabel}
      {...(hint ? { hint } : {})}
      {...(describedBy ? { describedBy } : {})}
      {...(refused ? { error: t('veld.niet_bewaard') } : {})}
    >
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

// A list of lines, for example, drops the empty one that somebody is about to type on.
const isSameButForSpace = (typed: string, kept: string): boolean => typed.replace(/\s/g, '') === kept.replace(/\s/g, '');
