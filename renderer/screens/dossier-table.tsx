import { type FC, useDeferredValue, useEffect, useState } from 'react';
import type { Library, LibraryEntry, LibraryHit } from '../../shared/bridge.ts';
import { bridge } from '../bridge.ts';
import { Field } from '../components/field.tsx';
import { Verdict } from '../components/outcome-note.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { take, useStore } from '../state.ts';
import { go, showDossier, takeOpened } from '../store.ts';
import { clock, day, failureWords, localDay, t } from '../words.ts';

type TableProps = { readonly library: Library; readonly folder: string; readonly onChange: (library: Library) => void };

/** More rows than this wait for a click: a list of thousands is searched, not read. */
const FIRST = 100;

/** Every dossier with its state, outcome, progress and next date; one field finds names and answers. */
export const DossierTable: FC<TableProps> = ({ library, folder, onChange }) => {
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const hits = useHits(wanted);
  const counts = Map.groupBy(library.entries, ({ id }) => id);
  const twins = new Set([...counts].flatMap(([id, entries]) => (entries.length > 1 ? [id] : [])));
  const shown = library.entries.filter(({ title, organisation, dossierNumber, fileName }) =>
    [title, organisation, dossierNumber, fileName].some((one) => one.toLowerCase().includes(wanted)),
  );
  const locked = library.locked.filter(({ fileName }) => fileName.toLowerCase().includes(wanted));
  return (
    <section aria-labelledby="alle">
      <h2 id="alle">{t('start.alle')}</h2>
      {library.entries.length + library.locked.length > 0 ? (
        <Field label={t('start.zoek')} className="input input-search" maxLength={200} value={text} onText={setText} />
      ) : null}
      <p className="muted" role="status">
        {library.entries.length + library.locked.length === 0
          ? t('start.leeg', { map: folder })
          : wanted !== '' && shown.length === 0 && locked.length === 0 && hits.length === 0
            ? t('start.niets')
            : t('start.aantal', { aantal: String(shown.length + locked.length), map: folder })}
      </p>
      {shown.length > 0 ? (
        <div className="table-wrap">
          <table className="table table-stack">
            <caption className="visually-hidden">{t('start.tabel')}</caption>
            <thead>
              <tr>
                {['naam_kolom', 'stand', 'uitkomst', 'voortgang', 'volgende', 'acties'].map((column) => (
                  <th key={column} scope="col">
                    {t(`start.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, all ? undefined : FIRST).map((entry) => (
                <DossierRow key={entry.fileName} entry={entry} twin={twins.has(entry.id)} onChange={onChange} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {shown.length > FIRST && !all ? (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t('start.meer', { aantal: String(shown.length) })}
        </button>
      ) : null}
      {locked.length > 0 ? <LockedDossiers locked={locked} onChange={onChange} /> : null}
      {hits.length > 0 ? <FoundAnswers hits={hits} /> : null}
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
};

const ToBin: FC<Pick<LibraryEntry, 'id' | 'fileName'> & { name: string } & Pick<TableProps, 'onChange'>> = ({
  id,
  fileName,
  name,
  onChange,
}) => (
  <button
    type="button"
    className="link"
    onClick={() => void bridge.call['library.toBin']({ id, fileName }).then((listed) => take(listed, onChange))}
  >
    {t('start.weg')}
    <span className="visually-hidden"> {name}</span>
  </button>
);

/** Encrypted dossiers: without the passphrase there is a file with a name and nothing more. */
const LockedDossiers: FC<Pick<TableProps, 'onChange'> & Pick<Library, 'locked'>> = ({ locked, onChange }) => (
  <div className="section">
    <h3>{t('start.versleuteld')}</h3>
    <p className="muted">{t('start.versleuteld_uitleg')}</p>
    <ul>
      {locked.map(({ id, fileName, inLibrary }) => (
        <li key={fileName}>
          <button
            type="button"
            className="link"
            onClick={() => void bridge.call['library.open']({ id, fileName }).then((one) => takeOpened(one))}
          >
            {fileName}
          </button>{' '}
          {inLibrary ? <ToBin id={id} fileName={fileName} name={fileName} onChange={onChange} /> : null}
        </li>
      ))}
    </ul>
  </div>
);

/** Answers that hold the words; an older question that comes back late is not shown. */
function useHits(text: string): readonly LibraryHit[] {
  const [hits, setHits] = useState<readonly LibraryHit[]>([]);
  useEffect(() => {
    if (text.length < 2) {
      setHits([]);
      return;
    }
    let stale = false;
    void bridge.call['library.search']({ text }).then((found) => {
      if (!stale) take(found, setHits);
    });
    return () => {
      stale = true;
    };
  }, [text]);
  return hits;
}

const FoundAnswers: FC<{ hits: readonly LibraryHit[] }> = ({ hits }) => {
  const open = async ({ dossier, fileName, hit }: LibraryHit): Promise<void> =>
    takeOpened(await bridge.call['library.open']({ id: dossier, fileName }), (opened) => {
      showDossier(opened);
      if (hit.place) go({ name: 'onderdeel', ...hit.place });
    });
  return (
    <div className="section">
      <h3>{t('start.gevonden', { aantal: String(hits.length) })}</h3>
      <ul className="found">
        {hits.map((one) => (
          <li key={`${one.fileName}-${one.hit.id}`}>
            <button type="button" className="link" onClick={() => void open(one)}>
              {one.name || t('dossier.zonder_naam')}: {one.hit.title}
            </button>
            <p className="muted">
              {one.hit.snippet[0]}
              <mark>{one.hit.snippet[1]}</mark>
              {one.hit.snippet[2]}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
};

const DossierRow: FC<{ entry: LibraryEntry; twin: boolean; onChange: (library: Library) => void }> = ({ entry, twin, onChange }) => {
  const { id, fileName } = entry;
  const content = useStore((state) => state.started?.content);
  const title = content?.framework.outcomes.find(({ code }) => code === entry.outcome)?.title ?? '';
  const called = entry.title || t('dossier.zonder_naam');
  const name = entry.status === 'huiswerk' || entry.status === 'meelezen' ? t(`start.${entry.status}`, { naam: called }) : called;
  const open = async (): Promise<void> => takeOpened(await bridge.call['library.open']({ id, fileName }));
  const late = entry.nextDate !== undefined && entry.nextDate < localDay();
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => void open()}>
          {name}
        </button>
        <small>{[entry.organisation, entry.dossierNumber].filter(Boolean).join(' · ')}</small>
        <small className="numbers">{entry.behind ? t('start.achter') : `${day(entry.savedAt)}, ${clock(entry.savedAt)}`}</small>
        {twin ? <small>{t('start.dubbel', { bestand: fileName })}</small> : null}
      </th>
      <td data-label={t('start.stand')}>{entry.example ? t('dossier.voorbeeld') : t(`start.stand.${entry.status}`)}</td>
      <td data-label={t('start.uitkomst')}>
        {entry.status === 'huiswerk' ? '–' : <Verdict code={entry.outcome} words={title.split(':')[0] ?? ''} />}
      </td>
      <td data-label={t('start.voortgang')}>{entry.progress ? <ProgressBar progress={entry.progress} /> : '–'}</td>
      <td data-label={t('start.volgende')} className="numbers">
        {entry.nextDate ? (late ? t('start.was', { datum: day(entry.nextDate) }) : day(entry.nextDate)) : t('start.geen_datum')}
      </td>
      <td data-label={t('start.acties')}>
        {entry.inLibrary ? <ToBin id={id} fileName={fileName} name={name} onChange={onChange} /> : null}
      </td>
    </tr>
  );
};
