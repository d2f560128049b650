import { parse } from 'yaml';
import { inertText } from '../../shared/exchange/foreign/inert-text.ts';
import { isObject } from '../../shared/exchange/foreign/json.ts';
import { FOREIGN_FORMATS } from '../../shared/exchange/foreign/types.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { type Wording, wordingSchema } from '../../shared/wording/wording.ts';
import { nestsDeeper } from '../dossier/container.ts';
import { sha256 } from '../dossier/hash.ts';

const MOST_BYTES = 10_000_000;
const DEEPEST = 60;
const words = (value: unknown): string => (typeof value === 'string' ? inertText(value) : '');

/** Reads a questionnaire definition of the Invulhulpen, in YAML or JSON, down to its numbers and texts. */
export function readWording(bytes: Uint8Array, fileName: string): Result<Wording> {
  if (bytes.length > MOST_BYTES) return failed('tekst-te-groot', { grens: '10 MB' });
  let root: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nestsDeeper(text, DEEPEST)) return failed('tekst-vreemd', { plek: `meer dan ${DEEPEST} niveaus` });
    // An alias can stand for a million others: their files have none.
    root = parse(text, { maxAliasCount: 0, schema: 'core', uniqueKeys: true, logLevel: 'error' });
  } catch (error) {
    return failed('tekst-vreemd', { plek: (error as Error).message.split('\n')[0]?.slice(0, 200) ?? '' });
  }
  if (!isObject(root) || !Array.isArray(root.tasks)) return failed('tekst-vreemd', { plek: 'tasks' });
  const urn = String(root.urn ?? '');
  const format = FOREIGN_FORMATS.find(
    (one) => one.startsWith('invulhulpen-') && urn.startsWith(`urn:nl:${one.replace('invulhulpen-', '')}`),
  );
  if (!format) return failed('tekst-vreemd', { plek: `urn ${urn.slice(0, 100)}` });
  const questions: Wording['questions'] = [];
  const visit = (task: unknown, depth: number): void => {
    if (!isObject(task) || depth > DEEPEST || questions.length >= 2_000) return;
    const kinds = Array.isArray(task.type) ? task.type.map(String) : [];
    const asks = kinds.length > 0 && !kinds.every((kind) => kind === 'task_group' || kind === 'informational');
    const id = String(task.id ?? '');
    if (asks && id)
      questions.push({ id: id.slice(0, 60), text: words(task.task).slice(0, 5_000), help: words(task.description).slice(0, 50_000) });
    if (Array.isArray(task.tasks)) for (const inner of task.tasks) visit(inner, depth + 1);
  };
  for (const task of root.tasks) visit(task, 0);
  if (questions.length === 0) return failed('tekst-vreemd', { plek: 'tasks' });
  const read = wordingSchema.safeParse({
    format,
    name: words(root.name).slice(0, 300),
    urn: urn.slice(0, 200),
    version: String(root.version ?? '').slice(0, 100),
    sha256: sha256(bytes),
    fileName: fileName.slice(0, 300),
    questions,
  });
  return read.success ? success(read.data) : failed('tekst-vreemd', { plek: read.error.issues[0]?.path.join('.') ?? '' });
}
