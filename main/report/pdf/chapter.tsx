import type { FC } from 'react';
import type { ReportModel } from '../../../shared/report/types.ts';
import { type PageNumbers, T } from './parts.tsx';
import { View } from './primitives.tsx';
import type { Furniture } from './sheet.tsx';
import { GUTTER, MARGIN, type } from './theme.ts';

/** What every chapter gets: the report, its letter, where headings landed, and the page furniture. */
export type ChapterProps = { model: ReportModel; letter: string; pages: PageNumbers; furniture: Furniture };

/** Paragraphs under a heading, in the text column. */
export const Intro: FC<{ texts: readonly string[] }> = ({ texts }) => (
  <View style={{ marginLeft: MARGIN + GUTTER, marginBottom: 6 }}>
    {texts.filter(Boolean).map((text, at) => (
      <T key={at} style={{ ...type.body, marginBottom: 6 }}>
        {text}
      </T>
    ))}
  </View>
);
