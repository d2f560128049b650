import type { Content } from './content.ts';
import type { Overlay } from './knowledge.ts';
import type { Question, Questionnaire, Section } from './types.ts';

/** The content with the words of a second language where they exist. Ids, rules, numbers and sources stay as they are. */
export function inLanguage(content: Content, language: Overlay['language']): Content {
  const overlays = content.overlays.filter((overlay) => overlay.language === language);
  return {
    ...content,
    questionnaires: content.questionnaires.map((questionnaire) => {
      const overlay = overlays.find((one) => one.questionnaire === questionnaire.id);
      return overlay ? translated(questionnaire, overlay) : questionnaire;
    }),
  };
}

function translated(questionnaire: Questionnaire, overlay: Overlay): Questionnaire {
  const { title = questionnaire.title, short = questionnaire.short, verification = questionnaire.verification } = overlay;
  return { ...questionnaire, title, short, verification, sections: questionnaire.sections.map((section) => ofSection(section, overlay)) };
}

function ofSection(section: Section, overlay: Overlay): Section {
  return {
    ...section,
    ...overlay.sections[section.id],
    ...(section.questions ? { questions: section.questions.map((question) => ofQuestion(question, overlay)) } : {}),
    ...(section.sections ? { sections: section.sections.map((inner) => ofSection(inner, overlay)) } : {}),
  };
}

function ofQuestion<T extends Question>(question: T, overlay: Overlay): T {
  const { options: labels = {}, ...words } = overlay.questions[question.id] ?? {};
  const inner: Partial<Record<'options' | 'columns', unknown>> = {};
  if ('options' in question) inner.options = question.options.map((option) => ({ ...option, ...labels[option.value] }));
  if (question.kind === 'rows') inner.columns = question.columns.map((column) => ofQuestion(column, overlay));
  return { ...question, ...words, ...inner };
}
