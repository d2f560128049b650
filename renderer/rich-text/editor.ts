import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
} from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { documentOf, markdownOf } from './convert.ts';
import { pastedSlice } from './paste.ts';
import { safeLink, schema } from './schema.ts';

const type = (name: string): NodeType => schema.nodes[name] as NodeType;
const bold = toggleMark(schema.mark('strong').type);

/** What the buttons above the field do, by name. */
export const TOOLS = {
  vet: bold,
  lijst: toggleList('bullet_list'),
  genummerd: toggleList('ordered_list'),
  tabel: insertTable,
  rij: addRowAfter,
  kolom: addColumnAfter,
  rij_weg: deleteRow,
  kolom_weg: deleteColumn,
  tabel_weg: deleteTable,
} as const satisfies Record<string, Command>;
export type Tool = keyof typeof TOOLS;

/** What the buttons must know about the place of the cursor. */
export type Here = {
  readonly bold: boolean;
  readonly list: 'bullet_list' | 'ordered_list' | undefined;
  readonly table: boolean;
  readonly link: string;
};

type Options = {
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly onText: (markdown: () => string) => void;
  readonly onMove: (here: Here) => void;
  readonly onLeave: () => void;
};

/** Starts an editor in an element of the page. */
export function startEditor(place: HTMLElement, { value, attributes, onText, onMove, onLeave }: Options): EditorView {
  const view: EditorView = new EditorView(place, {
    state: stateOf(value),
    attributes: { ...attributes },
    handleDOMEvents: {
      // Before the editor reads it: its own reader writes HTML, which this page forbids.
      paste: (_view, event) => putIn(view, event, event.clipboardData),
      drop: (_view, event) => view.dragging === null && putIn(view, event, event.dataTransfer),
      blur: () => {
        onLeave();
        return false;
      },
    },
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) onText(() => markdownOf(view.state.doc));
      onMove(hereIn(view.state));
    },
  });
  return view;
}

/** Puts what somebody pasted in the answer. A file or a picture has no place in it: attachments have their own button. */
function putIn(view: EditorView, event: Event, data: DataTransfer | null): boolean {
  event.preventDefault();
  const html = data?.getData('text/html') ?? '';
  const plain = data?.getData('text/plain') ?? '';
  if (html) {
    view.dispatch(view.state.tr.replaceSelection(pastedSlice(html)).scrollIntoView());
    return true;
  }
  if (plain) view.pasteText(plain);
  return true;
}

/** Replaces everything by a value from elsewhere. */
export const showValue = (view: EditorView, value: string): void => view.updateState(stateOf(value));

export function runTool(view: EditorView, tool: Tool): void {
  TOOLS[tool](view.state, view.dispatch, view);
  view.focus();
}

/** Puts a link on the selected words, or on its own address when nothing is selected; false when it is no address. */
export function setLink(view: EditorView, address: string): boolean {
  const href = safeLink(address);
  const { from, to, empty } = view.state.selection;
  if (!href) return false;
  const mark = schema.mark('link', { href });
  const { tr } = view.state;
  view.dispatch(empty ? tr.insert(from, schema.text(href, [mark])) : tr.addMark(from, to, mark));
  view.focus();
  return true;
}

function stateOf(value: string): EditorState {
  return EditorState.create({
    doc: documentOf(value),
    plugins: [
      history(),
      keymap({
        'Mod-b': bold,
        'Mod-z': undo,
        'Mod-y': redo,
        'Mod-Shift-z': redo,
        Enter: splitListItem(type('list_item')),
        // Only in a table, and at its edge the key leaves the field: nobody is ever caught in it.
        Tab: goToNextCell(1),
        'Shift-Tab': goToNextCell(-1),
        Backspace: chainCommands(liftAtStart),
      }),
      keymap(baseKeymap),
      tableEditing(),
    ],
  });
}

function hereIn(state: EditorState): Here {
  const { $from, from, to, empty } = state.selection;
  const marks = empty ? (state.storedMarks ?? $from.marks()) : [];
  const strong = schema.mark('strong').type;
  const link = $from.marks().find((mark) => mark.type.name === 'link');
  return {
    bold: empty ? marks.some((mark) => mark.type === strong) : state.doc.rangeHasMark(from, to, strong),
    list: listAround(state),
    table: isInTable(state),
    link: String(link?.attrs.href ?? ''),
  };
}

function listAround({ selection: { $from } }: EditorState): Here['list'] {
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type;
    if (name === 'bullet_list' || name === 'ordered_list') return name;
  }
  return undefined;
}

function toggleList(name: 'bullet_list' | 'ordered_list'): Command {
  return (state, dispatch, view) => {
    const around = listAround(state);
    if (around === undefined) return wrapInList(type(name))(state, dispatch);
    if (around === name) return liftListItem(type('list_item'))(state, dispatch, view);
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
      if ($from.node(depth).type.name !== around) continue;
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type(name)));
      return true;
    }
    return false;
  };
}

const liftAtStart: Command = (state, dispatch, view) =>
  state.selection.empty && state.selection.$from.parentOffset === 0 && listAround(state)
    ? liftListItem(type('list_item'))(state, dispatch, view)
    : false;

function insertTable(...[state, dispatch]: Parameters<Command>): boolean {
  if (isInTable(state)) return false;
  const cell = (name: string) => type(name).createAndFill();
  const row = (name: string) =>
    type('table_row').create(
      null,
      [cell(name), cell(name)].filter((one) => one !== null),
    );
  const table = type('table').create(null, [row('table_header'), row('table_cell'), row('table_cell')]);
  dispatch?.(state.tr.replaceSelectionWith(table).scrollIntoView());
  return true;
}
