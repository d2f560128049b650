import { type FC, Fragment, useEffect } from 'react';
import { bridge } from './bridge.ts';
import { carryOut } from './commands.ts';
import { Bar } from './components/bar.tsx';
import { openPalette, Palette } from './components/palette.tsx';
import { Rail } from './components/rail.tsx';
import { Safe } from './components/safe.tsx';
import { CheckScreen } from './screens/check.tsx';
import { HelpScreen } from './screens/help.tsx';
import { HomeworkFileScreen } from './screens/homework-file.tsx';
import { KnowledgeScreen } from './screens/knowledge.tsx';
import { MergeScreen } from './screens/merge.tsx';
import { OutcomeScreen } from './screens/outcome.tsx';
import { Overview } from './screens/overview.tsx';
import { Unlock } from './screens/protection.tsx';
import { PublicationScreen } from './screens/publication.tsx';
import { RegisterEntryScreen } from './screens/register-entry.tsx';
import { ReportScreen } from './screens/report.tsx';
import { SectionScreen } from './screens/section.tsx';
import { SessionScreen } from './screens/session.tsx';
import { SettingsScreen } from './screens/settings.tsx';
import { Start } from './screens/start.tsx';
import { TakenInScreen } from './screens/taken-in.tsx';
import { TemplateEditor } from './screens/template-editor.tsx';
import { TemplatesScreen } from './screens/templates.tsx';
import { VerifyScreen } from './screens/verify.tsx';
import { Welcome } from './screens/welcome.tsx';
import { WorkScreen } from './screens/work.tsx';
import { useStore } from './state.ts';

/** The frame and the screen that is shown. */
export const App: FC = () => {
  const screen = useStore((state) => state.screen);
  const language = useStore((state) => state.started?.settings?.language);
  useMenu();
  if (screen.name === 'laden') return null;
  if (screen.name === 'vergadering' && screen.question)
    return (
      <>
        <Safe place={screen}>
          <SessionScreen question={screen.question} />
        </Safe>
        <Palette />
        <Unlock />
      </>
    );
  // Another language is another screen: everything is drawn anew with its words.
  return (
    <Fragment key={language ?? ''}>
      <Bar />
      <Safe place={screen}>
        <CurrentScreen />
      </Safe>
      <Palette />
      <Unlock />
    </Fragment>
  );
};

const CurrentScreen: FC = () => {
  const screen = useStore((state) => state.screen);
  const dossier = useStore((state) => state.dossier !== undefined);
  const homework = useStore((state) => state.dossier?.document.loan !== undefined);
  switch (screen.name) {
    case 'laden':
      return null;
    case 'welkom':
      return <Welcome />;
    case 'start':
      return <Start />;
    case 'controle':
      return <VerifyScreen />;
    case 'sjablonen':
      return <TemplatesScreen />;
    case 'instellingen':
      return <SettingsScreen />;
    case 'hulp':
      return <HelpScreen />;
    default:
      // A homework file is one page: the rest of the dossier is not in it.
      if (homework && screen.name !== 'kennis')
        return (
          <div className="frame">
            <HomeworkFileScreen />
          </div>
        );
      return (
        <div className={dossier && !homework ? 'frame frame-rail' : 'frame'}>
          {dossier && !homework ? <Rail /> : null}
          <Safe place={screen} framed>
            {screen.name === 'kennis' ? (
              <KnowledgeScreen key={screen.search ?? ''} {...(screen.search ? { start: screen.search } : {})} />
            ) : null}
            {screen.name === 'overzicht' ? <Overview /> : null}
            {screen.name === 'uitkomst' ? <OutcomeScreen /> : null}
            {screen.name === 'nalopen' ? <CheckScreen /> : null}
            {screen.name === 'werk' ? <WorkScreen /> : null}
            {screen.name === 'vergadering' ? <SessionScreen /> : null}
            {screen.name === 'sjabloon' ? <TemplateEditor key={screen.template.id} template={screen.template} /> : null}
            {screen.name === 'ingelezen' ? <TakenInScreen {...screen} /> : null}
            {screen.name === 'samenvoegen' ? <MergeScreen {...screen} /> : null}
            {screen.name === 'rapport' ? <ReportScreen /> : null}
            {screen.name === 'registervermelding' ? <RegisterEntryScreen /> : null}
            {screen.name === 'openbaar' ? <PublicationScreen /> : null}
            {screen.name === 'onderdeel' ? <SectionScreen {...screen} /> : null}
          </Safe>
        </div>
      );
  }
};

const FROM_MENU = {
  nieuw: 'alle_dossiers',
  overzicht: 'alle_dossiers',
  openen: 'openen',
  ongedaan: 'ongedaan',
  opnieuw: 'opnieuw',
  bewaren: 'bewaren',
  hulp: 'hulp',
} as const;

/** Menu items and keys do what the buttons do. */
function useMenu(): void {
  useEffect(() => {
    const save = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      carryOut('bewaren');
    };
    window.addEventListener('keydown', save);
    const stop = bridge.on('menu.do', ({ what }) => (what === 'zoeken' ? openPalette() : carryOut(FROM_MENU[what])));
    return () => {
      window.removeEventListener('keydown', save);
      stop();
    };
  }, []);
}
