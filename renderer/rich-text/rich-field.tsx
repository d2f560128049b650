import type { EditorView } from 'prosemirror-view';
import { type FC, type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { startTyping } from '../typing.ts';
import { t } from '../words.ts';
import { type Here, runTool, setLink, showValue, startEditor, type Tool } from './editor.ts';

const NOWHERE: Here = { bold: false, list: undefined, table: false, link: '' };

export type RichFieldProps = {
  readonly label: string;
  /** Markdown. */
  readonly value: string;
  /** `false` says that the text cannot be kept; it then stays in the field. */
  readonly onCommit: (markdown: string) => unknown;
  readonly describedBy?: string;
};

/** A field for longer answers: bold, lists, links and tables, without a sign of Markdown in sight. */
export const RichField: FC<RichFieldProps> = ({ label, value, onCommit, describedBy }) => {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  const written = useRef(value);
  const pending = useRef<() => string>(undefined);
  const commit = useRef(onCommit);
  commit.current = onCommit;
  const [here, setHere] = useState(NOWHERE);
  const [linking, setLinking] = useState(false);
  const [refused, setRefused] = useState(false);

  const handOver = useRef(() => {
    const markdown = pending.current?.();
    pending.current = undefined;
    if (markdown === undefined || markdown === written.current) return;
    written.current = markdown;
    setRefused(commit.current(markdown) === false);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor starts once; later values come in below
  useEffect(() => {
    if (!place.current) return;
    const typing = startTyping(handOver.current);
    const view = startEditor(place.current, {
      value,
      attributes: {
        class: 'textarea rich-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      },
      onText: (markdown) => {
        pending.current = markdown;
        typing.typed();
      },
      onMove: (next) => setHere((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next)),
      onLeave: typing.flush,
    });
    editor.current = view;
    return () => {
      typing.stop();
      view.destroy();
    };
  }, []);

  // A value from elsewhere (undo, history) replaces the text, unless this field is ahead of it or wrote it itself.
  useEffect(() => {
    if (!editor.current || pending.current !== undefined || value === written.current) return;
    written.current = value;
    setRefused(false);
    showValue(editor.current, value);
  }, [value]);

  const tool = (name: Tool, pressed?: boolean) => (
    <button
      key={name}
      type="button"
      className="rich-tool"
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      // The field keeps its selection when a button is clicked.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => editor.current && runTool(editor.current, name)}
    >
      {t(`opmaak.${name}`)}
    </button>
  );
  return (
    <div className={refused ? 'field field-error' : 'field'}>
      <span className="label" id={`${id}-label`}>
        {label}
      </span>
      <div className="rich">
        <div className="rich-tools" role="toolbar" aria-label={t('opmaak.balk')}>
          {tool('vet', here.bold)}
          {tool('lijst', here.list === 'bullet_list')}
          {tool('genummerd', here.list === 'ordered_list')}
          <button type="button" className="rich-tool" onMouseDown={(event) => event.preventDefault()} onClick={() => setLinking(true)}>
            {t('opmaak.link')}
          </button>
          {here.table ? (['rij', 'kolom', 'rij_weg', 'kolom_weg', 'tabel_weg'] as const).map((name) => tool(name)) : tool('tabel')}
        </div>
        <div ref={place} />
      </div>
      {refused ? (
        <p className="field-fault" role="alert">
          {t('veld.niet_bewaard')}
        </p>
      ) : null}
      {linking ? (
        <LinkDialog
          start={here.link}
          onClose={() => setLinking(false)}
          onLink={(address) => editor.current !== undefined && setLink(editor.current, address)}
        />
      ) : null}
    </div>
  );
};

const LinkDialog: FC<{ start: string; onLink: (address: string) => boolean; onClose: () => void }> = ({ start, onLink, onClose }) => {
  const [address, setAddress] = useState(start);
  const [wrong, setWrong] = useState(false);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (onLink(address)) onClose();
    else setWrong(true);
  };
  return (
    <Dialog title={t('opmaak.link_titel')} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <Field label={t('opmaak.link_adres')} hint={t('opmaak.link_uitleg')} value={address} onText={setAddress} maxLength={2000} />
        {wrong ? <p role="alert">{t('opmaak.link_fout')}</p> : null}
        <FormButtons words={t('opmaak.link_zet')} onCancel={onClose} />
      </form>
    </Dialog>
  );
};
