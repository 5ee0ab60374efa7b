/** Saves rows as another program would: a plain workbook by SheetJS, every cell text. */
import { writeFile } from 'node:fs/promises';
import * as XLSX from 'xlsx';

export async function writePlainWorkbook(file: string, rows: readonly (readonly string[])[]): Promise<void> {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  await writeFile(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
}
