import type { MadeReport } from '../../shared/bridge.ts';
import type { ReportModel } from '../../shared/report/types.ts';
import { sha256 } from '../dossier/hash.ts';
import { checkStructure, type StructureReport } from './check/structure.ts';
import { compacted } from './pdf/compact.ts';
import { reportDocument } from './pdf/report.tsx';
import { type Conformance, renderTagged } from './pdf/tagging.ts';
import { registerFonts } from './pdf/theme.ts';

/** What is told of a report, with the file itself and what our own check found in it. */
export type RenderedReport = Omit<MadeReport, 'fileName'> & { readonly bytes: Uint8Array; readonly faults: readonly string[] };

export type RenderStep = 'opmaken' | 'controleren' | 'opnieuw';

/**
 * Draws the report and checks it. Equal models give equal bytes. When the structure check finds a fault, the file is
 * made again without the claims, and the faults are told.
 */
export async function renderReport(
  model: ReportModel,
  fonts: string,
  progress: (step: RenderStep) => void = () => undefined,
  conformance: Conformance = 'PDF/A-2a',
  check: (bytes: Uint8Array) => Promise<StructureReport> = checkStructure,
): Promise<RenderedReport> {
  const letters = registerFonts(fonts);
  letters.unknown.clear();
  progress('opmaken');
  // PDF/A-1 knows no packed objects.
  const draw = async (as: Conformance): Promise<Uint8Array> => {
    const { bytes } = await renderTagged(reportDocument(model).element, as);
    return as === 'PDF/A-1a' ? bytes : compacted(bytes);
  };
  const first = await draw(conformance);
  progress('controleren');
  const structure = await check(first);
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
