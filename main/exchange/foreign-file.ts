import { failed, type Result, success } from '../../shared/result.ts';
import { nestsDeeper } from '../dossier/container.ts';

/** Bytes and levels: their files grow by the pictures in them, and nest some five levels. */
const MOST_BYTES = 100_000_000;
const DEEPEST = 60;

/** The JSON in a file of another tool: a JSON file, or a PDF of the Invulhulpen that carries its answers. */
export async function jsonIn(bytes: Uint8Array): Promise<Result<unknown>> {
  if (bytes.length > MOST_BYTES) return failed('import-te-groot', { grens: '100 MB' });
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  // Reading PDF is heavy, and most people never do: it is loaded when it is needed.
  const text = isPdf ? await (await import('./foreign-pdf.ts')).answersInPdf(bytes) : success(decoded(bytes));
  if (!text.ok) return text;
  if (text.value === undefined) return failed('import-vreemd');
  if (nestsDeeper(text.value, DEEPEST)) return failed('import-te-diep', { grens: String(DEEPEST) });
  try {
    return success(JSON.parse(text.value));
  } catch (error) {
    return failed('import-geen-json', { plek: (error as Error).message.slice(0, 200) });
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
