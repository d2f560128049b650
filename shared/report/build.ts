import { signersOf } from '../assessment/signers.ts';
import type { AssessmentDocument } from '../assessment/types.ts';
import { drawingsOf } from '../drawing/drawings.ts';
import { type Evaluation, placeWords, type VisibleQuestion } from '../evaluation/evaluate.ts';
import type { PathStep } from '../evaluation/toetsingskader.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Question, Questionnaire } from '../questionnaire/types.ts';
import { findQuestion, pagesOf } from '../questionnaire/walk.ts';
import { OUTCOMES } from '../rules/outcomes.ts';
import type { SourceReference } from '../rules/rule-set.ts';
import type { HouseStyle } from '../style/house-style.ts';
import { dateWords } from '../text/format.ts';
import { questionOf, recordsOf } from './answers.ts';
import { changesBetween } from './changes.ts';
import { sentencesOf } from './language.ts';
import { isRegistered, registersOf } from './registers.ts';
import { short, summaryOf } from './summary.ts';
import type { ReportFinding, ReportModel, ReportPart, ReportSection } from './types.ts';
import { criterionName, optionLabel, plainValue, w } from './words.ts';

export type ReportRequest = {
  readonly content: Content;
  readonly document: AssessmentDocument;
  readonly evaluation: Evaluation;
  readonly status: 'concept' | 'vastgelegd';
  readonly version: number;
  /** ISO 8601; the report takes its date from here and never from a clock. */
  readonly date: string;
  readonly documentHash: string;
  /** SHA-256 (hex) of the last line of the log of the dossier. */
  readonly logHash?: string | undefined;
  readonly style?: HouseStyle | undefined;
};

/** The whole report as data. Equal requests give equal models. */
export function buildReport(request: ReportRequest): ReportModel {
  const { content, document, evaluation, status, version, date } = request;
  const { framework } = evaluation;
  const words = content.framework.outcomes.find(({ code }) => code === framework.outcome);
  const sources = (list: readonly SourceReference[]): string => list.map((one) => sourceNumber(content, one)).join('; ');
  const nameOf = (key: string | undefined): string => criterionName(content, document, key);
  const { example, ...facts } = document.facts;
  const findings = grouped(
    framework.findings.map((finding) => ({
      outcome: finding.outcome,
      title: finding.title,
      node: finding.node,
      subject: nameOf(finding.criterion?.id),
      text: finding.text,
      because: [...new Set(finding.because.map((place) => placeWords(content, place)))].join(', '),
      settle: finding.settle ?? '',
      sources: sources(finding.sources),
    })),
  );
  const model: ReportModel = {
    model: 1,
    status,
    language: content.language === 'en' ? 'en-GB' : 'nl-NL',
    ...(document.printing?.attach ? { attached: true } : {}),
    ...(content.language === 'en' ? { english: sentencesOf(content.overlays) } : {}),
    version,
    date,
    facts,
    ...(example ? { example } : {}),
    ...(request.style ? { style: request.style } : {}),
    notices: noticesOf(request),
    instruments: content.questionnaires.map(({ title, edition, verification }) => ({ title, edition, verification })),
    hashes: { content: content.hash, document: request.documentHash, ...(request.logHash ? { log: request.logHash } : {}) },
    outcome: {
      code: framework.outcome,
      title: framework.title,
      means: words?.means ?? '',
      todo: words?.todo ?? '',
      saysNot: words?.saysNot ?? '',
      released: releaseWords(content, evaluation),
    },
    stops: evaluation.stops.map(({ text }) => text),
    ladder: OUTCOMES.map((code) => {
      const found = framework.findings.filter((finding) => finding.outcome === code);
      const reached = code === framework.outcome;
      const title = reached ? framework.title : (content.framework.outcomes.find((one) => one.code === code)?.title ?? '');
      return {
        code,
        title,
        reached,
        found: reached ? w(content, 'ladder.zwaarste') : found.length > 0 ? w(content, 'ladder.ook') : w(content, 'ladder.niet'),
        at: [...new Set(found.map(({ node }) => node))].join(', ') || '–',
      };
    }),
    path: framework.path.map((step) => ({
      node: step.node,
      title: content.framework.nodes.find(({ id }) => id === step.node)?.title ?? step.node,
      subject: nameOf(step.criterion?.id),
      answer: answerWords(content, step),
      result: step.result === 'geen' || step.result === 'notitie' ? '–' : step.result,
      text: step.text,
      sources: sources(step.sources),
    })),
    drawings: drawingsOf(content, document, evaluation, date),
    findings,
    warnings: framework.warnings.map(({ code, text, sources: list }) => ({ code, text, sources: sources(list) })),
    deviations: document.deviations.map(({ text, by, at }) => ({ text, by, date: dateWords(at, content.language) })),
    summary: summaryOf(request, findings),
    registers: registersOf(request),
    criteria: criteriaTable(content, document),
    duties: framework.duties.map((duty) => {
      const value = (field: string): string => plainValue(content, document, `tk.plicht.${field}`, duty.code);
      return {
        code: duty.code,
        title: duty.title,
        state: value('stand'),
        owner: value('eigenaar'),
        date: value('datum'),
        note: duty.verified ? '' : w(content, 'plichten.niet_geverifieerd'),
      };
    }),
    conclusions: evaluation.conclusions
      // What nobody answered anything about says nothing to a reader.
      .filter(({ level, reasons }) => level !== undefined && reasons.length > 0)
      .map(({ title, label, text, reasons, sources: list, verified }) => ({
        title,
        answer: label,
        why: [text, ...reasons, verified ? '' : w(content, 'niet_geverifieerd')].filter(Boolean).join(' '),
        sources: sources(list),
      })),
    checks: evaluation.checks.map(({ kind, text, todo, sources: list }) => ({
      kind: w(content, `samenhang.${kind}`),
      text,
      todo,
      sources: sources(list),
    })),
    parts: content.questionnaires.map((questionnaire) => partOf(request, questionnaire)).filter(({ sections }) => sections.length > 0),
    openPoints: openPointsOf(request),
    sources: usedSources(content),
    signatures: signaturesOf(content, document),
    words: printedWords(content),
  };
  const changes = changesOf(request, model);
  return changes ? { ...model, changes } : model;
}

/** What changed since the last fixed version, cut to what helps to see it; the answers themselves stand further on. */
function changesOf({ document, version }: ReportRequest, model: ReportModel): ReportModel['changes'] {
  const before = document.versions.findLast(({ number }) => number < version);
  if (!before) return undefined;
  const rows = changesBetween(before.report, model).map(
    (one) => [one.where, short(one.before, MOST_SIGNS), short(one.after, MOST_SIGNS)] as const,
  );
  return { since: before.number, rows };
}

const MOST_SIGNS = 240;

// The words around a report; those of other texts need not be frozen with it.
const printedWords = ({ reportWords }: Content): ReportModel['words'] =>
  Object.fromEntries(Object.entries(reportWords).filter(([key]) => !/^(tekst|woo|openbaar|algoritmeregister)\./.test(key)));

/** Findings that say the same about several criteria are printed once, with all their names. */
function grouped(findings: readonly ReportFinding[]): readonly ReportFinding[] {
  const found = new Map<string, ReportFinding>();
  for (const finding of findings) {
    const key = [finding.outcome, finding.node, finding.text].join('|');
    const same = found.get(key);
    found.set(key, same ? { ...same, subject: `${same.subject}; ${finding.subject}` } : finding);
  }
  return [...found.values()];
}

/** One field for each who signs, with what the signature says. A second one of a kind gets a number. */
function signaturesOf(content: Content, document: AssessmentDocument): ReportModel['signatures'] {
  const counts = new Map<string, number>();
  return signersOf(document).map(({ kind, name, function: role, mandate }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const label = w(content, `veld.${kind}.naam`);
    return {
      field: count === 1 ? label : `${label} ${count}`,
      role: w(content, `veld.${kind}.rol`),
      says: w(content, `veld.${kind}.zegt`),
      ...(name.trim() ? { name: name.trim() } : {}),
      ...(role.trim() ? { function: role.trim() } : {}),
      ...(mandate.trim() ? { mandate: mandate.trim() } : {}),
    };
  });
}

function noticesOf({ content, evaluation, status, document }: ReportRequest): readonly string[] {
  return [
    ...(status === 'concept' ? [w(content, 'melding.concept')] : []),
    ...(document.facts.example ? [document.facts.example] : []),
    w(content, 'melding.hulpmiddel'),
    content.framework.verification,
    // The other instruments say it at the head of their own chapter.
    ...content.questionnaires.filter(({ id }) => id === 'iama').map(({ verification }) => verification),
    ...(evaluation.toConfirm > 0 ? [w(content, 'melding.te_bevestigen', { aantal: String(evaluation.toConfirm) })] : []),
  ];
}

function releaseWords(content: Content, { framework }: Evaluation): string {
  if (framework.outcome !== 'O3' && framework.outcome !== 'O4') return '';
  const open = framework.duties.filter(({ arranged }) => !arranged).length;
  return framework.released
    ? w(content, 'vrijgave.ja')
    : w(content, 'vrijgave.nee', { open: String(open), totaal: String(framework.duties.length) });
}

function answerWords(content: Content, step: PathStep): string {
  return step.answers
    .filter(({ value }, place) => value !== null || place === 0)
    .map(({ question, value }) =>
      value === null ? w(content, 'antwoord.onbekend') : optionLabel(findQuestion(content, question)?.question, value),
    )
    .join(' · ');
}

const CRITERIA_COLUMNS = [
  'naam',
  'klasse',
  'betreft',
  'gebruik',
  'eigen_grondslag',
  'staat_voor_afkomst',
  'proxytoets',
  'objectief_verband',
  'effectief',
] as const;

function criteriaTable(content: Content, document: AssessmentDocument): ReportModel['criteria'] {
  const question = (field: string): Question | undefined => findQuestion(content, `tk.criterium.${field}`)?.question;
  return {
    columns: CRITERIA_COLUMNS.map((field) => question(field)?.title ?? field),
    rows: (document.rows['tk.criterium'] ?? []).map(({ id }) =>
      CRITERIA_COLUMNS.map((field) =>
        field === 'naam' ? criterionName(content, document, id) : plainValue(content, document, `tk.criterium.${field}`, id),
      ),
    ),
  };
}

function partOf(request: ReportRequest, questionnaire: Questionnaire): ReportPart {
  const { content, document, evaluation } = request;
  const sections: ReportSection[] = [];
  const empty: string[] = [];
  for (const { section } of pagesOf(questionnaire)) {
    // The duties and the registers have chapters of their own.
    if (section.group?.fixed === 'duties' || (section.group && isRegistered(section.group.id))) continue;
    const asked = evaluation.visible.filter((one) => one.section.id === section.id && !isColumn(section, one));
    if (asked.length === 0) continue;
    const name = [section.nr, section.title].filter(Boolean).join(' ');
    const answered = asked.filter(({ state }) => state !== 'open' || document.printing?.complete === true);
    if (answered.length === 0) {
      empty.push(w(content, asked.length === 1 ? 'deel.leeg_een' : 'deel.leeg', { onderdeel: name, aantal: String(asked.length) }));
      continue;
    }
    const open =
      section.group || document.printing?.complete ? [] : asked.filter(({ state, question }) => state === 'open' && !question.optional);
    sections.push({
      id: section.id,
      nr: section.nr ?? '',
      title: section.title,
      ours: section.ours ?? '',
      questions: section.group ? [] : answered.map((one) => questionOf(content, document, one)),
      records: section.group ? recordsOf(content, document, section.group, asked) : [],
      open: open.map(({ question }) => placeWords(content, { question: question.id })),
    });
  }
  return { id: questionnaire.id, title: questionnaire.title, verification: questionnaire.verification, sections, empty };
}

// Columns of a question with rows are printed as a table inside that question.
const isColumn = (section: VisibleQuestion['section'], one: VisibleQuestion): boolean =>
  section.group === undefined && one.row !== undefined;

function openPointsOf({ content, evaluation, document }: ReportRequest): ReportModel['openPoints'] {
  const name = (one: VisibleQuestion): string => placeWords(content, { question: one.question.id }, one.row?.name);
  const of = (state: VisibleQuestion['state'], kind: string) =>
    evaluation.visible.filter((one) => one.state === state && !one.question.optional).map((one) => ({ kind, text: name(one) }));
  return [
    ...evaluation.framework.warnings
      .filter(({ code }) => code === 'W4')
      .map(({ text }) => ({ kind: w(content, 'open.tegenspraak'), text })),
    ...of('zonder_bewijs', w(content, 'open.zonder_bewijs')),
    ...of('te_bevestigen', w(content, 'open.te_bevestigen')),
    ...openSections(content, evaluation),
    ...content.unverified.map(({ id, text }) => ({ kind: w(content, 'open.niet_geverifieerd'), text: `${id}: ${text}` })),
    ...content.framework.nodes
      .filter(({ verified }) => !verified)
      .map(({ id, title }) => ({
        kind: w(content, 'open.niet_geverifieerd'),
        text: w(content, 'open.regel', { regel: id, naam: title }),
      })),
    ...(document.facts.decider ? [] : [{ kind: w(content, 'open.niet_vermeld'), text: w(content, 'open.wie_besluit') }]),
  ];
}

/** Unanswered questions, counted per section: a list of every one of them would hide the rest. */
function openSections(content: Content, evaluation: Evaluation): ReportModel['openPoints'] {
  return content.questionnaires.flatMap((questionnaire) =>
    pagesOf(questionnaire).flatMap(({ section }) => {
      const open = evaluation.visible.filter((one) => one.section.id === section.id && one.state === 'open' && !one.question.optional);
      if (open.length === 0) return [];
      const name = [questionnaire.short, section.nr, section.title].filter(Boolean).join(' ');
      const text = w(content, open.length === 1 ? 'deel.leeg_een' : 'deel.leeg', { onderdeel: name, aantal: String(open.length) });
      return [{ kind: w(content, 'open.open'), text }];
    }),
  );
}

const sourceNumber = (content: Content, { source, at }: SourceReference): string =>
  [`B${content.sources.findIndex(({ id }) => id === source) + 1}`, at].filter(Boolean).join(', ');

function usedSources(content: Content): ReportModel['sources'] {
  return content.sources.map(({ id, title, place, edition, verified, read }) => ({
    nr: sourceNumber(content, { source: id }),
    title,
    place: [place, edition].filter(Boolean).join(', '),
    read: verified ? [w(content, 'kolom.gelezen'), read].filter(Boolean).join(', ') : w(content, 'bronnen.niet_gezien'),
  }));
}
