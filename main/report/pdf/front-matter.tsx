import type { FC } from 'react';
import type { ReportModel } from '../../../shared/report/types.ts';
import { dateWords, hashWords } from '../../../shared/text/format.ts';
import { Chapter, type Furniture, OutcomeBlock, type PageNumbers, Row, Sheet, State, T } from './parts.tsx';
import { Link, Page, Text, View } from './primitives.tsx';
import { color, drawable, dynamic, GUTTER, MARGIN, portrait, TEXT, type } from './theme.ts';

export type Entry = { level: 1 | 2; number: string; id: string; title: string };

/** Cover: who, what, which state, the outcome, and what this report is not. */
export const Cover: FC<{ model: ReportModel }> = ({ model }) => {
  const { facts } = model;
  const long = facts.name.length > 44;
  const state = model.status === 'concept' ? 'CONCEPT, niet vastgelegd' : `vastgelegd op ${dateWords(model.date)}`;
  const rows: [string, string][] = [
    ['Organisatie', facts.organisation],
    ['Dossiernummer', facts.dossierNumber],
    ['Zaaknummer', facts.caseNumber],
    ['Besluit', [facts.decider, dateWords(facts.decisionDate)].filter(Boolean).join(', ')],
    ['Instrumenten', model.instruments.map(({ title }) => title).join('; ')],
    ['Inhoud van de app', `versie ${hashWords(model.hashes.content).slice(0, 17)}`],
  ];
  return (
    <Page
      size="A4"
      style={{
        fontFamily: 'Source Sans 3',
        fontSize: 10,
        color: color.ink,
        paddingTop: portrait.top,
        paddingBottom: portrait.bottom,
        paddingHorizontal: portrait.side,
      }}
      layout={({ children, totalPages }) => (
        <View style={{ flex: 1 }}>
          <View
            artifact="Layout"
            style={{
              position: 'absolute',
              left: -portrait.side,
              top: -portrait.top,
              bottom: -portrait.bottom,
              width: 26,
              backgroundColor: color.house,
            }}
          />
          <View style={{ flex: 1 }}>{children}</View>
          <View artifact="Footer" style={{ flexDirection: 'row', justifyContent: 'flex-end' }}>
            <Text style={{ ...dynamic(8), color: color.grey }}>{`${totalPages} pagina’s`}</Text>
          </View>
        </View>
      )}
    >
      <View style={{ marginTop: 30 }}>
        <T style={{ ...type.section, color: color.ink }}>{facts.organisation || 'Organisatie niet vermeld'}</T>
      </View>
      <View style={{ marginTop: long ? 46 : 76, marginLeft: MARGIN + GUTTER }}>
        <T style={{ ...type.lead, fontWeight: 600, color: color.accent, marginBottom: 6 }}>Mensenrechtentoets</T>
        <T tag="H1" style={long ? type.titleLong : type.title}>
          {facts.name || 'Dossier zonder naam'}
        </T>
        <T style={{ ...type.lead, marginTop: 10, color: color.grey }}>{`Versie ${model.version}, ${state}`}</T>
      </View>
      <View style={{ marginTop: 36 }}>
        <OutcomeBlock
          code={model.outcome.code}
          title={model.outcome.title}
          {...(model.outcome.released ? { note: model.outcome.released } : {})}
        />
      </View>
      <View tag="Table" style={{ marginTop: 30 }}>
        {rows.map(([label, value], at) => (
          <View
            key={label}
            tag="TR"
            wrap={false}
            style={{
              flexDirection: 'row',
              borderTopWidth: 0.5,
              borderBottomWidth: at === rows.length - 1 ? 0.5 : 0,
              borderColor: color.hair,
              paddingVertical: 4.5,
            }}
          >
            <View tag="TH" scope="Row" style={{ width: MARGIN, marginRight: GUTTER }}>
              <T style={type.strong} width={MARGIN}>
                {label}
              </T>
            </View>
            <View tag="TD" style={{ width: TEXT }}>
              <T style={value ? type.body : { ...type.body, fontStyle: 'italic', color: color.grey }}>{value || 'niet vermeld'}</T>
            </View>
          </View>
        ))}
      </View>
      <View style={{ marginTop: 18, marginLeft: MARGIN + GUTTER }}>
        {model.notices.map((notice, at) => (
          <T key={at} style={{ ...type.small, color: color.ink, marginBottom: 4 }}>
            {notice}
          </T>
        ))}
      </View>
    </Page>
  );
};

const KEY = [
  ['full', 'Beantwoord, of niet van toepassing met een reden'],
  ['half', 'Beantwoord, maar telt niet: het bewijs ontbreekt of is niet volledig'],
  ['dashed', 'Voorgevuld, nog door niemand bevestigd'],
  ['empty', 'Niet beantwoord'],
] as const;

/** Contents: chapters and sections with the page numbers of the pagination itself. */
export const Contents: FC<{ entries: readonly Entry[]; pages: PageNumbers; furniture: Furniture }> = ({ entries, pages, furniture }) => (
  <Sheet title="Inhoud" furniture={furniture}>
    <Chapter id="inhoud" title="Inhoud" pages={pages} />
    <View tag="TOC" style={{ marginTop: 4 }}>
      {entries.map((entry) => (
        <View
          key={entry.id}
          tag="TOCI"
          wrap={false}
          style={
            entry.level === 1
              ? { borderTopWidth: 0.5, borderColor: color.hair, paddingTop: 4, paddingBottom: 3, marginTop: 2 }
              : { paddingBottom: 2 }
          }
        >
          <Link
            src={`#${entry.id}`}
            tag="Link"
            alt={drawable([entry.number, entry.title].filter(Boolean).join(' '))}
            style={{ textDecoration: 'none', flexDirection: 'row' }}
          >
            <Text tag="Span" style={{ ...dynamic(10, 600), color: color.accent, width: MARGIN, marginRight: GUTTER }}>
              {entry.level === 1 ? entry.number : ' '}
            </Text>
            <Text tag="Span" style={{ ...dynamic(10, entry.level === 1 ? 600 : 400), color: color.ink, flex: 1 }}>
              {entry.level === 2 && entry.number ? `${entry.number}  ${entry.title}` : entry.title}
            </Text>
            <Text
              tag="Span"
              style={{ ...dynamic(10, entry.level === 1 ? 600 : 400), width: 30, textAlign: 'right', color: color.ink }}
              render={() => String(pages[entry.id] ?? '–')}
            />
          </Link>
        </View>
      ))}
    </View>
    <View wrap={false} style={{ marginTop: 26, borderTopWidth: 1.25, borderColor: color.ink, paddingTop: 8 }}>
      <Row
        margin={
          <T style={{ ...type.strong, color: color.accent }} width={MARGIN}>
            Leeswijzer
          </T>
        }
      >
        <T style={{ ...type.body, marginBottom: 6 }}>
          Vragen houden het nummer van het instrument, bijvoorbeeld 1.1.2. De hoofdstukken van dit rapport hebben daarom een letter. De
          tekst van vragen en uitleg is van onszelf.
        </T>
        {KEY.map(([mark, words]) => (
          <State key={mark} mark={mark} style={type.body}>
            {words}
          </State>
        ))}
      </Row>
    </View>
  </Sheet>
);
