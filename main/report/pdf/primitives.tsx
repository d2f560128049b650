import { Image as PdfImage, Link as PdfLink, Page as PdfPage, Svg as PdfSvg, Text as PdfText, View as PdfView } from '@react-pdf/renderer';
import type { FC, ReactNode } from 'react';
import { drawable } from './theme.ts';

type Style = Readonly<Record<string, unknown>> | readonly (Readonly<Record<string, unknown>> | false | undefined)[];
type Tagged = {
  tag?: string;
  scope?: 'Row' | 'Column';
  alt?: string;
  list?: 'Disc' | 'Decimal';
  artifact?: 'Header' | 'Footer' | 'Layout';
  signatureField?: string;
  children?: ReactNode;
  style?: Style;
  id?: string;
  wrap?: boolean;
  fixed?: boolean;
  minPresenceAhead?: number;
  orphans?: number;
  widows?: number;
  bookmark?: { title: string; ref: string; parent?: string; fit: false };
  hyphenationCallback?: (word: string | null) => string[];
  render?: (page: { pageNumber: number; totalPages: number }) => ReactNode;
  src?: string;
  width?: number;
  height?: number;
  viewBox?: string;
};

// react-pdf passes unknown props on to its layout, where the tagging adapter reads them; its own types do not know them.
export const View = PdfView as unknown as FC<Tagged>;
export const Link = PdfLink as unknown as FC<Tagged>;
export const Image = PdfImage as unknown as FC<Omit<Tagged, 'src'> & { src: { data: Uint8Array; format: 'jpg' } }>;
export const Svg = PdfSvg as unknown as FC<Tagged>;
export const Page = PdfPage as unknown as FC<
  Tagged & {
    size: 'A4';
    orientation?: 'portrait' | 'landscape';
    layout: (page: { children: ReactNode; pageNumber: number; totalPages: number }) => ReactNode;
  }
>;

/** Text whose signs are sure to be in the font. */
export const Text: FC<Tagged> = ({ children, ...rest }) => {
  const Raw = PdfText as unknown as FC<Tagged>;
  const safe = (child: ReactNode): ReactNode =>
    typeof child === 'string' ? drawable(child) : Array.isArray(child) ? child.map(safe) : child;
  return <Raw {...rest}>{safe(children)}</Raw>;
};
