import { type FC, useState } from 'react';
import { drawingsOf } from '../../shared/drawing/drawings.ts';
import { placeWords, type VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { rowsOf } from '../../shared/evaluation/facts.ts';
import { openPages } from '../../shared/evaluation/pages.ts';
import type { Group } from '../../shared/questionnaire/types.ts';
import { pagesOf } from '../../shared/questionnaire/walk.ts';
import { Page } from '../components/bar.tsx';
import { ConclusionNote } from '../components/conclusion-note.tsx';
import { Icon } from '../components/icons.tsx';
import { Verdict } from '../components/outcome-note.tsx';
import { Picture } from '../components/picture.tsx';
import { IndicatorList } from '../questions/indicator-list.tsx';
import { QuestionBlock } from '../questions/question.tsx';
import { dispatch, go, type OpenDossier, type State, useStore } from '../store.ts';
import { t } from '../words.ts';

type Place = { readonly section: string; readonly row?: string; readonly question?: string };

/** One part of an instrument: its questions, or its rows with the questions of one of them. */
export const SectionScreen: FC<Place> = ({ section: id, row, question }) => {
  const content = useStore((state) => state.started?.content);
  const dossier = useStore((state) => state.dossier);
  const back = useStore((state) => state.back);
  if (!content || !dossier) return null;
  const every = content.questionnaires.flatMap((questionnaire) => pagesOf(questionnaire).map((page) => ({ ...page, questionnaire })));
  const page = every.find(({ section }) => section.id === id);
  if (!page) return null;
  const { section, questionnaire } = page;
  const pages = content.questionnaires.flatMap((one) => openPages(one, dossier.evaluation));
  const at = pages.findIndex((one) => one.section.id === id);
  const asked = dossier.evaluation.visible.filter((one) => one.section.id === id);
  const next = pages[at + 1];
  const title = [section.nr, section.title].filter(Boolean).join(' ');
  return (
    <Page
      eyebrow={[questionnaire.short, ...page.above.map((part) => [part.nr, part.title].filter(Boolean).join('. '))].join(' · ')}
      title={title}
      {...(section.intro ? { lead: section.intro } : {})}
      focusKey={id}
      dutch
    >
      {back ? <BackButton to={back} /> : null}
      {dossier.evaluation.stops
        .filter((stop) => stop.questionnaire === questionnaire.id)
        .map(({ text }) => (
          <div className="error-summary" role="alert" key={text}>
            <h2>{t('stop.titel')}</h2>
            <p>{text}</p>
          </div>
        ))}
      {dossier.evaluation.notices
        .filter((notice) => notice.questionnaire === questionnaire.id)
        .map(({ text }) => (
          <p className="note note-warning" key={text}>
            {text}
          </p>
        ))}
      {section.ours ? (
        <p className="ours" lang="nl">
          {section.ours}
        </p>
      ) : null}
      {dossier.evaluation.conclusions
        .filter((conclusion) => conclusion.section === id)
        .map((conclusion) => (
          <ConclusionNote key={conclusion.id} conclusion={conclusion} />
        ))}
      <Picture drawing={drawingsOf(content, dossier.document, dossier.evaluation).find((one) => one.id === PICTURES[id])} />
      {section.group ? (
        <GroupPart
          borrowed={section.borrowed ?? false}
          group={section.group}
          section={id}
          asked={asked}
          dossier={dossier}
          {...(row ? { chosen: row } : {})}
          {...(question ? { question } : {})}
        />
      ) : (
        asked
          .filter(({ row: inRow }) => inRow === undefined)
          .map((one) => <QuestionBlock key={one.key} asked={one} focused={one.key === question} level={2} />)
      )}
      <div className="row next" data-section={id}>
        {back ? <BackButton to={back} /> : null}
        <button
          type="button"
          className="button button-primary"
          onClick={() => go(next ? { name: 'onderdeel', section: next.section.id } : { name: 'nalopen' })}
        >
          {t('onderdeel.verder', { onderdeel: next ? [next.section.nr, next.section.title].filter(Boolean).join(' ') : t('rail.nalopen') })}
        </button>
      </div>
      <p className="source next" lang="nl">
        {questionnaire.verification}
      </p>
    </Page>
  );
};

/** Pages that show their answers as a picture too. */
const PICTURES: Readonly<Record<string, string>> = { 'iama.ernst': 'rechten', 'dpia.risicos': 'risicos' };

/** Back to the list a person came from, where the point they dealt with is now gone. */
const BackButton: FC<{ to: NonNullable<State['back']> }> = ({ to }) => (
  <button type="button" className="button" onClick={() => go({ name: to })}>
    {t('onderdeel.terug', { scherm: t(`rail.${to}`) })}
  </button>
);

type GroupProps = {
  group: Group;
  section: string;
  asked: readonly VisibleQuestion[];
  dossier: OpenDossier;
  borrowed: boolean;
  chosen?: string;
  question?: string;
};

const GroupPart: FC<GroupProps> = ({ group, section, asked, dossier, borrowed, chosen, question }) => {
  const content = useStore((state) => state.started?.content);
  const [showAll, setShowAll] = useState(false);
  if (!content) return null;
  const all = rowsOf(content, dossier.document, group);
  const byRow = Map.groupBy(asked, ({ row }) => row?.id);
  // A page that borrows its rows shows only those it asks something about.
  const rows = borrowed ? all.filter(({ id }) => byRow.has(id)) : all;
  const mayAdd = !(group.fixed || group.from || borrowed) && all.length < group.max;
  const current = rows.find(({ id }) => id === chosen) ?? rows[0];
  const add = (): void => {
    const row = crypto.randomUUID();
    dispatch({ type: 'addRow', group: group.id, row });
    go({ name: 'onderdeel', section, row, question: `${group.label}@${row}` });
  };
  const remove = (row: string): void => {
    dispatch({ type: 'removeRow', group: group.id, row });
    go({ name: 'onderdeel', section });
  };
  const isCriteria = group.id === 'tk.criterium';
  return (
    <>
      <section className="wide" aria-labelledby={`${section}-lijst`}>
        <div className="row row-spread">
          <h2 id={`${section}-lijst`}>
            {rows.length} {rows.length === 1 ? group.singular : group.plural}
          </h2>
          {mayAdd ? (
            <button type="button" className="button" onClick={add}>
              <Icon name="plus" />
              {t('rijen.toevoegen', { soort: group.singular })}
            </button>
          ) : null}
        </div>
        {group.from ? <p className="muted">{t('rijen.uit', { vraag: placeWords(content, { question: group.from }) })}</p> : null}
        {rows.length === 0 ? <p className="muted">{t('rijen.leeg', { soort: group.plural })}</p> : null}
        {isCriteria ? <IndicatorList section={section} /> : null}
        {rows.length > 0 ? (
          <div className="table-wrap">
            <table className="table table-stack table-pick">
              <caption className="visually-hidden">{group.plural}</caption>
              <thead>
                <tr>
                  <th scope="col">{group.singular}</th>
                  <th scope="col">{t('start.stand')}</th>
                  {isCriteria ? <th scope="col">{t('criterium.uitkomst')}</th> : null}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, showAll ? undefined : FIRST_ROWS).map(({ id, name }) => (
                  <tr key={id} className={id === current?.id ? 'chosen' : ''}>
                    <th scope="row">
                      <button
                        type="button"
                        className="link"
                        aria-current={id === current?.id}
                        onClick={() => go({ name: 'onderdeel', section, row: id })}
                      >
                        {name}
                      </button>
                    </th>
                    <td data-label={t('start.stand')}>{rowState(byRow.get(id) ?? [])}</td>
                    {isCriteria ? (
                      <td data-label={t('criterium.uitkomst')}>
                        <CriterionVerdict dossier={dossier} row={id} />
                      </td>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
        {rows.length > FIRST_ROWS && !showAll ? (
          <button type="button" className="button" onClick={() => setShowAll(true)}>
            {t('start.meer', { aantal: String(rows.length) })}
          </button>
        ) : null}
      </section>
      {current ? (
        <section className="section" aria-labelledby={`${section}-rij`} key={current.id}>
          <div className="row row-spread">
            <h2 id={`${section}-rij`}>{current.name}</h2>
            {group.fixed || group.from || borrowed ? null : (
              <button type="button" className="button button-quiet" onClick={() => remove(current.id)}>
                {t('rijen.weghalen')}
                <span className="visually-hidden"> {current.name}</span>
              </button>
            )}
          </div>
          {(byRow.get(current.id) ?? []).map((one) => (
            <QuestionBlock key={one.key} asked={one} focused={one.key === question} level={3} />
          ))}
        </section>
      ) : null}
    </>
  );
};

/** A longer list than this waits for a click. */
const FIRST_ROWS = 200;

function rowState(asked: readonly VisibleQuestion[]): string {
  const own = asked.filter(({ question }) => !question.optional);
  const done = own.filter(({ state }) => state === 'beantwoord' || state === 'nvt').length;
  return t('rijen.stand', { klaar: String(done), totaal: String(own.length) });
}

/** The most severe finding about one criterion. */
const CriterionVerdict: FC<{ dossier: OpenDossier; row: string }> = ({ dossier, row }) => {
  const worst = dossier.evaluation.framework.findings.find(({ criterion }) => criterion?.id === row);
  return worst ? <Verdict code={worst.outcome} words={worst.node} /> : <span>{t('criterium.geen')}</span>;
};
