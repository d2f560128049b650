import { type FC, type ReactNode, useEffect, useId, useRef } from 'react';
import { t } from '../words.ts';

/**
 * A native modal dialog that exists only while it is open: focus goes in, Esc closes, and focus comes back to the button.
 * The title is the question that the dialog asks.
 */
export const Dialog: FC<{ title: string; onClose: () => void; children: ReactNode }> = ({ title, onClose, children }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    // The element leaves with the dialog, so the browser cannot give the focus back by itself.
    return () => (opener instanceof HTMLElement && opener.isConnected ? opener.focus() : undefined);
  }, []);
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div className="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
};

/** The buttons under a form: what it does, what else can be done, and the way out. */
export const FormButtons: FC<{ words: string; danger?: boolean; onCancel: () => void; children?: ReactNode }> = ({
  words,
  danger = false,
  onCancel,
  children,
}) => (
  <div className="row">
    <button type="submit" className={danger ? 'button button-danger' : 'button button-primary'}>
      {words}
    </button>
    {children}
    <button type="button" className="button button-quiet" onClick={onCancel}>
      {t('algemeen.annuleren')}
    </button>
  </div>
);
