import { Line, Rect, Text as SvgText } from '@react-pdf/renderer';
import type { FC } from 'react';
import { type Drawing, LETTER, type Shape } from '../../../shared/drawing/types.ts';
import { Svg, View } from './primitives.tsx';
import { color, drawable, FULL } from './theme.ts';

/** A drawing on paper: the same parts as on screen, with its words as the alternative text of the figure. */
export const Picture: FC<{ drawing: Drawing }> = ({ drawing: { width, height, shapes, title, description } }) => (
  <View wrap={false} style={{ marginTop: 6, marginBottom: 14 }}>
    <Svg
      tag="Figure"
      alt={drawable(`${title}. ${description}`)}
      width={FULL}
      height={(FULL * (height + 4)) / (width + 4)}
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
    >
      {shapes.map((shape, place) => (
        <Part key={place} shape={shape} />
      ))}
    </Svg>
  </View>
);

const LINES = {
  solid: { strokeWidth: 1 },
  dashed: { strokeWidth: 1.4, strokeDasharray: '4 3' },
  thick: { strokeWidth: 2.6 },
} as const;

const Part: FC<{ shape: Shape }> = ({ shape }) => {
  switch (shape.kind) {
    case 'box':
      return (
        <Rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          fill={color.paper}
          stroke={color.ink}
          {...LINES[shape.line]}
        />
      );
    case 'bar':
      return <Rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={color.ink} />;
    case 'line':
      return <Line x1={shape.from[0]} y1={shape.from[1]} x2={shape.to[0]} y2={shape.to[1]} stroke={color.grey} {...LINES[shape.line]} />;
    case 'text':
      return (
        <SvgText
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor}
          fill={color.ink}
          style={{ fontFamily: 'Source Sans 3', fontSize: LETTER, fontWeight: shape.bold ? 600 : 400 }}
        >
          {drawable(shape.text)}
        </SvgText>
      );
  }
};
