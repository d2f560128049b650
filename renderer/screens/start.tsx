import { type FC, type FormEvent, useEffect, useRef, useState } from 'react';
import type { Library, LibraryEntry } from '../../shared/bridge.ts';
import { dateWords } from '../../shared/text/format.ts';
import { bridge } from '../bridge.ts';
import { Page } from '../components/bar.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { Verdict } from '../components/outcome-note.tsx';
import { showDossier, take, useStore } from '../store.ts';
import { clock, failureWords, t } from '../words.ts';

/** Start: every dossier with its state and outcome, a new one, one from a file, or an example. */
export const Start: FC = () => {
  const [library, setLibrary] = useState<Library | undefined>(undefined);
  const [naming, setNaming] = useState(false);
  const started = useStore((state) => state.started);
  useEffect(() => {
    void bridge.call['library.list']().then((listed) => take(listed, setLibrary));
  }, []);
  const openFile = async (): Promise<void> => take(await bridge.call['library.openFile'](), showDossier);
  const tools = (
    <div className="row">
      <button type="button" className="button button-primary" onClick={() => setNaming(true)}>
        <Icon name="plus" />
        {t('start.nieuw')}
      </button>
      <button type="button" className="button" onClick={() => void openFile()}>
        {t('start.bestand')}
      </button>
    </div>
  );
  return (
    <div className="frame">
      <Page title={t('start.titel')} tools={tools} focusKey="start">
        {naming ? <NewDossier onCancel={() => setNaming(false)} /> : null}
        {library === undefined ? (
          <p className="muted">{t('start.laden')}</p>
        ) : (
          <DossierTable library={library} folder={started?.settings?.library ?? ''} />
        )}
        <section className="section" aria-labelledby="voorbeelden">
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
      <div className="row">
        <button type="submit" className="button button-primary">
          {t('start.maak')}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {t('algemeen.annuleren')}
        </button>
      </div>
    </form>
  );
};

const DossierTable: FC<{ library: Library; folder: string }> = ({ library, folder }) => (
  <section aria-labelledby="alle">
    <h2 id="alle">{t('start.alle')}</h2>
    <p className="muted" role="status">
      {library.entries.length === 0
        ? t('start.leeg', { map: folder })
        : t('start.aantal', { aantal: String(library.entries.length), map: folder })}
    </p>
    {library.entries.length > 0 ? (
      <div className="table-wrap">
        <table className="table table-stack">
          <caption className="visually-hidden">{t('start.tabel')}</caption>
          <thead>
            <tr>
              {['naam_kolom', 'stand', 'uitkomst', 'bewaard'].map((column) => (
                <th key={column} scope="col">
                  {t(`start.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {library.entries.map((entry) => (
              <DossierRow key={entry.fileName} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    ) : null}
    {library.broken.length > 0 ? (
      <div className="note note-warning">
        <h3>{t('start.kapot')}</h3>
        <ul>
          {library.broken.map(({ fileName, code, detail }) => (
            <li key={fileName}>
              {fileName}: {failureWords({ code, detail })}
            </li>
          ))}
        </ul>
      </div>
    ) : null}
  </section>
);

const DossierRow: FC<{ entry: LibraryEntry }> = ({ entry }) => {
  const content = useStore((state) => state.started?.content);
  const title = content?.framework.outcomes.find(({ code }) => code === entry.outcome)?.title ?? '';
  const open = async (): Promise<void> => take(await bridge.call['library.open']({ id: entry.id }), showDossier);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => void open()}>
          {entry.title || t('dossier.zonder_naam')}
        </button>
        <small>{[entry.organisation, entry.dossierNumber].filter(Boolean).join(' · ')}</small>
      </th>
      <td data-label={t('start.stand')}>{entry.example ? t('dossier.voorbeeld') : t(`start.stand.${entry.status}`)}</td>
      <td data-label={t('start.uitkomst')}>
        <Verdict code={entry.outcome} words={title.split(':')[0] ?? ''} />
      </td>
      <td data-label={t('start.bewaard')} className="numbers">
        {dateWords(entry.savedAt)}
        <small>{entry.behind ? t('start.achter') : clock(entry.savedAt)}</small>
      </td>
    </tr>
  );
};
