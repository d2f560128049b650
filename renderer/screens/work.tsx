import { type FC, type FormEvent, useId, useState } from 'react';
import type { AssessmentDocument } from '../../shared/assessment/types.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import { actionPointsOf, changedSinceMeeting, homeworkOf } from '../../shared/evaluation/work.ts';
import { bridge } from '../bridge.ts';
import { checkpoint } from '../changes.ts';
import { Allowed } from '../components/allowed.tsx';
import { Page } from '../components/bar.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icons.tsx';
import { isReadOnly, type OpenDossier, take, useStore } from '../state.ts';
import { go } from '../store.ts';
import { t } from '../words.ts';
import { PlaceLink } from './outcome.tsx';
import { WorkRemarks } from './work-remarks.tsx';

/** Who does what: homework, action points and remarks, for everybody or for one person, and on paper. */
export const WorkScreen: FC = () => {
  const content = useStore((state) => state.started?.content);
  const dossier = useStore((state) => state.dossier);
  const readOnly = useStore(isReadOnly);
  const [person, setPerson] = useState('');
  const id = useId();
  if (!content || !dossier) return null;
  const { document, evaluation } = dossier;
  const today = new Date().toISOString();
  const homework = homeworkOf(document, evaluation, today);
  const actions = actionPointsOf(content, document, today).filter(({ done }) => !done);
  const people = [...new Set([...homework.map(({ to }) => to), ...actions.map(({ who }) => who)])].filter(Boolean).sort();
  const his = (who: string): boolean => person === '' || who === person;
  const shownHomework = homework.filter(({ to }) => his(to));
  const shownActions = actions.filter(({ who }) => his(who));
  return (
    <Page
      title={t('werk.titel')}
      lead={t('werk.uitleg')}
      focusKey="werk"
      tools={
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {t('werk.afdrukken')}
        </button>
      }
    >
      <div className="stack-lg">
        {people.length > 0 ? (
          <div className="field no-print">
            <label className="label" htmlFor={id}>
              {t('werk.voor')}
            </label>
            <select className="input input-short" id={id} value={person} onChange={(event) => setPerson(event.target.value)}>
              <option value="">{t('werk.iedereen')}</option>
              {people.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </div>
        ) : null}
        <section aria-labelledby="huiswerk">
          <h2 id="huiswerk">{t('werk.huiswerk', { aantal: String(shownHomework.length) })}</h2>
          {shownHomework.length === 0 ? <p className="muted">{t('werk.geen_huiswerk')}</p> : null}
          <WorkTable
            name={t('werk.huiswerk_kort')}
            rows={shownHomework.map(({ asked, to, due, done, late }) => ({
              id: asked.key,
              what: (
                <PlaceLink
                  place={{ question: asked.question.id, ...(asked.row ? { row: asked.row.id } : {}) }}
                  words={placeWords(content, { question: asked.question.id }, asked.row?.name)}
                />
              ),
              about: asked.question.text,
              who: to,
              due,
              state: done ? 'klaar' : late ? 'te_laat' : 'open',
            }))}
          />
        </section>
        {readOnly ? null : <HomeworkFiles document={document} people={[...new Set(homework.map(({ to }) => to))]} />}
        <section aria-labelledby="acties">
          <h2 id="acties">{t('werk.acties', { aantal: String(shownActions.length) })}</h2>
          {shownActions.length === 0 ? <p className="muted">{t('werk.geen_acties')}</p> : null}
          {actions.length > 0 ? <SpreadsheetButton id={document.id} /> : null}
          <WorkTable
            name={t('werk.acties_kort')}
            rows={shownActions.map(({ question, row, what, who, due, about, late }) => ({
              id: `${question}@${row}`,
              what: <PlaceLink place={{ question, row }} words={what || t('werk.zonder_naam')} />,
              about,
              who,
              due,
              state: late ? 'te_laat' : 'open',
            }))}
          />
        </section>
        {person === '' ? <WorkRemarks remarks={document.remarks} content={content} /> : null}
        <Changed dossier={dossier} />
      </div>
    </Page>
  );
};

/** All action points as a file for a spreadsheet. */
const SpreadsheetButton: FC<{ id: string }> = ({ id }) => {
  const [written, setWritten] = useState('');
  const save = async (): Promise<void> => {
    if (await checkpoint()) take(await bridge.call['report.csv']({ id }), ({ fileName }) => setWritten(fileName));
  };
  return (
    <div className="row no-print">
      <button type="button" className="button" onClick={() => void save()}>
        {t('werk.rekenblad')}
      </button>
      <span role="status">{written ? t('delen.bewaard', { bestand: written }) : ''}</span>
    </div>
  );
};

/** Homework as a small file for somebody without the dossier, and the way back for it or for a copy. */
const HomeworkFiles: FC<{ document: AssessmentDocument; people: readonly string[] }> = ({ document, people }) => {
  const [written, setWritten] = useState('');
  const [reader, setReader] = useState('');
  const id = useId();
  const lend = async (person: string): Promise<void> => {
    if (await checkpoint()) take(await bridge.call['exchange.lend']({ id: document.id, person }), ({ fileName }) => setWritten(fileName));
  };
  const review = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reader.trim() && (await checkpoint()))
      take(await bridge.call['exchange.review']({ id: document.id, person: reader.trim() }), ({ fileName }) => setWritten(fileName));
  };
  const readBack = async (): Promise<void> => {
    if (await checkpoint()) take(await bridge.call['exchange.read']({ id: document.id }), (back) => go({ name: 'samenvoegen', ...back }));
  };
  return (
    <section className="stack-sm no-print" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{t('werk.bestanden')}</h2>
      <p className="muted">{t('werk.bestanden_uitleg')}</p>
      <div className="row">
        <Allowed what="uitlenen">
          {people.map((person) => (
            <button key={person} type="button" className="button" onClick={() => void lend(person)}>
              {t('werk.bestand_voor', { wie: person })}
            </button>
          ))}
        </Allowed>
        <button type="button" className="button" onClick={() => void readBack()}>
          {t('werk.inlezen')}
        </button>
      </div>
      <Allowed what="uitlenen">
        <form className="row row-fields" onSubmit={(event) => void review(event)}>
          <Field label={t('meelezen.wie')} value={reader} onText={setReader} maxLength={200} />
          <button type="submit" className="button">
            {t('meelezen.maak')}
          </button>
        </form>
        <p className="muted">{t('meelezen.uitleg')}</p>
      </Allowed>
      <p role="status">{written ? t('werk.bestand_klaar', { bestand: written }) : ''}</p>
    </section>
  );
};

type WorkRow = {
  readonly id: string;
  readonly what: React.ReactNode;
  readonly about: string;
  readonly who: string;
  readonly due: string;
  readonly state: 'open' | 'klaar' | 'te_laat';
};

const ICONS = { open: ['state-open', 'open'], klaar: ['state-done', 'klaar'], te_laat: ['state-late', 'let_op'] } as const;

const WorkTable: FC<{ name: string; rows: readonly WorkRow[] }> = ({ name, rows }) =>
  rows.length === 0 ? null : (
    <div className="table-wrap">
      <table className="table table-stack">
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            {(['wat', 'wie', 'wanneer', 'stand'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`werk.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, what, about, who, due, state }) => (
            <tr key={id}>
              <th scope="row">
                {what}
                {about ? <small>{about}</small> : null}
              </th>
              <td data-label={t('werk.wie')}>{who || t('werk.niemand')}</td>
              <td data-label={t('werk.wanneer')} className="numbers">
                {due || t('werk.geen_datum')}
              </td>
              <td data-label={t('werk.stand')}>
                <span className={`state ${ICONS[state][0]}`}>
                  <Icon name={ICONS[state][1]} />
                  {t(`werk.stand.${state}`)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

/** What changed since the last meeting, so that a next one starts where people left off. */
export const Changed: FC<{ dossier: OpenDossier }> = ({ dossier }) => {
  const content = useStore((state) => state.started?.content);
  const since = changedSinceMeeting(dossier.document, dossier.evaluation, new Date().toISOString());
  if (!content || !since) return null;
  return (
    <section aria-labelledby="veranderd">
      <h2 id="veranderd">{t('werk.veranderd', { bijeenkomst: since.meeting || since.date, datum: since.date })}</h2>
      {since.changed.length === 0 ? <p className="muted">{t('werk.niets_veranderd')}</p> : null}
      <ul>
        {since.changed.map(({ key, question, row }) => (
          <li key={key}>
            <PlaceLink
              place={{ question: question.id, ...(row ? { row: row.id } : {}) }}
              words={placeWords(content, { question: question.id }, row?.name)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
