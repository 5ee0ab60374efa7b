/** Reads a cell against a word list: the label first, the code second, and how sure the match is. */
import { cellText, type Cell } from '../domain/cell.js';
import type { Wording } from '../domain/vocabulary.js';
import { compact } from '../text/width.js';

/** What a label table found in a text. `rest` is what stands around the label, `before` what stands before it; both empty for a whole match. */
export interface LabelMatch<T> {
  readonly value: T;
  readonly rest: string;
  readonly before: string;
}

const PUNCTUATION = /[()（）[\]【】〔〕{}<>《》"'“”‘’:：,，、。.·;；\-—–_/|\\~]/gu;

/** How labels are compared: width, blanks, case and punctuation aside. `已脱贫（享受政策）` → `已脱贫享受政策`. */
export function foldLabel(text: string): string {
  return compact(text).toUpperCase().replace(PUNCTUATION, '');
}

/** The text of a cell with blanks and width aside, for sets of whole-cell words. */
export function foldCell(cell: Cell | undefined): string {
  return compact(cellText(cell)).toUpperCase();
}

/**
 * Builds the reader of a word list. Whole label, then the longest label inside the text (two characters or more; of equal
 * length the earlier entry), then a code standing alone at either end (`390-…`, `2`). Null when nothing is recognised.
 */
export function labelTable<T>(entries: readonly { readonly wording: Wording; readonly value: T }[]): (text: string) => LabelMatch<T> | null {
  const whole = new Map<string, T>();
  const codes = new Map<string, T>();
  const parts: { readonly label: string; readonly value: T }[] = [];
  for (const { wording, value } of entries) {
    for (const word of wording.labels) {
      const label = foldLabel(word);
      if (label === '' || whole.has(label)) continue;
      whole.set(label, value);
      if ([...label].length >= 2) parts.push({ label, value });
    }
    for (const code of wording.codes ?? []) if (!codes.has(code)) codes.set(code, value);
  }
  parts.sort((left, right) => right.label.length - left.label.length);
  return (text) => {
    const folded = foldLabel(text);
    if (whole.has(folded)) return { value: whole.get(folded) as T, rest: '', before: '' };
    const part = parts.find(({ label }) => folded.includes(label));
    if (part !== undefined) return { value: part.value, rest: folded.replace(part.label, ''), before: folded.slice(0, folded.indexOf(part.label)) };
    const code = codeIn(text);
    return code !== null && codes.has(code) ? { value: codes.get(code) as T, rest: '', before: '' } : null;
  };
}

/** The only run of digits in a text, if it stands at an end: `1`, `1-正常`, `2.0`. */
function codeIn(text: string): string | null {
  const folded = compact(text).replace(/\.0+$/u, '');
  const runs = folded.match(/\d+/gu);
  if (runs?.length !== 1) return null;
  return folded.startsWith(runs[0]) || folded.endsWith(runs[0]) ? runs[0] : null;
}
