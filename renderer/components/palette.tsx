import { type FC, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Hit, search } from '../../shared/search/search.ts';
import { COMMANDS, type Command } from '../commands.ts';
import { useStore } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';
import { Icon } from './icons.tsx';

type Choice = {
  readonly id: string;
  readonly kind: Hit['kind'] | 'opdracht';
  readonly title: string;
  readonly snippet: Hit['snippet'];
  readonly keys?: string;
  readonly run: () => void;
};

/** Opens the palette: the one way in for the button, the key and the menu. */
export function openPalette(): void {
  window.dispatchEvent(new Event('weegwijzer:zoeken'));
}

/** Search and commands in one place: type, choose with the arrows, Enter. It exists only while it is open. */
export const Palette: FC = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = (): void => setOpen(true);
    const keys = (event: globalThis.KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        show();
      }
    };
    window.addEventListener('weegwijzer:zoeken', show);
    window.addEventListener('keydown', keys);
    return () => {
      window.removeEventListener('weegwijzer:zoeken', show);
      window.removeEventListener('keydown', keys);
    };
  }, []);
  return open ? <PaletteDialog onClose={() => setOpen(false)} /> : null;
};

const PaletteDialog: FC<{ onClose: () => void }> = ({ onClose }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => (opener instanceof HTMLElement && opener.isConnected ? opener.focus() : undefined);
  }, []);
  return (
    <dialog className="palette" ref={dialog} aria-label={t('zoeken.titel')} onClose={onClose}>
      <PaletteBody text={text} onText={setText} close={onClose} />
    </dialog>
  );
};

const PaletteBody: FC<{ text: string; onText: (text: string) => void; close: () => void }> = ({ text, onText, close }) => {
  const id = useId();
  const content = useStore((state) => state.started?.content);
  const dossier = useStore((state) => state.dossier);
  const [at, setAt] = useState(0);
  const hits = useMemo(
    () => (content && dossier ? search(content, dossier.document, dossier.evaluation, text) : []),
    [content, dossier, text],
  );
  const choices = [...commandsFor(text, dossier !== undefined), ...hits.map(toChoice)];
  const chosen = choices[Math.min(at, choices.length - 1)];
  const carry = (choice: Choice | undefined): void => {
    if (!choice) return;
    close();
    choice.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      carry(chosen);
    }
  };
  return (
    <div className="palette-body">
      <label className="label" htmlFor={id}>
        {t('zoeken.titel')}
      </label>
      <input
        className="input"
        id={id}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-lijst`}
        aria-autocomplete="list"
        {...(chosen ? { 'aria-activedescendant': `${id}-${chosen.id}` } : {})}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <p className="hint" role="status">
        {choices.length === 0 ? t('zoeken.niets') : t('zoeken.aantal', { aantal: String(choices.length) })}
      </p>
      <div className="palette-list" role="listbox" id={`${id}-lijst`} aria-label={t('zoeken.gevonden')}>
        {choices.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves through the list and chooses with Enter
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            role="option"
            aria-selected={choice === chosen}
            tabIndex={-1}
            ref={choice === chosen ? intoView : null}
            onClick={() => carry(choice)}
          >
            <span className="palette-kind">{t(`zoeken.soort.${choice.kind}`)}</span>
            <span>
              <strong>{choice.title}</strong>
              {choice.snippet.some(Boolean) ? (
                <small>
                  {choice.snippet[0]}
                  <mark>{choice.snippet[1]}</mark>
                  {choice.snippet[2]}
                </small>
              ) : null}
            </span>
            {choice.keys ? <kbd>{choice.keys}</kbd> : null}
          </div>
        ))}
      </div>
    </div>
  );
};

const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

function commandsFor(text: string, inDossier: boolean): Choice[] {
  const wanted = text.trim().toLowerCase();
  return COMMANDS.filter((command) => (inDossier || !command.inDossier) && t(`opdracht.${command.id}`).toLowerCase().includes(wanted)).map(
    ({ id, keys, run }: Command) => ({
      id: `opdracht-${id}`,
      kind: 'opdracht',
      title: t(`opdracht.${id}`),
      snippet: ['', '', ''],
      ...(keys ? { keys } : {}),
      run,
    }),
  );
}

const toChoice = ({ kind, id, title, snippet, place }: Hit): Choice => ({
  id: `${kind}-${id}`,
  kind,
  title,
  snippet,
  run: () => (place ? go({ name: 'onderdeel', ...place }) : go({ name: 'kennis', search: id })),
});

/** The button in the bar. */
export const SearchButton: FC = () => (
  <button type="button" className="button button-quiet" onClick={openPalette}>
    <Icon name="zoeken" />
    <span className="bar-label">{t('zoeken.knop')}</span> <kbd className="bar-label">Ctrl K</kbd>
  </button>
);
