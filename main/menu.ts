import type { MenuItemConstructorOptions } from 'electron';
import type { Events } from '../shared/bridge.ts';

/** The menu of the window: what the screen can do, plus the ordinary things of every program. */
export function appMenu(say: (key: string) => string, carryOut: (what: Events['menu.do']['what']) => void): MenuItemConstructorOptions[] {
  const item = (what: Events['menu.do']['what'], label: string, accelerator: string): MenuItemConstructorOptions => ({
    id: what,
    label,
    accelerator,
    click: () => carryOut(what),
  });
  return [
    {
      label: say('menu.bestand'),
      submenu: [
        item('nieuw', say('menu.nieuw'), 'CmdOrCtrl+N'),
        item('openen', say('menu.openen'), 'CmdOrCtrl+O'),
        item('overzicht', say('menu.alle'), 'CmdOrCtrl+Shift+O'),
        item('bewaren', say('menu.bewaren'), 'CmdOrCtrl+S'),
        { type: 'separator' },
        { role: 'quit', label: say('menu.afsluiten') },
      ],
    },
    {
      label: say('menu.bewerken'),
      submenu: [
        item('ongedaan', say('menu.ongedaan'), 'CmdOrCtrl+Z'),
        item('opnieuw', say('menu.opnieuw'), 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut', label: say('menu.knippen') },
        { role: 'copy', label: say('menu.kopieren') },
        { role: 'paste', label: say('menu.plakken') },
        { role: 'selectAll', label: say('menu.alles') },
        { type: 'separator' },
        item('zoeken', say('menu.zoeken'), 'CmdOrCtrl+K'),
      ],
    },
    {
      label: say('menu.beeld'),
      submenu: [
        { role: 'zoomIn', label: say('menu.groter') },
        { role: 'zoomOut', label: say('menu.kleiner') },
        { role: 'resetZoom', label: say('menu.gewoon') },
        { role: 'togglefullscreen', label: say('menu.vol') },
      ],
    },
    { label: say('menu.help'), submenu: [item('hulp', say('menu.hulp'), 'F1')] },
  ];
}
