import { type FC, type FormEvent, useEffect, useRef, useState } from 'react';
import type { Library } from '../../shared/bridge.ts';
import { pagesOf } from '../../shared/questionnaire/walk.ts';
import { bridge } from '../bridge.ts';
import { Allowed } from '../components/allowed.tsx';
import { Page } from '../components/bar.tsx';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { take, useStore } from '../state.ts';
import { go, showDossier, takeOpened } from '../store.ts';
import { t } from '../words.ts';
import { DossierTable } from './dossier-table.tsx';

/** Start: every dossier with its state and outcome, a new one, one from a file, or an example. */
export const Start: FC = () => {
  const [library, setLibrary] = useState<Library | undefined>(undefined);
  const [naming, setNaming] = useState(false);
  const started = useStore((state) => state.started);
  useEffect(() => {
    void bridge.call['library.list']().then((listed) => take(listed, setLibrary));
  }, []);
  const openFile = async (): Promise<void> => takeOpened(await bridge.call['library.openFile']());
  const importFile = async (): Promise<void> =>
    take(await bridge.call['library.importFile'](), (opened) => {
      showDossier(opened);
      go({ name: 'ingelezen' });
    });
  const tools = (
    <div className="row">
      <button type="button" className="button button-primary" onClick={() => setNaming(true)}>
        <Icon name="plus" />
        {t('start.nieuw')}
      </button>
      <button type="button" className="button" onClick={() => void openFile()}>
        {t('start.bestand')}
      </button>
      <button type="button" className="button" onClick={() => go({ name: 'sjablonen' })}>
        {t('sjablonen.titel')}
      </button>
      <Allowed what="inlezen">
        <button type="button" className="button" onClick={() => void importFile()}>
          {t('start.inlezen')}
        </button>
      </Allowed>
    </div>
  );
  return (
    <div className="frame">
      <Page title={t('start.titel')} tools={tools} focusKey="start">
        {naming ? <NewDossier onCancel={() => setNaming(false)} /> : null}
        {library === undefined ? (
          <p className="muted">{t('start.laden')}</p>
        ) : (
          <>
            <GoOn library={library} />
            <DossierTable library={library} folder={started?.settings?.library ?? ''} onChange={setLibrary} />
          </>
        )}
        <div className="start-below section">
          <section aria-labelledby="voorbeelden">
            <h2 id="voorbeelden">{t('start.voorbeelden')}</h2>
            <p className="muted">{t('start.voorbeelden_uitleg')}</p>
            <ul>
              {(started?.examples ?? []).map(({ id, title }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="link"
                    onClick={() => void bridge.call['library.openExample']({ example: id }).then((opened) => take(opened, showDossier))}
                  >
                    {title}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          {library ? <Bin library={library} onChange={setLibrary} /> : null}
        </div>
      </Page>
    </div>
  );
};

const NewDossier: FC<{ onCancel: () => void }> = ({ onCancel }) => {
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The person just asked for this form, so the field is where they expect to be.
  useEffect(() => field.current?.focus(), []);
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim()) take(await bridge.call['library.create']({ name: name.trim() }), showDossier);
  };
  return (
    <form className="panel" onSubmit={(event) => void create(event)}>
      <Field label={t('start.naam')} hint={t('start.naam_uitleg')} required maxLength={200} value={name} ref={field} onText={setName} />
      <FormButtons words={t('start.maak')} onCancel={onCancel} />
    </form>
  );
};

/** The dossier and the part somebody worked on last. */
const GoOn: FC<{ library: Library }> = ({ library }) => {
  const place = useStore((state) => state.started?.settings?.place);
  const content = useStore((state) => state.started?.content);
  const entry = library.entries.find(({ id }) => id === place?.id);
  const section = content?.questionnaires.flatMap(pagesOf).find((page) => page.section.id === place?.section)?.section;
  if (!place || !entry || !section) return null;
  const name = [section.nr, section.title].filter(Boolean).join(' ');
  const goOn = async (): Promise<void> =>
    takeOpened(await bridge.call['library.open']({ id: entry.id }), (opened) => {
      showDossier(opened);
      go({ name: 'onderdeel', section: place.section, ...(place.row ? { row: place.row } : {}) });
    });
  return (
    <section className="panel" aria-labelledby="verder">
      <div className="row row-spread">
        <div>
          <h2 id="verder">{t('start.verder_titel')}</h2>
          <p>
            <strong>{entry.title || t('dossier.zonder_naam')}</strong>, {name}
          </p>
        </div>
        <button type="button" className="button" onClick={() => void goOn()}>
          {t('start.verder', { onderdeel: name })}
        </button>
      </div>
    </section>
  );
};

/** What was thrown away, the way back, and the one way to be rid of it for good. */
const Bin: FC<{ library: Library; onChange: (library: Library) => void }> = ({ library, onChange }) => {
  const [leaving, setLeaving] = useState<Library['bin'][number] | undefined>();
  if (library.bin.length === 0) return null;
  return (
    <section aria-labelledby="prullenbak">
      <h2 id="prullenbak">{t('start.prullenbak', { aantal: String(library.bin.length) })}</h2>
      <p className="muted">{t('start.prullenbak_uitleg')}</p>
      <ul>
        {library.bin.map((one) => (
          <li key={one.fileName}>
            {one.title || one.fileName}{' '}
            <button
              type="button"
              className="link"
              onClick={() => void bridge.call['library.restore']({ fileName: one.fileName }).then((listed) => take(listed, onChange))}
            >
              {t('start.terugzetten')}
              <span className="visually-hidden"> {one.title || one.fileName}</span>
            </button>{' '}
            <button type="button" className="link" onClick={() => setLeaving(one)}>
              {t('start.vernietigen')}
              <span className="visually-hidden"> {one.title || one.fileName}</span>
            </button>
          </li>
        ))}
      </ul>
      {leaving ? (
        <Destroy
          one={leaving}
          onClose={() => setLeaving(undefined)}
          onDone={(listed) => {
            setLeaving(undefined);
            onChange(listed);
          }}
        />
      ) : null}
    </section>
  );
};

/** Asks for the reason before a dossier goes for good: for a signed one that is the decision about keeping it. */
const Destroy: FC<{ one: Library['bin'][number]; onClose: () => void; onDone: (library: Library) => void }> = ({
  one,
  onClose,
  onDone,
}) => {
  const [reason, setReason] = useState('');
  const kept = one.status === 'ondertekend' || one.status === 'vastgelegd';
  const destroy = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim()) take(await bridge.call['library.destroy']({ fileName: one.fileName, reason: reason.trim() }), onDone);
  };
  return (
    <Dialog title={t('vernietigen.titel', { naam: one.title || one.fileName })} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void destroy(event)}>
        <p>{t('vernietigen.uitleg')}</p>
        {kept ? <p className="note note-warning">{t('vernietigen.bewaren')}</p> : null}
        <Field label={t(kept ? 'vernietigen.besluit' : 'vernietigen.reden')} value={reason} onText={setReason} required maxLength={2_000} />
        <FormButtons words={t('start.vernietigen')} danger onCancel={onClose} />
      </form>
    </Dialog>
  );
};
