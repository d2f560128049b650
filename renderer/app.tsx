import { type FC, useEffect } from 'react';
import { bridge } from './bridge.ts';
import { Bar } from './components/bar.tsx';
import { Rail } from './components/rail.tsx';
import { CheckScreen } from './screens/check.tsx';
import { KnowledgeScreen } from './screens/knowledge.tsx';
import { OutcomeScreen } from './screens/outcome.tsx';
import { Overview } from './screens/overview.tsx';
import { ReportScreen } from './screens/report.tsx';
import { SectionScreen } from './screens/section.tsx';
import { Start } from './screens/start.tsx';
import { VerifyScreen } from './screens/verify.tsx';
import { Welcome } from './screens/welcome.tsx';
import { closeDossier, getState, go, redo, showDossier, take, undo, useStore } from './store.ts';

/** The frame and the screen that is shown. */
export const App: FC = () => {
  const screen = useStore((state) => state.screen);
  useMenu();
  if (screen.name === 'laden') return null;
  return (
    <>
      <Bar />
      <CurrentScreen />
    </>
  );
};

const CurrentScreen: FC = () => {
  const screen = useStore((state) => state.screen);
  const dossier = useStore((state) => state.dossier !== undefined);
  switch (screen.name) {
    case 'laden':
      return null;
    case 'welkom':
      return <Welcome />;
    case 'start':
      return <Start />;
    case 'controle':
      return <VerifyScreen />;
    default:
      return (
        <div className={dossier ? 'frame frame-rail' : 'frame'}>
          {dossier ? <Rail /> : null}
          {screen.name === 'kennis' ? <KnowledgeScreen /> : null}
          {screen.name === 'overzicht' ? <Overview /> : null}
          {screen.name === 'uitkomst' ? <OutcomeScreen /> : null}
          {screen.name === 'nalopen' ? <CheckScreen /> : null}
          {screen.name === 'rapport' ? <ReportScreen /> : null}
          {screen.name === 'onderdeel' ? <SectionScreen {...screen} /> : null}
        </div>
      );
  }
};

/** Menu items do what the buttons do. */
function useMenu(): void {
  useEffect(
    () =>
      bridge.on('menu.do', ({ what }) => {
        if (what === 'ongedaan') undo();
        else if (what === 'opnieuw') redo();
        else if (what === 'overzicht' || what === 'nieuw') void (getState().dossier ? closeDossier() : go({ name: 'start' }));
        else void bridge.call['library.openFile']().then((opened) => take(opened, showDossier));
      }),
    [],
  );
}
