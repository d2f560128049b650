import { type FC, useState } from 'react';
import type { Drawing } from '../../shared/drawing/types.ts';
import { rightsDrawing, riskDrawing } from '../../shared/drawing/weights.ts';
import { placeWords, type VisibleQuestion } from '../../shared/evaluation/evaluate.ts';
import { rowsOf } from '../../shared/evaluation/facts.ts';
import { openPages } from '../../shared/evaluation/pages.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import type { Group } from '../../shared/questionnaire/types.ts';
import { pagesOf } from '../../shared/questionnaire/walk.ts';
import { dispatch, undo } from '../changes.ts';
import { Page } from '../components/bar.tsx';
import { ConclusionNote } from '../components/conclusion-note.tsx';
import { Icon } from '../components/icons.tsx';
import { Verdict } from '../components/outcome-note.tsx';
import { Picture } from '../components/picture.tsx';
import { IndicatorList } from '../questions/indicator-list.tsx';
import { QuestionBlock } from '../questions/question.tsx';
import { isReadOnly, type OpenDossier, type State, useStore } from '../state.ts';
import { go } from '../store.ts';
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
      <Picture drawing={pictureOf(id, content, dossier)} />
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

/** Two pages show their answers as a picture too. */
const pictureOf = (section: string, content: Content, { document, evaluation }: OpenDossier): Drawing | undefined =>
  section === 'iama.ernst'
    ? rightsDrawing(content, document, evaluation)
    : section === 'dpia.risicos'
      ? riskDrawing(content, document)
      : undefined;

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
  const readOnly = useStore(isReadOnly);
  const [showAll, setShowAll] = useState(false);
  const [removed, setRemoved] = useState('');
  if (!content) return null;
  const all = rowsOf(content, dossier.document, group);
  const byRow = Map.groupBy(asked, ({ row }) => row?.id);
  // A page that borrows its rows shows only those it asks something about.
  const rows = borrowed ? all.filter(({ id }) => byRow.has(id)) : all;
  const mayAdd = !(group.fixed || group.from || borrowed || readOnly) && all.length < group.max;
  const current = rows.find(({ id }) => id === chosen) ?? rows[0];
  const add = (): void => {
    const row = crypto.randomUUID();
    dispatch({ type: 'addRow', group: group.id, row });
    go({ name: 'onderdeel', section, row, question: `${group.label}@${row}` });
  };
  const remove = (row: string, name: string): void => {
    const answers = Object.keys(dossier.document.answers).filter((key) => key.endsWith(`@${row}`) && key.startsWith(`${group.id}.`));
    dispatch({ type: 'removeRow', group: group.id, row });
    setRemoved(t('rijen.weggehaald', { naam: name, aantal: String(answers.length) }));
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
        <p role="status" className={removed ? 'note' : 'visually-hidden'}>
          {removed ? (
            <>
              {removed}{' '}
              <button
                type="button"
                className="link"
                onClick={() => {
                  setRemoved('');
                  undo();
                }}
              >
                {t('balk.ongedaan')}
              </button>
            </>
          ) : null}
        </p>
        {group.from ? <p className="muted">{t('rijen.uit', { vraag: placeWords(content, { question: group.from }) })}</p> : null}
        {rows.length === 0 ? <p className="muted">{t('rijen.leeg', { soort: group.plural })}</p> : null}
        {isCriteria && !readOnly ? <IndicatorList section={section} /> : null}
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
            {group.fixed || group.from || borrowed || readOnly ? null : (
              <RowTools group={group} row={current} all={all} onRemove={remove} />
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

type Named = { readonly id: string; readonly name: string };

/** Moving a row up or down in its list, and taking it away; both can be undone. */
const RowTools: FC<{ group: Group; row: Named; all: readonly Named[]; onRemove: (row: string, name: string) => void }> = ({
  group,
  row,
  all,
  onRemove,
}) => {
  const at = all.findIndex(({ id }) => id === row.id);
  const move = (to: number, words: string) => (
    <button
      type="button"
      className="button button-quiet"
      aria-disabled={to < 0 || to >= all.length}
      onClick={() => (to >= 0 && to < all.length ? dispatch({ type: 'moveRow', group: group.id, row: row.id, to }) : undefined)}
    >
      {words}
      <span className="visually-hidden"> {row.name}</span>
    </button>
  );
  return (
    <div className="row">
      {all.length > 1 ? move(at - 1, t('rijen.omhoog')) : null}
      {all.length > 1 ? move(at + 1, t('rijen.omlaag')) : null}
      <button type="button" className="button button-quiet" onClick={() => onRemove(row.id, row.name)}>
        {t('rijen.weghalen')}
        <span className="visually-hidden"> {row.name}</span>
      </button>
    </div>
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
