import type { Drawing, Shape } from '../../drawing/types.ts';
import { dateWords, hashWords } from '../../text/format.ts';
import type { Block } from '../../text/markdown.ts';
import { sentence } from '../../text/texts.ts';
import type { ReportModel, ReportPart, ReportQuestion, ReportRegister } from '../types.ts';
import { blockMarkup, type Say, table } from './blocks.ts';
import { element as el, type Markup } from './element.ts';
import { page } from './page.ts';

/**
 * The report as one HTML file without scripts: the copy to publish and to read with a screen reader. It says everything
 * the PDF says, from the same model; `reportHash` (SHA-256, hex) names the PDF it belongs to, when there is one.
 */
export function reportHtml(model: ReportModel, reportHash?: string): string {
  const w: Say = (key, values) => sentence(model.words, key, values);
  const title = w('titel', { naam: model.facts.name || w('gegevens.geen_naam') });
  const chapters = chaptersOf(model, w);
  return page(
    { title, author: model.facts.organisation || w('gegevens.geen_organisatie'), ...(model.style ? { colour: model.style.colour } : {}) },
    el('a', { class: 'skip', href: '#inhoud' }, w('html.overslaan')),
    header(model, w, reportHash),
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

type ChapterMarkup = { readonly id: string; readonly title: string; readonly body: readonly Markup[] };

function header(model: ReportModel, w: Say, reportHash: string | undefined): Markup {
  const { facts, outcome, style } = model;
  const state = model.status === 'concept' ? w('stand.concept') : w('stand.vastgelegd', { datum: dateWords(model.date) });
  const rows: readonly (readonly [string, string])[] = [
    [w('gegevens.organisatie'), facts.organisation],
    [w('gegevens.dossiernummer'), facts.dossierNumber],
    [w('gegevens.zaaknummer'), facts.caseNumber],
    [w('gegevens.besluit'), [facts.decider, dateWords(facts.decisionDate)].filter(Boolean).join(', ')],
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
        ],
      ),
    ]),
  ];
}

function summaryMarkup(summary: NonNullable<ReportModel['summary']>, w: Say): readonly Markup[] {
  const list = (lines: readonly string[], silent: string): Markup =>
    lines.length > 0
      ? el(
          'ul',
          {},
          lines.map((line) => el('li', {}, line)),
        )
      : el('p', {}, silent);
  const rest = (left: number): Markup | null =>
    left > 0 ? el('p', { class: 'small' }, w('samenvatting.meer', { aantal: String(left) })) : null;
  return [
    el('h3', {}, w('samenvatting.wat')),
    el('p', {}, summary.what || w('niet_vermeld')),
    el('h3', {}, w('samenvatting.waarom')),
    list(summary.why, w('niet_vermeld')),
    el('h3', {}, w('samenvatting.advies')),
    el('p', {}, summary.advice),
    el('h3', {}, w('samenvatting.voorwaarden')),
    list(summary.conditions, w('samenvatting.geen_voorwaarden')),
    el('h3', {}, w('samenvatting.restrisico')),
    summary.residual.length > 0
      ? table(w, w('samenvatting.restrisico'), [w('kolom.restrisico'), w('kolom.besluit'), w('kolom.door_wie')], summary.residual)
      : el('p', {}, w('samenvatting.geen_restrisico')),
    rest(summary.residualLeft),
    el('h3', {}, w('samenvatting.gevraagd')),
    table(w, w('samenvatting.gevraagd'), [w('kolom.wie'), w('kolom.wat'), w('kolom.uiterlijk')], summary.asked),
    rest(summary.askedLeft),
    el('h3', {}, w('samenvatting.open_kop')),
    el('p', {}, summary.open),
  ].filter((one) => one !== null);
}

function outcomeMarkup(model: ReportModel, w: Say, pictures: readonly Markup[]): readonly Markup[] {
  const { outcome, checks, conclusions } = model;
  const heads = (...names: readonly string[]): readonly string[] => names.map((name) => w(`kolom.${name}`));
  return [
    ...[outcome.means, outcome.todo, outcome.saysNot, ...model.stops].filter(Boolean).map((text) => el('p', {}, text)),
    el('h3', {}, w('kop.ladder')),
    el('p', {}, w('uitkomst.geen_punten')),
    table(
      w,
      w('kop.ladder'),
      heads('code', 'uitkomst', 'in_dossier', 'gevonden_bij'),
      model.ladder.map(({ code, title, found, at }) => [code, title, found, at]),
    ),
    el('h3', {}, w('kop.bevindingen')),
    table(
      w,
      w('kop.bevindingen'),
      heads('uitkomst', 'regel', 'over', 'waarom', 'duidelijkheid'),
      model.findings.map((one) => [
        one.outcome,
        one.node,
        one.subject || w('hele_werkwijze'),
        w('bevinding.tekst', { tekst: one.text, reden: one.because }),
        one.settle || '–',
      ]),
    ),
    el('h3', {}, w('kop.waarschuwingen')),
    model.warnings.length > 0
      ? table(
          w,
          w('kop.waarschuwingen'),
          heads('code', 'waarschuwing', 'bron'),
          model.warnings.map(({ code, text, sources }) => [code, text, sources]),
        )
      : el('p', {}, w('uitkomst.geen_waarschuwingen')),
    ...(model.deviations.length > 0
      ? model.deviations.map(({ text, by, date }) => el('p', {}, w('uitkomst.standpunt', { wie: by, datum: date, tekst: text })))
      : [el('p', {}, w('uitkomst.geen_standpunt'))]),
    ...(checks.length > 0
      ? [
          el('h3', {}, w('kop.samenhang')),
          table(
            w,
            w('kop.samenhang'),
            heads('soort', 'punt', 'te_doen', 'bron'),
            checks.map(({ kind, text, todo, sources }) => [kind, text, todo, sources]),
          ),
        ]
      : []),
    ...(conclusions.length > 0
      ? [
          el('h3', {}, w('kop.conclusies')),
          table(
            w,
            w('kop.conclusies'),
            heads('vraag', 'antwoord', 'waarom', 'bron'),
            conclusions.map(({ title, answer, why, sources }) => [title, answer, why, sources]),
          ),
        ]
      : []),
    ...pictures,
    el('h3', {}, w('kop.pad')),
    table(
      w,
      w('uitkomst.pad_tabel'),
      heads('regel', 'vraag', 'over', 'antwoord', 'bevinding', 'bron'),
      model.path.map((step) => [step.node, step.title, step.subject || w('hele_werkwijze'), step.answer, step.result, step.sources]),
    ),
  ];
}

function partMarkup(part: ReportPart, w: Say): readonly Markup[] {
  return [
    el('p', { class: 'small' }, part.verification),
    ...(part.empty.length > 0 ? [el('p', { class: 'small' }, w('deel.niet_ingevuld', { lijst: part.empty.join('; ') }))] : []),
    ...part.sections.flatMap((section) => [
      el('h3', { id: section.id }, [section.nr, section.title].filter(Boolean).join(' ')),
      ...(section.ours ? [el('p', { class: 'small' }, section.ours)] : []),
      ...section.questions.flatMap((question) => questionMarkup(question, w)),
      ...section.records.map(({ name, lines }) => table(w, name, [w('kolom.vraag'), w('kolom.antwoord'), w('kolom.toelichting')], lines)),
      ...(section.open.length > 0 ? [el('p', { class: 'small' }, w('deel.open_vragen', { lijst: section.open.join('; ') }))] : []),
    ]),
  ];
}

function questionMarkup(question: ReportQuestion, w: Say): readonly Markup[] {
  const said = (label: string, blocks: readonly Block[]): readonly Markup[] =>
    blocks.length > 0 ? [el('p', {}, el('strong', {}, label)), ...blocks.map((block) => blockMarkup(block, w))] : [];
  return [
    el('h4', { id: `v-${question.id}` }, [question.nr, question.title].filter(Boolean).join(' ')),
    el('p', { class: 'small' }, [question.text, [question.state, question.when].filter(Boolean).join(', ')].join(' · ')),
    ...(question.answer.length > 0
      ? question.answer.map((block) => blockMarkup(block, w))
      : [el('p', {}, el('em', {}, w('niet_vermeld')))]),
    ...said(w('overwegingen'), question.considerations),
    ...said(w('keuzes'), question.choices),
    ...(question.from ? [el('p', { class: 'small' }, question.from)] : []),
    ...(question.evidence.length > 0
      ? [
          el('p', {}, el('strong', {}, w('bewijs.kop'))),
          el(
            'ul',
            {},
            question.evidence.map((one) => el('li', {}, one)),
          ),
        ]
      : []),
  ];
}

function registerMarkup({ title, columns, rows, empty }: ReportRegister, w: Say): readonly Markup[] {
  const body =
    rows.length > 0
      ? table(
          w,
          title,
          columns.map(({ head }) => head),
          rows,
        )
      : el('p', {}, empty);
  return [el('h3', {}, title), body];
}

const paragraphs = (texts: readonly string[]): Markup =>
  el(
    'div',
    { class: 'withheld' },
    texts.map((text) => el('p', {}, text)),
  );

function picture({ title, description, width, height, shapes }: Drawing): Markup {
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
