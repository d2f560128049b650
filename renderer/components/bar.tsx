import { type FC, type ReactNode, useEffect, useRef } from 'react';
import { checkpoint, redo, saveElsewhere, undo } from '../changes.ts';
import { isOfDisk, type Saved } from '../saving.ts';
import { useStore } from '../state.ts';
import { closeDossier, go, openAgain } from '../store.ts';
import { clock, day, failureWords, moment, t } from '../words.ts';
import { Icon } from './icons.tsx';
import { SearchButton } from './palette.tsx';

/** The bar on top: where you are, whether your work is saved, and the way back. */
export const Bar: FC = () => {
  const dossier = useStore((state) => state.dossier);
  const preview = useStore((state) => state.started?.preview ?? false);
  return (
    <>
      <a className="skip-link" href="#inhoud">
        {t('balk.overslaan')}
      </a>
      {preview ? <p className="preview-line">{t('balk.voorbeeld')}</p> : null}
      <header className="bar">
        <button type="button" className="bar-brand" onClick={() => void (dossier ? closeDossier() : go({ name: 'start' }))}>
          <Icon name="merk" />
          <span className="bar-label">{t('app.naam')}</span>
        </button>
        {dossier ? (
          <p className="bar-title">
            <button type="button" className="link" onClick={() => go({ name: 'overzicht' })}>
              {dossier.document.facts.name || t('dossier.zonder_naam')}
            </button>
            {dossier.document.facts.example ? <span className="muted"> ({t('dossier.voorbeeld')})</span> : null}
          </p>
        ) : (
          <p className="bar-title muted">{t('balk.verstuurt_niets')}</p>
        )}
        <div className="bar-tools">
          {dossier ? (
            <>
              <SaveStatus />
              <SearchButton />
              <button type="button" className="button button-quiet" onClick={undo} aria-disabled={dossier.past.length === 0}>
                <Icon name="terug" />
                <span className="bar-label">{t('balk.ongedaan')}</span>
              </button>
              <button type="button" className="button button-quiet" onClick={redo} aria-disabled={dossier.future.length === 0}>
                <Icon name="vooruit" />
                <span className="bar-label">{t('balk.opnieuw')}</span>
              </button>
            </>
          ) : (
            <>
              <button type="button" className="button button-quiet" onClick={() => go({ name: 'kennis' })}>
                {t('rail.kennis')}
              </button>
              <button type="button" className="button button-quiet" onClick={() => go({ name: 'controle' })}>
                {t('balk.controleer')}
              </button>
              {(['instellingen', 'hulp'] as const).map((name) => (
                <button key={name} type="button" className="button button-quiet" onClick={() => go({ name })}>
                  {t(`balk.${name}`)}
                </button>
              ))}
            </>
          )}
        </div>
      </header>
    </>
  );
};

/** Says only what is true: on this computer, in the dossier file, or not saved and why. */
export const SaveStatus: FC = () => {
  const last = useStore((state) => state.dossier?.saved);
  const typing = useStore((state) => state.typing);
  if (!last) return null;
  const saved: Saved = typing && last.state !== 'mislukt' ? { state: 'bezig' } : last;
  if (saved.state === 'mislukt') {
    return (
      <p className="save save-failed" role="alert">
        <Icon name="let_op" />
        {t('bewaard.mislukt')}{' '}
        <button type="button" className="link" onClick={() => document.getElementById('fout')?.focus()}>
          {t('bewaard.waarom')}
        </button>
      </p>
    );
  }
  const words = saved.state === 'bezig' ? t('bewaard.bezig') : t(`bewaard.${saved.state}`, { tijd: clock(saved.at) });
  return (
    <p className={saved.state === 'bezig' ? 'save save-busy' : 'save'} role="status" data-saved={saved.state}>
      <Icon name={saved.state === 'bezig' ? 'half' : 'vink'} />
      <span className="numbers">{words}</span>
    </p>
  );
};

/** A page: its title gets the focus when the page is new, so that a screen reader and the keyboard start there. */
export const Page: FC<{
  eyebrow?: string;
  title: string;
  lead?: string;
  tools?: ReactNode;
  focusKey: string;
  dutch?: boolean;
  children: ReactNode;
}> = ({ eyebrow, title, lead, tools, focusKey, dutch = false, children }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is a new key, nothing else moves the focus
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [focusKey]);
  useEffect(() => {
    document.title = `${title} – Weegwijzer`;
  }, [title]);
  // The words of an instrument are Dutch, also on an English screen.
  const language = dutch ? { lang: 'nl' } : {};
  return (
    <main id="inhoud" tabIndex={-1}>
      <div className={tools ? 'page-head row row-spread' : 'page-head'}>
        <div>
          {eyebrow ? (
            <p className="eyebrow" {...language}>
              {eyebrow}
            </p>
          ) : null}
          <h1 ref={heading} tabIndex={-1} {...language}>
            {title}
          </h1>
          {lead ? (
            <p className="lead" {...language}>
              {lead}
            </p>
          ) : null}
        </div>
        {tools}
      </div>
      <FailureNote />
      <ReviewNote />
      <HolderNote />
      <RoomNote />
      {children}
    </main>
  );
};

/** What went wrong or is not saved, and what to do now. */
export const FailureNote: FC = () => {
  const failure = useStore((state) => state.failure);
  const saved = useStore((state) => state.dossier?.saved);
  const unsaved = saved?.state === 'mislukt' ? saved.failure : undefined;
  const shown = failure ?? unsaved;
  if (!shown) return null;
  const again = unsaved && (isOfDisk(unsaved) || unsaved.code === 'dossier-ongeldig');
  const elsewhere = unsaved && (isOfDisk(unsaved) || unsaved.code === 'dossier-elders');
  return (
    <div className="error-summary stack-sm after" role="alert" id="fout" tabIndex={-1}>
      <h2>{t('fout.titel')}</h2>
      <p>{failureWords(shown)}</p>
      {again || elsewhere ? (
        <div className="row">
          {again ? (
            <button type="button" className="button" onClick={() => void checkpoint()}>
              {t('bewaard.opnieuw')}
            </button>
          ) : null}
          {elsewhere ? (
            <button type="button" className="button" onClick={() => void saveElsewhere()}>
              {t('bewaard.elders')}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
};

/** In a copy to look over: what may be done here, and what to do when it is done. */
const ReviewNote: FC = () => {
  const dossier = useStore((state) => state.dossier);
  const { review } = dossier?.document ?? {};
  if (!dossier || !review) return null;
  return (
    <div className="note after">
      <p>{t('meelezen.kopie', { naam: review.name || t('dossier.zonder_naam'), datum: day(review.at) })}</p>
      <p>{t('meelezen.klaar', { bestand: dossier.fileName })}</p>
    </div>
  );
};

/** A colleague works in this dossier: who, where and since when, and what can be done here. */
const HolderNote: FC = () => {
  const holder = useStore((state) => state.dossier?.holder);
  if (!holder) return null;
  return (
    <div className="note after">
      <p>{t('slot.bezet', { wie: holder.person, computer: holder.computer, sinds: moment(holder.since) })}</p>
      <p>{t('slot.lezen')}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => void openAgain()}>
          {t('slot.opnieuw')}
        </button>
      </div>
    </div>
  );
};

/** The disk is nearly full: said while there is still time to do something about it. */
const RoomNote: FC = () => {
  const id = useStore((state) => state.dossier?.document.id);
  const room = useStore((state) => state.room);
  if (!room?.little || room.id !== id) return null;
  const { folder, free } = room.little;
  return (
    <p className="note note-warning after" role="status">
      {t('bewaard.weinig_ruimte', { map: folder, vrij: String(Math.floor(free / 1_000_000)) })}
    </p>
  );
};
