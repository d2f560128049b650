import type { FC } from 'react';
import type { Settings } from '../../shared/bridge.ts';
import { bridge } from '../bridge.ts';
import { Allowed } from '../components/allowed.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { take } from '../state.ts';
import { day, t } from '../words.ts';

/** Certificates that the organisation trusts when a report is checked. The app trusts none by itself. */
export const AnchorSettings: FC<{ settings: Settings; onChange: (settings: Settings) => void }> = ({ settings, onChange }) => (
  <section className="stack" aria-labelledby="vertrouwd">
    <h2 id="vertrouwd">{t('vertrouwd.titel')}</h2>
    <p className="hint">{t('vertrouwd.uitleg')}</p>
    {settings.anchors.length === 0 ? <p>{t('vertrouwd.geen')}</p> : null}
    <ul>
      {settings.anchors.map(({ fingerprint, name, validTo, managed }) => (
        <li key={fingerprint}>
          {t('vertrouwd.een', { naam: name, datum: day(validTo) })}{' '}
          {managed ? (
            <span className="muted">{t('beheer.ingesteld')}</span>
          ) : (
            <LinkButton
              words={t('vertrouwd.weg')}
              about={name}
              onClick={() => void bridge.call['settings.removeAnchor']({ fingerprint }).then(onChange)}
            />
          )}
        </li>
      ))}
    </ul>
    <Allowed what="certificaten">
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => void bridge.call['settings.addAnchors']().then((done) => take(done, onChange))}
        >
          {t('vertrouwd.erbij')}
        </button>
      </div>
    </Allowed>
  </section>
);
