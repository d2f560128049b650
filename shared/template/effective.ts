import type { AssessmentDocument } from '../assessment/types.ts';
import type { Content } from '../questionnaire/content.ts';
import type { Question, Section } from '../questionnaire/types.ts';
import { allowedIn } from './check.ts';
import type { LocalQuestion, UsedTemplate } from './types.ts';

const SOURCE = 'sjabloon';

// A template is the same object as long as nobody changes it, and so is the content: each pair is made once.
const made = new WeakMap<Content, WeakMap<UsedTemplate, Content>>();
const origins = new WeakMap<Content, Content>();

/** The content as a dossier sees it: with the questions, help and checks of its template, and without what that hides. */
export function contentFor(content: Content, { template }: Pick<AssessmentDocument, 'template'>): Content {
  if (template && content.template === template.sha256) return content;
  const base = origins.get(content) ?? content;
  if (!template) return base;
  const known = made.get(base) ?? new WeakMap<UsedTemplate, Content>();
  made.set(base, known);
  const before = known.get(template);
  if (before) return before;
  const effective = withTemplate(base, template);
  known.set(template, effective);
  origins.set(effective, base);
  return effective;
}

function withTemplate(content: Content, template: UsedTemplate): Content {
  const { name, organisation, version, help, roles = {} } = template;
  // A dossier is a file: what its template may not do is left out here too, whatever the file says.
  const { hidden, extra, checks } = allowedIn(content, template);
  const source = { source: SOURCE };
  const ours = `Lokale vraag${organisation ? ` van ${organisation}` : ''}, uit sjabloon ${name}. Zij telt niet mee in een uitkomst.`;
  const local = ({ section: _section, ...question }: LocalQuestion): Question => ({ ...question, ours, sources: [source] }) as Question;
  const ofQuestion = (question: Question): Question => {
    const [said, role] = [help[question.id], roles[question.id]];
    return {
      ...question,
      ...(said ? { help: [question.help, `${organisation || 'Sjabloon'}: ${said}`].filter(Boolean).join('\n\n') } : {}),
      ...(role ? { roles: [...(question.roles ?? []), `${role} (${organisation || 'sjabloon'})`] } : {}),
    };
  };
  const ofSection = (section: Section): Section => ({
    ...section,
    ...(section.questions
      ? {
          questions: [
            ...section.questions.filter(({ id }) => !hidden.has(id)).map(ofQuestion),
            ...extra.filter((one) => one.section === section.id).map(local),
          ],
        }
      : {}),
    ...(section.sections ? { sections: section.sections.map(ofSection) } : {}),
  });
  return {
    ...content,
    template: template.sha256,
    questionnaires: content.questionnaires.map((questionnaire) => ({ ...questionnaire, sections: questionnaire.sections.map(ofSection) })),
    rules: { ...content.rules, checks: [...content.rules.checks, ...checks.map((one) => ({ ...one, sources: [source] }))] },
    sources: [
      ...content.sources,
      { id: SOURCE, title: `Sjabloon ${name}, versie ${version}`, place: organisation || 'lokaal', verified: false },
    ],
  };
}
