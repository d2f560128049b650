import { type FC, useMemo, useState } from 'react';
import { splitKey } from '../../shared/assessment/keys.ts';
import type { Answer, AssessmentDocument } from '../../shared/assessment/types.ts';
import { placeWords } from '../../shared/evaluation/evaluate.ts';
import { rowsOf } from '../../shared/evaluation/facts.ts';
import { type CameBack, type Difference, differences, newRemarks, receiveAction } from '../../shared/exchange/merge.ts';
import type { Content } from '../../shared/questionnaire/content.ts';
import { findQuestion } from '../../shared/questionnaire/walk.ts';
import { dispatch } from '../changes.ts';
import { Page } from '../components/bar.tsx';
import { Icon } from '../components/icons.tsx';
import { answerWords } from '../questions/history.tsx';
import { useStore } from '../state.ts';
import { go } from '../store.ts';
import { moment, t } from '../words.ts';

/** What came back in a file, question by question: taken over, or left as it is here. */
export const MergeScreen: FC<CameBack> = ({ fileName, theirs, behind, imported, template }) => {
  const content = useStore((state) => state.started?.content);
  const mine = useStore((state) => state.dossier?.document);
  const found = useMemo(() => (content && mine ? differences(content, mine, theirs, behind) : []), [content, mine, theirs, behind]);
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  if (!content || !mine) return null;
  const sideOf = ({ key, prefer }: Difference): 'mine' | 'theirs' => chosen[key] ?? prefer;
  const taken = found.filter((one) => sideOf(one) === 'theirs');
  const remarks = newRemarks(mine, theirs).length;
  const finish = (): void => {
    if (taken.length > 0 || remarks > 0) dispatch(receiveAction(mine, theirs, taken));
    if (template) dispatch({ type: 'setTemplate', template });
    if (imported) dispatch({ type: 'recordImport', imported });
    go({ name: imported ? 'ingelezen' : template ? 'overzicht' : 'werk' });
  };
  const conflicts = found.filter(({ conflict }) => conflict).length;
  return (
    <Page
      eyebrow={fileName}
      title={
        theirs.loan
          ? t('samenvoegen.huiswerk', { wie: theirs.loan.to })
          : theirs.review
            ? t('samenvoegen.meelezen', { wie: theirs.review.to })
            : t(template ? 'samenvoegen.sjabloon' : imported ? 'samenvoegen.ander' : 'samenvoegen.kopie')
      }
      lead={t(found.length > 0 ? 'samenvoegen.uitleg' : remarks > 0 ? 'samenvoegen.alleen_opmerkingen' : 'samenvoegen.niets', {
        aantal: String(found.length),
        samen: String(conflicts),
      })}
      focusKey="samenvoegen"
    >
      <div className="stack-lg">
        {remarks > 0 ? <p className="note">{t('samenvoegen.opmerkingen', { aantal: String(remarks) })}</p> : null}
        {found.map((one) => (
          <Choice
            key={one.key}
            one={one}
            side={sideOf(one)}
            words={{
              name: nameOf(content, mine, theirs, one.key),
              mine: wordsOf(content, one, 'mine'),
              theirs: wordsOf(content, one, 'theirs'),
            }}
            onChoose={(side) => setChosen({ ...chosen, [one.key]: side })}
          />
        ))}
        <div className="row">
          <button type="button" className="button button-primary" onClick={finish}>
            {t(taken.length > 0 ? 'samenvoegen.neem_over' : remarks > 0 ? 'samenvoegen.zet_erbij' : 'samenvoegen.klaar', {
              aantal: String(taken.length > 0 ? taken.length : remarks),
            })}
          </button>
          <button type="button" className="button button-quiet" onClick={() => go({ name: 'werk' })}>
            {t('algemeen.annuleren')}
          </button>
        </div>
      </div>
    </Page>
  );
};

type Words = { readonly name: string; readonly mine: string; readonly theirs: string };

const Choice: FC<{ one: Difference; side: 'mine' | 'theirs'; words: Words; onChoose: (side: 'mine' | 'theirs') => void }> = ({
  one,
  side,
  words,
  onChoose,
}) => (
  <fieldset className="merge">
    <legend>
      <span lang="nl">{words.name}</span>
      {one.conflict ? (
        <span className="state state-late">
          <Icon name="let_op" />
          {t('samenvoegen.allebei')}
        </span>
      ) : null}
    </legend>
    <div className="merge-sides">
      {(['mine', 'theirs'] as const).map((which) => (
        <label className="choice merge-side" key={which}>
          <input type="radio" name={one.key} checked={side === which} onChange={() => onChoose(which)} />
          <span className="choice-label">
            <strong>{t(`samenvoegen.${which}`)}</strong>
            <small className="muted">{whoWords(one[which])}</small>
            <span className="said" lang="nl">
              {words[which] || t('samenvoegen.leeg')}
            </span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);

const whoWords = (answer: Answer | undefined): string =>
  !answer ? '' : answer.by ? t('geschiedenis.wie', { moment: moment(answer.at), wie: answer.by }) : moment(answer.at);

function nameOf(content: Content, mine: AssessmentDocument, theirs: AssessmentDocument, key: string): string {
  const { question, row } = splitKey(key);
  const group = findQuestion(content, question)?.group;
  const named = (document: AssessmentDocument): string | undefined =>
    group && row !== undefined ? rowsOf(content, document, group).find(({ id }) => id === row)?.name : undefined;
  return placeWords(content, { question }, named(mine) ?? named(theirs) ?? (row ? theirs.loan?.rows[row] : undefined));
}

function wordsOf(content: Content, one: Difference, side: 'mine' | 'theirs'): string {
  const question = findQuestion(content, splitKey(one.key).question)?.question;
  const answer = one[side];
  return question && answer ? answerWords(question, answer) : '';
}
