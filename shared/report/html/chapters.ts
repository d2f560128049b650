import type { Block } from '../../text/markdown.ts';
import type { ReportModel, ReportPart, ReportQuestion, ReportRegister } from '../types.ts';
import { blockMarkup, type Say, table } from './blocks.ts';
import { element as el, type Markup } from './element.ts';

export function summaryMarkup(summary: NonNullable<ReportModel['summary']>, w: Say): readonly Markup[] {
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

export function outcomeMarkup(model: ReportModel, w: Say, pictures: readonly Markup[]): readonly Markup[] {
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

export function partMarkup(part: ReportPart, w: Say): readonly Markup[] {
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

export function registerMarkup({ title, columns, rows, empty }: ReportRegister, w: Say): readonly Markup[] {
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
