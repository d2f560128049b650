import type { FC } from 'react';
import { SIGNER_KINDS, type Signer, signersOf } from '../../shared/assessment/signers.ts';
import { dispatch } from '../changes.ts';
import { Labelled } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

/** Who will sign the next version, in order. Each gets a field of their own in the report. */
export const Signers: FC = () => {
  const document = useStore((state) => state.dossier?.document);
  if (!document) return null;
  const signers = signersOf(document);
  const set = (next: readonly Signer[]): boolean => dispatch({ type: 'setSigners', signers: [...next] });
  const change = (at: number, part: Partial<Signer>): boolean =>
    set(signers.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const moved = (at: number): readonly Signer[] => {
    const next = [...signers];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at - 1, 0, one);
    return next;
  };
  return (
    <details className="fold">
      <summary>
        <Icon name="pijl" />
        <span className="fold-title">{t('ondertekenaars.titel')}</span>
        <span className="muted">{signers.map(wordsOf).join(', ')}</span>
      </summary>
      <div className="stack">
        <p>{t('ondertekenaars.uitleg')}</p>
        <ol className="signers">
          {signers.map((one, at) => (
            <li key={one.id}>
              <span className="signers-number">{at + 1}</span>
              <div className="facts-form">
                <Labelled label={t('ondertekenaars.soort')}>
                  {(tied) => (
                    <select
                      className="input"
                      {...tied}
                      value={one.kind}
                      onChange={(event) => change(at, { kind: event.target.value as Signer['kind'] })}
                    >
                      {SIGNER_KINDS.map((kind) => (
                        <option key={kind} value={kind}>
                          {t(`ondertekenaars.${kind}`)}
                        </option>
                      ))}
                    </select>
                  )}
                </Labelled>
                <TypedField label={t('ondertekenaars.naam')} value={one.name} maxLength={200} onCommit={(name) => change(at, { name })} />
                <TypedField
                  label={t('ondertekenaars.functie')}
                  value={one.function}
                  maxLength={200}
                  onCommit={(role) => change(at, { function: role })}
                />
                <TypedField
                  label={t('ondertekenaars.mandaat')}
                  value={one.mandate}
                  maxLength={200}
                  onCommit={(mandate) => change(at, { mandate })}
                />
                <div className="row">
                  {at > 0 ? (
                    <button type="button" className="button button-quiet" onClick={() => set(moved(at))}>
                      {t('ondertekenaars.eerder')}
                      <span className="visually-hidden"> {at + 1}</span>
                    </button>
                  ) : null}
                  {signers.length > 1 ? (
                    <button type="button" className="button button-quiet" onClick={() => set(signers.filter((_, place) => place !== at))}>
                      {t('ondertekenaars.weg')}
                      <span className="visually-hidden"> {at + 1}</span>
                    </button>
                  ) : null}
                </div>
              </div>
            </li>
          ))}
        </ol>
        {signers.length < 10 ? (
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() => set([...signers, { id: crypto.randomUUID(), kind: 'ander', name: '', function: '', mandate: '' }])}
            >
              <Icon name="plus" />
              {t('ondertekenaars.erbij')}
            </button>
          </div>
        ) : null}
      </div>
    </details>
  );
};

const wordsOf = ({ name, function: role, kind }: Signer): string => name || role || t(`ondertekenaars.kort.${kind}`);
