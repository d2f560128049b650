import { Document } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { ReportModel } from '../../../shared/report/types.ts';
import { PLAIN_COLOUR } from '../../../shared/style/house-style.ts';
import { dateWords } from '../../../shared/text/format.ts';
import { sentence } from '../../../shared/text/texts.ts';
import { CriteriaChapter, DutiesChapter, OpenChapter, SignaturesChapter } from './chapters.tsx';
import { Contents, Cover, type Entry } from './front-matter.tsx';
import { House } from './house.ts';
import { OutcomeChapter } from './outcome-chapter.tsx';
import type { PageNumbers } from './parts.tsx';
import { QuestionsChapter } from './questions-chapter.tsx';
import { RecordsChapter, type RegisterChapterId, registersIn } from './register-chapters.tsx';
import type { Furniture } from './sheet.tsx';
import { SummaryChapter } from './summary-chapter.tsx';
import { drawable } from './theme.ts';
import { Words } from './words.ts';

export type ReportDocument = { readonly element: ReactElement; readonly pages: PageNumbers; readonly entries: readonly Entry[] };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The report in reading order. Chapters carry letters, so that digits belong to the instruments alone. */
export function reportDocument(model: ReportModel): ReportDocument {
  const pages: PageNumbers = {};
  const w = (key: string, values?: Readonly<Record<string, string>>): string => sentence(model.words, key, values);
  const ids = [
    ...(model.summary ? ['samenvatting'] : []),
    'uitkomst',
    'criteria',
    ...model.parts.map(({ id }) => id),
    ...(model.registers ? ['rechten', 'plichten', 'acties', 'mensen'] : ['plichten']),
    ...(model.changes ? ['wijzigingen'] : []),
    'open',
    ...(model.registers ? ['bijlagen'] : []),
    'bronnen',
    ...(model.publication ? [] : ['ondertekening']),
  ];
  const letter = (id: string): string => LETTERS[ids.indexOf(id)] ?? '';
  const state =
    model.status === 'concept' ? w('stand.concept_kort') : w('stand.vastgelegd', { datum: dateWords(model.date, model.language) });
  const furniture: Furniture = {
    organisation: model.facts.organisation || w('gegevens.geen_organisatie'),
    footer: w('voet', { nummer: model.facts.dossierNumber || w('gegevens.geen_nummer'), versie: String(model.version), stand: state }),
    concept: model.status === 'concept',
  };
  const at = (id: string) => ({ model, letter: letter(id), pages, furniture });
  return {
    pages,
    entries: entriesOf(model, letter, w),
    element: (
      <House.Provider value={model.style ?? { colour: PLAIN_COLOUR }}>
        <Words.Provider value={model.words}>
          <Document
            title={drawable(w('titel', { naam: model.facts.name || w('gegevens.geen_naam') }))}
            author={drawable(model.facts.organisation || w('gegevens.geen_organisatie'))}
            subject={drawable(model.instruments.map(({ title }) => title).join('; '))}
            creator="Weegwijzer"
            producer="Weegwijzer"
            language={model.language}
            creationDate={new Date(model.date)}
            pageMode="useOutlines"
          >
            <Cover model={model} />
            {model.summary ? <SummaryChapter {...at('samenvatting')} summary={model.summary} outcomeLetter={letter('uitkomst')} /> : null}
            <Contents entries={entriesOf(model, letter, w)} pages={pages} furniture={furniture} />
            <OutcomeChapter {...at('uitkomst')} />
            <CriteriaChapter {...at('criteria')} />
            {model.parts.map((part) => (
              <QuestionsChapter key={part.id} {...at(part.id)} part={part} />
            ))}
            <DutiesChapter {...at('plichten')} rightsLetter={model.registers ? letter('rechten') : ''} />
            {model.registers ? (
              <RecordsChapter {...at('acties')} peopleLetter={letter('mensen')} changesLetter={letter('wijzigingen')} />
            ) : null}
            <OpenChapter {...at('open')} attachmentsLetter={letter('bijlagen')} sourcesLetter={letter('bronnen')} />
            {model.publication ? null : <SignaturesChapter {...at('ondertekening')} />}
          </Document>
        </Words.Provider>
      </House.Provider>
    ),
  };
}

function entriesOf(
  model: ReportModel,
  letter: (id: string) => string,
  w: (key: string, values?: Readonly<Record<string, string>>) => string,
): readonly Entry[] {
  const one = (id: string, title = w(`kop.${id}`)): Entry => ({ level: 1, number: letter(id), id, title });
  const two = (id: string, title = w(`kop.${id}`), number = ''): Entry => ({ level: 2, number, id, title });
  const chapter = (id: RegisterChapterId): readonly Entry[] =>
    model.registers ? [one(id), ...registersIn(model, id).map((register) => two(`register-${register.id}`, register.title))] : [];
  return [
    ...(model.summary ? [one('samenvatting')] : []),
    one('uitkomst'),
    two('ladder'),
    two('bevindingen'),
    two('waarschuwingen'),
    ...(model.checks.length > 0 ? [two('samenhang')] : []),
    ...(model.conclusions.length > 0 ? [two('conclusies')] : []),
    two('pad'),
    one('criteria'),
    ...model.parts.flatMap((part) => [one(part.id, part.title), ...part.sections.map(({ id, nr, title }) => two(id, title, nr))]),
    ...chapter('rechten'),
    one('plichten'),
    ...chapter('acties'),
    ...chapter('mensen'),
    ...(model.changes ? [one('wijzigingen', w('kop.wijzigingen', { versie: String(model.changes.since) }))] : []),
    one('open'),
    ...chapter('bijlagen'),
    one('bronnen'),
    ...(model.publication ? [] : [one('ondertekening')]),
  ];
}
