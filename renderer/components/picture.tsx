import { type FC, useId } from 'react';
import { type Drawing, LETTER, type Shape } from '../../shared/drawing/types.ts';

/** A drawing with its title and, for who does not see it, everything it shows in words. */
export const Picture: FC<{ drawing: Drawing | undefined }> = ({ drawing }) => {
  const id = useId();
  if (!drawing) return null;
  const { title, description, width, height, shapes } = drawing;
  return (
    <figure className="picture">
      <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`} role="img" aria-labelledby={`${id}-titel`} aria-describedby={`${id}-tekst`}>
        <title id={`${id}-titel`}>{title}</title>
        <desc id={`${id}-tekst`}>{description}</desc>
        {shapes.map((shape, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made anew as a whole; its parts have no other name
          <Part key={place} shape={shape} />
        ))}
      </svg>
    </figure>
  );
};

const Part: FC<{ shape: Shape }> = ({ shape }) => {
  switch (shape.kind) {
    case 'box':
      return <rect className={`draw-box draw-${shape.line}`} x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx={3} />;
    case 'bar':
      return <rect className="draw-bar" x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
    case 'line':
      return <line className={`draw-line draw-${shape.line}`} x1={shape.from[0]} y1={shape.from[1]} x2={shape.to[0]} y2={shape.to[1]} />;
    case 'text':
      return (
        <text x={shape.x} y={shape.y} textAnchor={shape.anchor} fontSize={LETTER} fontWeight={shape.bold ? 600 : 400}>
          {shape.text}
        </text>
      );
  }
};
