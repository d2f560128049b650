import type { Drawing, Shape } from '../../drawing/types.ts';
import { element as el, type Markup } from './element.ts';

/** A drawing as SVG, with everything it shows in words for who does not see it. */
export function picture({ title, description, width, height, shapes }: Drawing): Markup {
  return el(
    'svg',
    { viewBox: `-2 -2 ${width + 4} ${height + 4}`, width: String(width), role: 'img', 'aria-label': `${title}. ${description}` },
    shapes.map(shapeMarkup),
  );
}

function shapeMarkup(shape: Shape): Markup {
  const at = (values: Readonly<Record<string, number>>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  switch (shape.kind) {
    case 'box':
      return el('rect', { class: `box ${shape.line}`, ...at({ x: shape.x, y: shape.y, width: shape.width, height: shape.height }) });
    case 'bar':
      return el('rect', { class: 'bar', ...at({ x: shape.x, y: shape.y, width: shape.width, height: shape.height }) });
    case 'line':
      return el('line', { class: shape.line, ...at({ x1: shape.from[0], y1: shape.from[1], x2: shape.to[0], y2: shape.to[1] }) });
    case 'text':
      return el(
        'text',
        { ...at({ x: shape.x, y: shape.y }), 'text-anchor': shape.anchor, class: shape.bold ? 'bold' : undefined },
        shape.text,
      );
  }
}
