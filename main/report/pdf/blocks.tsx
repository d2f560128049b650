import type { FC, ReactNode } from 'react';
import type { Block, Inline } from '../../../shared/text/markdown.ts';
import { useHouse } from './house.ts';
import { T } from './parts.tsx';
import { Link, Text, View } from './primitives.tsx';
import { Table } from './table.tsx';
import { drawable, TEXT, type TextStyle, type } from './theme.ts';

const inlines = (parts: readonly Inline[], style: TextStyle, ink: string): ReactNode =>
  parts.map((part, place) => {
    const key = `${place}`;
    if (part.link) {
      return (
        <Link
          key={key}
          src={part.link}
          tag="Link"
          alt={drawable(`${part.text} (${part.link})`)}
          style={{ color: ink, textDecoration: 'underline' }}
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
export const Blocks: FC<{ blocks: readonly Block[]; style?: TextStyle; width?: number }> = ({
  blocks,
  style = type.body,
  width = TEXT,
}) => {
  const house = useHouse();
  return blocks.map((block, place) => {
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
        {inlines(block.inlines, style, house.ink)}
      </T>
    );
  });
};

const Bullets: FC<{ items: readonly (readonly Inline[])[]; ordered: boolean; style: TextStyle; width: number }> = ({
  items,
  ordered,
  style,
  width,
}) => {
  const house = useHouse();
  return (
    <View tag="L" list={ordered ? 'Decimal' : 'Disc'} style={{ marginBottom: 4 }}>
      {items.map((item, place) => (
        <View key={`${place}`} tag="LI" style={{ flexDirection: 'row', marginBottom: 2 }}>
          <Text tag="Lbl" style={{ ...style, width: 14 }}>
            {ordered ? `${place + 1}.` : '•'}
          </Text>
          <T tag="LBody" width={width - 14} style={{ ...style, flex: 1 }}>
            {inlines(item, style, house.ink)}
          </T>
        </View>
      ))}
    </View>
  );
};
