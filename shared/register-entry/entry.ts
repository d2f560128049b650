import type { AssessmentDocument, RegisterEntry } from '../assessment/types.ts';
import { csvCell } from '../exchange/csv.ts';
import type { Content } from '../questionnaire/content.ts';
import { findQuestion } from '../questionnaire/walk.ts';
import { plainText } from '../text/to-markdown.ts';
import { ASSESSMENTS, REGISTER_FIELDS, type RegisterField, type RegisterFieldName } from './fields.ts';

/** The value of a field, and whether a person wrote it or it follows from the answers. */
export type RegisterValue = { readonly value: string | readonly string[]; readonly own: boolean };
export type RegisterProblem = {
  readonly field: RegisterFieldName;
  readonly code: 'mist' | 'te_lang' | 'keuze' | 'maand' | 'link' | 'contact';
};

/** The whole entry: what a person wrote, and a draft from the answers for the rest. */
export function registerEntry(content: Content, document: AssessmentDocument): Readonly<Record<RegisterFieldName, RegisterValue>> {
  const own: RegisterEntry = document.register ?? {};
  return Object.fromEntries(
    REGISTER_FIELDS.map((field): [RegisterFieldName, RegisterValue] => {
      const said = own[field.name];
      return [field.name, said === undefined ? { value: draft(content, document, field), own: false } : { value: said, own: true }];
    }),
  ) as Readonly<Record<RegisterFieldName, RegisterValue>>;
}

/** A first text for a field. It may be too long or miss something: a person makes it right. */
function draft(content: Content, document: AssessmentDocument, field: RegisterField): string | readonly string[] {
  const value = (question: string): string => String(document.answers[question]?.value ?? '');
  const { facts } = document;
  switch (field.name) {
    case 'name':
      return facts.name;
    case 'organization':
      return facts.organisation;
    case 'source_id':
      return facts.dossierNumber;
    case 'category':
      return [];
    case 'publication_category':
      // Only what somebody answered; choosing people for a check is impactful by itself.
      if (value('iama.hoog_risico') === 'ja' || value('prescan.hoog_risico') === 'ja') return 'Hoog-risico AI-systeem';
      return value('tk.selecteert') === 'ja' || value('prescan.impactvol') === 'ja' ? 'Impactvolle algoritmes' : '';
    case 'impacttoetsen':
      return Object.keys(document.answers).some((key) => key.startsWith('tk.'))
        ? 'Ook is getoetst aan het toetsingskader risicoprofilering 2025.'
        : '';
    default:
      return (field.from ?? []).flatMap((question) => textsAt(content, document, question)).join('\n\n');
  }
}

function textsAt(content: Content, document: AssessmentDocument, id: string): readonly string[] {
  const group = findQuestion(content, id)?.group;
  const keys = group ? Object.keys(document.answers).filter((key) => key.startsWith(`${id}@`)) : [id];
  return keys.flatMap((key) => {
    const answer = document.answers[key];
    const text = answer?.state === 'beantwoord' && typeof answer.value === 'string' ? plainText(answer.value).trim() : '';
    return text ? [text] : [];
  });
}

/** The assessments that this dossier shows were made, by the names that the register knows. */
export function assessmentsIn(document: AssessmentDocument): readonly string[] {
  const has = (start: string): boolean => Object.keys(document.answers).some((key) => key.startsWith(start));
  const dpia = ['klaar', 'concept'].includes(String(document.answers['dpia.stand']?.value ?? ''));
  return [
    ...(has('iama.') ? [ASSESSMENTS.iama] : []),
    ...(dpia ? [ASSESSMENTS.dpia] : []),
    ...(has('prescan.') ? [ASSESSMENTS.prescan] : []),
  ];
}

/** What keeps an entry from being accepted, field by field. */
export function registerProblems(entry: Readonly<Record<RegisterFieldName, RegisterValue>>): readonly RegisterProblem[] {
  return REGISTER_FIELDS.flatMap(({ name, kind, required, max, values }): readonly RegisterProblem[] => {
    const { value } = entry[name];
    const list = Array.isArray(value) ? (value as readonly string[]) : [String(value)].filter(Boolean);
    const text = list.join('');
    if (text.trim() === '') return required ? [{ field: name, code: 'mist' }] : [];
    if (max !== undefined && text.length > max) return [{ field: name, code: 'te_lang' }];
    if (values && list.some((one) => !values.includes(one))) return [{ field: name, code: 'keuze' }];
    if (kind === 'month' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return [{ field: name, code: 'maand' }];
    if (kind === 'link' && !isLink(text)) return [{ field: name, code: 'link' }];
    if (kind === 'contact' && !isLink(text) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return [{ field: name, code: 'contact' }];
    return [];
  });
}

const isLink = (text: string): boolean => /^https:\/\/[^\s]+\.[^\s]+$/.test(text);

/** The entry in the names of the register's own interface (v1.0). Empty fields are left out. */
export function registerJson(content: Content, document: AssessmentDocument): Readonly<Record<string, unknown>> {
  const entry = registerEntry(content, document);
  const filled = REGISTER_FIELDS.flatMap(({ name }) => {
    const { value } = entry[name];
    return value.length > 0 ? [[name, value] as const] : [];
  });
  const assessments = assessmentsIn(document);
  return {
    ...Object.fromEntries(filled),
    ...(assessments.length > 0 ? { impacttoetsen_grouping: assessments.map((title) => ({ title })) } : {}),
    lang: 'nld',
    standard_version: '1.0',
  };
}

/** The entry as two columns for a spreadsheet: the title of a field and its value. */
export function registerTable(content: Content, document: AssessmentDocument): readonly (readonly [string, string])[] {
  const entry = registerEntry(content, document);
  const words = (value: RegisterValue['value']): string => (typeof value === 'string' ? value : value.join(', '));
  return [
    ...REGISTER_FIELDS.map(({ name, title }) => [title, words(entry[name].value)] as const),
    ['Impacttoetsen', assessmentsIn(document).join(', ')] as const,
    ['Taal', 'nld'] as const,
    ['Versie publicatiestandaard', '1.0'] as const,
  ];
}

export const registerEntryCsv = (content: Content, document: AssessmentDocument): string =>
  `\uFEFF${[['Veld', 'Waarde'] as const, ...registerTable(content, document)].map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
