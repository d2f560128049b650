import type { FC } from 'react';
import type { Import } from '../../shared/assessment/types.ts';
import { bridge } from '../bridge.ts';
import { Page } from '../components/bar.tsx';
import { ReadTable } from '../components/read-table.tsx';
import { take, useStore } from '../state.ts';
import { go } from '../store.ts';
import { day, t } from '../words.ts';

/** What became of every answer in a file of another tool: placed, changed and why, or kept aside. */
export const TakenInScreen: FC<{ place?: number }> = ({ place }) => {
  const document = useStore((state) => state.dossier?.document);
  const toConfirm = useStore((state) => state.dossier?.evaluation.toConfirm ?? 0);
  const one = place === undefined ? document?.imports?.at(-1) : document?.imports?.[place];
  if (!document || !one) return null;
  return (
    <Page
      eyebrow={t('ingelezen.op', { datum: day(one.at) })}
      title={t('ingelezen.titel', { bestand: one.name })}
      lead={t('ingelezen.kort', {
        gevonden: String(one.found),
        geplaatst: String(one.matched),
        apart: String(one.aside.length),
        leeg: String(one.empty),
      })}
      focusKey={`ingelezen-${one.sha256}-${one.at}`}
    >
      <div className="stack-lg">
        {toConfirm > 0 ? <p className="note">{t('ingelezen.bevestigen', { aantal: String(toConfirm) })}</p> : null}
        <div className="row">
          <button type="button" className="button button-primary" onClick={() => go({ name: 'overzicht' })}>
            {t('opdracht.overzicht')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() =>
              void bridge.call['dossier.saveAttachment']({
                id: document.id,
                attachment: { sha256: one.sha256, name: one.name, size: one.size },
              }).then((done) => take(done, () => undefined))
            }
          >
            {t('ingelezen.origineel')}
          </button>
        </div>
        <Aside one={one} />
        <Changed one={one} />
      </div>
    </Page>
  );
};

const Aside: FC<{ one: Import }> = ({ one }) => (
  <section className="stack-sm" aria-labelledby="apart">
    <h2 id="apart">{t('ingelezen.apart')}</h2>
    {one.aside.length === 0 ? <p>{t('ingelezen.niets_apart')}</p> : <p>{t('ingelezen.apart_uitleg')}</p>}
    {one.aside.length > 0 ? (
      <ReadTable
        caption={t('ingelezen.apart')}
        columns={[
          { title: t('ingelezen.plek') },
          { title: t('ingelezen.tekst'), dutch: true },
          { title: t('ingelezen.reden'), dutch: true },
        ]}
        rows={one.aside.map(({ place, value, why }) => ({
          key: `${place} ${value}`,
          cells: [place, value.slice(0, 400) || t('samenvoegen.leeg'), why],
        }))}
      />
    ) : null}
  </section>
);

/** Changes for the same reason at the same question stand together. */
const Changed: FC<{ one: Import }> = ({ one }) => {
  const groups = new Map<string, { to: string; why: string; places: string[] }>();
  for (const { place, to, why } of one.changed) {
    const group = groups.get(`${to}|${why}`) ?? { to, why, places: [] };
    groups.set(`${to}|${why}`, { ...group, places: [...new Set([...group.places, place])] });
  }
  if (groups.size === 0) return null;
  return (
    <section className="stack-sm" aria-labelledby="anders">
      <h2 id="anders">{t('ingelezen.anders')}</h2>
      <p>{t('ingelezen.anders_uitleg')}</p>
      <ReadTable
        caption={t('ingelezen.anders')}
        columns={[
          { title: t('ingelezen.nu_bij'), dutch: true },
          { title: t('ingelezen.plek') },
          { title: t('ingelezen.reden'), dutch: true },
        ]}
        rows={[...groups.values()].map(({ to, why, places }) => ({ key: `${to}-${why}`, cells: [to, places.join(', '), why] }))}
      />
    </section>
  );
};
