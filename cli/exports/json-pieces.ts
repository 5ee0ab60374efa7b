/** A table as JSON, an object a row, as `JSON.stringify` indents it; made piece by piece, since no text may be as long as the links of a province. */
import { harmless } from '../../src/index.js';
import type { ExportTable } from './export-table.js';

/** Characters after which a piece is handed on. */
const PIECE = 1 << 18;

export function* jsonPieces({ columns, rows, details }: ExportTable): Generator<string> {
  const beside = details?.[Symbol.iterator]();
  let pending = '';
  let open = '[';
  try {
    for (const row of rows) {
      const item = { ...Object.fromEntries(columns.map((column, at) => [column, row[at]])), ...(beside?.next().value as object | undefined) };
      pending += `${open}\n  ${JSON.stringify(item, null, 2).replaceAll('\n', '\n  ')}`;
      open = ',';
      if (pending.length < PIECE) continue;
      yield harmless(pending);
      pending = '';
    }
  } finally {
    beside?.return?.(); // it may read from the store, which cannot be closed as long as it is open
  }
  yield `${harmless(pending)}${open === '[' ? '[]' : '\n]'}\n`;
}
