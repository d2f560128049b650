import type { Answer, AssessmentDocument } from '../assessment/types.ts';
import type { VisibleQuestion } from '../evaluation/evaluate.ts';
import { isCompleteEvidence, rowsOf } from '../evaluation/facts.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Group, Question } from '../questionnaire/types.ts';
import { dateWords, hashWords } from '../text/format.ts';
import { type Block, parseMarkdown } from '../text/markdown.ts';
import type { ReportQuestion, ReportSection } from './types.ts';
import { optionLabel, plainValue, w } from './words.ts';

/** The rows of a group, each as a small table. */
export function recordsOf(
  content: Content,
  document: AssessmentDocument,
  group: Group,
  asked: readonly VisibleQuestion[],
): ReportSection['records'] {
  const rows = new Map(asked.flatMap(({ row }) => (row ? [[row.id, row.name] as const] : [])));
  return [...rows].map(([id, name]) => ({
    name,
    lines: asked
      // The name is the heading of the table; what nobody had to answer and nobody did is left out.
      .filter(
        ({ row, question, state }) =>
          row?.id === id && (question.id !== group.label || group.from !== undefined) && !(question.optional && state === 'open'),
      )
      .map(({ key, question, state }) => {
        const { considerations, choices, evidence } = questionOf(content, document, { key, question, state, section: EMPTY });
        const said = [...considerations, ...choices].map(plainBlock);
        const proof = evidence.map((one) => w(content, 'bewijs.regel', { bewijs: one }));
        const doubt = state === 'te_bevestigen' || state === 'zonder_bewijs' ? [w(content, `vraag.${state}`)] : [];
        const label = [question.nr, question.title].filter(Boolean).join(' ');
        return [label, plainValue(content, document, question.id, id), [...doubt, ...said, ...proof].join(' ') || '–'] as const;
      }),
  }));
}

const EMPTY: VisibleQuestion['section'] = { id: '', title: '' };
const plainBlock = (block: Block): string =>
  block.type === 'paragraph'
    ? block.inlines.map(({ text }) => text).join('')
    : (block.type === 'list' ? block.items : block.rows.flat()).map((item) => item.map(({ text }) => text).join('')).join('; ');

const MARKS = { open: 'empty', beantwoord: 'full', nvt: 'full', te_bevestigen: 'dashed', zonder_bewijs: 'half' } as const;

/** One question with what the team said. */
export function questionOf(content: Content, document: AssessmentDocument, { key, question, row, state }: VisibleQuestion): ReportQuestion {
  const answer = document.answers[key];
  return {
    id: key,
    nr: question.nr ?? '',
    title: row ? `${question.title}: ${row.name}` : question.title,
    text: [question.text, ...officialTexts(content, document, question.id)].join(' '),
    state: w(content, `vraag.${state}`),
    mark: MARKS[state],
    when: answer ? dateWords(answer.at, content.language) : '',
    answer: answerBlocks(content, document, question, answer),
    considerations: parseMarkdown(answer?.considerations ?? ''),
    choices: parseMarkdown(answer?.choices ?? ''),
    evidence: [
      ...(answer?.evidence ?? []).map(
        (one) =>
          [one.what, one.period, one.numbers, one.method, one.who, one.date, one.document]
            .map((part) => part.trim() || w(content, 'niet_vermeld'))
            .join(' · ') + (isCompleteEvidence(one) ? '' : ` ${w(content, 'bewijs.niet_volledig')}`),
      ),
      ...(answer?.attachments ?? []).map(({ name, sha256 }) => w(content, 'bewijs.bijlage', { naam: name, hash: hashWords(sha256) })),
    ],
    from: answer?.from
      ? w(content, answer.confirmed ? 'herkomst.bevestigd' : 'herkomst.open', { bron: answer.from.source, wie: answer.confirmed?.by ?? '' })
      : '',
  };
}

/** The official words of a question, when the dossier asks for them and somebody loaded them. */
const officialTexts = (content: Content, { printing }: AssessmentDocument, id: string): readonly string[] =>
  printing?.official
    ? (content.official?.[id] ?? []).map(({ nr, text, source }) => w(content, 'vraag.officieel', { nummer: nr, tekst: text, bron: source }))
    : [];

const paragraph = (text: string): Block => ({ type: 'paragraph', inlines: [{ text }] });

function answerBlocks(content: Content, document: AssessmentDocument, question: Question, answer: Answer | undefined): readonly Block[] {
  if (question.kind === 'rows') {
    const rows = rowsOf(content, document, question.group);
    if (rows.length === 0) return [];
    const head = question.columns.map(({ title }) => [{ text: title }]);
    return [
      {
        type: 'table',
        rows: [head, ...rows.map(({ id }) => question.columns.map((column) => [{ text: plainValue(content, document, column.id, id) }]))],
      },
    ];
  }
  if (!answer) return [];
  if (answer.state === 'nvt') return [paragraph(w(content, 'antwoord.nvt', { reden: answer.reason ?? '' }))];
  if (question.kind === 'text') return parseMarkdown(typeof answer.value === 'string' ? answer.value : '');
  const values = Array.isArray(answer.value) ? answer.value : [answer.value];
  return values.filter((value) => value.trim() !== '').map((value) => paragraph(optionLabel(question, value)));
}
