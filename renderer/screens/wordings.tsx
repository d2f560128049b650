import type { FC } from 'react';
import { bridge } from '../bridge.ts';
import { Allowed } from '../components/allowed.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { take, useStore } from '../state.ts';
import { setOfficial } from '../store.ts';
import { t } from '../words.ts';

/** Official texts that somebody loaded: which form and edition, and the numbers that match no question of ours. */
export const WordingSettings: FC = () => {
  const wordings = useStore((state) => state.started?.wordings) ?? [];
  return (
    <section className="stack" aria-labelledby="officieel">
      <h2 id="officieel">{t('officieel.titel')}</h2>
      <p className="hint">{t('officieel.uitleg')}</p>
      {wordings.map(({ format, name, version, fileName, matched, unmatched }) => (
        <div key={format} className="stack-sm">
          <p>
            <strong lang="nl">
              {name} {version}
            </strong>{' '}
            <span className="muted">{t('officieel.uit', { bestand: fileName, aantal: String(matched) })}</span>{' '}
            <LinkButton
              words={t('vertrouwd.weg')}
              about={name}
              onClick={() => void bridge.call['wording.remove']({ format }).then((done) => take(done, setOfficial))}
            />
          </p>
          {unmatched.length > 0 ? <p className="muted">{t('officieel.zonder', { lijst: unmatched.join(', ') })}</p> : null}
        </div>
      ))}
      <Allowed what="inlezen">
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => void bridge.call['wording.load']().then((done) => take(done, setOfficial))}
          >
            {t('officieel.laden')}
          </button>
        </div>
      </Allowed>
    </section>
  );
};
