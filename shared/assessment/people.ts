import { answerKey } from './keys.ts';
import type { AssessmentDocument, Row } from './types.ts';

const PEOPLE = 'dossier.deelnemer';
const MEETINGS = 'dossier.bijeenkomst';

/** What stands in a field of a row, as one string. */
export const rowValue = (document: AssessmentDocument, field: string, row: string): string => {
  const value = document.answers[answerKey(field, row)]?.value;
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
};

/** The participants by name, else by function; those without either are left out. */
export const peopleOf = (document: AssessmentDocument): readonly string[] =>
  (document.rows[PEOPLE] ?? []).flatMap(
    ({ id }) => rowValue(document, `${PEOPLE}.naam`, id) || rowValue(document, `${PEOPLE}.functie`, id) || [],
  );

/** A meeting of the team: its row, and date and name as they were typed. */
export type Meeting = { readonly row: Row; readonly name: string; readonly date: string };

/** The meetings in the order of the list. */
export const meetingsOf = (document: AssessmentDocument): readonly Meeting[] =>
  (document.rows[MEETINGS] ?? []).map((row) => ({
    row,
    name: rowValue(document, `${MEETINGS}.naam`, row.id),
    date: rowValue(document, `${MEETINGS}.datum`, row.id),
  }));
