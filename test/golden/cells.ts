/** A workbook as lines of text that a diff can show: one line a row, cells as another program reads them. */
import { readFileSync } from 'node:fs';
import { read, utils, type CellObject, type WorkSheet } from 'xlsx';

/** Every sheet with its name, size and cells; numbers that are not text are marked `#`, so that a lost digit shows. */
export function cellsOf(file: string): string {
  const book = read(readFileSync(file), { cellDates: false });
  return `${book.SheetNames.map((name) => `== ${name}\n${sheetLines(book.Sheets[name] as WorkSheet).join('\n')}`).join('\n\n')}\n`;
}

function sheetLines(sheet: WorkSheet): string[] {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1');
  const lines = [`merged ${(sheet['!merges'] ?? []).map((merge) => utils.encode_range(merge)).join(' ') || '—'}`];
  for (let r = range.s.r; r <= range.e.r; r += 1) {
    const cells: string[] = [];
    for (let c = range.s.c; c <= range.e.c; c += 1) cells.push(cellText(sheet[utils.encode_cell({ r, c })] as CellObject | undefined));
    lines.push(`${r + 1}\t${cells.join(' | ').replace(/[ |]+$/u, '')}`);
  }
  return lines;
}

function cellText(cell: CellObject | undefined): string {
  if (cell?.v === undefined) return '';
  return cell.t === 'n' ? `#${Number(cell.v)}` : String(cell.v).replaceAll('\r', '').replaceAll('\n', '⏎');
}
