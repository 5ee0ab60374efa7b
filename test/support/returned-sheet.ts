/** A work sheet as another program gives it back: opened and saved by SheetJS, with the changes people make. */
import { readFile, writeFile } from 'node:fs/promises';
import * as XLSX from 'xlsx';

type Value = string | number | Date | null;
type Grid = Value[][];

/** The first sheet as a grid that can be changed; headings stand in rows 3 and 4 as they are sent. */
export class ReturnedSheet {
  readonly book: XLSX.WorkBook;
  grid: Grid;

  constructor(book: XLSX.WorkBook) {
    this.book = book;
    this.grid = XLSX.utils.sheet_to_json<Value[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: null, raw: true }).map((row) => [...row]);
  }

  static async open(path: string): Promise<ReturnedSheet> {
    return new ReturnedSheet(XLSX.read(await readFile(path)));
  }

  /** 0-based column of a heading. */
  column(heading: string): number {
    for (const row of this.grid.slice(0, 8)) {
      const at = row.indexOf(heading);
      if (at >= 0) return at;
    }
    throw new Error(`no column ${heading}`);
  }

  /** 0-based row of a person. */
  rowOf(name: string): number {
    const at = this.grid.findIndex((row) => row[this.column('姓名')] === name);
    if (at < 0) throw new Error(`no row of ${name}`);
    return at;
  }

  fill(name: string, cells: Readonly<Record<string, Value>>): this {
    const row = this.grid[this.rowOf(name)]!;
    for (const [heading, value] of Object.entries(cells)) row[this.column(heading)] = value;
    return this;
  }

  /** Writes it as xlsx, xls, ods or csv, by the name. `keepHidden` false: only this sheet goes along. */
  async save(path: string, keepHidden = true): Promise<string> {
    const kind = path.split('.').pop() as XLSX.BookType;
    const first = this.book.SheetNames[0]!;
    const page = XLSX.utils.aoa_to_sheet(this.grid, { cellDates: true });
    const book: XLSX.WorkBook = keepHidden ? { ...this.book, Sheets: { ...this.book.Sheets, [first]: page } } : { SheetNames: [first], Sheets: { [first]: page } };
    const text = kind === 'csv' ? Buffer.from(`\uFEFF${XLSX.utils.sheet_to_csv(page)}`) : (XLSX.write(book, { type: 'buffer', bookType: kind === 'xls' ? 'biff8' : kind }) as Buffer);
    await writeFile(path, text);
    return path;
  }
}
