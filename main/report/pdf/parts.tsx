import { Rect } from '@react-pdf/renderer';
import type { FC, ReactNode } from 'react';
import type { Outcome } from '../../../shared/rules/outcomes.ts';
import { useHouse } from './house.ts';
import { Svg, Text, View } from './primitives.tsx';
import { color, drawable, GUTTER, MARGIN, TEXT, type TextStyle, type, wordBreaker } from './theme.ts';
import { useWords } from './words.ts';

/** Page numbers of headings, filled while the pages are laid out and read by the contents page. */
export type PageNumbers = Record<string, number>;

type StyledText = { children?: ReactNode; style?: TextStyle; tag?: string; width?: number; keep?: number; house?: boolean };

/** Running text: style and PDF tag together, words broken only where they are wider than `width` points; `house` in the house colour. */
export const T: FC<StyledText> = ({ children, style = type.body, tag = 'P', width = TEXT, keep, house = false }) => {
  const { ink } = useHouse();
  return (
    <Text
      tag={tag}
      style={house ? { ...style, color: ink } : style}
      orphans={2}
      widows={2}
      hyphenationCallback={wordBreaker(width, style)}
      {...(keep ? { minPresenceAhead: keep } : {})}
    >
      {children}
    </Text>
  );
};

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
const Hanging: FC<{ number: string; title: string; look: TextStyle; width: number }> = ({ number, title, look, width }) => {
  const house = useHouse();
  return (
    <View style={{ flexDirection: 'row' }}>
      <Text tag="Span" wrap={false} style={{ ...look, width: MARGIN, marginRight: GUTTER, color: house.ink }}>
        {number || ' '}
      </Text>
      <T tag="Span" width={width} style={{ ...look, flex: 1, color: color.ink }}>
        {title}
      </T>
    </View>
  );
};

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
