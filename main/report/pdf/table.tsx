import type { FC } from 'react';
import { useHouse } from './house.ts';
import { T } from './parts.tsx';
import { MOST_ROWS, slices } from './portions.ts';
import { Text, View } from './primitives.tsx';
import { color, FULL, type TextStyle, type, wordBreaker } from './theme.ts';
import { useWords } from './words.ts';

export type Column = { head: string; share: number; bold?: boolean };

type TableProps = {
  caption?: string;
  columns: readonly Column[];
  rows: readonly (readonly string[])[];
  width?: number;
  wide?: boolean;
  strong?: (row: number) => boolean;
};

/** A table; one of very many rows goes on in a next one with the same head, for the layout engine loses what one box cannot hold. */
export const Table: FC<TableProps> = ({ rows, strong, ...rest }) =>
  slices(rows, MOST_ROWS).map((part, at) => (
    <OneTable key={at} {...rest} rows={part} {...(strong ? { strong: (row: number) => strong(at * MOST_ROWS + row) } : {})} />
  ));

/** Head repeats, rows stay whole unless they are long, the first cell heads its row; an empty cell says so. */
const OneTable: FC<TableProps> = ({ caption, columns, rows, width = FULL, wide = false, strong }) => {
  const w = useWords();
  const house = useHouse();
  const head = wide ? type.wideHead : type.tableHead;
  const cell = wide ? type.wideTable : type.table;
  const padding = wide ? 3 : 4;
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const outer = (column: Column): number => (column.share / total) * width;
  const inner = (column: Column): number => outer(column) - 2 * padding - 0.2;
  return (
    <View tag="Table" style={{ marginBottom: 12 }}>
      {caption ? (
        <T tag="Caption" keep={60} house style={{ ...type.label, marginBottom: 4 }} width={width}>
          {caption}
        </T>
      ) : null}
      <View
        tag="TR"
        fixed
        wrap={false}
        minPresenceAhead={40}
        style={{ flexDirection: 'row', borderTopWidth: 1.25, borderBottomWidth: 0.75, borderColor: color.ink, backgroundColor: house.tint }}
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
