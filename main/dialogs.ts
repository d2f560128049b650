import { BrowserWindow, dialog } from 'electron';

/** The questions about places that only a person answers. `undefined` means: cancelled. */
export type Dialogs = {
  readonly openFile: (title: string, name: string, extensions: readonly string[]) => Promise<string | undefined>;
  readonly saveFile: (title: string, suggestion: string, name: string, extension: string) => Promise<string | undefined>;
  readonly chooseFolder: (title: string) => Promise<string | undefined>;
  /** Asks whether to close while work is not in the dossier file. */
  readonly closeAnyway: (message: string, stay: string, close: string) => Promise<boolean>;
};

export const electronDialogs: Dialogs = {
  openFile: async (title, name, extensions) => {
    const chosen = await dialog.showOpenDialog(owner(), {
      title,
      properties: ['openFile'],
      filters: [{ name, extensions: [...extensions] }],
    });
    return chosen.canceled ? undefined : chosen.filePaths[0];
  },
  saveFile: async (title, suggestion, name, extension) => {
    const chosen = await dialog.showSaveDialog(owner(), { title, defaultPath: suggestion, filters: [{ name, extensions: [extension] }] });
    return chosen.canceled ? undefined : chosen.filePath;
  },
  chooseFolder: async (title) => {
    const chosen = await dialog.showOpenDialog(owner(), { title, properties: ['openDirectory', 'createDirectory'] });
    return chosen.canceled ? undefined : chosen.filePaths[0];
  },
  closeAnyway: async (message, stay, close) => {
    const { response } = await dialog.showMessageBox(owner(), {
      type: 'warning',
      message,
      buttons: [stay, close],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  },
};

function owner(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) throw new Error('There is no window to ask in');
  return window;
}
