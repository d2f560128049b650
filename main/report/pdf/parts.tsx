import { Rect } from '@react-pdf/renderer';
import type { FC, ReactNode } from 'react';
import type { Outcome } from '../../../shared/rules/outcomes.ts';
import type { Block, Inline } from '../../../shared/text/markdown.ts';
import { Link, Page, Svg, Text, View } from './primitives.tsx';
import { color, drawable, dynamic, FULL, GUTTER, landscape, MARGIN, portrait, TEXT, type TextStyle, type, wordBreaker } from './theme.ts';
import { useWords } from './words.ts';

/** Page numbers of headings, filled while the pages are laid out and read by the contents page. */
export type PageNumbers = Record<string, number>;

type StyledText = { children?: ReactNode; style?: TextStyle; tag?: string; width?: number; keep?: number };

/** Running text: style and PDF tag together, words broken only where they are wider than `width` points. */
export const T: FC<StyledText> = ({ children, style = type.body, tag = 'P', width = TEXT, keep }) => (
  <Text
    tag={tag}
    style={style}
    orphans={2}
    widows={2}
    hyphenationCallback={wordBreaker(width, style)}
    {...(keep ? { minPresenceAhead: keep } : {})}
  >
    {children}
  </Text>
);

const inlines = (parts: readonly Inline[], style: TextStyle): ReactNode =>
  parts.map((part, place) => {
    const key = `${place}`;
    if (part.link) {
      return (
        <Link
          key={key}
          src={part.link}
          tag="Link"
          alt={drawable(`${part.text} (${part.link})`)}
          style={{ color: color.accent, textDecoration: 'underline' }}
        >
          {drawable(part.text)}
        </Link>
      );
    }
    return part.strong ? (
      <Text key={key} style={{ fontSize: style.fontSize, fontWeight: 600 }}>
        {part.text}
      </Text>
    ) : (
      drawable(part.text)
    );
  });

/** Answers as a person wrote them: paragraphs, lists and tables. */
export const Blocks: FC<{ blocks: readonly Block[]; style?: TextStyle; width?: number }> = ({ blocks, style = type.body, width = TEXT }) =>
  blocks.map((block, place) => {
    const key = `${place}`;
    if (block.type === 'list') {
      return <Bullets key={key} items={block.items} ordered={block.ordered} style={style} width={width} />;
    }
    if (block.type === 'table') {
      const [head = [], ...rows] = block.rows;
      const plain = (cell: readonly Inline[]): string => cell.map(({ text }) => text).join('');
      return (
        <Table
          key={key}
          width={width}
          columns={head.map((cell) => ({ head: plain(cell), share: 1 }))}
          rows={rows.map((row) => head.map((_, at) => plain(row[at] ?? [])))}
        />
      );
    }
    return (
      <T key={key} style={{ ...style, marginBottom: 6 }} width={width}>
        {inlines(block.inlines, style)}
      </T>
    );
  });

const Bullets: FC<{ items: readonly (readonly Inline[])[]; ordered: boolean; style: TextStyle; width: number }> = ({
  items,
  ordered,
  style,
  width,
}) => (
  <View tag="L" list={ordered ? 'Decimal' : 'Disc'} style={{ marginBottom: 4 }}>
    {items.map((item, place) => (
      <View key={`${place}`} tag="LI" style={{ flexDirection: 'row', marginBottom: 2 }}>
        <Text tag="Lbl" style={{ ...style, width: 14 }}>
          {ordered ? `${place + 1}.` : '•'}
        </Text>
        <T tag="LBody" width={width - 14} style={{ ...style, flex: 1 }}>
          {inlines(item, style)}
        </T>
      </View>
    ))}
  </View>
);

/** Tells the contents page where a heading landed. */
const Marker: FC<{ id: string; pages: PageNumbers }> = ({ id, pages }) => (
  <View
    style={{ position: 'absolute', top: 0, left: 0, width: 1, height: 1 }}
    render={({ pageNumber }) => {
      pages[id] = pageNumber;
      return null;
    }}
  />
);

type HeadingProps = { id: string; number?: string; title: string; pages: PageNumbers; parent?: string; first?: boolean; width?: number };

// Number and title are two texts in one heading: the tag sits on the box around them.
const Hanging: FC<{ number: string; title: string; look: TextStyle; width: number }> = ({ number, title, look, width }) => (
  <View style={{ flexDirection: 'row' }}>
    <Text tag="Span" wrap={false} style={{ ...look, width: MARGIN, marginRight: GUTTER, color: color.accent }}>
      {number || ' '}
    </Text>
    <T tag="Span" width={width} style={{ ...look, flex: 1, color: color.ink }}>
      {title}
    </T>
  </View>
);

export const Chapter: FC<HeadingProps> = ({ id, number = '', title, pages, first = true, width = TEXT }) => (
  <View
    tag="H2"
    id={id}
    minPresenceAhead={110}
    style={{ marginTop: first ? 4 : 28, marginBottom: 12 }}
    bookmark={{ title: drawable([number, title].filter(Boolean).join(' ')), ref: id, fit: false }}
  >
    <Hanging number={number} title={title} look={type.chapter} width={width} />
    <Marker id={id} pages={pages} />
  </View>
);

export const Section: FC<HeadingProps> = ({ id, number = '', title, pages, parent }) => (
  <View
    tag="H3"
    id={id}
    minPresenceAhead={55}
    style={{ marginTop: 16, marginBottom: 8 }}
    bookmark={{ title: drawable([number, title].filter(Boolean).join(' ')), ref: id, fit: false, ...(parent ? { parent } : {}) }}
  >
    <Hanging number={number} title={title} look={type.section} width={TEXT} />
    <Marker id={id} pages={pages} />
  </View>
);

/**
 * Margin label left, content right: the basic row of the grid. A continued row holds only its unfinished cells, so the
 * text cell carries its own left margin and the margin cell has no width.
 */
export const Row: FC<{ margin?: ReactNode; children: ReactNode; whole?: boolean }> = ({ margin, children, whole = false }) => (
  <View wrap={!whole} style={{ flexDirection: 'row', alignItems: 'flex-start' }}>
    <View wrap={false} style={{ width: 0 }}>
      <View style={{ width: MARGIN }}>{margin}</View>
    </View>
    <View style={{ width: TEXT, marginLeft: MARGIN + GUTTER }}>{children}</View>
  </View>
);

const FILLED = { full: 7, half: 3.5, empty: 0, dashed: 0 } as const;

/** A shape and a word for the state of an answer: never a colour alone. */
export const State: FC<{ mark: keyof typeof FILLED; children: ReactNode; style?: TextStyle }> = ({
  mark,
  children,
  style = type.table,
}) => (
  <View style={{ flexDirection: 'row' }}>
    <Svg artifact="Layout" width={9} height={9} viewBox="0 0 9 9" style={{ marginRight: 4, marginTop: 2.2 }}>
      <Rect
        x={1}
        y={1}
        width={7}
        height={7}
        fill={color.paper}
        stroke={color.ink}
        strokeWidth={1}
        {...(mark === 'dashed' ? { strokeDasharray: '1.5 1.5' } : {})}
      />
      {FILLED[mark] > 0 ? <Rect x={1} y={1} width={FILLED[mark]} height={7} fill={color.ink} /> : null}
    </Svg>
    <T style={{ ...style, flex: 1 }} width={MARGIN - 14}>
      {children}
    </T>
  </View>
);

/** The form carries the severity, so that grey print and colour blindness lose nothing: O5 and O6 cannot pass for O4. */
const FORMS: Record<Outcome, Record<string, string | number>> = {
  O1: { backgroundColor: color.ink, color: color.paper },
  O1R: { backgroundColor: color.ink, color: color.paper },
  O2: { borderWidth: 3, borderColor: color.ink, color: color.ink },
  O5: { borderWidth: 1.5, borderStyle: 'dashed', borderColor: color.ink, color: color.ink },
  O3: { borderWidth: 1, borderLeftWidth: 8, borderColor: color.ink, color: color.ink },
  O4: { borderWidth: 1, borderColor: color.ink, color: color.ink },
  O6: { borderWidth: 1, borderStyle: 'dotted', borderColor: color.ink, color: color.ink },
};

export const OutcomeBlock: FC<{ code: Outcome; title: string; note?: string }> = ({ code, title, note }) => {
  const { color: ink, ...box } = FORMS[code];
  const w = useWords();
  const words = { color: String(ink) };
  return (
    <View wrap={false} style={{ flexDirection: 'row', paddingTop: 10, paddingBottom: 11, paddingRight: 14, ...box }}>
      <View style={{ width: MARGIN + GUTTER - Number(box.borderLeftWidth ?? box.borderWidth ?? 0), paddingLeft: 12 }}>
        <T style={{ ...type.small, ...words }} width={MARGIN}>
          {w('kolom.uitkomst')}
        </T>
        <T style={{ ...type.outcome, ...words }} width={MARGIN}>
          {code}
        </T>
      </View>
      <View style={{ flex: 1 }}>
        <T style={{ ...type.outcome, ...words }} width={TEXT - 30}>
          {title}
        </T>
        {note ? (
          <T style={{ ...type.body, marginTop: 2, ...words }} width={TEXT - 30}>
            {note}
          </T>
        ) : null}
      </View>
    </View>
  );
};

export type Column = { head: string; share: number; bold?: boolean };

/** Head repeats, rows stay whole unless they are long, the first cell heads its row; an empty cell says so. */
export const Table: FC<{
  caption?: string;
  columns: readonly Column[];
  rows: readonly (readonly string[])[];
  width?: number;
  wide?: boolean;
  strong?: (row: number) => boolean;
}> = ({ caption, columns, rows, width = FULL, wide = false, strong }) => {
  const w = useWords();
  const head = wide ? type.wideHead : type.tableHead;
  const cell = wide ? type.wideTable : type.table;
  const padding = wide ? 3 : 4;
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const outer = (column: Column): number => (column.share / total) * width;
  const inner = (column: Column): number => outer(column) - 2 * padding - 0.2;
  return (
    <View tag="Table" style={{ marginBottom: 12 }}>
      {caption ? (
        <T tag="Caption" keep={60} style={{ ...type.label, color: color.accent, marginBottom: 4 }} width={width}>
          {caption}
        </T>
      ) : null}
      <View
        tag="TR"
        fixed
        wrap={false}
        minPresenceAhead={40}
        style={{ flexDirection: 'row', borderTopWidth: 1.25, borderBottomWidth: 0.75, borderColor: color.ink, backgroundColor: color.tint }}
      >
        {columns.map((column, place) => (
          <View
            key={place}
            tag="TH"
            scope="Column"
            style={{ width: outer(column), paddingHorizontal: padding, paddingTop: 4, paddingBottom: 3.5, justifyContent: 'flex-end' }}
          >
            <Text
              tag="P"
              style={{ fontSize: head.fontSize, fontWeight: 600, color: color.ink }}
              hyphenationCallback={wordBreaker(inner(column), head)}
            >
              {column.head || ' '}
            </Text>
          </View>
        ))}
      </View>
      {rows.map((row, at) => {
        const reversed = strong?.(at) ?? false;
        const last = at === rows.length - 1;
        // A row that could fill more than a third of a page may break.
        const long = columns.some((column, place) => ((row[place] ?? '').length * cell.fontSize * 0.5) / inner(column) > 18);
        return (
          <View
            key={`${at}`}
            tag="TR"
            wrap={long}
            style={{
              flexDirection: 'row',
              borderBottomWidth: last ? 0.75 : 0.4,
              borderColor: last ? color.ink : color.hair,
              ...(reversed ? { backgroundColor: color.ink } : {}),
            }}
          >
            {columns.map((column, place) => {
              const value = row[place] ?? '';
              const silent = value === '' || value === w('niet_vermeld');
              const ink = reversed ? color.paper : silent ? color.grey : color.ink;
              const look: TextStyle = {
                ...cell,
                fontWeight: (place === 0 || column.bold || reversed) && !silent ? 600 : 400,
                color: ink,
                ...(silent ? { fontStyle: 'italic' } : {}),
              };
              return (
                <View
                  key={place}
                  tag={place === 0 ? 'TH' : 'TD'}
                  {...(place === 0 ? { scope: 'Row' as const } : {})}
                  style={{ width: outer(column), paddingHorizontal: padding, paddingTop: 3.5, paddingBottom: 4 }}
                >
                  <T style={look} width={inner(column)}>
                    {silent ? w('niet_vermeld') : value}
                  </T>
                </View>
              );
            })}
          </View>
        );
      })}
    </View>
  );
};

export type Furniture = { organisation: string; footer: string; concept: boolean };

/** A sheet with head and foot in the flow around the text; a concept says so on every page. */
export const Sheet: FC<{ title: string; furniture: Furniture; orientation?: 'portrait' | 'landscape'; children: ReactNode }> = ({
  title,
  furniture,
  orientation = 'portrait',
  children,
}) => {
  const w = useWords();
  const sheet = orientation === 'portrait' ? portrait : landscape;
  return (
    <Page
      size="A4"
      orientation={orientation}
      style={{
        fontFamily: 'Source Sans 3',
        fontSize: 10,
        color: color.ink,
        paddingTop: sheet.top,
        paddingBottom: sheet.bottom,
        paddingHorizontal: sheet.side,
      }}
      layout={({ children: text, pageNumber, totalPages }) => (
        <>
          <View artifact="Header" style={{ marginBottom: 22 }}>
            <View style={{ flexDirection: 'row' }}>
              <View style={{ width: MARGIN, height: 2.5, backgroundColor: color.house }} />
              <View style={{ flex: 1, height: 2.5, borderBottomWidth: 0.5, borderColor: color.hair }} />
            </View>
            <View style={{ flexDirection: 'row', marginTop: 5, justifyContent: 'space-between' }}>
              <Text style={{ ...dynamic(8, 600), color: color.ink }}>{furniture.organisation}</Text>
              {furniture.concept ? <Text style={{ ...dynamic(9, 600), color: color.ink }}>{w('stand.concept_kop')}</Text> : null}
              <Text style={{ ...dynamic(8), color: color.grey }}>{title}</Text>
            </View>
          </View>
          <View style={{ flex: 1 }}>{text}</View>
          <View artifact="Footer" style={{ flexDirection: 'row', justifyContent: 'space-between', marginTop: 16 }}>
            <Text style={{ ...dynamic(8), color: color.grey }}>{furniture.footer}</Text>
            <Text style={{ ...dynamic(8, 600), color: color.ink }}>
              {w('pagina.nummer', { nummer: String(pageNumber), aantal: String(totalPages) })}
            </Text>
          </View>
        </>
      )}
    >
      {children}
    </Page>
  );
};
