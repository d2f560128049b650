import type { FC } from 'react';
import { hashWords } from '../../../shared/text/format.ts';
import { type ChapterProps, Intro } from './chapter.tsx';
import { Chapter, Row, T } from './parts.tsx';
import { View } from './primitives.tsx';
import { RegisterPart } from './register-chapters.tsx';
import { Sheet } from './sheet.tsx';
import { Table } from './table.tsx';
import { color, GUTTER, MARGIN, TEXT, type, WIDE } from './theme.ts';
import { useWords } from './words.ts';

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

/** The rights that are touched, and the duties that hold: together what the decision must answer for. */
export const DutiesChapter: FC<ChapterProps & { rightsLetter: string }> = ({ model, letter, rightsLetter, pages, furniture }) => {
  const w = useWords();
  return (
    <Sheet title={w(rightsLetter ? 'kop.rechten_plichten' : 'kop.plichten')} furniture={furniture}>
      {rightsLetter ? <RegisterPart model={model} chapter="rechten" letter={rightsLetter} pages={pages} first /> : null}
      <Chapter id="plichten" number={letter} title={w('kop.plichten')} pages={pages} first={!rightsLetter} />
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

/** Open points by kind, then attachments, then the sources with whether they were read, then the hashes. */
export const OpenChapter: FC<ChapterProps & { attachmentsLetter: string; sourcesLetter: string }> = ({
  model,
  letter,
  attachmentsLetter,
  sourcesLetter,
  pages,
  furniture,
}) => {
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
      {model.registers ? <RegisterPart model={model} chapter="bijlagen" letter={attachmentsLetter} pages={pages} /> : null}
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
          ...(model.hashes.log ? [[w('bronnen.logboek'), hashWords(model.hashes.log)]] : []),
        ]}
      />
      <Intro texts={model.attached ? [w('bronnen.bijgevoegd'), w('bronnen.opmaak_bijlage')] : [w('bronnen.opmaak')]} />
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
        : model.signatures.map(({ field, role, says, name, function: position, mandate }) => (
            <View
              key={field}
              tag="Sect"
              wrap={false}
              style={{ borderTopWidth: 0.5, borderColor: color.hair, paddingTop: 9, marginTop: 14 }}
            >
              <View tag="H3" id={`teken-${field}`} style={{ marginBottom: 6 }}>
                <Row
                  margin={
                    <T tag="Span" house style={type.section} width={MARGIN}>
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
                {name || position ? (
                  <T style={{ ...type.strong, marginBottom: mandate ? 2 : 10 }}>{[name, position].filter(Boolean).join(', ')}</T>
                ) : null}
                {mandate ? <T style={{ ...type.small, marginBottom: 10 }}>{w('teken.mandaat', { mandaat: mandate })}</T> : null}
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
