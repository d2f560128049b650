import { type FC, Fragment } from 'react';
import { type ChapterProps, Intro } from './chapter.tsx';
import { Chapter, OutcomeBlock, Section } from './parts.tsx';
import { Picture } from './picture.tsx';
import { View } from './primitives.tsx';
import { Sheet } from './sheet.tsx';
import { Table } from './table.tsx';
import { useWords } from './words.ts';

/** Outcome: the ladder of seven, the findings, the walked path with answers and sources. */
export const OutcomeChapter: FC<ChapterProps> = ({ model, letter, pages, furniture }) => {
  const w = useWords();
  const { outcome } = model;
  // A version fixed before the registers existed has all its pictures here.
  const drawings = model.registers ? model.drawings.filter(({ id }) => id === 'pad') : model.drawings;
  return (
    <Sheet title={w('kop.uitkomst_kort')} furniture={furniture}>
      <Chapter id="uitkomst" number={letter} title={w('kop.uitkomst')} pages={pages} />
      <View style={{ marginBottom: 14 }}>
        <OutcomeBlock code={outcome.code} title={outcome.title} />
      </View>
      <Intro texts={[outcome.means, outcome.todo, outcome.saysNot, outcome.released, ...model.stops]} />
      <Section id="ladder" title={w('kop.ladder')} pages={pages} parent="uitkomst" />
      <Intro texts={[w('uitkomst.geen_punten')]} />
      <Table
        columns={[
          { head: w('kolom.code'), share: 40 },
          { head: w('kolom.uitkomst'), share: 243 },
          { head: w('kolom.in_dossier'), share: 90 },
          { head: w('kolom.gevonden_bij'), share: 110 },
        ]}
        rows={model.ladder.map(({ code, title, found, at }) => [code, title, found, at])}
        strong={(at) => model.ladder[at]?.reached ?? false}
      />
      <Section id="bevindingen" title={w('kop.bevindingen')} pages={pages} parent="uitkomst" />
      <Table
        columns={[
          { head: w('kolom.uitkomst'), share: 52, bold: true },
          { head: w('kolom.regel'), share: 38 },
          { head: w('kolom.over'), share: 86 },
          { head: w('kolom.waarom'), share: 172 },
          { head: w('kolom.duidelijkheid'), share: 135 },
        ]}
        rows={model.findings.map((one) => [
          one.outcome,
          one.node,
          one.subject || w('hele_werkwijze'),
          w('bevinding.tekst', { tekst: one.text, reden: one.because }),
          one.settle || '–',
        ])}
      />
      <Section id="waarschuwingen" title={w('kop.waarschuwingen')} pages={pages} parent="uitkomst" />
      {model.warnings.length > 0 ? (
        <Table
          columns={[
            { head: w('kolom.code'), share: 40 },
            { head: w('kolom.waarschuwing'), share: 283 },
            { head: w('kolom.bron'), share: 160 },
          ]}
          rows={model.warnings.map(({ code, text, sources }) => [code, text, sources])}
        />
      ) : (
        <Intro texts={[w('uitkomst.geen_waarschuwingen')]} />
      )}
      <Intro
        texts={
          model.deviations.length > 0
            ? model.deviations.map(({ text, by, date }) => w('uitkomst.standpunt', { wie: by, datum: date, tekst: text }))
            : [w('uitkomst.geen_standpunt')]
        }
      />
      {model.checks.length > 0 ? (
        <>
          <Section id="samenhang" title={w('kop.samenhang')} pages={pages} parent="uitkomst" />
          <Table
            columns={[
              { head: w('kolom.soort'), share: 74, bold: true },
              { head: w('kolom.punt'), share: 180 },
              { head: w('kolom.te_doen'), share: 140 },
              { head: w('kolom.bron'), share: 89 },
            ]}
            rows={model.checks.map(({ kind, text, todo, sources }) => [kind, text, todo, sources])}
          />
        </>
      ) : null}
      {model.conclusions.length > 0 ? (
        <>
          <Section id="conclusies" title={w('kop.conclusies')} pages={pages} parent="uitkomst" />
          <Table
            columns={[
              { head: w('kolom.vraag'), share: 120 },
              { head: w('kolom.antwoord'), share: 94, bold: true },
              { head: w('kolom.waarom'), share: 180 },
              { head: w('kolom.bron'), share: 89 },
            ]}
            rows={model.conclusions.map(({ title, answer, why, sources }) => [title, answer, why, sources])}
          />
        </>
      ) : null}
      {drawings.map((drawing) => (
        <Fragment key={drawing.id}>
          <Section id={`beeld-${drawing.id}`} title={drawing.title} pages={pages} parent="uitkomst" />
          {drawing.id === 'pad' ? <Intro texts={[w('tekening.uitleg')]} /> : null}
          <Picture drawing={drawing} />
        </Fragment>
      ))}
      <Section id="pad" title={w('kop.pad')} pages={pages} parent="uitkomst" />
      <Table
        caption={w('uitkomst.pad_tabel')}
        columns={[
          { head: w('kolom.regel'), share: 38 },
          { head: w('kolom.vraag'), share: 104 },
          { head: w('kolom.over'), share: 74 },
          { head: w('kolom.antwoord'), share: 92 },
          { head: w('kolom.bevinding'), share: 52, bold: true },
          { head: w('kolom.bron'), share: 123 },
        ]}
        rows={model.path.map((step) => [
          step.node,
          step.title,
          step.subject || w('hele_werkwijze'),
          step.answer,
          step.result,
          step.sources,
        ])}
      />
    </Sheet>
  );
};
