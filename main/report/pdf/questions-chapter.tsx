import type { FC, ReactNode } from 'react';
import type { ReportPart, ReportQuestion } from '../../../shared/report/types.ts';
import { Blocks } from './blocks.tsx';
import { type ChapterProps, Intro } from './chapter.tsx';
import { Chapter, Row, Section, State, T } from './parts.tsx';
import { portionsOf } from './portions.ts';
import { View } from './primitives.tsx';
import { Sheet } from './sheet.tsx';
import { Table } from './table.tsx';
import { color, GUTTER, MARGIN, type } from './theme.ts';
import { useWords } from './words.ts';

/** Questions of one instrument: number, state and date in the margin, what the team said in the text. */
export const QuestionsChapter: FC<ChapterProps & { part: ReportPart }> = ({ letter, pages, furniture, part }) => {
  const w = useWords();
  return (
    <Sheet title={part.title} furniture={furniture}>
      <Chapter id={part.id} number={letter} title={part.title} pages={pages} />
      <Intro texts={[part.verification]} />
      {part.empty.length > 0 ? <Intro texts={[w('deel.niet_ingevuld', { lijst: part.empty.join('; ') })]} /> : null}
      {part.sections.flatMap((section) => [
        <Section key={section.id} id={section.id} number={section.nr} title={section.title} pages={pages} parent={part.id} />,
        ...(section.ours ? [<Intro key={`${section.id}-ours`} texts={[section.ours]} />] : []),
        ...section.questions.flatMap((question, at) => questionParts(question, section.id, at === 0, w)),
        ...section.records.map((record, at) => (
          <Table
            key={`${section.id}-${at}`}
            caption={record.name}
            columns={[
              { head: w('kolom.vraag'), share: 120 },
              { head: w('kolom.antwoord'), share: 183 },
              { head: w('kolom.toelichting'), share: 180 },
            ]}
            rows={record.lines}
          />
        )),
        ...(section.open.length > 0
          ? [<Intro key={`${section.id}-open`} texts={[w('deel.open_vragen', { lijst: section.open.join('; ') })]} />]
          : []),
      ])}
    </Sheet>
  );
};

// `minPresenceAhead` stays below the height of the shortest body: longer windows of short questions would join into one
// unbreakable chain. Heading and body are flat siblings of the section heading: the engine keeps a heading with what follows only inside one parent.
function questionParts(question: ReportQuestion, parent: string, first: boolean, w: ReturnType<typeof useWords>) {
  const id = `v-${question.id}`;
  const [said, ...more] = saidWith(question, w);
  return [
    <View
      key={id}
      tag="H4"
      wrap={false}
      id={id}
      minPresenceAhead={28}
      style={{ borderTopWidth: 0.5, borderColor: color.hair, paddingTop: 7, marginTop: first ? 2 : 10, marginBottom: 4 }}
      bookmark={{ title: [question.nr, question.title].filter(Boolean).join(' '), ref: id, parent, fit: false }}
    >
      <View style={{ flexDirection: 'row' }}>
        <T tag="Span" house style={{ ...type.question, width: MARGIN, marginRight: GUTTER }} width={MARGIN}>
          {question.nr || ' '}
        </T>
        <T tag="Span" style={{ ...type.question, flex: 1 }}>
          {question.title}
        </T>
      </View>
    </View>,
    <Row
      key={`${id}-body`}
      whole={isShort(question)}
      margin={
        <View>
          <State mark={question.mark} style={type.small}>
            {question.state}
          </State>
          {question.when ? (
            <T style={{ ...type.small, color: color.grey, marginTop: 2 }} width={MARGIN}>
              {question.when}
            </T>
          ) : null}
        </View>
      }
    >
      <T style={{ ...type.small, color: color.grey, marginBottom: 3 }}>{question.text}</T>
      {said}
    </Row>,
    ...more.map((part, at) => <Row key={`${id}-${at}`}>{part}</Row>),
  ];
}

/** Everything that was said with a question. One piece nearly always; very long answers come in pieces that can be laid out. */
function saidWith(question: ReportQuestion, w: ReturnType<typeof useWords>): readonly ReactNode[] {
  const { answer, considerations, choices } = question;
  const labelled = (label: string, blocks: ReportQuestion['answer']): readonly ReactNode[] =>
    blocks.length === 0
      ? []
      : portionsOf(blocks).map((portion, at) =>
          at === 0 ? <Labelled key={label} label={label} blocks={portion} /> : <Blocks key={`${label}-${at}`} blocks={portion} />,
        );
  const pieces = [
    ...(answer.length > 0
      ? portionsOf(answer).map((portion, at) => <Blocks key={at} blocks={portion} />)
      : [
          <T key="stil" style={{ ...type.body, fontStyle: 'italic', color: color.grey }}>
            {w('niet_vermeld')}
          </T>,
        ]),
    ...labelled(w('overwegingen'), considerations),
    ...labelled(w('keuzes'), choices),
    <Ground key="grond" question={question} />,
  ];
  return isVeryLong(question) ? pieces : [pieces];
}

/** Where an answer came from and what it rests on. */
const Ground: FC<{ question: ReportQuestion }> = ({ question }) => {
  const w = useWords();
  return (
    <>
      {question.from ? <T style={{ ...type.small, color: color.grey }}>{question.from}</T> : null}
      {question.evidence.length > 0 ? (
        <View style={{ marginTop: 4 }}>
          <T house style={{ ...type.label }}>
            {w('bewijs.kop')}
          </T>
          {question.evidence.map((one, at) => (
            <T key={at} style={type.small}>
              {one}
            </T>
          ))}
        </View>
      ) : null}
    </>
  );
};

// A short body stays on one page; a long one may break.
const isShort = (question: ReportQuestion): boolean => weightOf(question) < 1_200 && question.evidence.length === 0;
const isVeryLong = (question: ReportQuestion): boolean => weightOf(question) > 50_000;
const weightOf = ({ answer, considerations, choices }: ReportQuestion): number => JSON.stringify([answer, considerations, choices]).length;

const Labelled: FC<{ label: string; blocks: ReportQuestion['answer'] }> = ({ label, blocks }) => (
  <View style={{ marginTop: 4 }}>
    <T house style={{ ...type.label, marginBottom: 1 }}>
      {label}
    </T>
    <Blocks blocks={blocks} />
  </View>
);
