import type { AssessmentDocument } from '../../assessment/types.ts';
import type { Content } from '../../questionnaire/content.ts';
import { registerTable } from '../../register-entry/entry.ts';
import { element as el } from './element.ts';
import { page } from './page.ts';

/** The entry for the Algoritmeregister as a page to read, discuss and copy from. */
export function registerPage(content: Content, document: AssessmentDocument): string {
  const title = content.reportWords['algoritmeregister.titel'] ?? 'Algoritmeregister';
  return page(
    { title: `${title}: ${document.facts.name}`, author: document.facts.organisation },
    el('main', {}, [
      el('p', { class: 'small' }, document.facts.organisation),
      el('h1', {}, `${title}: ${document.facts.name}`),
      el('p', { class: 'withheld' }, content.reportWords['algoritmeregister.noot'] ?? ''),
      ...registerTable(content, document).flatMap(([name, value]) => [
        el('h2', {}, name),
        ...(value || '–').split(/\n{2,}/).map((text) => el('p', {}, text)),
      ]),
    ]),
  );
}
