import type { FC } from 'react';
import type { ReportModel, ReportPart, ReportQuestion } from '../../../shared/report/types.ts';
import { hashWords } from '../../../shared/text/format.ts';
import { Blocks, Chapter, type Furniture, OutcomeBlock, type PageNumbers, Row, Section, Sheet, State, T, Table } from './parts.tsx';
import { View } from './primitives.tsx';
import { color, GUTTER, MARGIN, TEXT, type, WIDE } from './theme.ts';
import { useWords } from './words.ts';

type ChapterProps = { model: ReportModel; letter: string; pages: PageNumbers; furniture: Furniture };

const Intro: FC<{ texts: readonly string[] }> = ({ texts }) => (
  <View style={{ marginLeft: MARGIN + GUTTER, marginBottom: 6 }}>
    {texts.filter(Boolean).map((text, at) => (
      <T key={at} style={{ ...type.body, marginBottom: 6 }}>
        {text}
      </T>
    ))}
  </View>
);

/** Outcome: the ladder of seven, the findings, the walked path with answers and sources. */
export const OutcomeChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => {
  const w = useWords();
  const { outcome } = model;
  return (
    <Sheet title={w('kop.uitkomst_kort')} furniture={furniture}>
      <Chapter id="uitkomst" number={letter} title={w('kop.uitkomst')} pages={pages} />
      <View style={{ marginBottom: 14 }}>
        <OutcomeBlock code={outcome.code} title={outcome.title} />
      </View>
      <Intro texts={[outcome.means, outcome.todo, outcome.saysNot, outcome.released, ...model.stops]} />
      <Section id="ladder" title={w('kop.ladder')} pages={pages} parent="uitkomst" />
      <Intro texts={[w('uitkomst.geen_punten')]} />
      <Table
        columns={[
          { head: w('kolom.code'), share: 40 },
          { head: w('kolom.uitkomst'), share: 243 },
          { head: w('kolom.in_dossier'), share: 90 },
          { head: w('kolom.gevonden_bij'), share: 110 },
        ]}
        rows={model.ladder.map(({ code, title, found, at }) => [code, title, found, at])}
        strong={(at) => model.ladder[at]?.reached ?? false}
      />
      <Section id="bevindingen" title={w('kop.bevindingen')} pages={pages} parent="uitkomst" />
      <Table
        columns={[
          { head: w('kolom.uitkomst'), share: 52, bold: true },
          { head: w('kolom.regel'), share: 38 },
          { head: w('kolom.over'), share: 86 },
          { head: w('kolom.waarom'), share: 172 },
          { head: w('kolom.duidelijkheid'), share: 135 },
        ]}
        rows={model.findings.map((one) => [
          one.outcome,
          one.node,
          one.subject || w('hele_werkwijze'),
          w('bevinding.tekst', { tekst: one.text, reden: one.because }),
          one.settle || '–',
        ])}
      />
      <Section id="waarschuwingen" title={w('kop.waarschuwingen')} pages={pages} parent="uitkomst" />
      {model.warnings.length > 0 ? (
        <Table
          columns={[
            { head: w('kolom.code'), share: 40 },
            { head: w('kolom.waarschuwing'), share: 283 },
            { head: w('kolom.bron'), share: 160 },
          ]}
          rows={model.warnings.map(({ code, text, sources }) => [code, text, sources])}
        />
      ) : (
        <Intro texts={[w('uitkomst.geen_waarschuwingen')]} />
      )}
      <Intro
        texts={
          model.deviations.length > 0
            ? model.deviations.map(({ text, by, date }) => w('uitkomst.standpunt', { wie: by, datum: date, tekst: text }))
            : [w('uitkomst.geen_standpunt')]
        }
      />
      <Section id="pad" title={w('kop.pad')} pages={pages} parent="uitkomst" />
      <Table
        caption={w('uitkomst.pad_tabel')}
        columns={[
          { head: w('kolom.regel'), share: 38 },
          { head: w('kolom.vraag'), share: 104 },
          { head: w('kolom.over'), share: 74 },
          { head: w('kolom.antwoord'), share: 92 },
          { head: w('kolom.bevinding'), share: 52, bold: true },
          { head: w('kolom.bron'), share: 123 },
        ]}
        rows={model.path.map((step) => [
          step.node,
          step.title,
          step.subject || w('hele_werkwijze'),
          step.answer,
          step.result,
          step.sources,
        ])}
      />
    </Sheet>
  );
};

/** Criteria on a landscape page: silence is said in full. */
export const CriteriaChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => {
  const w = useWords();
  return (
    <Sheet title={w('kop.criteria_kort')} orientation="landscape" furniture={furniture}>
      <Chapter id="criteria" number={letter} title={w('kop.criteria')} pages={pages} width={WIDE - MARGIN - GUTTER} />
      <T style={{ ...type.body, marginBottom: 10 }} width={WIDE}>
        {w('criteria.inleiding')}
      </T>
      {model.criteria.rows.length > 0 ? (
        <Table
          wide
          width={WIDE}
          columns={model.criteria.columns.map((head, at) => ({ head, share: at === 0 ? 1.5 : 1 }))}
          rows={model.criteria.rows}
        />
      ) : (
        <T style={type.body} width={WIDE}>
          {w('criteria.geen')}
        </T>
      )}
    </Sheet>
  );
};

/** Questions of one instrument: number, state and date in the margin, what the team said in the text. */
export const QuestionsChapter: FC<ChapterProps & { part: ReportPart }> = ({ letter, pages, furniture, part }) => {
  const w = useWords();
  return (
    <Sheet title={part.title} furniture={furniture}>
      <Chapter id={part.id} number={letter} title={part.title} pages={pages} />
      <Intro texts={[part.verification]} />
      {part.sections.flatMap((section) => [
        <Section key={section.id} id={section.id} number={section.nr} title={section.title} pages={pages} parent={part.id} />,
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
      ])}
    </Sheet>
  );
};

// `minPresenceAhead` stays below the height of the shortest body: longer windows of short questions would join into one
// unbreakable chain. Heading and body are flat siblings of the section heading: the engine keeps a heading with what follows only inside one parent.
function questionParts(question: ReportQuestion, parent: string, first: boolean, w: ReturnType<typeof useWords>) {
  const id = `v-${question.id}`;
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
        <T tag="Span" style={{ ...type.question, width: MARGIN, marginRight: GUTTER, color: color.accent }} width={MARGIN}>
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
      {question.answer.length > 0 ? (
        <Blocks blocks={question.answer} />
      ) : (
        <T style={{ ...type.body, fontStyle: 'italic', color: color.grey }}>niet vermeld</T>
      )}
      {question.considerations.length > 0 ? <Labelled label={w('overwegingen')} blocks={question.considerations} /> : null}
      {question.choices.length > 0 ? <Labelled label={w('keuzes')} blocks={question.choices} /> : null}
      {question.from ? <T style={{ ...type.small, color: color.grey }}>{question.from}</T> : null}
      {question.evidence.length > 0 ? (
        <View style={{ marginTop: 4 }}>
          <T style={{ ...type.label, color: color.accent }}>{w('bewijs.kop')}</T>
          {question.evidence.map((one, at) => (
            <T key={at} style={type.small}>
              {one}
            </T>
          ))}
        </View>
      ) : null}
    </Row>,
  ];
}

// A short body stays on one page; a long one may break.
const isShort = (question: ReportQuestion): boolean =>
  JSON.stringify([question.answer, question.considerations, question.choices]).length < 1_200 && question.evidence.length === 0;

const Labelled: FC<{ label: string; blocks: ReportQuestion['answer'] }> = ({ label, blocks }) => (
  <View style={{ marginTop: 4 }}>
    <T style={{ ...type.label, color: color.accent, marginBottom: 1 }}>{label}</T>
    <Blocks blocks={blocks} />
  </View>
);

export const DutiesChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => {
  const w = useWords();
  return (
    <Sheet title={w('kop.plichten')} furniture={furniture}>
      <Chapter id="plichten" number={letter} title={w('kop.plichten')} pages={pages} />
      <Intro texts={[w('plichten.inleiding')]} />
      <Table
        columns={[
          { head: w('kolom.plicht'), share: 34 },
          { head: w('kolom.wat'), share: 150 },
          { head: w('kolom.stand'), share: 70 },
          { head: w('kolom.eigenaar'), share: 90 },
          { head: w('kolom.datum'), share: 66 },
          { head: w('kolom.kanttekening'), share: 90 },
        ]}
        rows={model.duties.map(({ code, title, state, owner, date, note }) => [code, title, state, owner, date, note || '–'])}
      />
    </Sheet>
  );
};

/** Open points by kind, then the sources with whether they were read, then the hashes. */
export const OpenChapter: FC<ChapterProps & { sourcesLetter: string }> = ({ model, letter, sourcesLetter, pages, furniture }) => {
  const w = useWords();
  return (
    <Sheet title={w('kop.open_kort')} furniture={furniture}>
      <Chapter id="open" number={letter} title={w('kop.open')} pages={pages} />
      {model.openPoints.length > 0 ? (
        <Table
          columns={[
            { head: w('kolom.soort'), share: 110 },
            { head: w('kolom.punt'), share: 373 },
          ]}
          rows={model.openPoints.map(({ kind, text }) => [kind, text])}
        />
      ) : (
        <Intro texts={[w('open.geen')]} />
      )}
      <Chapter id="bronnen" number={sourcesLetter} title={w('kop.bronnen')} pages={pages} first={false} />
      <Table
        columns={[
          { head: w('kolom.nr'), share: 28 },
          { head: w('kolom.bron'), share: 212 },
          { head: w('kolom.vindplaats'), share: 143 },
          { head: w('kolom.gelezen'), share: 100 },
        ]}
        rows={model.sources.map(({ nr, title, place, read }) => [nr, title, place, read])}
      />
      <Table
        caption={w('bronnen.controlegetallen')}
        columns={[
          { head: w('kolom.wat'), share: 110 },
          { head: w('kolom.getal'), share: 373 },
        ]}
        rows={[
          [w('bronnen.inhoud'), hashWords(model.hashes.content)],
          [w('bronnen.antwoorden'), hashWords(model.hashes.document)],
        ]}
      />
      <Intro texts={[w('bronnen.opmaak')]} />
    </Sheet>
  );
};

/** What is signed, by whom, and two empty fields that any signing service can fill. A concept has none. */
export const SignaturesChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => {
  const w = useWords();
  return (
    <Sheet title={w('kop.ondertekening')} furniture={furniture}>
      <Chapter id="ondertekening" number={letter} title={w('kop.ondertekening')} pages={pages} />
      {model.status === 'concept' ? (
        <Intro texts={[w('teken.concept')]} />
      ) : (
        <Intro texts={[w('teken.uitleg'), w('teken.wat', { versie: String(model.version) })]} />
      )}
      {model.status === 'concept'
        ? null
        : model.signatures.map(({ field, role, says }) => (
            <View
              key={field}
              tag="Sect"
              wrap={false}
              style={{ borderTopWidth: 0.5, borderColor: color.hair, paddingTop: 9, marginTop: 14 }}
            >
              <View tag="H3" id={`teken-${field}`} style={{ marginBottom: 6 }}>
                <Row
                  margin={
                    <T tag="Span" style={{ ...type.section, color: color.accent }} width={MARGIN}>
                      {field}
                    </T>
                  }
                >
                  <T tag="Span" style={type.section}>
                    {role}
                  </T>
                </Row>
              </View>
              <Row>
                <T style={{ ...type.body, marginBottom: 10 }}>{says}</T>
                <View style={{ flexDirection: 'row' }}>
                  <View>
                    <T style={{ ...type.small, color: color.grey, marginBottom: 2 }}>{w('teken.digitaal')}</T>
                    <View style={{ width: 220, height: 84, borderWidth: 1, borderColor: color.ink }}>
                      <View
                        signatureField={field}
                        alt={w('teken.veld', { veld: field.toLowerCase(), rol: role })}
                        style={{ width: 218, height: 82 }}
                      />
                    </View>
                  </View>
                  <View style={{ width: TEXT - 234, marginLeft: 14, justifyContent: 'flex-end' }}>
                    {[w('teken.naam'), w('teken.datum')].map((label) => (
                      <View
                        key={label}
                        style={{
                          borderBottomWidth: 0.75,
                          borderColor: color.ink,
                          height: 38,
                          justifyContent: 'flex-end',
                          marginBottom: label === w('teken.naam') ? 8 : 0,
                        }}
                      >
                        <T style={{ ...type.small, color: color.grey, marginBottom: 1 }} width={100}>
                          {label}
                        </T>
                      </View>
                    ))}
                  </View>
                </View>
              </Row>
            </View>
          ))}
    </Sheet>
  );
};
