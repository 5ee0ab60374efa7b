/** Made sheets as delimited text. */
import { cellText, type Cell } from '../../../../domain/cell.js';

/** The lines of a CSV, CRLF included. `="…"`, a trick of exporters to keep digits, stays unquoted as they write it. */
export function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  for (const cells of rows) yield `${cells.map((cell) => csvField(cellText(cell))).join(',')}\r\n`;
}

/** One field, quoted where the text needs it. */
function csvField(text: string): string {
  if (/^="[^",\r\n]*"$/u.test(text)) return text;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
