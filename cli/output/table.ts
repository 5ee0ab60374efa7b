/** Plain text tables whose columns stay aligned with Chinese text: a Han character is two columns wide. */
import stringWidth from 'string-width';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Lines of a table; on a screen, cells longer than `maxWidth` columns are cut with an ellipsis. What goes into a file or a pipe is whole. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly (string | number)[])[], maxWidth = 40): string {
  const limit = process.stdout.isTTY ? maxWidth : Infinity;
  const cells = rows.map((row) => row.map((cell) => cut(typeof cell === 'number' ? cell.toLocaleString('en-US') : visible(cell), limit)));
  const widths = columns.map((column, index) => cells.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), stringWidth(column.title)));
  const line = (row: readonly string[]): string => row.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left')).join('  ').trimEnd();
  return [line(columns.map((column) => column.title)), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

/** Pads to a display width. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Text from data is shown without control, escape and direction characters: it cannot steer the terminal. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, ' ');
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept) + stringWidth(character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
