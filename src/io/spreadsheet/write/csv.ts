/** CSV files as Excel in China opens them: UTF-8 with BOM, CRLF, comma. */
import { writePieces } from '../../write-text.js';
import { csvChunks } from './csv-chunks.js';
import type { CsvValue } from './csv-field.js';

/** Writes CSV as {@link csvPieces} has it; the file appears whole or not at all. */
export async function writeCsv(path: string, columns: readonly string[], rows: Iterable<readonly CsvValue[]>): Promise<void> {
  await writePieces(path, csvChunks(columns, rows));
}

/** Rows are read as they are needed, so a table of any length takes constant memory. */
export function* csvPieces(columns: readonly string[], rows: Iterable<readonly CsvValue[]>): Generator<string> {
  for (const chunk of csvChunks(columns, rows)) yield chunk.toString('utf8');
}
