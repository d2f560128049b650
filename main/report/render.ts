import type { MadeReport } from '../../shared/bridge.ts';
import { dutchTextsIn } from '../../shared/report/language.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { sha256 } from '../dossier/hash.ts';
import { ANSWERS_FILE, identifierOf } from './answers-file.ts';
import type { StructureReport } from './check/structure.ts';
import { reportDocument } from './pdf/report.tsx';
import { type Attached, type Conformance, renderTagged } from './pdf/tagging.ts';
import { registerFonts } from './pdf/theme.ts';

/** What is told of a report, with the file itself and what our own check found in it. */
export type RenderedReport = Omit<MadeReport, 'fileName'> & { readonly bytes: Uint8Array; readonly faults: readonly string[] };

export type RenderStep = 'opmaken' | 'controleren' | 'opnieuw';

export type RenderOptions = {
  readonly progress?: (step: RenderStep) => void;
  readonly conformance?: Conformance;
  readonly check?: (bytes: Uint8Array) => Promise<StructureReport>;
  /** The text whose hash the report names; needed when the report has it attached. */
  readonly answers?: string;
};

/**
 * Draws the report and checks it. Equal models give equal bytes. When the structure check finds a fault, the file is
 * made again without the claims, and the faults are told.
 */
export async function renderReport(model: ReportModel, fonts: string, options: RenderOptions = {}): Promise<RenderedReport> {
  const { progress = () => undefined, check, answers } = options;
  const conformance = options.conformance ?? (model.attached ? 'PDF/A-3a' : 'PDF/A-2a');
  const letters = registerFonts(fonts);
  letters.unknown.clear();
  const isDutch = dutchTextsIn(model);
  const attached = attachedTo(model, answers);
  progress('opmaken');
  // PDF/A-1 knows no packed objects.
  const draw = async (as: Conformance): Promise<Uint8Array> => {
    const bytes = await renderTagged(reportDocument(model).element, as, {
      identifier: identifierOf(model.hashes.document),
      attached,
      languageOf: (text) => (isDutch(text) ? 'nl-NL' : undefined),
    });
    if (as === 'PDF/A-1a') return bytes;
    const { compacted } = await import('./pdf/compact.ts');
    return compacted(bytes);
  };
  const first = await draw(conformance);
  progress('controleren');
  // What reads a PDF is only loaded now: by then what drew it has been let go of.
  const structure = await (check ?? (await import('./check/structure.ts')).checkStructure)(first);
  const result = (bytes: Uint8Array, claims: boolean, { pages, faults }: StructureReport): RenderedReport => ({
    bytes,
    sha256: sha256(bytes),
    pages,
    claims,
    faults,
    unknownSigns: [...letters.unknown],
  });
  if (structure.faults.length === 0 || conformance === 'none') return result(first, conformance !== 'none', structure);
  progress('opnieuw');
  return result(await draw('none'), false, structure);
}

/** The answers as an attachment, when the report asks for them. Other answers than the report names would be a lie. */
function attachedTo(model: ReportModel, answers: string | undefined): Attached | undefined {
  if (!model.attached) return undefined;
  const bytes = new TextEncoder().encode(answers ?? '');
  if (sha256(bytes) !== model.hashes.document) throw new Error('The answers to attach are not those of the report');
  return { name: ANSWERS_FILE, bytes, says: model.words['bronnen.antwoorden'] ?? ANSWERS_FILE };
}
