/** What the XML and HTML writers share: escaping, and merged ranges as spans of their first cell. */
import type { Merge } from '../../../../domain/sheet.js';

/** Text for element content and double-quoted attributes. */
export function escapeMarkup(text: string): string {
  return /[&<>"]/u.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;') : text;
}

/** Merged ranges by row: which cell starts one, and which cells are covered and must not be written. */
export class Spans {
  readonly #starts = new Map<string, Merge>();
  readonly #covered = new Set<string>();

  constructor(merges: readonly Merge[]) {
    for (const merge of merges) {
      this.#starts.set(`${merge.top}:${merge.left}`, merge);
      for (let row = merge.top; row <= merge.bottom; row++) {
        for (let column = merge.left; column <= merge.right; column++) {
          if (row !== merge.top || column !== merge.left) this.#covered.add(`${row}:${column}`);
        }
      }
    }
  }

  startingAt(row: number, column: number): Merge | undefined {
    return this.#starts.get(`${row}:${column}`);
  }

  covers(row: number, column: number): boolean {
    return this.#covered.has(`${row}:${column}`);
  }
}
