import { type FC, useState } from 'react';
import { pathDrawing } from '../../shared/drawing/path.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import type { Finding } from '../../shared/evaluation/toetsingskader.ts';
import { sourceWords } from '../../shared/questionnaire/content.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';
import type { AnswerPlace } from '../../shared/rules/types.ts';
import { dispatch } from '../changes.ts';
import { Page } from '../components/bar.tsx';
import { Field, TextField } from '../components/field.tsx';
import { OutcomeNote, Verdict } from '../components/outcome-note.tsx';
import { Picture } from '../components/picture.tsx';
import { useStore } from '../state.ts';
import { go } from '../store.ts';
import { day, t } from '../words.ts';

/** The outcome with its reasons: findings, what would settle them, warnings, and the whole path with sources. */
export const OutcomeScreen: FC = () => {
  const content = useStore((state) => state.started?.content);
  const dossier = useStore((state) => state.dossier);
  if (!content || !dossier) return null;
  const { framework } = dossier.evaluation;
  const words = content.framework.outcomes.find(({ code }) => code === framework.outcome);
  const openDuties = framework.duties.filter(({ arranged }) => !arranged);
  const favourable = framework.outcome === 'O3' || framework.outcome === 'O4';
  return (
    <Page eyebrow={content.framework.title} title={t('uitkomst.titel')} focusKey="uitkomst">
      <div className="with-margin">
        <div className="stack-lg">
          <OutcomeNote code={framework.outcome} lead={t('uitkomst.zwaarste')} title={framework.title}>
            <p lang="nl">{words?.means}</p>
            {favourable ? (
              <p>{framework.released ? t('uitkomst.vrijgegeven') : t('uitkomst.niet_vrijgegeven', { open: String(openDuties.length) })}</p>
            ) : null}
          </OutcomeNote>
          <section className="stack-sm" aria-labelledby="nu">
            <h2 id="nu">{t('uitkomst.nu')}</h2>
            <p lang="nl">{words?.todo}</p>
            <p className="muted" lang="nl">
              {words?.saysNot}
            </p>
            <p className="muted">{t('uitkomst.geen_punten')}</p>
          </section>
          <section aria-labelledby="bevindingen">
            <h2 id="bevindingen">{t('uitkomst.bevindingen')}</h2>
            <ol className="path">
              {groupByText(framework.findings).map((group, place) => (
                <FindingItem key={`${group.finding.node}-${group.finding.outcome}-${group.names.join()}`} number={place + 1} {...group} />
              ))}
            </ol>
          </section>
          <section aria-labelledby="waarschuwingen">
            <h2 id="waarschuwingen">{t('uitkomst.waarschuwingen')}</h2>
            {framework.warnings.length === 0 ? <p>{t('uitkomst.geen_waarschuwingen')}</p> : null}
            <ol className="path">
              {framework.warnings.map(({ code, text, sources }) => (
                <li key={code}>
                  <span className="path-code">{code}</span>
                  <div className="stack-sm">
                    <p>{text}</p>
                    <p className="source" lang="nl">
                      {sources.map((one) => sourceWords(content, one)).join('; ')}
                    </p>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <Deviations />
          <section aria-labelledby="pad">
            <h2 id="pad">{t('uitkomst.pad')}</h2>
            <Picture drawing={pathDrawing(content, dossier.evaluation.framework)} />
            <p className="muted">{t('uitkomst.pad_lezen')}</p>
            <p className="muted">{t('uitkomst.pad_uitleg')}</p>
            <ol className="path">
              {framework.path.map((step) => {
                const node = content.framework.nodes.find(({ id }) => id === step.node);
                const unknown = step.result === 'O5';
                return (
                  <li key={`${step.node}-${step.criterion?.id ?? ''}`} className={unknown ? 'path-unknown' : ''}>
                    <span className="path-code">
                      <PlaceLink
                        place={{ question: step.answers[0]?.question ?? '', ...(step.criterion ? { row: step.criterion.id } : {}) }}
                        words={step.node}
                      />
                    </span>
                    <div>
                      <p>
                        {node?.title}
                        {step.criterion ? ` – ${step.criterion.name}` : ''}:{' '}
                        <span className="path-answer">{answerWords(content, step.answers)}</span>
                      </p>
                      <p className="path-finding" lang="nl">
                        {step.result === 'geen' || step.result === 'notitie' ? step.text : <Verdict code={step.result} words={step.text} />}
                      </p>
                      <p className="source" lang="nl">
                        {step.sources.map((one) => sourceWords(content, one)).join('; ')}
                        {node && !node.verified ? ` (${t('bron.niet_geverifieerd')})` : ''}
                      </p>
                    </div>
                  </li>
                );
              })}
            </ol>
          </section>
        </div>
        <aside className="margin" aria-label={t('uitkomst.kantlijn')}>
          <div>
            <h3>{t('uitkomst.van_zwaar')}</h3>
            <ul className="outcome-list" lang="nl">
              {content.framework.outcomes.map(({ code, title }) => (
                <li key={code}>
                  <Verdict code={code} words={title} />
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h3>{t('uitkomst.alleen_ras')}</h3>
            <p>{t('uitkomst.alleen_ras_uitleg')}</p>
          </div>
          <div>
            <h3>{t('vraag.bron')}</h3>
            <p lang="nl">{content.framework.verification}</p>
            <p className="hash">{t('uitkomst.inhoud', { hash: content.hash.slice(0, 16) })}</p>
          </div>
        </aside>
      </div>
    </Page>
  );
};

type Grouped = { readonly finding: Finding; readonly names: readonly string[]; readonly places: readonly AnswerPlace[] };

/** The same finding about several criteria is told once, with all their names. */
function groupByText(findings: readonly Finding[]): readonly Grouped[] {
  const found = new Map<string, Grouped>();
  for (const finding of findings) {
    const key = [finding.outcome, finding.node, finding.text].join('|');
    const known = found.get(key);
    const names = finding.criterion ? [finding.criterion.name] : [];
    found.set(key, known ? { ...known, names: [...known.names, ...names] } : { finding, names, places: finding.because });
  }
  return [...found.values()];
}

const FindingItem: FC<Grouped & { number: number }> = ({ number, finding, names, places }) => {
  const content = useStore((state) => state.started?.content);
  if (!content) return null;
  return (
    <li data-finding={`${finding.node} ${finding.outcome}`}>
      <span className="path-code">{number}</span>
      <div className="stack-sm">
        <p>
          <Verdict code={finding.outcome} words={finding.title} />
        </p>
        <p>
          {names.length > 0 ? <strong>{names.join(', ')}: </strong> : null}
          {finding.text}
        </p>
        <p>
          {t('uitkomst.volgt_uit', { regel: finding.node })}{' '}
          {places.map((place, at) => (
            <span key={`${place.question}@${place.row ?? ''}`}>
              {at > 0 ? ', ' : ''}
              <PlaceLink place={place} words={placeWords(content, place)} />
            </span>
          ))}
          .
        </p>
        {finding.settle ? (
          <p>
            <strong>{t('uitkomst.duidelijkheid')}</strong> {finding.settle}
          </p>
        ) : null}
      </div>
    </li>
  );
};

/** A link back to the question behind a reason. */
export const PlaceLink: FC<{ place: AnswerPlace; words: string }> = ({ place, words }) => {
  const content = useStore((state) => state.started?.content);
  const section = content ? findQuestion(content, place.question)?.section.id : undefined;
  if (!section) return <span>{words}</span>;
  const key = place.row ? `${place.question}@${place.row}` : place.question;
  return (
    <button
      type="button"
      className="link"
      lang="nl"
      onClick={() => go({ name: 'onderdeel', section, question: key, ...(place.row ? { row: place.row } : {}) })}
    >
      {words}
    </button>
  );
};

function answerWords(content: Parameters<typeof findQuestion>[0], answers: readonly { question: string; value: string | null }[]): string {
  return answers
    .filter(({ value }, place) => value !== null || place === 0)
    .map(({ question, value }) => {
      if (value === null) return t('uitkomst.onbekend');
      const asked = findQuestion(content, question)?.question;
      return (asked && 'options' in asked ? asked.options.find((option) => option.value === value)?.label : undefined) ?? value;
    })
    .join(' · ');
}

/** A different view on the outcome can be recorded; it never changes the outcome. */
const Deviations: FC = () => {
  const deviations = useStore((state) => state.dossier?.document.deviations) ?? [];
  const [text, setText] = useState('');
  const [by, setBy] = useState('');
  const record = (): void => {
    if (!text.trim() || !by.trim()) return;
    if (!dispatch({ type: 'deviate', id: crypto.randomUUID(), text: text.trim(), by: by.trim() })) return;
    setText('');
    setBy('');
  };
  return (
    <section className="stack" aria-labelledby="afwijkend">
      <h2 id="afwijkend">{t('afwijkend.titel')}</h2>
      <p className="muted">{t('afwijkend.uitleg')}</p>
      {deviations.map((one) => (
        <p className="note" key={one.id}>
          <strong>{one.by}</strong>, {day(one.at)}: {one.text}
        </p>
      ))}
      <details className="help">
        <summary>{t('afwijkend.vastleggen')}</summary>
        <div className="help-body form">
          <Field label={t('afwijkend.wie')} value={by} onText={setBy} maxLength={200} />
          <TextField label={t('afwijkend.tekst')} value={text} onText={setText} />
          <div className="row">
            <button type="button" className="button" onClick={record}>
              {t('afwijkend.bewaren')}
            </button>
          </div>
        </div>
      </details>
    </section>
  );
};
