import { type FC, useId, useState } from 'react';
import type { Missing } from '../../shared/bundle/metadata.ts';
import { SIDE_TEXTS, type SideTextKind } from '../../shared/report/side-texts.ts';
import { bridge } from '../bridge.ts';
import { checkpoint } from '../changes.ts';
import { take } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';

/** What can be done with a fixed report besides signing: a copy to read, a public version, a bundle for the archive. */
export const Sharing: FC<{ id: string }> = ({ id }) => {
  const [done, setDone] = useState('');
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const head = useId();
  const html = async (): Promise<void> =>
    take(await bridge.call['report.html']({ id }), ({ fileName }) => setDone(t('delen.bewaard', { bestand: fileName })));
  const text = async (kind: SideTextKind): Promise<void> =>
    take(await bridge.call['report.text']({ id, kind }), ({ fileName }) => setDone(t('delen.bewaard', { bestand: fileName })));
  const bundle = async (): Promise<void> => {
    if (!(await checkpoint())) return;
    take(await bridge.call['report.bundle']({ id }), ({ folder, missing: lacks }) => {
      setDone(t('delen.bundel_klaar', { map: folder }));
      setMissing(lacks);
    });
  };
  return (
    <section className="stack" aria-labelledby={head}>
      <h2 id={head}>{t('delen.titel')}</h2>
      <p>{t('delen.uitleg')}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => void html()}>
          {t('delen.html')}
        </button>
        <button type="button" className="button" onClick={() => go({ name: 'openbaar' })}>
          {t('delen.openbaar')}
        </button>
        <button type="button" className="button" onClick={() => void bundle()}>
          {t('delen.bundel')}
        </button>
      </div>
      <h3>{t('delen.teksten')}</h3>
      <p className="muted">{t('delen.teksten_uitleg')}</p>
      <div className="row">
        {SIDE_TEXTS.map((kind) => (
          <button key={kind} type="button" className="button" onClick={() => void text(kind)}>
            {t(`delen.tekst.${kind}`)}
          </button>
        ))}
      </div>
      <p role="status">{done}</p>
      {missing.length > 0 ? (
        <div className="note note-warning">
          <p>{t('delen.mist')}</p>
          <ul>
            {missing.map((name) => (
              <li key={name}>{t(`archief.mist.${name}`)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
};
