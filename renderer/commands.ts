import { templateFrom } from '../shared/template/use.ts';
import { bridge } from './bridge.ts';
import { checkpoint, redo, undo } from './changes.ts';
import { getState } from './state.ts';
import { closeDossier, go, takeOpened } from './store.ts';
import { flushTyping } from './typing.ts';

/** Something the app can do, by the one name that menu, palette and keys share. */
export type Command = {
  readonly id:
    | 'alle_dossiers'
    | 'openen'
    | 'overzicht'
    | 'uitkomst'
    | 'nalopen'
    | 'rapport'
    | 'openbaar'
    | 'registervermelding'
    | 'vergadering'
    | 'werk'
    | 'kennis'
    | 'sjablonen'
    | 'sjabloon_maken'
    | 'ongedaan'
    | 'opnieuw'
    | 'bewaren'
    | 'controle'
    | 'instellingen'
    | 'hulp';
  readonly keys?: string;
  readonly inDossier?: boolean;
  readonly run: () => void;
};

export const COMMANDS: readonly Command[] = [
  { id: 'overzicht', inDossier: true, run: () => go({ name: 'overzicht' }) },
  { id: 'uitkomst', inDossier: true, run: () => go({ name: 'uitkomst' }) },
  { id: 'nalopen', inDossier: true, run: () => go({ name: 'nalopen' }) },
  { id: 'rapport', inDossier: true, run: () => go({ name: 'rapport' }) },
  { id: 'openbaar', inDossier: true, run: () => go({ name: 'openbaar' }) },
  { id: 'registervermelding', inDossier: true, run: () => go({ name: 'registervermelding' }) },
  { id: 'vergadering', inDossier: true, run: () => go({ name: 'vergadering' }) },
  { id: 'werk', inDossier: true, run: () => go({ name: 'werk' }) },
  { id: 'bewaren', keys: 'Ctrl+S', inDossier: true, run: () => void checkpoint() },
  { id: 'ongedaan', keys: 'Ctrl+Z', inDossier: true, run: undo },
  { id: 'opnieuw', keys: 'Ctrl+Shift+Z', inDossier: true, run: redo },
  { id: 'sjabloon_maken', inDossier: true, run: templateOfDossier },
  { id: 'sjablonen', run: () => void toTemplates() },
  { id: 'kennis', run: () => go({ name: 'kennis' }) },
  { id: 'alle_dossiers', keys: 'Ctrl+Shift+O', run: () => void (getState().dossier ? closeDossier() : go({ name: 'start' })) },
  { id: 'openen', keys: 'Ctrl+O', run: () => void bridge.call['library.openFile']().then((opened) => takeOpened(opened)) },
  { id: 'controle', run: () => go({ name: 'controle' }) },
  { id: 'instellingen', run: () => go({ name: 'instellingen' }) },
  { id: 'hulp', keys: 'F1', run: () => go({ name: 'hulp' }) },
];

/** Shows the templates; they stand beside dossiers, so an open one is saved and closed first. */
async function toTemplates(): Promise<void> {
  if (getState().dossier) await closeDossier();
  if (!getState().dossier) go({ name: 'sjablonen' });
}

/** Begins a template from everything that was answered in the open dossier. */
export function templateOfDossier(): void {
  flushTyping();
  const { started, dossier } = getState();
  if (!started || !dossier) return;
  const { document } = dossier;
  const head = {
    id: crypto.randomUUID(),
    name: document.facts.name,
    organisation: started.settings?.organisation ?? '',
    version: '1',
    date: new Date().toISOString().slice(0, 10),
    note: '',
  };
  go({ name: 'sjabloon', template: templateFrom(started.content, document, head, new Set(Object.keys(document.answers))) });
}

/** Carries out a command by its name. */
export const carryOut = (id: Command['id']): void => COMMANDS.find((command) => command.id === id)?.run();
