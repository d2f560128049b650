import { type FC, type FormEvent, useState } from 'react';
import { bridge } from '../bridge.ts';
import { Page } from '../components/bar.tsx';
import { Field } from '../components/field.tsx';
import { go, openGiven, setSettings } from '../store.ts';
import { t } from '../words.ts';

/** First start: the organisation and the folder for dossiers, nothing else. */
export const Welcome: FC = () => {
  const [organisation, setOrganisation] = useState('');
  const [folder, setFolder] = useState('');
  const chooseFolder = async (): Promise<void> => {
    const settings = await bridge.call['settings.chooseLibrary']();
    if (settings) setFolder(settings.library);
  };
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSettings(await bridge.call['settings.save']({ organisation: organisation.trim() }));
    go({ name: 'start' });
    await openGiven();
  };
  return (
    <div className="frame">
      <Page title={t('welkom.titel')} lead={t('welkom.inleiding')} focusKey="welkom">
        <form className="form" onSubmit={(event) => void begin(event)}>
          <Field
            label={t('welkom.organisatie')}
            hint={t('welkom.organisatie_uitleg')}
            autoComplete="organization"
            value={organisation}
            maxLength={200}
            onText={setOrganisation}
          />
          <div className="field">
            <p className="label">{t('welkom.map')}</p>
            <p className="hint">{folder || t('welkom.map_uitleg')}</p>
            <div className="row">
              <button type="button" className="button" onClick={() => void chooseFolder()}>
                {t('welkom.map_kiezen')}
              </button>
            </div>
          </div>
          <div className="row">
            <button type="submit" className="button button-primary">
              {t('welkom.begin')}
            </button>
          </div>
        </form>
      </Page>
    </div>
  );
};
