import type { AssessmentDocument } from '../assessment/types.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { GROUNDS } from '../publication/grounds.ts';
import type { Content } from '../questionnaire/content.ts';
import { dateWords, hashWords } from '../text/format.ts';
import { type Block, parseMarkdown } from '../text/markdown.ts';
import { questionOf } from './answers.ts';
import type { ReportModel } from './types.ts';
import { plainValue, w } from './words.ts';

/** Texts for others that follow from a report: each is a draft that a person finishes. */
export const SIDE_TEXTS = ['beslisnota', 'inwoners', 'awb', 'fria'] as const;
export type SideTextKind = (typeof SIDE_TEXTS)[number];

export type SideText = {
  readonly title: string;
  /** What this text is, and what it is not. */
  readonly notes: readonly string[];
  readonly sections: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
};

type Source = {
  readonly content: Content;
  readonly document: AssessmentDocument;
  readonly evaluation: Evaluation;
  readonly model: ReportModel;
};

/** The draft of one of the texts, from the report of a dossier and its answers. `now` is ISO 8601. */
export function sideText(kind: SideTextKind, content: Content, document: AssessmentDocument, model: ReportModel, now: string): SideText {
  const source: Source = { content, document, evaluation: evaluate(content, document, now), model };
  const name = model.facts.name || w(content, 'gegevens.geen_naam');
  return {
    title: w(content, `tekst.${kind}.titel`, { naam: name }),
    notes: [w(content, `tekst.${kind}.noot`), w(content, 'tekst.concept', { versie: String(model.version), datum: dateWords(model.date) })],
    sections: MAKERS[kind](source),
  };
}

const paragraph = (text: string): Block => ({ type: 'paragraph', inlines: [{ text }] });
const list = (items: readonly string[], silent: string): readonly Block[] =>
  items.length > 0 ? [{ type: 'list', ordered: false, items: items.map((text) => [{ text }]) }] : [paragraph(silent)];

function answer({ content, document }: Source, id: string): readonly Block[] {
  const value = document.answers[id]?.value;
  const blocks = typeof value === 'string' ? parseMarkdown(value) : [];
  return blocks.length > 0 ? blocks : [paragraph(w(content, 'tekst.vul_in'))];
}

const MAKERS: Readonly<Record<SideTextKind, (source: Source) => SideText['sections']>> = {
  // The order of chapters that a decision note to a council or an executive has.
  beslisnota: (source) => {
    const { content, document, model } = source;
    const withheld = Object.values(document.publication?.withheld ?? {});
    const grounds = GROUNDS.filter((ground) => withheld.some((one) => one.ground === ground)).map((ground) => w(content, `woo.${ground}`));
    const attachments = (model.registers ?? [])
      .filter(({ id }) => id === 'bijlagen' || id === 'documenten')
      .flatMap(({ rows }) => rows.map(([name = '']) => name));
    const hash = document.versions.at(-1)?.reportHash;
    return [
      { title: w(content, 'tekst.aanleiding'), blocks: answer(source, 'dossier.verzoek') },
      {
        title: w(content, 'tekst.besluit'),
        blocks: [
          paragraph(model.summary?.advice ?? w(content, 'niet_vermeld')),
          paragraph(model.facts.decider ? w(content, 'tekst.besluit_door', { wie: model.facts.decider }) : w(content, 'tekst.vul_in')),
        ],
      },
      {
        title: w(content, 'tekst.kern'),
        blocks: [
          paragraph(`${w(content, 'kolom.uitkomst')} ${model.outcome.code}: ${model.outcome.title}. ${model.outcome.means}`),
          ...list(model.summary?.why ?? [], w(content, 'niet_vermeld')),
          paragraph(w(content, 'tekst.restrisico')),
          ...list(
            (model.summary?.residual ?? []).map((row) => row.join(' · ')),
            w(content, 'samenvatting.geen_restrisico'),
          ),
          paragraph(w(content, 'melding.hulpmiddel')),
        ],
      },
      {
        title: w(content, 'tekst.niet_openbaar'),
        blocks:
          withheld.length > 0
            ? [paragraph(w(content, 'tekst.niet_openbaar_delen', { aantal: String(withheld.length) })), ...list(grounds, '')]
            : [paragraph(w(content, 'tekst.alles_openbaar'))],
      },
      {
        title: w(content, 'tekst.bijlagen'),
        blocks: list(
          [
            w(content, 'tekst.bijlage_rapport', {
              versie: String(model.version),
              hash: hash ? hashWords(hash) : w(content, 'niet_vermeld'),
            }),
            ...attachments,
          ],
          '',
        ),
      },
    ];
  },
  inwoners: (source) => {
    const { content, model } = source;
    return [
      { title: w(content, 'tekst.wat'), blocks: answer(source, 'iama.doel') },
      {
        title: w(content, 'tekst.gegevens'),
        blocks: list(
          model.criteria.rows.map(([name = '']) => name),
          w(content, 'tekst.vul_in'),
        ),
      },
      { title: w(content, 'tekst.gevonden'), blocks: [paragraph(w(content, `tekst.uitkomst.${model.outcome.code}`))] },
      { title: w(content, 'tekst.mens'), blocks: answer(source, 'iama.menselijke_rol') },
      {
        title: w(content, 'tekst.rechten'),
        blocks: [
          ...list(
            ['vragen', 'inzage', 'bezwaar', 'melden'].map((one) => w(content, `tekst.recht.${one}`)),
            '',
          ),
          paragraph(w(content, 'tekst.contact')),
        ],
      },
    ];
  },
  awb: (source) => {
    const { content, model } = source;
    return [
      {
        title: w(content, 'tekst.blok'),
        blocks: [
          paragraph(w(content, 'tekst.awb.gebruik', { naam: model.facts.name })),
          paragraph(w(content, 'tekst.awb.gekeken')),
          ...list(
            model.criteria.rows.filter(([, , , use = '']) => use !== '').map(([name = '']) => name),
            w(content, 'tekst.vul_in'),
          ),
          paragraph(w(content, 'tekst.awb.mens')),
          paragraph(w(content, 'tekst.awb.uitleg')),
          paragraph(w(content, 'tekst.awb.bezwaar')),
        ],
      },
      {
        title: w(content, 'tekst.awb.waarom'),
        blocks: list(
          ['motivering', 'rechtsmiddel', 'termijn'].map((one) => w(content, `tekst.awb.grond.${one}`)),
          '',
        ),
      },
    ];
  },
  fria: (source) => {
    const { content, document, evaluation } = source;
    const letters = (['a', 'b', 'c', 'd', 'e', 'f'] as const).map((letter) => ({
      title: w(content, `tekst.fria.${letter}`),
      blocks: evaluation.visible
        .filter(({ question, row, state }) => question.art27 === letter && row === undefined && state !== 'open')
        .flatMap((asked): readonly Block[] => {
          const { nr, title, answer: said, considerations } = questionOf(content, document, asked);
          return [
            { type: 'paragraph', inlines: [{ text: [nr, title].filter(Boolean).join(' '), strong: true }] },
            ...said,
            ...considerations,
          ];
        }),
    }));
    const dpia = ['dpia.plaats', 'dpia.hash'].flatMap((id) => (document.answers[id] ? [plainValue(content, document, id)] : []));
    return [
      ...letters.map(({ title, blocks }) => ({ title, blocks: blocks.length > 0 ? blocks : [paragraph(w(content, 'tekst.nog_leeg'))] })),
      { title: w(content, 'tekst.fria.dpia'), blocks: [paragraph(w(content, 'tekst.fria.dpia_uitleg')), ...dpia.map(paragraph)] },
    ];
  },
};
