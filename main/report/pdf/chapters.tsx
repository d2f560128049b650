import type { FC } from 'react';
import type { ReportModel, ReportPart, ReportQuestion } from '../../../shared/report/types.ts';
import { hashWords } from '../../../shared/text/format.ts';
import { Blocks, Chapter, type Furniture, OutcomeBlock, type PageNumbers, Row, Section, Sheet, State, T, Table } from './parts.tsx';
import { View } from './primitives.tsx';
import { color, GUTTER, MARGIN, TEXT, type, WIDE } from './theme.ts';

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
  const { outcome } = model;
  return (
    <Sheet title="Uitkomst en pad" furniture={furniture}>
      <Chapter id="uitkomst" number={letter} title="Uitkomst en pad door de beslisboom" pages={pages} />
      <View style={{ marginBottom: 14 }}>
        <OutcomeBlock code={outcome.code} title={outcome.title} />
      </View>
      <Intro texts={[outcome.means, outcome.todo, outcome.saysNot, outcome.released, ...model.stops]} />
      <Section id="ladder" title="Zeven uitkomsten, de zwaarste bovenaan" pages={pages} parent="uitkomst" />
      <Intro
        texts={[
          'Het toetsingskader telt geen punten op. De zwaarste bevinding bepaalt de uitkomst. Alle andere bevindingen blijven staan.',
        ]}
      />
      <Table
        columns={[
          { head: 'Code', share: 40 },
          { head: 'Uitkomst', share: 243 },
          { head: 'In dit dossier', share: 90 },
          { head: 'Gevonden bij', share: 110 },
        ]}
        rows={model.ladder.map(({ code, title, found, at }) => [code, title, found, at])}
        strong={(at) => model.ladder[at]?.reached ?? false}
      />
      <Section id="bevindingen" title="De bevindingen" pages={pages} parent="uitkomst" />
      <Table
        columns={[
          { head: 'Uitkomst', share: 52, bold: true },
          { head: 'Regel', share: 38 },
          { head: 'Over', share: 86 },
          { head: 'Waarom', share: 172 },
          { head: 'Dit geeft duidelijkheid', share: 135 },
        ]}
        rows={model.findings.map((one) => [
          one.outcome,
          one.node,
          one.subject || 'hele werkwijze',
          `${one.text} Volgt uit: ${one.because}.`,
          one.settle || '–',
        ])}
      />
      <Section id="waarschuwingen" title="Waarschuwingen en afwijkende standpunten" pages={pages} parent="uitkomst" />
      {model.warnings.length > 0 ? (
        <Table
          columns={[
            { head: 'Code', share: 40 },
            { head: 'Waarschuwing', share: 283 },
            { head: 'Bron', share: 160 },
          ]}
          rows={model.warnings.map(({ code, text, sources }) => [code, text, sources])}
        />
      ) : (
        <Intro texts={['Er zijn geen waarschuwingen.']} />
      )}
      <Intro
        texts={
          model.deviations.length > 0
            ? model.deviations.map(({ text, by, date }) => `Afwijkend standpunt van ${by}, ${date}: ${text}`)
            : ['Er is geen afwijkend standpunt over de uitkomst vastgelegd.']
        }
      />
      <Section id="pad" title="Het pad" pages={pages} parent="uitkomst" />
      <Table
        caption="Alle vragen die zijn doorlopen, met antwoord, bevinding en bron"
        columns={[
          { head: 'Regel', share: 38 },
          { head: 'Vraag', share: 104 },
          { head: 'Over', share: 74 },
          { head: 'Antwoord', share: 92 },
          { head: 'Bevinding', share: 52, bold: true },
          { head: 'Bron', share: 123 },
        ]}
        rows={model.path.map((step) => [step.node, step.title, step.subject || 'hele werkwijze', step.answer, step.result, step.sources])}
      />
    </Sheet>
  );
};

/** Criteria on a landscape page: silence is said in full. */
export const CriteriaChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => (
  <Sheet title="Criteria" orientation="landscape" furniture={furniture}>
    <Chapter id="criteria" number={letter} title="Criteria en herkomstgegevens" pages={pages} width={WIDE - MARGIN - GUTTER} />
    <T style={{ ...type.body, marginBottom: 10 }} width={WIDE}>
      Eén rij per criterium. Een criterium dat niet is getoetst, geldt als proxy tot het tegendeel is gemeten.
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
        Er staan geen criteria in dit dossier.
      </T>
    )}
  </Sheet>
);

/** Questions of one instrument: number, state and date in the margin, what the team said in the text. */
export const QuestionsChapter: FC<ChapterProps & { part: ReportPart }> = ({ letter, pages, furniture, part }) => (
  <Sheet title={part.title} furniture={furniture}>
    <Chapter id={part.id} number={letter} title={part.title} pages={pages} />
    <Intro texts={[part.verification]} />
    {part.sections.flatMap((section) => [
      <Section key={section.id} id={section.id} number={section.nr} title={section.title} pages={pages} parent={part.id} />,
      ...section.questions.flatMap((question, at) => questionParts(question, section.id, at === 0)),
      ...section.records.map((record, at) => (
        <Table
          key={`${section.id}-${at}`}
          caption={record.name}
          columns={[
            { head: 'Vraag', share: 120 },
            { head: 'Antwoord', share: 183 },
            { head: 'Toelichting', share: 180 },
          ]}
          rows={record.lines}
        />
      )),
    ])}
  </Sheet>
);

// `minPresenceAhead` stays below the height of the shortest body: longer windows of short questions would join into one
// unbreakable chain. Heading and body are flat siblings of the section heading: the engine keeps a heading with what follows only inside one parent.
function questionParts(question: ReportQuestion, parent: string, first: boolean) {
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
      {question.considerations.length > 0 ? <Labelled label="Overwegingen" blocks={question.considerations} /> : null}
      {question.choices.length > 0 ? <Labelled label="Keuzes" blocks={question.choices} /> : null}
      {question.from ? <T style={{ ...type.small, color: color.grey }}>{question.from}</T> : null}
      {question.evidence.length > 0 ? (
        <View style={{ marginTop: 4 }}>
          <T style={{ ...type.label, color: color.accent }}>Bewijs</T>
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

export const DutiesChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => (
  <Sheet title="Voorzorgsplichten" furniture={furniture}>
    <Chapter id="plichten" number={letter} title="Voorzorgsplichten" pages={pages} />
    <Intro texts={['De plichten gelden ook als er geen onderscheid is gevonden. Elke plicht heeft een eigenaar en een datum nodig.']} />
    <Table
      columns={[
        { head: 'Plicht', share: 34 },
        { head: 'Wat', share: 150 },
        { head: 'Stand', share: 70 },
        { head: 'Eigenaar', share: 90 },
        { head: 'Datum', share: 66 },
        { head: 'Kanttekening', share: 90 },
      ]}
      rows={model.duties.map(({ code, title, state, owner, date, note }) => [code, title, state, owner, date, note || '–'])}
    />
  </Sheet>
);

/** Open points by kind, then the sources with whether they were read, then the hashes. */
export const OpenChapter: FC<ChapterProps & { sourcesLetter: string }> = ({ model, letter, sourcesLetter, pages, furniture }) => (
  <Sheet title="Open punten en bronnen" furniture={furniture}>
    <Chapter id="open" number={letter} title="Open en niet geverifieerde punten" pages={pages} />
    {model.openPoints.length > 0 ? (
      <Table
        columns={[
          { head: 'Soort', share: 110 },
          { head: 'Punt', share: 373 },
        ]}
        rows={model.openPoints.map(({ kind, text }) => [kind, text])}
      />
    ) : (
      <Intro texts={['Er zijn geen open punten.']} />
    )}
    <Chapter id="bronnen" number={sourcesLetter} title="Bronnen en versies" pages={pages} first={false} />
    <Table
      columns={[
        { head: 'Nr', share: 28 },
        { head: 'Bron', share: 212 },
        { head: 'Vindplaats', share: 143 },
        { head: 'Gelezen', share: 100 },
      ]}
      rows={model.sources.map(({ nr, title, place, read }) => [nr, title, place, read])}
    />
    <Table
      caption="Controlegetallen (SHA-256)"
      columns={[
        { head: 'Wat', share: 110 },
        { head: 'Getal', share: 373 },
      ]}
      rows={[
        ['Vragen en regels', hashWords(model.hashes.content)],
        ['Antwoorden', hashWords(model.hashes.document)],
      ]}
    />
    <Intro
      texts={[
        'Dit bestand is opgemaakt volgens PDF/A-2a en PDF/UA-1, getoetst door onze eigen controle, niet gecertificeerd. Staat de aanduiding niet in het bestand, dan slaagde die controle niet.',
      ]}
    />
  </Sheet>
);

/** What is signed, by whom, and two empty fields that any signing service can fill. A concept has none. */
export const SignaturesChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => (
  <Sheet title="Ondertekening" furniture={furniture}>
    <Chapter id="ondertekening" number={letter} title="Ondertekening" pages={pages} />
    {model.status === 'concept' ? (
      <Intro texts={['Dit is een concept. Alleen een vastgelegde versie kan worden ondertekend.']} />
    ) : (
      <Intro
        texts={[
          'De eerste handtekening sluit deze versie af. Een wijziging daarna maakt een nieuwe versie. Wat een handtekening bewijst, hangt af van het certificaat; ‘Controleer rapport’ laat dat zien.',
          `Ondertekend wordt dit rapport, versie ${model.version}.`,
        ]}
      />
    )}
    {model.status === 'concept'
      ? null
      : model.signatures.map(({ field, role, says }) => (
          <View key={field} tag="Sect" wrap={false} style={{ borderTopWidth: 0.5, borderColor: color.hair, paddingTop: 9, marginTop: 14 }}>
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
                  <T style={{ ...type.small, color: color.grey, marginBottom: 2 }}>Digitale handtekening</T>
                  <View style={{ width: 220, height: 84, borderWidth: 1, borderColor: color.ink }}>
                    <View
                      signatureField={field}
                      alt={`Digitale handtekening van de ${field.toLowerCase()}: ${role}`}
                      style={{ width: 218, height: 82 }}
                    />
                  </View>
                </View>
                <View style={{ width: TEXT - 234, marginLeft: 14, justifyContent: 'flex-end' }}>
                  {['Naam en functie', 'Datum en plaats'].map((label) => (
                    <View
                      key={label}
                      style={{
                        borderBottomWidth: 0.75,
                        borderColor: color.ink,
                        height: 38,
                        justifyContent: 'flex-end',
                        marginBottom: label === 'Naam en functie' ? 8 : 0,
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
