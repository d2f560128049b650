import { type FC, type ReactNode, useState } from 'react';
import type { Content } from '../../shared/questionnaire/content.ts';
import type { Moved } from '../../shared/questionnaire/knowledge.ts';
import { Page } from '../components/bar.tsx';
import { Field } from '../components/field.tsx';
import { TermList } from '../components/term-list.tsx';
import { useStore } from '../state.ts';
import { t } from '../words.ts';

/** Words, sources, the map from the IAMA of 2021, and what nobody verified yet: all offline to read. */
export const KnowledgeScreen: FC<{ start?: string }> = ({ start = '' }) => {
  const content = useStore((state) => state.started?.content);
  const [search, setSearch] = useState(start);
  if (!content) return null;
  const wanted = search.trim().toLowerCase();
  const holds = (...texts: readonly (string | undefined)[]): boolean => texts.some((text) => text?.toLowerCase().includes(wanted));
  return (
    <Page title={t('kennis.titel')} lead={t('kennis.inleiding')} focusKey="kennis">
      <div className="stack-lg">
        <Field label={t('kennis.zoek')} className="input input-search" value={search} onText={setSearch} />
        <Unverified content={content} />
        <Terms content={content} holds={holds} />
        <Sources content={content} holds={holds} />
        <Iama2021 content={content} holds={holds} />
      </div>
    </Page>
  );
};

type Part = { readonly content: Content; readonly holds: (...texts: readonly (string | undefined)[]) => boolean };

const Unverified: FC<{ content: Content }> = ({ content }) => (
  <section aria-labelledby="ongeverifieerd">
    <h2 id="ongeverifieerd">{t('kennis.niet_geverifieerd')}</h2>
    <p className="muted" lang="nl">
      {content.framework.verification}
    </p>
    <ol className="path" lang="nl">
      {content.unverified.map(({ id, title, text, nodes }) => (
        <li key={id}>
          <span className="path-code">{id}</span>
          <div>
            <p>
              <strong>{title}</strong>
              {nodes.length > 0 ? ` (${nodes.join(', ')})` : ''}
            </p>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ol>
  </section>
);

const Terms: FC<Part> = ({ content, holds }) => {
  const found = content.glossary.filter(({ term, also = [], means }) => holds(term, means, ...also));
  return (
    <section aria-labelledby="begrippen">
      <h2 id="begrippen">{t('kennis.begrippen')}</h2>
      <p className="muted" role="status">
        {t('kennis.aantal', { aantal: String(found.length) })}
      </p>
      <TermList terms={found} />
    </section>
  );
};

const Sources: FC<Part> = ({ content, holds }) => {
  const found = content.sources
    .map((source, place) => ({ source, nr: `B${place + 1}` }))
    .filter(({ source }) => holds(source.title, source.place, ...(source.about ?? [])));
  return (
    <section aria-labelledby="bronnen">
      <h2 id="bronnen">{t('kennis.bronnen')}</h2>
      <Table caption={t('kennis.aantal', { aantal: String(found.length) })} head={['nr', 'bron', 'plaats', 'gelezen']}>
        {found.map(({ source, nr }) => (
          <tr key={source.id}>
            <td data-label={t('kennis.nr')}>{nr}</td>
            <th scope="row">
              <span lang="nl">{source.title}</span>
              {source.about ? (
                <details className="help">
                  <summary>{t('kennis.wat_staat_erin')}</summary>
                  <ul className="help-body" lang="nl">
                    {source.about.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </th>
            <td data-label={t('kennis.plaats')} lang="nl">
              {[source.place, source.edition].filter(Boolean).join(', ')}
              {source.address ? <small className="address">{source.address}</small> : null}
            </td>
            <td data-label={t('kennis.gelezen')}>
              {source.verified ? t('kennis.wel_gelezen', { wanneer: source.read ?? '' }).trim() : t('bron.niet_gezien')}
              <small>{source.checkedBy ?? t('kennis.door_niemand')}</small>
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

const Iama2021: FC<Part> = ({ content, holds }) => {
  const found = content.moved.filter(({ nr, title, to }) => holds(nr, title, ...to));
  return (
    <section aria-labelledby="iama2021">
      <h2 id="iama2021">{t('kennis.iama_2021')}</h2>
      <p className="muted">{t('kennis.iama_2021_uitleg')}</p>
      <Table caption={t('kennis.aantal', { aantal: String(found.length) })} head={['in_2021', 'onderwerp', 'in_2', 'hoe']}>
        {found.map((moved) => (
          <tr key={moved.nr}>
            <th scope="row">{moved.nr}</th>
            <td data-label={t('kennis.onderwerp')} lang="nl">
              {moved.title}
            </td>
            <td data-label={t('kennis.in_2')}>{moved.to.join(', ') || '–'}</td>
            <td data-label={t('kennis.hoe')}>{howWords(moved)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

const howWords = ({ how, note }: Moved): string => [t(`kennis.hoe.${how}`), note].filter(Boolean).join('. ');

const Table: FC<{ caption: string; head: readonly string[]; children: ReactNode }> = ({ caption, head, children }) => (
  <div className="table-wrap">
    <table className="table table-stack">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((column) => (
            <th key={column} scope="col">
              {t(`kennis.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
