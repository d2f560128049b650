import { type FC, Fragment } from 'react';
import type { Drawing } from '../../../shared/drawing/types.ts';
import type { ReportModel, ReportRegister } from '../../../shared/report/types.ts';
import { type ChapterProps, Intro } from './chapter.tsx';
import { Chapter, type PageNumbers, Section } from './parts.tsx';
import { Picture } from './picture.tsx';
import { Sheet } from './sheet.tsx';
import { Table } from './table.tsx';
import { useWords } from './words.ts';

export type RegisterChapterId = ReportRegister['chapter'];

/** The drawings that belong to a chapter of registers. */
const DRAWINGS: Readonly<Record<RegisterChapterId, readonly Drawing['id'][]>> = {
  rechten: ['rechten', 'risicos'],
  acties: [],
  mensen: ['tijdlijn'],
  bijlagen: [],
};

/** The registers of a chapter as they stand in the contents. */
export const registersIn = (model: ReportModel, chapter: RegisterChapterId): readonly ReportRegister[] =>
  (model.registers ?? []).filter((one) => one.chapter === chapter);

/** Action plan, people and changes share their pages: each of them may be short. */
export const RecordsChapter: FC<ChapterProps & { peopleLetter: string; changesLetter: string }> = ({
  model,
  letter,
  peopleLetter,
  changesLetter,
  pages,
  furniture,
}) => {
  const w = useWords();
  return (
    <Sheet title={w('kop.acties')} furniture={furniture}>
      <RegisterPart model={model} chapter="acties" letter={letter} pages={pages} first />
      <RegisterPart model={model} chapter="mensen" letter={peopleLetter} pages={pages} />
      {model.changes ? <Changes changes={model.changes} letter={changesLetter} pages={pages} /> : null}
    </Sheet>
  );
};

/** Pictures and tables of a chapter; what is not there is said. */
export const RegisterPart: FC<Omit<ChapterProps, 'furniture'> & { chapter: RegisterChapterId; first?: boolean }> = ({
  model,
  chapter,
  letter,
  pages,
  first = false,
}) => {
  const w = useWords();
  const registers = registersIn(model, chapter);
  const drawings = model.drawings.filter(({ id }) => DRAWINGS[chapter].includes(id));
  const silent = registers.length === 0 && drawings.length === 0;
  return (
    <>
      <Chapter id={chapter} number={letter} title={w(`kop.${chapter}`)} pages={pages} first={first} />
      {chapter === 'rechten' ? <Intro texts={[w('rechten.inleiding')]} /> : null}
      {silent ? <Intro texts={[w(`${chapter}.geen`)]} /> : null}
      {drawings.map((drawing) => (
        <Fragment key={drawing.id}>
          <Section id={`beeld-${drawing.id}`} title={drawing.title} pages={pages} parent={chapter} />
          <Picture drawing={drawing} />
        </Fragment>
      ))}
      {registers.map(({ id, title, columns, rows, empty }) => (
        <Fragment key={id}>
          <Section id={`register-${id}`} title={title} pages={pages} parent={chapter} />
          {rows.length > 0 ? <Table columns={columns} rows={rows} /> : <Intro texts={[empty]} />}
        </Fragment>
      ))}
    </>
  );
};

/** What reads differently than in the version before. */
const Changes: FC<{ changes: NonNullable<ReportModel['changes']>; letter: string; pages: PageNumbers }> = ({ changes, letter, pages }) => {
  const w = useWords();
  const values = { versie: String(changes.since) };
  return (
    <>
      <Chapter id="wijzigingen" number={letter} title={w('kop.wijzigingen', values)} pages={pages} first={false} />
      <Intro texts={[w(changes.rows.length > 0 ? 'wijzigingen.inleiding' : 'wijzigingen.geen', values)]} />
      {changes.rows.length > 0 ? (
        <Table
          columns={[
            { head: w('kolom.waar'), share: 143 },
            { head: w('kolom.eerst'), share: 170 },
            { head: w('kolom.nu'), share: 170 },
          ]}
          rows={changes.rows}
        />
      ) : null}
    </>
  );
};
