import type { Drawing } from '../../drawing/types.ts';
import { dateWords, hashWords } from '../../text/format.ts';
import { sentence } from '../../text/texts.ts';
import { dutchTextsIn } from '../language.ts';
import type { ReportModel, ReportRegister } from '../types.ts';
import { type Say, table } from './blocks.ts';
import { outcomeMarkup, partMarkup, registerMarkup, summaryMarkup } from './chapters.ts';
import { element as el, type Markup } from './element.ts';
import { page } from './page.ts';
import { picture } from './picture.ts';

/**
 * The report as one HTML file without scripts: the copy to publish and to read with a screen reader. It says everything
 * the PDF says, from the same model; `reportHash` (SHA-256, hex) names the PDF it belongs to, when there is one.
 */
export function reportHtml(model: ReportModel, reportHash?: string): string {
  const w: Say = (key, values) => sentence(model.words, key, values);
  const title = w('titel', { naam: model.facts.name || w('gegevens.geen_naam') });
  const { head, chapters } = reportBody(model, w, reportHash);
  const dutch = dutchTextsIn(model);
  return page(
    {
      title,
      author: model.facts.organisation || w('gegevens.geen_organisatie'),
      lang: model.language.slice(0, 2),
      foreign: (text) => (dutch(text) ? 'nl' : undefined),
      ...(model.style ? { colour: model.style.colour } : {}),
    },
    el('a', { class: 'skip', href: '#inhoud' }, w('html.overslaan')),
    head,
    el(
      'main',
      { id: 'inhoud' },
      el('nav', { 'aria-labelledby': 'kop-inhoud' }, [
        el('h2', { id: 'kop-inhoud' }, w('kop.inhoud')),
        el(
          'ol',
          {},
          chapters.map(({ id, title: name }) => el('li', {}, el('a', { href: `#${id}` }, name))),
        ),
      ]),
      chapters.map(({ id, title: name, body }) => el('section', { 'aria-labelledby': id }, [el('h2', { id }, name), ...body])),
    ),
    el('footer', {}, el('p', { class: 'small' }, w('html.voet'))),
  );
}

/** What a report says, as elements: the head, and the chapters in order. */
export const reportBody = (
  model: ReportModel,
  w: Say,
  reportHash?: string,
): { readonly head: Markup; readonly chapters: readonly ChapterMarkup[] } => ({
  head: header(model, w, reportHash),
  chapters: chaptersOf(model, w),
});

type ChapterMarkup = { readonly id: string; readonly title: string; readonly body: readonly Markup[] };

function header(model: ReportModel, w: Say, reportHash: string | undefined): Markup {
  const { facts, outcome, style } = model;
  const state = model.status === 'concept' ? w('stand.concept') : w('stand.vastgelegd', { datum: dateWords(model.date, model.language) });
  const rows: readonly (readonly [string, string])[] = [
    [w('gegevens.organisatie'), facts.organisation],
    [w('gegevens.dossiernummer'), facts.dossierNumber],
    [w('gegevens.zaaknummer'), facts.caseNumber],
    [w('gegevens.besluit'), [facts.decider, dateWords(facts.decisionDate, model.language)].filter(Boolean).join(', ')],
    [w('gegevens.instrumenten'), model.instruments.map(({ title }) => title).join('; ')],
  ];
  return el(
    'header',
    {},
    style?.logo
      ? el('img', {
          src: `data:image/jpeg;base64,${style.logo.jpeg}`,
          alt: w('logo', { organisatie: facts.organisation }),
          width: String(Math.round(style.logo.width / 3)),
          height: String(Math.round(style.logo.height / 3)),
        })
      : null,
    el('p', { class: 'small' }, w('soort')),
    el('h1', {}, facts.name || w('gegevens.geen_naam')),
    el('p', {}, w('stand.versie', { versie: String(model.version), stand: state })),
    outcomeBox(model, w),
    el(
      'dl',
      {},
      rows.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value || w('niet_vermeld'))]),
    ),
    model.publication ? paragraphs(model.publication.says) : null,
    reportHash ? el('p', { class: 'small' }, w('html.hoort_bij'), ' ', el('code', {}, hashWords(reportHash))) : null,
    model.notices.map((notice) => el('p', { class: 'small' }, notice)),
    outcome.released ? el('p', {}, outcome.released) : null,
  );
}

const outcomeBox = ({ outcome }: ReportModel, w: Say): Markup =>
  el(
    'p',
    { class: `outcome outcome-${outcome.code.toLowerCase()}` },
    `${w('kolom.uitkomst')} ${outcome.code}`,
    el('strong', {}, outcome.title),
  );

function chaptersOf(model: ReportModel, w: Say): readonly ChapterMarkup[] {
  const chapter = (id: string, body: readonly (Markup | null)[], title = w(`kop.${id}`)): ChapterMarkup => ({
    id,
    title,
    body: body.filter((one) => one !== null),
  });
  const registers = (id: ReportRegister['chapter']): readonly Markup[] =>
    (model.registers ?? []).filter((one) => one.chapter === id).flatMap((one) => registerMarkup(one, w));
  const pictures = (...ids: readonly Drawing['id'][]): readonly Markup[] =>
    model.drawings.filter(({ id }) => ids.includes(id)).flatMap((one) => [el('h3', {}, one.title), picture(one)]);
  const withRegisters = (id: ReportRegister['chapter'], ...drawings: readonly Drawing['id'][]): readonly ChapterMarkup[] => {
    if (!model.registers) return [];
    const body = [...pictures(...drawings), ...registers(id)];
    return [chapter(id, body.length > 0 ? body : [el('p', {}, w(`${id}.geen`))])];
  };
  return [
    ...(model.summary ? [chapter('samenvatting', summaryMarkup(model.summary, w))] : []),
    chapter('uitkomst', outcomeMarkup(model, w, pictures('pad'))),
    chapter('criteria', [
      el('p', {}, w(model.criteria.rows.length > 0 ? 'criteria.inleiding' : 'criteria.geen')),
      table(w, w('kop.criteria_kort'), model.criteria.columns, model.criteria.rows),
    ]),
    ...model.parts.map((part) => chapter(part.id, partMarkup(part, w), part.title)),
    ...withRegisters('rechten', 'rechten', 'risicos'),
    chapter('plichten', [
      el('p', {}, w('plichten.inleiding')),
      table(
        w,
        w('kop.plichten'),
        ['plicht', 'wat', 'stand', 'eigenaar', 'datum', 'kanttekening'].map((head) => w(`kolom.${head}`)),
        model.duties.map(({ code, title, state, owner, date, note }) => [code, title, state, owner, date, note || '–']),
      ),
    ]),
    ...withRegisters('acties'),
    ...withRegisters('mensen', 'tijdlijn'),
    ...(model.changes
      ? [
          chapter(
            'wijzigingen',
            [
              el(
                'p',
                {},
                w(model.changes.rows.length > 0 ? 'wijzigingen.inleiding' : 'wijzigingen.geen', { versie: String(model.changes.since) }),
              ),
              table(
                w,
                w('kop.wijzigingen', { versie: String(model.changes.since) }),
                [w('kolom.waar'), w('kolom.eerst'), w('kolom.nu')],
                model.changes.rows,
              ),
            ],
            w('kop.wijzigingen', { versie: String(model.changes.since) }),
          ),
        ]
      : []),
    chapter('open', [
      model.openPoints.length > 0
        ? table(
            w,
            w('kop.open'),
            [w('kolom.soort'), w('kolom.punt')],
            model.openPoints.map(({ kind, text }) => [kind, text]),
          )
        : el('p', {}, w('open.geen')),
    ]),
    ...withRegisters('bijlagen'),
    chapter('bronnen', [
      table(
        w,
        w('kop.bronnen'),
        ['nr', 'bron', 'vindplaats', 'gelezen'].map((head) => w(`kolom.${head}`)),
        model.sources.map(({ nr, title, place, read }) => [nr, title, place, read]),
      ),
      table(
        w,
        w('bronnen.controlegetallen'),
        [w('kolom.wat'), w('kolom.getal')],
        [
          [w('bronnen.inhoud'), hashWords(model.hashes.content)],
          [w('bronnen.antwoorden'), hashWords(model.hashes.document)],
          ...(model.hashes.log ? [[w('bronnen.logboek'), hashWords(model.hashes.log)]] : []),
        ],
      ),
    ]),
  ];
}

const paragraphs = (texts: readonly string[]): Markup =>
  el(
    'div',
    { class: 'withheld' },
    texts.map((text) => el('p', {}, text)),
  );
