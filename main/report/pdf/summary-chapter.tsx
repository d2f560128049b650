import type { FC, ReactNode } from 'react';
import { short } from '../../../shared/report/summary.ts';
import type { ReportSummary } from '../../../shared/report/types.ts';
import type { ChapterProps } from './chapter.tsx';
import { Chapter, OutcomeBlock, Row, T } from './parts.tsx';
import { Text, View } from './primitives.tsx';
import { Sheet } from './sheet.tsx';
import { type Column, Table } from './table.tsx';
import { color, MARGIN, TEXT, type } from './theme.ts';
import { useWords } from './words.ts';

/** One page for who decides: what it is, what was found and why, under which conditions, and who does what by when. */
export const SummaryChapter: FC<ChapterProps & { summary: ReportSummary; outcomeLetter: string }> = ({
  model,
  summary,
  letter,
  outcomeLetter,
  pages,
  furniture,
}) => {
  const w = useWords();
  const { outcome } = model;
  return (
    <Sheet title={w('kop.samenvatting')} furniture={furniture}>
      <Chapter id="samenvatting" number={letter} title={w('kop.samenvatting')} pages={pages} />
      <View style={{ marginBottom: 10 }}>
        <OutcomeBlock code={outcome.code} title={outcome.title} note={outcome.released || short(outcome.means, 200)} />
      </View>
      <Line label={w('samenvatting.wat')} first>
        <Said text={summary.what} />
      </Line>
      <Line label={w('samenvatting.waarom')}>
        <Points lines={summary.why} silent={w('niet_vermeld')} />
      </Line>
      <Line label={w('samenvatting.advies')}>
        <Said text={summary.advice} />
      </Line>
      <Line label={w('samenvatting.voorwaarden')}>
        <Points lines={summary.conditions} silent={w('samenvatting.geen_voorwaarden')} />
      </Line>
      <Line label={w('samenvatting.restrisico')}>
        <Rows
          columns={[
            { head: w('kolom.restrisico'), share: 180 },
            { head: w('kolom.besluit'), share: 90 },
            { head: w('kolom.door_wie'), share: 90 },
          ]}
          rows={summary.residual}
          left={summary.residualLeft}
          silent={w('samenvatting.geen_restrisico')}
        />
      </Line>
      <Line label={w('samenvatting.gevraagd')}>
        <Rows
          columns={[
            { head: w('kolom.wie'), share: 110 },
            { head: w('kolom.wat'), share: 170 },
            { head: w('kolom.uiterlijk'), share: 80 },
          ]}
          rows={summary.asked}
          left={summary.askedLeft}
          silent={w('niet_vermeld')}
        />
      </Line>
      <Line label={w('samenvatting.open_kop')}>
        <Said text={summary.open} />
      </Line>
      <T style={{ ...type.small, color: color.grey, marginTop: 8 }}>{w('samenvatting.slot', { letter: outcomeLetter })}</T>
    </Sheet>
  );
};

const Line: FC<{ label: string; first?: boolean; children: ReactNode }> = ({ label, first = false, children }) => (
  <View
    wrap={false}
    style={first ? { paddingBottom: 5 } : { borderTopWidth: 0.5, borderColor: color.hair, paddingTop: 5, paddingBottom: 5 }}
  >
    <Row
      margin={
        <T house style={type.strong} width={MARGIN}>
          {label}
        </T>
      }
    >
      {children}
    </Row>
  </View>
);

const Said: FC<{ text: string }> = ({ text }) => {
  const w = useWords();
  return <T style={text ? type.body : { ...type.body, fontStyle: 'italic', color: color.grey }}>{text || w('niet_vermeld')}</T>;
};

const Points: FC<{ lines: readonly string[]; silent: string }> = ({ lines, silent }) =>
  lines.length === 0 ? (
    <T style={{ ...type.body, fontStyle: 'italic', color: color.grey }}>{silent}</T>
  ) : (
    <View tag="L" list="Disc">
      {lines.map((line, at) => (
        <View key={`${at}`} tag="LI" style={{ flexDirection: 'row', marginBottom: 2 }}>
          <Text tag="Lbl" style={{ ...type.body, width: 14 }}>
            •
          </Text>
          <T tag="LBody" width={TEXT - 14} style={{ ...type.body, flex: 1 }}>
            {line}
          </T>
        </View>
      ))}
    </View>
  );

const Rows: FC<{ columns: readonly Column[]; rows: readonly (readonly string[])[]; left: number; silent: string }> = ({
  columns,
  rows,
  left,
  silent,
}) => {
  const w = useWords();
  if (rows.length === 0) return <T style={{ ...type.body, fontStyle: 'italic', color: color.grey }}>{silent}</T>;
  return (
    <>
      <Table width={TEXT} columns={columns} rows={rows} />
      {left > 0 ? <T style={type.small}>{w('samenvatting.meer', { aantal: String(left) })}</T> : null}
    </>
  );
};
