import { type FC, type FormEvent, useEffect, useState } from 'react';
import type { CatalogueEntry, Templates } from '../../shared/bridge.ts';
import { compareTemplates, type TemplateDifference } from '../../shared/template/use.ts';
import { bridge } from '../bridge.ts';
import { Allowed } from '../components/allowed.tsx';
import { Page } from '../components/bar.tsx';
import { Dialog, FormButtons } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { ReadTable } from '../components/read-table.tsx';
import { getState, take, useStore } from '../state.ts';
import { closeDossier, go, showDossier } from '../store.ts';
import { day, failureWords, t } from '../words.ts';
import { emptyTemplate } from './template-editor.tsx';

type Usable = CatalogueEntry & { readonly template: NonNullable<CatalogueEntry['template']> };
const isUsable = (entry: CatalogueEntry): entry is Usable => entry.template !== undefined;

/** The templates of this organisation: from the own folder and from shared ones. */
export const TemplatesScreen: FC = () => {
  const [templates, setTemplates] = useState<Templates | undefined>();
  const [using, setUsing] = useState<Usable | undefined>();
  const content = useStore((state) => state.started?.content);
  const organisation = useStore((state) => state.started?.settings?.organisation ?? '');
  const [done, setDone] = useState('');
  useEffect(() => {
    void bridge.call['template.list']().then((listed) => take(listed, setTemplates));
  }, []);
  if (!content) return null;
  const edit = async (sha256: string): Promise<void> =>
    take(await bridge.call['template.open']({ sha256 }), (template) => go({ name: 'sjabloon', template }));
  const give = async (sha256: string): Promise<void> =>
    take(await bridge.call['template.giveFile']({ sha256 }), ({ fileName }) => setDone(t('delen.bewaard', { bestand: fileName })));
  const tools = (
    <div className="row">
      <button
        type="button"
        className="button button-primary"
        onClick={() => go({ name: 'sjabloon', template: emptyTemplate(content, organisation) })}
      >
        <Icon name="plus" />
        {t('sjablonen.nieuw')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => void bridge.call['template.takeFile']().then((listed) => take(listed, setTemplates))}
      >
        {t('sjablonen.uit_bestand')}
      </button>
    </div>
  );
  const usable = templates?.entries.filter(isUsable) ?? [];
  const broken = templates?.entries.filter((entry) => entry.failure) ?? [];
  return (
    <div className="frame">
      <Page title={t('sjablonen.titel')} lead={t('sjablonen.uitleg')} tools={tools} focusKey="sjablonen">
        <div className="stack-lg">
          <p role="status">{done}</p>
          {templates === undefined ? <p className="muted">{t('start.laden')}</p> : null}
          {templates && usable.length === 0 ? <p>{t('sjablonen.geen')}</p> : null}
          {usable.length > 0 ? (
            <ul className="cards">
              {usable.map((entry) => (
                <li key={`${entry.folder}/${entry.fileName}`} className="panel stack-sm">
                  <TemplateCard entry={entry} others={usable} />
                  <div className="row">
                    {entry.template.retired ? null : (
                      <button type="button" className="button" onClick={() => setUsing(entry)}>
                        {t('sjablonen.gebruik')}
                        <span className="visually-hidden"> {entry.template.name}</span>
                      </button>
                    )}
                    <button type="button" className="button button-quiet" onClick={() => void edit(entry.template.sha256)}>
                      {t('sjablonen.bewerk')}
                      <span className="visually-hidden"> {entry.template.name}</span>
                    </button>
                    <button type="button" className="button button-quiet" onClick={() => void give(entry.template.sha256)}>
                      {t('sjablonen.naar_bestand')}
                      <span className="visually-hidden"> {entry.template.name}</span>
                    </button>
                  </div>
                </li>
              ))}
            </ul>
          ) : null}
          {broken.length > 0 ? (
            <section className="stack-sm" aria-labelledby="kapot">
              <h2 id="kapot">{t('sjablonen.kapot')}</h2>
              <ul>
                {broken.map(({ folder, fileName, failure }) => (
                  <li key={`${folder}/${fileName}`}>
                    <strong>{fileName || folder}</strong>: {failure ? failureWords(failure) : ''}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {templates ? <Folders templates={templates} onChange={setTemplates} /> : null}
        </div>
      </Page>
      {using ? <UseDialog entry={using} onClose={() => setUsing(undefined)} /> : null}
    </div>
  );
};

/** What a template is, what its signature says, and how it differs from another version. */
const TemplateCard: FC<{ entry: Usable; others: readonly Usable[] }> = ({ entry, others }) => {
  const [compared, setCompared] = useState<readonly TemplateDifference[] | undefined>();
  const { template, offline, double = false } = entry;
  const other = others.find((one) => one.template.id === template.id && one.template.sha256 !== template.sha256);
  const { signature } = template;
  const compare = async (sha256: string): Promise<void> => {
    const before = await bridge.call['template.open']({ sha256 });
    const after = await bridge.call['template.open']({ sha256: template.sha256 });
    take(before, (old) => take(after, (fresh) => setCompared(compareTemplates(old, fresh))));
  };
  return (
    <>
      <h2>{template.name}</h2>
      <p className="muted">
        {[t('sjablonen.versie', { versie: template.version, datum: day(template.date) }), template.organisation, entry.fileName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {template.note ? <p>{template.note}</p> : null}
      <p className="muted">{t(`sjablonen.handtekening.${signature.state}`, 'signer' in signature ? { wie: signature.signer } : {})}</p>
      {template.retired ? <p className="note">{t('sjablonen.ingetrokken')}</p> : null}
      {offline ? <p className="note">{t('sjablonen.kopie')}</p> : null}
      {double ? <p className="note note-warning">{t('sjablonen.dubbel')}</p> : null}
      {other ? (
        <p>
          <button type="button" className="link" onClick={() => void compare(other.template.sha256)}>
            {t('sjablonen.vergelijk', { versie: other.template.version, bestand: other.fileName })}
          </button>
        </p>
      ) : null}
      {compared ? <Differences list={compared} /> : null}
    </>
  );
};

const Differences: FC<{ list: readonly TemplateDifference[] }> = ({ list }) =>
  list.length === 0 ? (
    <p>{t('sjablonen.gelijk')}</p>
  ) : (
    <ReadTable
      caption={t('sjablonen.verschillen')}
      columns={['waar', 'eerst', 'nu'].map((column) => ({ title: t(`sjablonen.${column}`) }))}
      rows={list.map(({ place, before, after }) => ({ key: place, cells: [place, before || '–', after || '–'] }))}
    />
  );

const UseDialog: FC<{ entry: Usable; onClose: () => void }> = ({ entry, onClose }) => {
  const [name, setName] = useState('');
  const use = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!name.trim()) return;
    // One dossier at a time: what is open is saved and closed first, and stays when that fails.
    if (getState().dossier) await closeDossier();
    if (!getState().dossier) take(await bridge.call['template.use']({ sha256: entry.template.sha256, name: name.trim() }), showDossier);
  };
  return (
    <Dialog title={t('sjablonen.gebruik_titel', { naam: entry.template.name })} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void use(event)}>
        <p>{t('sjablonen.gebruik_uitleg')}</p>
        <Field label={t('start.naam')} value={name} onText={setName} required maxLength={200} />
        <FormButtons words={t('start.maak')} onCancel={onClose} />
      </form>
    </Dialog>
  );
};

const Folders: FC<{ templates: Templates; onChange: (templates: Templates) => void }> = ({ templates, onChange }) => (
  <section className="stack-sm" aria-labelledby="mappen">
    <h2 id="mappen">{t('sjablonen.mappen')}</h2>
    <p className="muted">{t('sjablonen.mappen_uitleg')}</p>
    <ul>
      {templates.folders.map(({ folder, own, managed }, place) => (
        <li key={folder}>
          <span className="address">{folder}</span>{' '}
          {own ? (
            <span className="muted">{t('sjablonen.eigen')}</span>
          ) : managed ? (
            <span className="muted">{t('beheer.ingesteld')}</span>
          ) : (
            <LinkButton
              words={t('sjablonen.map_weg')}
              about={folder}
              onClick={() => void bridge.call['template.removeFolder']({ place }).then((listed) => take(listed, onChange))}
            />
          )}
        </li>
      ))}
    </ul>
    <Allowed what="sjabloonmappen">
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => void bridge.call['template.addFolder']().then((listed) => take(listed, onChange))}
        >
          {t('sjablonen.map_erbij')}
        </button>
      </div>
    </Allowed>
  </section>
);
