import { Document } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { ReportModel } from '../../../shared/report/types.ts';
import { dateWords } from '../../../shared/text/format.ts';
import { CriteriaChapter, DutiesChapter, OpenChapter, OutcomeChapter, QuestionsChapter, SignaturesChapter } from './chapters.tsx';
import { Contents, Cover, type Entry } from './front-matter.tsx';
import type { Furniture, PageNumbers } from './parts.tsx';
import { drawable } from './theme.ts';

export type ReportDocument = { readonly element: ReactElement; readonly pages: PageNumbers; readonly entries: readonly Entry[] };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The report in reading order. Chapters carry letters, so that digits belong to the instruments alone. */
export function reportDocument(model: ReportModel): ReportDocument {
  const pages: PageNumbers = {};
  const ids = ['uitkomst', 'criteria', ...model.parts.map(({ id }) => id), 'plichten', 'open', 'bronnen', 'ondertekening'];
  const letter = (id: string): string => LETTERS[ids.indexOf(id)] ?? '';
  const state = model.status === 'concept' ? 'CONCEPT' : `vastgelegd op ${dateWords(model.date)}`;
  const furniture: Furniture = {
    organisation: model.facts.organisation || 'Organisatie niet vermeld',
    footer: `Dossier ${model.facts.dossierNumber || 'zonder nummer'}  ·  versie ${model.version}  ·  ${state}`,
    concept: model.status === 'concept',
  };
  const at = (id: string) => ({ model, letter: letter(id), pages, furniture });
  return {
    pages,
    entries: entriesOf(model, letter),
    element: (
      <Document
        title={drawable(`${model.facts.name || 'Dossier zonder naam'} – mensenrechtentoets`)}
        author={drawable(model.facts.organisation || 'Organisatie niet vermeld')}
        subject={drawable(model.instruments.map(({ title }) => title).join('; '))}
        creator="Weegwijzer"
        producer="Weegwijzer"
        language={model.language}
        creationDate={new Date(model.date)}
        pageMode="useOutlines"
      >
        <Cover model={model} />
        <Contents entries={entriesOf(model, letter)} pages={pages} furniture={furniture} />
        <OutcomeChapter {...at('uitkomst')} />
        <CriteriaChapter {...at('criteria')} />
        {model.parts.map((part) => (
          <QuestionsChapter key={part.id} {...at(part.id)} part={part} />
        ))}
        <DutiesChapter {...at('plichten')} />
        <OpenChapter {...at('open')} sourcesLetter={letter('bronnen')} />
        <SignaturesChapter {...at('ondertekening')} />
      </Document>
    ),
  };
}

function entriesOf(model: ReportModel, letter: (id: string) => string): readonly Entry[] {
  const one = (id: string, title: string): Entry => ({ level: 1, number: letter(id), id, title });
  const two = (id: string, number: string, title: string): Entry => ({ level: 2, number, id, title });
  return [
    one('uitkomst', 'Uitkomst en pad door de beslisboom'),
    two('ladder', '', 'Zeven uitkomsten, de zwaarste bovenaan'),
    two('bevindingen', '', 'De bevindingen'),
    two('waarschuwingen', '', 'Waarschuwingen en afwijkende standpunten'),
    two('pad', '', 'Het pad'),
    one('criteria', 'Criteria en herkomstgegevens'),
    ...model.parts.flatMap((part) => [one(part.id, part.title), ...part.sections.map(({ id, nr, title }) => two(id, nr, title))]),
    one('plichten', 'Voorzorgsplichten'),
    one('open', 'Open en niet geverifieerde punten'),
    one('bronnen', 'Bronnen en versies'),
    one('ondertekening', 'Ondertekening'),
  ];
}
