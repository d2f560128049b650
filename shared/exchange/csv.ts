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

/**
 * A cell that no spreadsheet takes for a formula, whatever somebody typed (OWASP: CSV injection). Also not when it is opened
 * with another separator: then every comma, semicolon or new line may begin a cell. A list with dashes stays a list.
 */
export function csvCell(text: string): string {
  const within = text.replace(/([,;\t\r\n]["'\s]*)(?=[=+@]|-\S)/g, "$1'");
  const safe = /^[\s"]*[=+\-@\t\r|%]/.test(within) ? `'${within}` : within;
  return /["';\r\n\t]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
