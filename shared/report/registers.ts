import { splitKey } from '../assessment/keys.ts';
import { rowValue } from '../assessment/people.ts';
import type { AssessmentDocument } from '../assessment/types.ts';
import { actionPointsOf, isActionList } from '../evaluation/work.ts';
import type { Content } from '../questionnaire/content.ts';
import { findQuestion, groupsOf } from '../questionnaire/walk.ts';
import { hashWords } from '../text/format.ts';
import type { ReportRequest } from './build.ts';
import type { ReportRegister } from './types.ts';
import { plainValue, w } from './words.ts';

/** Lists that the report prints as tables in a chapter of their own, so that no part prints them again. */
const LISTS = {
  adviezen: { group: 'dossier.advies', fields: ['strekking', 'van', 'gevraagd', 'versie', 'ontvangen', 'opgevolgd', 'reden'] },
  besluiten: { group: 'dossier.besluit', fields: ['wat', 'wie', 'datum', 'stand'] },
  deelnemers: { group: 'dossier.deelnemer', fields: ['functie', 'rol', 'naam'] },
  bijeenkomsten: { group: 'dossier.bijeenkomst', fields: ['naam', 'datum', 'aanwezig', 'besproken', 'oneens'] },
  documenten: { group: 'dossier.document', fields: ['naam', 'plaats', 'hash', 'openbaar', 'reden'] },
} as const;
const SHARES: Readonly<Record<string, readonly number[]>> = {
  adviezen: [110, 62, 52, 60, 52, 58, 110],
  besluiten: [200, 110, 80, 80],
  deelnemers: [170, 150, 150],
  bijeenkomsten: [92, 66, 100, 120, 105],
  documenten: [120, 110, 110, 55, 88],
};

/** True for groups whose rows stand in a register, and not with the questions. */
export const isRegistered = (group: string): boolean => isActionList(group) || Object.values(LISTS).some((one) => one.group === group);

/** The registers of a dossier by chapter; a list without rows is left out, the advices that were not followed never. */
export function registersOf(request: ReportRequest): readonly ReportRegister[] {
  const { content, document, date } = request;
  const list = (id: keyof typeof LISTS, chapter: ReportRegister['chapter']): readonly ReportRegister[] => {
    const { group, fields } = LISTS[id];
    const rows = (document.rows[group] ?? []).map((row) =>
      fields.map((field) => plainValue(content, document, `${group}.${field}`, row.id)),
    );
    if (rows.length === 0) return [];
    const columns = fields.map((field, at) => ({ head: titleOf(content, `${group}.${field}`), share: SHARES[id]?.[at] ?? 1 }));
    return [{ id, chapter, title: groupTitle(content, group), columns, rows, empty: '' }];
  };
  return [
    ...rightsRegister(request),
    ...actionRegister(request, date),
    ...list('adviezen', 'acties'),
    notFollowed(content, document),
    ...list('besluiten', 'acties'),
    ...list('deelnemers', 'mensen'),
    ...list('bijeenkomsten', 'mensen'),
    ...attachmentRegister(request),
    ...list('documenten', 'bijlagen'),
  ];
}

const RIGHT = ['ernst', 'ernst_na', 'omvang', 'aanpassingen', 'restrisico'] as const;

function rightsRegister({ content, document, evaluation }: ReportRequest): readonly ReportRegister[] {
  const rows = evaluation.visible.flatMap(({ question, row }) => (question.id === 'iama.recht.ernst' && row ? row : []));
  if (rows.length === 0) return [];
  const heads = [w(content, 'kolom.recht'), ...RIGHT.map((field) => titleOf(content, `iama.recht.${field}`))];
  return [
    {
      id: 'rechten',
      chapter: 'rechten',
      title: w(content, 'register.rechten'),
      columns: heads.map((head, at) => ({ head, share: [100, 52, 62, 70, 110, 110][at] ?? 80 })),
      rows: rows.map(({ id, name }) => [name, ...RIGHT.map((field) => plainValue(content, document, `iama.recht.${field}`, id))]),
      empty: '',
    },
  ];
}

function actionRegister({ content, document }: ReportRequest, date: string): readonly ReportRegister[] {
  const actions = actionPointsOf(content, document, date);
  const state = (done: boolean, late: boolean): string => w(content, done ? 'actie.klaar' : late ? 'actie.te_laat' : 'actie.open');
  const rows = actions.map(({ what, who, due, done, late, about }) => [what, who, due, state(done, late), about || '–']);
  return filledRegister(content, 'acties', 'acties', { actie: 180, eigenaar: 90, uiterlijk: 80, stand: 60, over: 73 }, rows);
}

/** A register with the heads of our own columns by their share of the width; none when there is nothing in it. */
export function filledRegister(
  content: Content,
  id: string,
  chapter: ReportRegister['chapter'],
  columns: Readonly<Record<string, number>>,
  rows: ReportRegister['rows'],
): readonly ReportRegister[] {
  if (rows.length === 0) return [];
  const heads = Object.entries(columns).map(([name, share]) => ({ head: w(content, `kolom.${name}`), share }));
  return [{ id, chapter, title: w(content, `register.${id}`), columns: heads, rows, empty: '' }];
}

/** Advices that were not or only partly followed, each with its reason; that there are none is said as well. */
function notFollowed(content: Content, document: AssessmentDocument): ReportRegister {
  const from = (group: string, by: string): readonly (readonly string[])[] =>
    (document.rows[group] ?? [])
      .filter(({ id }) => ['nee', 'deels'].includes(rowValue(document, `${group}.opgevolgd`, id)))
      .map(({ id }) => ['strekking', by, 'reden'].map((field) => plainValue(content, document, `${group}.${field}`, id)));
  return {
    id: 'niet_opgevolgd',
    chapter: 'acties',
    title: w(content, 'register.niet_opgevolgd'),
    columns: [
      { head: titleOf(content, 'dossier.advies.strekking'), share: 170 },
      { head: titleOf(content, 'dossier.advies.van'), share: 100 },
      { head: titleOf(content, 'dossier.advies.reden'), share: 213 },
    ],
    rows: [...from('dossier.advies', 'van'), ...from('register.advies', 'rol')],
    empty: w(content, 'register.alles_opgevolgd'),
  };
}

function attachmentRegister({ content, document }: ReportRequest): readonly ReportRegister[] {
  const rows = Object.entries(document.answers).flatMap(([key, { attachments = [] }]) =>
    attachments.map(({ name, size, sha256 }) => [
      name,
      w(content, 'register.bytes', { aantal: String(size) }),
      hashWords(sha256),
      titleOf(content, splitKey(key).question),
    ]),
  );
  return filledRegister(content, 'bijlagen', 'bijlagen', { bestand: 120, grootte: 60, sha256: 203, bij_vraag: 100 }, rows);
}

function titleOf(content: Content, id: string): string {
  const question = findQuestion(content, id)?.question;
  return question?.title ?? id;
}

function groupTitle(content: Content, id: string): string {
  const plural = groupsOf(content).get(id)?.plural ?? id;
  return plural.charAt(0).toUpperCase() + plural.slice(1);
}
