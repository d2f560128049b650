import type { FC } from 'react';
import { meetingsOf, peopleOf } from '../../shared/assessment/people.ts';
import type { AssessmentDocument, DossierFacts } from '../../shared/assessment/types.ts';
import { timelineDrawing } from '../../shared/drawing/timeline.ts';
import type { Evaluation } from '../../shared/evaluation/evaluate.ts';
import { openPages, progressOfAll } from '../../shared/evaluation/pages.ts';
import { actionPointsOf, homeworkOf } from '../../shared/evaluation/work.ts';
import type { Group, Questionnaire } from '../../shared/questionnaire/types.ts';
import { bridge } from '../bridge.ts';
import { checkpoint, dispatch } from '../changes.ts';
import { templateOfDossier } from '../commands.ts';
import { Page } from '../components/bar.tsx';
import { Icon } from '../components/icons.tsx';
import { OutcomeNote } from '../components/outcome-note.tsx';
import { Picture } from '../components/picture.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { ProgressWord } from '../components/state-word.tsx';
import { TypedField } from '../components/typed-field.tsx';
import { type OpenDossier, take, useStore } from '../state.ts';
import { go } from '../store.ts';
import { day, t } from '../words.ts';
import { CheckDossier } from './dossier-check.tsx';
import { Protection } from './protection.tsx';

const FIELDS: readonly (keyof DossierFacts)[] = ['name', 'organisation', 'dossierNumber', 'caseNumber', 'decisionDate', 'decider'];

/** A dossier at a glance: outcome so far, what it is, and how far each part is. */
export const Overview: FC = () => {
  const content = useStore((state) => state.started?.content);
  const dossier = useStore((state) => state.dossier);
  if (!content || !dossier) return null;
  const { document, evaluation } = dossier;
  const pages = content.questionnaires.flatMap((questionnaire) =>
    openPages(questionnaire, evaluation).map(({ section }) => ({ questionnaire, section })),
  );
  const next = pages.find(({ section }) => {
    const progress = evaluation.progress[section.id];
    return progress && progress.done < progress.asked;
  });
  return (
    <Page title={document.facts.name || t('dossier.zonder_naam')} eyebrow={t('overzicht.titel')} focusKey="overzicht">
      <div className="with-margin">
        <div className="stack-lg">
          {dossier.recovered !== 'none' ? (
            <p className="note note-warning">{t(`herstel.${dossier.recovered}`, { aantal: String(dossier.recoveredEdits) })}</p>
          ) : null}
          {document.facts.example ? <p className="note">{document.facts.example}</p> : null}
          {evaluation.stops.map(({ text }) => (
            <div className="error-summary" key={text}>
              <h2>{t('stop.titel')}</h2>
              <p>{text}</p>
            </div>
          ))}
          <OutcomeNote code={evaluation.framework.outcome} lead={t('overzicht.uitkomst')} title={evaluation.framework.title}>
            {Object.keys(document.answers).length === 0 ? <p>{t('overzicht.nog_niets')}</p> : null}
            <p>
              <button type="button" className="link" onClick={() => go({ name: 'uitkomst' })}>
                {t('overzicht.waarom')}
              </button>
            </p>
          </OutcomeNote>
          {next ? (
            <div className="row">
              <button type="button" className="button button-primary" onClick={() => go({ name: 'onderdeel', section: next.section.id })}>
                {t('overzicht.verder', { onderdeel: [next.section.nr, next.section.title].filter(Boolean).join(' ') })}
              </button>
              {document.review ? null : (
                <button type="button" className="button" onClick={() => go({ name: 'vergadering' })}>
                  {t('opdracht.vergadering')}
                </button>
              )}
            </div>
          ) : null}
          <section aria-labelledby="onderdelen">
            <h2 id="onderdelen">{t('overzicht.onderdelen')}</h2>
            {content.questionnaires.map((questionnaire) => (
              <PartTable
                key={questionnaire.id}
                questionnaire={questionnaire}
                evaluation={evaluation}
                open={questionnaire.id === next?.questionnaire.id}
              />
            ))}
          </section>
          <Timeline dossier={dossier} />
          <section aria-labelledby="gegevens">
            <h2 id="gegevens">{t('overzicht.gegevens')}</h2>
            <div className="facts-form">
              {FIELDS.map((field) => (
                <TypedField
                  key={field}
                  label={t(`gegevens.${field}`)}
                  {...(field === 'decider' || field === 'decisionDate' ? { hint: t(`gegevens.${field}_uitleg`) } : {})}
                  value={document.facts[field] ?? ''}
                  onCommit={(value) => dispatch({ type: 'setFacts', facts: { [field]: value } })}
                />
              ))}
            </div>
          </section>
        </div>
        <AtAGlance dossier={dossier} />
      </div>
    </Page>
  );
};

/** What happened and what comes, by date. */
const Timeline: FC<{ dossier: OpenDossier }> = ({ dossier }) => {
  const content = useStore((state) => state.started?.content);
  const drawing = content ? timelineDrawing(content, dossier.document, new Date().toISOString()) : undefined;
  if (!drawing) return null;
  return (
    <section aria-labelledby="tijdlijn">
      <h2 id="tijdlijn">{t('overzicht.tijdlijn')}</h2>
      <Picture drawing={drawing} />
    </section>
  );
};

/** Beside the parts: who takes part, when the team met, what must still happen, and which file this is. */
const AtAGlance: FC<{ dossier: OpenDossier }> = ({ dossier }) => {
  const content = useStore((state) => state.started?.content);
  if (!content) return null;
  const { document, evaluation, fileName } = dossier;
  const today = new Date().toISOString();
  const people = peopleOf(document);
  const meetings = meetingsOf(document);
  const actions = actionPointsOf(content, document, today).filter(({ done }) => !done);
  const homework = homeworkOf(document, evaluation, today).filter(({ done }) => !done);
  const late = [...actions, ...homework].filter((one) => one.late).length;
  const toPage = (section: string, words: string) => (
    <button type="button" className="link" onClick={() => go({ name: 'onderdeel', section })}>
      {words}
    </button>
  );
  return (
    <aside className="margin" aria-label={t('overzicht.kantlijn')}>
      <div>
        <h2>{t('overzicht.te_doen')}</h2>
        <p>
          <button type="button" className="link" onClick={() => go({ name: 'werk' })}>
            {t('overzicht.werk', { acties: String(actions.length), huiswerk: String(homework.length) })}
          </button>
        </p>
        {late > 0 ? (
          <p className="state state-late">
            <Icon name="let_op" />
            {t('overzicht.te_laat', { aantal: String(late) })}
          </p>
        ) : null}
        <p>
          <button type="button" className="link" onClick={() => go({ name: 'nalopen' })}>
            {t('overzicht.samenhang', { aantal: String(evaluation.checks.length) })}
          </button>
        </p>
      </div>
      <div>
        <h2>{t('overzicht.team')}</h2>
        <p>{people.length > 0 ? people.join(', ') : t('overzicht.geen_team')}</p>
        <p>{toPage('dossier.mensen', t('overzicht.naar_team'))}</p>
      </div>
      <div>
        <h2>{t('overzicht.bijeenkomsten')}</h2>
        {meetings.slice(-3).map(({ row, name, date }) => (
          <p key={row.id}>
            {name || t('overzicht.bijeenkomst')}
            {date ? `, ${date}` : ''}
          </p>
        ))}
        <p>{toPage('dossier.bijeenkomsten', t(meetings.length > 0 ? 'overzicht.naar_bijeenkomsten' : 'overzicht.geen_bijeenkomsten'))}</p>
      </div>
      {document.deviations.length > 0 ? (
        <div>
          <h2>{t('afwijkend.titel')}</h2>
          {document.deviations.map(({ id, by }) => (
            <p key={id}>{by}</p>
          ))}
        </div>
      ) : null}
      <div>
        <h2>{t('overzicht.bestand')}</h2>
        <p className="address">{fileName}</p>
        <TemplateLine document={document} />
        <Protection dossier={dossier} />
        <CheckDossier id={document.id} />
        {(document.imports ?? []).map((one, place) => (
          <p key={`${one.sha256}-${one.at}`}>
            <button type="button" className="link" onClick={() => go({ name: 'ingelezen', place })}>
              {t('overzicht.ingelezen', { bestand: one.name, datum: day(one.at) })}
            </button>
          </p>
        ))}
        {document.versions.map(({ number, fixedAt, signatures }) => (
          <p key={number}>{t('overzicht.versie', { nummer: String(number), datum: day(fixedAt), aantal: String(signatures.length) })}</p>
        ))}
      </div>
    </aside>
  );
};

/** The template this started from, whether there is a newer one, and the way to make one of this dossier. */
const TemplateLine: FC<{ document: AssessmentDocument }> = ({ document }) => {
  const { template } = document;
  const look = async (): Promise<void> => {
    if (await checkpoint()) take(await bridge.call['template.newer']({ id: document.id }), (back) => go({ name: 'samenvoegen', ...back }));
  };
  return (
    <>
      {template ? (
        <p>
          {t('overzicht.sjabloon', { naam: template.name, versie: template.version })}{' '}
          <button type="button" className="link" onClick={() => void look()}>
            {t('overzicht.sjabloon_nieuwer')}
          </button>
        </p>
      ) : null}
      <p>
        <button type="button" className="link" onClick={templateOfDossier}>
          {t('opdracht.sjabloon_maken')}
        </button>
      </p>
    </>
  );
};

/** A page that only holds rows says how many there are. */
const RowCount: FC<{ group: Group }> = ({ group }) => {
  const count = useStore((state) => state.dossier?.document.rows[group.id]?.length) ?? 0;
  return (
    <span className="muted">
      {count === 0
        ? t('overzicht.geen_regels', { soort: group.plural })
        : t('overzicht.regels', { aantal: String(count), soort: count === 1 ? group.singular : group.plural })}
    </span>
  );
};

/** The parts of one instrument with their state; folded unless this is where the work goes on. */
const PartTable: FC<{ questionnaire: Questionnaire; evaluation: Evaluation; open: boolean }> = ({ questionnaire, evaluation, open }) => (
  <details className="fold" open={open}>
    <summary>
      <Icon name="pijl" />
      <span className="fold-title" lang="nl">
        {questionnaire.short}
      </span>
      <ProgressWord progress={progressOfAll(questionnaire, evaluation)} />
    </summary>
    <div className="table-wrap">
      <table className="table table-stack">
        <caption className="visually-hidden">{questionnaire.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overzicht.onderdeel')}</th>
            <th scope="col">{t('start.stand')}</th>
            <th scope="col">{t('start.voortgang')}</th>
          </tr>
        </thead>
        <tbody>
          {openPages(questionnaire, evaluation).map(({ section }) => {
            const progress = evaluation.progress[section.id];
            return (
              <tr key={section.id}>
                <th scope="row">
                  <button type="button" className="link" lang="nl" onClick={() => go({ name: 'onderdeel', section: section.id })}>
                    {[section.nr, section.title].filter(Boolean).join(' ')}
                  </button>
                </th>
                <td data-label={t('start.stand')}>
                  {progress && progress.asked > 0 ? (
                    <ProgressWord progress={progress} />
                  ) : section.group ? (
                    <RowCount group={section.group} />
                  ) : null}
                </td>
                <td data-label={t('start.voortgang')}>{progress && progress.asked > 0 ? <ProgressBar progress={progress} /> : null}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  </details>
);
