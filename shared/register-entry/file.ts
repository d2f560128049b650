import type { AssessmentDocument } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import { registerPage } from '../report/html/register-page.ts';
import { registerEntryCsv, registerJson } from './entry.ts';

/** The entry for the Algoritmeregister as the text of a file. */
export function registerFile(content: Content, document: AssessmentDocument, form: 'json' | 'csv' | 'html'): string {
  if (form === 'html') return registerPage(content, document);
  return form === 'csv' ? registerEntryCsv(content, document) : `${JSON.stringify(registerJson(content, document), null, 1)}\n`;
}
