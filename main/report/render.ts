import type { ReportModel } from '../../shared/report/types.ts';
import { sha256 } from '../dossier/hash.ts';
import { checkStructure, type StructureReport } from './check/structure.ts';
import { reportDocument } from './pdf/report.tsx';
import { type Conformance, renderTagged } from './pdf/tagging.ts';
import { registerFonts } from './pdf/theme.ts';

export type RenderedReport = {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly pages: number;
  /** True when the file claims PDF/A-2a and PDF/UA-1: only after our own check of this very file. */
  readonly claims: boolean;
  readonly faults: readonly string[];
  /** Signs that are not in the font and appear as their code. */
  readonly unknownSigns: readonly string[];
};

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
  const first = await renderTagged(reportDocument(model).element, conformance);
  progress('controleren');
  const structure = await check(first.bytes);
  const result = (bytes: Uint8Array, claims: boolean, { pages, faults }: StructureReport): RenderedReport => ({
    bytes,
    sha256: sha256(bytes),
    pages,
    claims,
    faults,
    unknownSigns: [...letters.unknown],
  });
  if (structure.faults.length === 0 || conformance === 'none') return result(first.bytes, conformance !== 'none', structure);
  progress('opnieuw');
  const plain = await renderTagged(reportDocument(model).element, 'none');
  return result(plain.bytes, false, structure);
}
