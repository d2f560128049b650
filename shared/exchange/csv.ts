import type { ReportModel } from '../report/types.ts';

/**
 * One register of a report as CSV for a Dutch spreadsheet: semicolons, CRLF, and a byte order mark so that letters with
 * accents stay whole. `undefined` when the report has no such register.
 */
export function registerCsv(model: ReportModel, id: string): string | undefined {
  const register = model.registers?.find((one) => one.id === id);
  if (!register) return undefined;
  const rows = [register.columns.map(({ head }) => head), ...register.rows];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** A cell that no spreadsheet takes for a formula, whatever somebody typed (OWASP: CSV injection). */
export function csvCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /["';\r\n\t]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
