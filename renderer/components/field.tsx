import { type FC, type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import { LIMITS } from '../../shared/assessment/limits.ts';

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly short?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

/** A labelled input of a form, with its hint tied to it. */
export const Field: FC<FieldProps> = ({ label, hint, value, onText, short = false, className, ...rest }) => (
  <Labelled label={label} {...(hint ? { hint } : {})}>
    {(tied) => (
      <input
        {...rest}
        {...tied}
        className={className ?? (short ? 'input input-short' : 'input')}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    )}
  </Labelled>
);

/** A labelled field with more lines. */
export const TextField: FC<{ label: ReactNode; value: string; onText: (text: string) => void; maxLength?: number }> = ({
  label,
  value,
  onText,
  maxLength = LIMITS.text,
}) => (
  <Labelled label={label}>
    {(tied) => (
      <textarea {...tied} className="textarea" value={value} maxLength={maxLength} onChange={(event) => onText(event.target.value)} />
    )}
  </Labelled>
);

type Tied = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true };

/** Label and hint above a control, joined to it by id. */
export const Labelled: FC<{
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  describedBy?: string;
  error?: string;
  children: (tied: Tied) => ReactNode;
}> = ({ label, hint, hideLabel = false, describedBy, error, children }) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : undefined, error ? `${id}-fout` : undefined, describedBy].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-error' : 'field'}>
      <label className={hideLabel ? 'visually-hidden' : 'label'} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({ id, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
      {error ? (
        <p className="field-fault" id={`${id}-fout`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
};
