import type { MenuItemConstructorOptions } from 'electron';
import type { Events } from '../shared/bridge.ts';

/** The menu of the window: what the screen can do, plus the ordinary things of every program. */
export function appMenu(carryOut: (what: Events['menu.do']['what']) => void): MenuItemConstructorOptions[] {
  const item = (what: Events['menu.do']['what'], label: string, accelerator: string): MenuItemConstructorOptions => ({
    id: what,
    label,
    accelerator,
    click: () => carryOut(what),
  });
  return [
    {
      label: 'Bestand',
      submenu: [
        item('nieuw', 'Nieuw dossier', 'CmdOrCtrl+N'),
        item('openen', 'Dossier openen…', 'CmdOrCtrl+O'),
        item('overzicht', 'Alle dossiers', 'CmdOrCtrl+Shift+O'),
        item('bewaren', 'In dossierbestand bewaren', 'CmdOrCtrl+S'),
        { type: 'separator' },
        { role: 'quit', label: 'Afsluiten' },
      ],
    },
    {
      label: 'Bewerken',
      submenu: [
        item('ongedaan', 'Ongedaan maken', 'CmdOrCtrl+Z'),
        item('opnieuw', 'Opnieuw', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut', label: 'Knippen' },
        { role: 'copy', label: 'Kopiëren' },
        { role: 'paste', label: 'Plakken' },
        { role: 'selectAll', label: 'Alles selecteren' },
        { type: 'separator' },
        item('zoeken', 'Zoeken en opdrachten…', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: 'Beeld',
      submenu: [
        { role: 'zoomIn', label: 'Groter' },
        { role: 'zoomOut', label: 'Kleiner' },
        { role: 'resetZoom', label: 'Gewone grootte' },
        { role: 'togglefullscreen', label: 'Volledig scherm' },
      ],
    },
    { label: 'Help', submenu: [item('hulp', 'Hulp en over Weegwijzer', 'F1')] },
  ];
}
