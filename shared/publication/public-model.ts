import { splitKey } from '../assessment/keys.ts';
import type { Answer, AssessmentDocument, FixedVersion } from '../assessment/types.ts';
import { type Evaluation, evaluate, placeWords } from '../evaluation/evaluate.ts';
import { rowsOf } from '../evaluation/facts.ts';
import type { Content } from '../questionnaire/content.ts';
import { inLanguage } from '../questionnaire/overlay.ts';
import { findQuestion, groupsOf } from '../questionnaire/walk.ts';
import { buildReport } from '../report/build.ts';
import { filledRegister } from '../report/registers.ts';
import type { ReportModel, ReportRegister } from '../report/types.ts';
import { w } from '../report/words.ts';
import { failed, type Result, success } from '../result.ts';
import { contentFor } from '../template/effective.ts';
import { dateWords, hashWords } from '../text/format.ts';
import { knownNames, nameLike, type Replacement, replacer } from './names.ts';

/** A public version, and the words in it that a person still has to judge. */
export type PublicVersion = {
  readonly model: ReportModel;
  readonly names: readonly { readonly name: string; readonly times: number }[];
};

/**
 * The public version of the fixed version of a dossier: withheld parts carry their ground, known names make way for
 * functions. It is built anew from an answer sheet in which those are already gone, so that no picture, bookmark or alternative
 * text can still hold them. Refused while a ground has no motivation, or when the rules have changed since it was fixed.
 */
export function publicVersion(dutch: Content, document: AssessmentDocument, version: FixedVersion): Result<PublicVersion> {
  const content = inLanguage(contentFor(dutch, document), document.printing?.language);
  const withheld = document.publication?.withheld ?? {};
  const silentOnes = Object.entries(withheld).filter(([, { motivation }]) => motivation.trim() === '');
  if (silentOnes.length > 0)
    return failed('openbaar-zonder-motivering', {
      delen: silentOnes.map(([key]) => placeWords(content, { question: splitKey(key).question })).join('; '),
    });
  if (version.contentHash !== content.hash) return failed('openbaar-andere-regels', { versie: String(version.number) });

  const replacements = [...knownNames(document, w(content, 'openbaar.naam')), ...withheldWords(content, document)];
  const replace = replacer(replacements);
  const clean = redacted(content, document, replace);
  const evaluation = renamed(content, clean, evaluate(content, document, version.fixedAt), replace);
  const style = version.report.style;
  const built = buildReport({
    content,
    document: clean,
    evaluation,
    status: 'vastgelegd',
    version: version.number,
    date: version.fixedAt,
    documentHash: version.documentHash,
    style,
  });
  // The whole answers never travel with a version from which parts were left out.
  const { attached: _attached, ...printed } = built;
  const model: ReportModel = {
    ...printed,
    facts: deep(built.facts, replace),
    signatures: [],
    publication: { says: saysOf(content, version, Object.keys(withheld).length) },
    registers: [...withheldRegister(content, document), ...(built.registers ?? [])],
  };
  return success({ model, names: nameLike(typedTexts(model), knownWords(content)) });
}

/** The answers as the public may see them. */
function redacted(content: Content, document: AssessmentDocument, replace: (text: string) => string): AssessmentDocument {
  const withheld = document.publication?.withheld ?? {};
  const answers: Record<string, Answer> = {};
  for (const [key, answer] of Object.entries(document.answers)) {
    const ground = withheld[key]?.ground;
    if (ground)
      answers[key] = { state: 'beantwoord', value: w(content, 'openbaar.weg', { grond: w(content, `woo.${ground}`) }), at: answer.at };
    else answers[key] = cleaned(content, key, answer, replace);
  }
  // In the list of participants the name itself goes, also for who has no function.
  for (const { id } of document.rows['dossier.deelnemer'] ?? []) {
    const key = `dossier.deelnemer.naam@${id}`;
    const name = answers[key];
    const kept = (document.publication?.kept ?? []).includes(String(document.answers[key]?.value ?? ''));
    if (name && !withheld[key] && !kept) answers[key] = { state: 'beantwoord', value: w(content, 'openbaar.naam'), at: name.at };
  }
  // A version before may hold what this one withholds: the list of changes is left out.
  return { ...document, answers, facts: deep(document.facts, replace), deviations: deep(document.deviations, replace), versions: [] };
}

function cleaned(content: Content, key: string, { by: _by, ...answer }: Answer, replace: (text: string) => string): Answer {
  const kind = findQuestion(content, splitKey(key).question)?.question.kind;
  const { value, attachments = [], ...words } = answer;
  return {
    ...deep(words, replace),
    // The code of a choice is no text; its words come from the questionnaire.
    value: kind === 'choice' || kind === 'many' ? value : deep(value, replace),
    ...(attachments.length > 0 ? { attachments: attachments.map((one) => ({ ...one, name: replace(one.name) })) } : {}),
  };
}

/** Names of rows follow the answers that are left; what was withheld is withheld on the path as well. */
function renamed(content: Content, clean: AssessmentDocument, evaluation: Evaluation, replace: (text: string) => string): Evaluation {
  const withheld = clean.publication?.withheld ?? {};
  const names = new Map(
    [...groupsOf(content).values()].flatMap((group) => {
      const rows = rowsOf(content, clean, group);
      return rows.map(({ id, name }) => [`${group.id}@${id}`, name] as const);
    }),
  );
  const rowName = (group: string | undefined, id: string, old: string): string => names.get(`${group}@${id}`) ?? replace(old);
  const criterion = <T extends { readonly criterion?: { readonly id: string; readonly name: string } }>(one: T): T =>
    one.criterion ? { ...one, criterion: { ...one.criterion, name: rowName('tk.criterium', one.criterion.id, one.criterion.name) } } : one;
  const { framework } = evaluation;
  return {
    ...evaluation,
    visible: evaluation.visible.map((one) =>
      one.row
        ? { ...one, row: { id: one.row.id, name: rowName(findQuestion(content, one.question.id)?.group?.id, one.row.id, one.row.name) } }
        : one,
    ),
    conclusions: deep(evaluation.conclusions, replace),
    checks: deep(evaluation.checks, replace),
    stops: deep(evaluation.stops, replace),
    framework: {
      ...framework,
      findings: framework.findings.map((one) => ({ ...criterion(one), text: replace(one.text) })),
      warnings: deep(framework.warnings, replace),
      path: framework.path.map((step) => ({
        ...criterion(step),
        text: replace(step.text),
        answers: step.answers.map((answer) => {
          const ground = withheld[step.criterion ? `${answer.question}@${step.criterion.id}` : answer.question]?.ground;
          return ground ? { ...answer, value: w(content, 'openbaar.weg', { grond: w(content, `woo.${ground}`) }) } : answer;
        }),
      })),
    },
  };
}

/** Short answers that are withheld may stand elsewhere too: the name of a criterion, a line in a sentence of the app. */
function withheldWords(content: Content, document: AssessmentDocument): readonly Replacement[] {
  return Object.keys(document.publication?.withheld ?? {}).flatMap((key) => {
    const value = document.answers[key]?.value;
    const kind = findQuestion(content, splitKey(key).question)?.question.kind;
    return typeof value === 'string' && (kind === 'line' || kind === 'text') && value.trim().length > 3 && value.length <= 200
      ? [{ name: value.trim(), instead: w(content, 'openbaar.kort') }]
      : [];
  });
}

function withheldRegister(content: Content, document: AssessmentDocument): readonly ReportRegister[] {
  const rows = Object.entries(document.publication?.withheld ?? {}).map(([key, { ground, motivation }]) => {
    const { question, row } = splitKey(key);
    const group = findQuestion(content, question)?.group;
    // The row is named by its place in the list: its own name may be what is withheld.
    const place = group && row ? (document.rows[group.id] ?? []).findIndex(({ id }) => id === row) + 1 : 0;
    const name = placeWords(content, { question }, place > 0 && group ? `${group.singular} ${place}` : undefined);
    return [name, w(content, `woo.${ground}`), motivation];
  });
  return filledRegister(content, 'weggelaten', 'bijlagen', { onderdeel: 140, grond: 140, motivering: 203 }, rows);
}

const saysOf = (content: Content, version: FixedVersion, parts: number): readonly string[] => [
  w(content, 'openbaar.hoort_bij', {
    versie: String(version.number),
    datum: dateWords(version.fixedAt, content.language),
    hash: version.reportHash ? hashWords(version.reportHash) : w(content, 'niet_vermeld'),
  }),
  w(content, parts > 0 ? 'openbaar.delen' : 'openbaar.geen_delen', { aantal: String(parts) }),
  w(content, 'openbaar.grens'),
];

/** What people typed, as the public reads it. What the app says by itself has no names of people in it. */
function typedTexts({ facts, deviations, criteria, duties, parts, registers, summary, changes }: ReportModel): readonly string[] {
  const said = parts.flatMap(({ sections }) => sections.flatMap(({ questions, records }) => [questions, records]));
  return textsIn([facts, deviations, criteria.rows, duties, said, (registers ?? []).map(({ rows }) => rows), summary, changes]);
}

// The content never changes while the app runs, so its names are found once.
const known = new WeakMap<Content, ReadonlySet<string>>();

/** Names in our own questions, rules and sources: a court, a minister in the title of a motion. */
function knownWords(content: Content): ReadonlySet<string> {
  const { questionnaires, framework, rules, sources, unverified, reportWords, roles } = content;
  const ours = [questionnaires, framework, rules, sources, unverified, reportWords, roles];
  const found = known.get(content) ?? new Set(nameLike(textsIn(ours), new Set()).map(({ name }) => name));
  known.set(content, found);
  return found;
}

/** Every text in plain data, in order. */
function textsIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  return part !== null && typeof part === 'object' ? Object.values(part).flatMap(textsIn) : [];
}

/** A copy in which every text went through a function. */
function deep<T>(value: T, change: (text: string) => string): T {
  const copy = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(copy);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).flatMap(([name, one]) => (one === undefined ? [] : [[name, copy(one)]])));
  };
  return copy(value) as T;
}
