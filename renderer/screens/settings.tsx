import { type FC, useState } from 'react';
import { LANGUAGES, type Language, type Settings } from '../../shared/bridge.ts';
import type { Archive } from '../../shared/bundle/metadata.ts';
import type { HouseStyle } from '../../shared/style/house-style.ts';
import { bridge } from '../bridge.ts';
import { Page } from '../components/bar.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { useStore } from '../state.ts';
import { setSettings } from '../store.ts';
import { t } from '../words.ts';
import { AnchorSettings } from './anchors.tsx';
import { ArchiveSettings } from './archive.tsx';
import { HouseStyleSettings } from './house-style.tsx';
import { WordingSettings } from './wordings.tsx';

/** Organisation, who works here, folder, language, house style, and what this computer remembers. Every choice holds at once. */
export const SettingsScreen: FC = () => {
  const started = useStore((state) => state.started);
  const [forgotten, setForgotten] = useState(false);
  const settings = started?.settings;
  if (!started || !settings) return null;
  const save = async (change: {
    organisation?: string;
    person?: string;
    language?: Language;
    style?: HouseStyle | null;
    archive?: Archive;
  }): Promise<void> => setSettings(await bridge.call['settings.save'](change));
  const taken = (changed: Settings | null): void => {
    if (changed) setSettings(changed);
  };
  return (
    <div className="frame">
      <Page title={t('instellingen.titel')} focusKey="instellingen">
        <div className="form">
          {settings.managed.fault ? <p className="note note-warning">{t('beheer.fout', { plek: settings.managed.fault })}</p> : null}
          <TypedField
            label={t('gegevens.organisation')}
            hint={t('welkom.organisatie_uitleg')}
            value={settings.organisation}
            maxLength={200}
            onCommit={(organisation) => void save({ organisation })}
          />
          <TypedField
            label={t('instellingen.persoon')}
            hint={t('instellingen.persoon_uitleg')}
            value={settings.person}
            maxLength={200}
            onCommit={(person) => void save({ person })}
          />
          <div className="field">
            <p className="label">{t('instellingen.map')}</p>
            <p className="address">{settings.library}</p>
            {settings.managed.library ? (
              <p className="hint">{t('beheer.ingesteld')}</p>
            ) : (
              <div className="row">
                <button type="button" className="button" onClick={() => void bridge.call['settings.chooseLibrary']().then(taken)}>
                  {t('welkom.map_kiezen')}
                </button>
              </div>
            )}
          </div>
          <fieldset className="choices choices-row">
            <legend>{t('instellingen.taal')}</legend>
            {LANGUAGES.map((language) => (
              <label className="choice" key={language} lang={language}>
                <input
                  type="radio"
                  name="taal"
                  value={language}
                  checked={settings.language === language}
                  onChange={() => void save({ language })}
                />
                <span className="choice-label">{t(`instellingen.taal.${language}`)}</span>
              </label>
            ))}
          </fieldset>
          <p className="hint">{t('instellingen.taal_uitleg')}</p>
          {settings.managed.style ? null : <HouseStyleSettings settings={settings} onSave={(style) => void save({ style })} />}
          <ArchiveSettings archive={settings.archive} onSave={(archive) => void save({ archive })} />
          <WordingSettings />
          <AnchorSettings settings={settings} onChange={setSettings} />
          <div className="field">
            <p className="label">{t('instellingen.recent')}</p>
            <p className="hint">{t('instellingen.recent_uitleg')}</p>
            <div className="row">
              <button
                type="button"
                className="button"
                onClick={() =>
                  void bridge.call['settings.forgetRecent']().then((changed) => {
                    taken(changed);
                    setForgotten(true);
                  })
                }
              >
                {t('instellingen.recent_wissen')}
              </button>
              <span role="status">{forgotten ? t('instellingen.gewist') : ''}</span>
            </div>
          </div>
        </div>
      </Page>
    </div>
  );
};
