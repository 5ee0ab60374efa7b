/** Plain text tables whose columns stay aligned with Chinese text: a Han character is two columns wide. */
import stringWidth from 'string-width';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** A column of text is not made narrower than this to fit the screen, unless it is. */
const NARROWEST = 10;
const BETWEEN = '  ';

/**
 * Lines of a table. On a screen, cells longer than `maxWidth` columns are cut with an ellipsis, and the widest columns of text until the lines
 * fit; what goes into a file or a pipe is whole. Text with nothing but empty cells behind it runs on over them, whole, and widens no column.
 */
export function formatTable(columns: readonly Column[], rows: readonly (readonly (string | number)[])[], maxWidth = 40): string {
  const screen = process.stdout.isTTY ? process.stdout : null;
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en-US') : visible(cell))));
  const ends = cells.map((row) => runningOn(row, columns));
  const widest = columns.map((column, index) => cells.reduce((most, row, at) => (ends[at] === index ? most : Math.max(most, stringWidth(row[index] ?? ''))), stringWidth(column.title)));
  const widths = screen === null ? widest : fitted(widest.map((width) => Math.min(width, maxWidth)), columns, screen.columns || Infinity);
  const line = (row: readonly string[], end?: number): string =>
    row.map((cell, index) => (index === end ? cell : pad(cut(cell, widths[index] ?? 0), widths[index] ?? 0, columns[index]?.align))).join(BETWEEN).trimEnd();
  return [line(columns.map((column) => column.title)), widths.map((width) => '─'.repeat(width)).join(BETWEEN), ...cells.map((row, at) => line(row, ends[at]))].join('\n');
}

/** Position of the last cell that says anything, where there are others behind it. */
function runningOn(row: readonly string[], columns: readonly Column[]): number | undefined {
  const last = row.findLastIndex((cell) => cell !== '');
  return last > 0 && last < columns.length - 1 && columns[last]?.align !== 'right' ? last : undefined;
}

/** Widths that fit the screen, if they can: columns of text give way, the widest first, and numbers do not. */
function fitted(widths: readonly number[], columns: readonly Column[], screen: number): number[] {
  const fit = [...widths];
  const isText = (index: number): boolean => columns[index]?.align !== 'right';
  for (let over = fit.reduce((sum, width) => sum + width, BETWEEN.length * (fit.length - 1)) - screen; over > 0; over -= 1) {
    const most = Math.max(...fit.filter((_, index) => isText(index)));
    if (most <= NARROWEST) break;
    const at = fit.findIndex((width, index) => width === most && isText(index));
    fit[at] = most - 1;
  }
  return fit;
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
