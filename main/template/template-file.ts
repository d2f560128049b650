import type { Content } from '../../shared/questionnaire/content.ts';
import { failed, type Result, success } from '../../shared/result.ts';
import { faultsIn } from '../../shared/template/check.ts';
import { TEMPLATE_FORMAT, TEMPLATE_VERSION, type Template, templateSchema } from '../../shared/template/types.ts';
import { templateText } from '../../shared/template/use.ts';
import { nestsDeeper } from '../dossier/container.ts';
import { sha256 } from '../dossier/hash.ts';

export const TEMPLATE_EXTENSION = '.weegsjabloon';

/** Bytes and levels: a template of every answer is some hundreds of kB. */
const MOST_BYTES = 10_000_000;
const DEEPEST = 40;

/** A template that was read, with the hash (SHA-256, hex) of what it says. */
export type ReadTemplate = { readonly template: Template; readonly sha256: string };

/** Reads a template file. Hostile until every check has passed: a failure names the place in the file. */
export function readTemplate(content: Content, bytes: Uint8Array): Result<ReadTemplate> {
  if (bytes.length > MOST_BYTES) return failed('sjabloon-te-groot', { grens: '10 MB' });
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nestsDeeper(text, DEEPEST)) return failed('sjabloon-kapot', { plek: `meer dan ${DEEPEST} niveaus` });
    value = JSON.parse(text);
  } catch (error) {
    return failed('sjabloon-kapot', { plek: (error as Error).message.slice(0, 200) });
  }
  const head = value as { format?: unknown; formatVersion?: unknown } | null;
  if (typeof head !== 'object' || head === null || head.format !== TEMPLATE_FORMAT) return failed('sjabloon-vreemd');
  if (typeof head.formatVersion === 'number' && head.formatVersion > TEMPLATE_VERSION)
    return failed('sjabloon-te-nieuw', { versie: String(head.formatVersion) });
  const read = templateSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return failed('sjabloon-kapot', { plek: [issue?.path.join('.'), issue?.code].filter(Boolean).join(', ').slice(0, 200) });
  }
  const [fault] = faultsIn(content, read.data);
  if (fault) return failed(`sjabloon-fout-${fault.code}`, { plek: fault.place });
  return success({ template: read.data, sha256: hashOf(read.data) });
}

export const hashOf = (template: Template): string => sha256(templateText(template));

export const templateBytes = (template: Template): Uint8Array => new TextEncoder().encode(`${JSON.stringify(template, null, 1)}\n`);
