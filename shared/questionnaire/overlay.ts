import type { Content } from './content.ts';
import type { Overlay } from './knowledge.ts';
import type { Question, Questionnaire, Section } from './types.ts';

/** The content with English words where they exist. Ids, rules, numbers and sources stay as they are. */
export function inEnglish(content: Content): Content {
  const reportWords = { ...content.reportWords, ...content.reportWordsInEnglish };
  return {
    ...content,
    language: 'en',
    reportWords,
    framework: inWords(content.framework, reportWords),
    questionnaires: content.questionnaires.map((questionnaire) => {
      const overlay = content.overlays.find((one) => one.questionnaire === questionnaire.id);
      return overlay ? translated(questionnaire, overlay) : questionnaire;
    }),
  };
}

/** The content in the language that a report is printed in. */
export const inLanguage = (content: Content, language: Overlay['language'] | 'nl' | undefined): Content =>
  language === 'en' ? inEnglish(content) : content;

function inWords(framework: Content['framework'], words: Content['reportWords']): Content['framework'] {
  const outcomes = framework.outcomes.map((outcome) => {
    const word = (part: string, otherwise: string): string => words[`uitkomst.${outcome.code}.${part}`] ?? otherwise;
    const { titleAt = {} } = outcome;
    return {
      ...outcome,
      title: word('title', outcome.title),
      means: word('means', outcome.means),
      todo: word('todo', outcome.todo),
      saysNot: word('saysNot', outcome.saysNot),
      ...(outcome.titleAt
        ? { titleAt: Object.fromEntries(Object.entries(titleAt).map(([node, title]) => [node, word('strict', title)])) }
        : {}),
    };
  });
  return { ...framework, outcomes, verification: words['kader.grens'] ?? framework.verification };
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
