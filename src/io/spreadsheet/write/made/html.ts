/** A made sheet as the HTML table that many web systems send out under the name of `.xls`. */
import { cellText } from '../../../../domain/cell.js';
import type { MadeSheet } from '../../../../domain/made-file.js';
import { escapeMarkup, Spans } from './markup.js';

/** The page in pieces. All cells carry the text format, as careful exporters do; several sheets become several tables. */
export function* htmlPage(sheets: readonly MadeSheet[], charset: string): Generator<string> {
  yield '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n<head>\r\n';
  yield `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">\r\n<style>td{mso-number-format:"\\@";}</style>\r\n</head>\r\n<body>\r\n`;
  for (const sheet of sheets) yield* htmlTable(sheet);
  yield '</body>\r\n</html>\r\n';
}

function* htmlTable(sheet: MadeSheet): Generator<string> {
  const spans = new Spans(sheet.merges);
  yield '<table border="1">\r\n';
  let row = 0;
  for (const cells of sheet.rows) {
    row += 1;
    const parts: string[] = [];
    cells.forEach((cell, column) => {
      if (spans.covers(row, column)) return;
      const merge = spans.startingAt(row, column);
      const span = merge === undefined ? '' : spanAttributes(merge.bottom - merge.top + 1, merge.right - merge.left + 1);
      parts.push(`<td${span}>${escapeMarkup(cellText(cell))}</td>`);
    });
    yield `<tr>${parts.join('')}</tr>\r\n`;
  }
  yield '</table>\r\n';
}

function spanAttributes(rows: number, columns: number): string {
  return `${rows > 1 ? ` rowspan="${rows}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}`;
}
