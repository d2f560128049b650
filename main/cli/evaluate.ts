import { readFile } from 'node:fs/promises';
import { caseFactsSchema, factsFromCase } from '../../shared/evaluation/case-facts.ts';
import { evaluate } from '../../shared/evaluation/evaluate.ts';
import { evaluateFramework, type FrameworkEvaluation } from '../../shared/evaluation/toetsingskader.ts';
import { sourceWords } from '../../shared/questionnaire/content.ts';
import type { AppContent } from '../content.ts';
import { isSealed } from '../dossier/vault.ts';
import type { CommandLine } from './arguments.ts';
import { BadInput, type Done, dossier, jsonOf, target } from './input.ts';

/** `evaluate`: a dossier, or facts as JSON, one or a list. */
export async function evaluateFile(line: CommandLine, app: AppContent): Promise<Done> {
  const bytes = await readFile(target(line, 'BESTAND'));
  if (isSealed(bytes) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) {
    const { document } = await dossier(bytes, app, line);
    return answered(line, app, evaluate(app.content, document, new Date().toISOString()).framework);
  }
  const parsed = jsonOf(bytes);
  const isList = Array.isArray(parsed);
  const answers = (isList ? parsed : [parsed]).map((raw, place) => {
    // A worked case carries its facts under `facts`; bare facts are welcome too.
    const facts = caseFactsSchema.safeParse(hasFacts(raw) ? raw.facts : raw);
    if (!facts.success)
      throw new BadInput(
        `De feiten${isList ? ` van nummer ${place + 1}` : ''} kloppen niet, bij ${facts.error.issues[0]?.path.join('.') || 'het begin'}.`,
      );
    return evaluateFramework(app.content.framework, factsFromCase(facts.data));
  });
  return answered(line, app, isList ? answers : (answers[0] as FrameworkEvaluation));
}

const hasFacts = (raw: unknown): raw is { facts: unknown } => typeof raw === 'object' && raw !== null && 'facts' in raw;

function answered(line: CommandLine, app: AppContent, result: FrameworkEvaluation | readonly FrameworkEvaluation[]): Done {
  const list = Array.isArray(result) ? (result as readonly FrameworkEvaluation[]) : [result as FrameworkEvaluation];
  if (line.options.has('json'))
    return {
      code: 0,
      out: JSON.stringify(Array.isArray(result) ? list.map((one) => plain(app, one)) : plain(app, list[0] as FrameworkEvaluation), null, 1),
    };
  return { code: 0, out: list.map(({ outcome, title, decisive }) => `${outcome}  ${title}  (${decisive.join(', ')})`).join('\n') };
}

/** The outcome as plain JSON: codes for warnings and duties, whole sentences for sources. */
function plain(app: AppContent, result: FrameworkEvaluation) {
  const sources = (list: FrameworkEvaluation['findings'][number]['sources']): string[] => list.map((one) => sourceWords(app.content, one));
  return {
    outcome: result.outcome,
    title: result.title,
    decisive: result.decisive,
    findings: result.findings.map(({ node, outcome, criterion, text, sources: list, settle }) => ({
      node,
      outcome,
      ...(criterion ? { criterion: criterion.name } : {}),
      text,
      ...(settle ? { settle } : {}),
      sources: sources(list),
    })),
    path: result.path.map(({ node, criterion, answers, result: found, text, sources: list }) => ({
      node,
      ...(criterion ? { criterion: criterion.name } : {}),
      answers,
      result: found,
      text,
      sources: sources(list),
    })),
    warnings: result.warnings.map(({ code }) => code),
    duties: result.duties.map(({ code }) => code),
    released: result.released,
  };
}
