import type { FC } from 'react';
import type { ReportModel } from '../../../shared/report/types.ts';
import type { Logo as HouseLogo } from '../../../shared/style/house-style.ts';
import { dateWords, hashWords } from '../../../shared/text/format.ts';
import { useHouse } from './house.ts';
import { Chapter, OutcomeBlock, type PageNumbers, Row, State, T } from './parts.tsx';
import { Image, Link, Page, Text, View } from './primitives.tsx';
import { type Furniture, Sheet } from './sheet.tsx';
import { color, drawable, dynamic, GUTTER, MARGIN, portrait, TEXT, type } from './theme.ts';
import { useWords } from './words.ts';

export type Entry = { level: 1 | 2; number: string; id: string; title: string };

/** Cover: who, what, which state, the outcome, and what this report is not. */
export const Cover: FC<{ model: ReportModel }> = ({ model }) => {
  const w = useWords();
  const house = useHouse();
  const { facts } = model;
  const long = facts.name.length > 44;
  const state = model.status === 'concept' ? w('stand.concept') : w('stand.vastgelegd', { datum: dateWords(model.date, model.language) });
  const rows: [string, string][] = [
    [w('gegevens.organisatie'), facts.organisation],
    [w('gegevens.dossiernummer'), facts.dossierNumber],
    [w('gegevens.zaaknummer'), facts.caseNumber],
    [w('gegevens.besluit'), [facts.decider, dateWords(facts.decisionDate, model.language)].filter(Boolean).join(', ')],
    [w('gegevens.instrumenten'), model.instruments.map(({ title }) => title).join('; ')],
    [w('gegevens.inhoud'), w('gegevens.versie', { hash: hashWords(model.hashes.content).slice(0, 17) })],
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
              backgroundColor: house.bar,
            }}
          />
          <View style={{ flex: 1 }}>{children}</View>
          <View artifact="Footer" style={{ flexDirection: 'row', justifyContent: 'flex-end' }}>
            <Text style={{ ...dynamic(8), color: color.grey }}>{w('pagina.aantal', { aantal: String(totalPages) })}</Text>
          </View>
        </View>
      )}
    >
      <View style={{ marginTop: 30, flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-start' }}>
        <T style={{ ...type.section, color: color.ink }} width={TEXT - LOGO.width}>
          {facts.organisation || w('gegevens.geen_organisatie')}
        </T>
        {model.style?.logo ? <Logo logo={model.style.logo} alt={w('logo', { organisatie: facts.organisation })} /> : null}
      </View>
      <View style={{ marginTop: long ? 46 : 76, marginLeft: MARGIN + GUTTER }}>
        <T house style={{ ...type.lead, fontWeight: 600, marginBottom: 6 }}>
          {w('soort')}
        </T>
        <T tag="H1" style={long ? type.titleLong : type.title}>
          {facts.name || w('gegevens.geen_naam')}
        </T>
        <T style={{ ...type.lead, marginTop: 10, color: color.grey }}>
          {w('stand.versie', { versie: String(model.version), stand: state })}
        </T>
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
              <T style={value ? type.body : { ...type.body, fontStyle: 'italic', color: color.grey }}>{value || w('niet_vermeld')}</T>
            </View>
          </View>
        ))}
      </View>
      <View style={{ marginTop: 18, marginLeft: MARGIN + GUTTER }}>
        {[...(model.publication?.says ?? []), ...model.notices].map((notice, at) => (
          <T key={at} style={{ ...type.small, color: color.ink, marginBottom: 4 }}>
            {notice}
          </T>
        ))}
      </View>
    </Page>
  );
};

/** Points: the room a logo gets on the cover. */
const LOGO = { width: 130, height: 52 };

const Logo: FC<{ logo: HouseLogo; alt: string }> = ({ logo, alt }) => {
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  return (
    <Image
      tag="Figure"
      alt={drawable(alt)}
      src={{ data: Buffer.from(logo.jpeg, 'base64'), format: 'jpg' }}
      style={{ width: logo.width * scale, height: logo.height * scale }}
    />
  );
};

const KEY = ['full', 'half', 'dashed', 'empty'] as const;

/** Contents: chapters and sections with the page numbers of the pagination itself. */
export const Contents: FC<{ entries: readonly Entry[]; pages: PageNumbers; furniture: Furniture }> = ({ entries, pages, furniture }) => {
  const w = useWords();
  const house = useHouse();
  return (
    <Sheet title={w('kop.inhoud')} furniture={furniture}>
      <Chapter id="inhoud" title={w('kop.inhoud')} pages={pages} />
      <View tag="TOC" style={{ marginTop: 4 }}>
        {entries.map((entry) => (
          <View
            key={entry.id}
            tag="TOCI"
            wrap={false}
            style={
              entry.level === 1
                ? { borderTopWidth: 0.5, borderColor: color.hair, paddingTop: 3, paddingBottom: 2, marginTop: 1 }
                : { paddingBottom: 1 }
            }
          >
            <Link
              src={`#${entry.id}`}
              tag="Link"
              alt={drawable([entry.number, entry.title].filter(Boolean).join(' '))}
              style={{ textDecoration: 'none', flexDirection: 'row' }}
            >
              <Text tag="Span" style={{ ...dynamic(10, 600), color: house.ink, width: MARGIN, marginRight: GUTTER }}>
                {entry.level === 1 ? entry.number : ' '}
              </Text>
              <Text tag="Span" style={{ ...dynamic(entry.level === 1 ? 10 : 9, entry.level === 1 ? 600 : 400), color: color.ink, flex: 1 }}>
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
            <T house style={type.strong} width={MARGIN}>
              {w('leeswijzer.kop')}
            </T>
          }
        >
          <T style={{ ...type.body, marginBottom: 6 }}>{w('leeswijzer.tekst')}</T>
          {KEY.map((mark) => (
            <State key={mark} mark={mark} style={type.body}>
              {w(mark === 'empty' ? 'open.open' : `leeswijzer.${mark}`)}
            </State>
          ))}
        </Row>
      </View>
    </Sheet>
  );
};
