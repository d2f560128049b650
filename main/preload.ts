import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Call, Events, WindowBridge } from '../shared/bridge.ts';

// Named one by one: the page can reach these and nothing else. The compiler keeps the list equal to the contract.
const names: Record<Call, true> = {
  'app.start': true,
  'app.closed': true,
  'settings.save': true,
  'settings.exportStyle': true,
  'settings.importStyle': true,
  'settings.addAnchors': true,
  'settings.removeAnchor': true,
  'settings.forgetRecent': true,
  'settings.chooseLibrary': true,
  'settings.place': true,
  'library.list': true,
  'library.search': true,
  'library.toBin': true,
  'library.restore': true,
  'library.destroy': true,
  'library.create': true,
  'library.open': true,
  'library.openFile': true,
  'library.importFile': true,
  'library.openGiven': true,
  'library.openExample': true,
  'library.unlock': true,
  'dossier.recoveryCode': true,
  'dossier.encrypt': true,
  'dossier.decrypt': true,
  'dossier.apply': true,
  'dossier.checkpoint': true,
  'dossier.saveElsewhere': true,
  'dossier.check': true,
  'dossier.history': true,
  'dossier.attach': true,
  'dossier.saveAttachment': true,
  'exchange.lend': true,
  'exchange.review': true,
  'exchange.read': true,
  'dossier.close': true,
  'report.make': true,
  'report.cancel': true,
  'report.html': true,
  'report.public': true,
  'report.text': true,
  'report.register': true,
  'report.csv': true,
  'report.bundle': true,
  'template.list': true,
  'template.addFolder': true,
  'template.removeFolder': true,
  'template.open': true,
  'template.use': true,
  'template.save': true,
  'template.takeFile': true,
  'template.giveFile': true,
  'template.newer': true,
  'wording.load': true,
  'wording.remove': true,
  'sign.chooseKey': true,
  'sign.makeTrialKey': true,
  'sign.sign': true,
  'sign.readBack': true,
  'verify.choose': true,
  'verify.compare': true,
  'verify.bytes': true,
};
const events: Record<keyof Events, true> = {
  'report.progress': true,
  'app.closing': true,
  'menu.do': true,
  'app.given': true,
  'dossier.saved': true,
  'dossier.room': true,
  'dossier.saveFailed': true,
};

const call = Object.fromEntries(Object.keys(names).map((name) => [name, (...args: unknown[]) => ipcRenderer.invoke(name, ...args)]));

const bridge: WindowBridge = {
  call: call as unknown as { readonly [C in Call]: Bridge[C] },
  on: (event, listener) => {
    if (!Object.hasOwn(events, event)) throw new Error('unknown event');
    const receive = (_event: unknown, ...data: unknown[]): void => listener(data[0] as never);
    ipcRenderer.on(event, receive);
    return () => {
      ipcRenderer.off(event, receive);
    };
  },
};

contextBridge.exposeInMainWorld('weegwijzer', bridge);
