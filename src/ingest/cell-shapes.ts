import { cellText, isBlank, type Cell } from '../domain/cell.js';

// What a cell looks like, judged by its shape alone: second evidence beside headings, and the cheap test that a row is a person.

/**
 * A cell that could be an identity number in whatever state: 15 to 24 characters of digits, X or `*`, or a number too
 * large to be anything else. Used on every row of a roster, so it looks at few characters.
 */
export function looksLikeId(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return cell >= 1e13;
  if (typeof cell !== 'string' || cell.length < 15) return false;
  let digits = 0;
  let others = 0;
  for (let index = 0; index < cell.length && index < 40; index += 1) {
    const code = cell.charCodeAt(index);
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) digits += 1;
    else if (code === 42 || code === 88 || code === 120) digits += 1;
    else if (code > 0x2e7f && !(code >= 0xff00 && code <= 0xff5e)) return digits >= 15 && others <= 8;
    else others += 1;
  }
  return digits >= 14 && others <= 8;
}

/** Like {@link looksLikeId}, and the digits hold a birth date: neither a bank account nor a certificate of another kind. */
export function plausibleId(cell: Cell | undefined): boolean {
  if (!looksLikeId(cell)) return false;
  const text = cellText(cell).normalize('NFKC').replace(/[^\d*Xx]/gu, '');
  if (text.includes('*')) return text.length >= 15 && text.length <= 20;
  if (text.length === 15) return monthAndDay(text.slice(8, 12));
  return text.length >= 17 && text.length <= 22 && /^(?:1[89]|20)/u.test(text.slice(6)) && monthAndDay(text.slice(10, 14));
}

function monthAndDay(text: string): boolean {
  const month = Number(text.slice(0, 2));
  const day = Number(text.slice(2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Two to twenty Han characters with at most padding, dots or a bracketed note between them. */
export function looksLikeName(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return false;
  const text = cell.normalize('NFKC').replace(/[\s\p{Cf}·•・●∙‧⋅.。?□*]/gu, '').replace(/\(.*\)$/u, '');
  return /^[\p{Script=Han}\p{Co}]{2,20}$/u.test(text);
}

/** A cell that stands in data, never in a header: a number to be read as ID, phone or amount, or a date. */
export function looksLikeData(cell: Cell): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= 100 || !Number.isInteger(cell);
  if (typeof cell === 'string') return looksLikeId(cell) || /^\s*(?:1\d{10}|\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?|月)?|\d{6,8}|\d+\.\d+)\s*$/u.test(cell);
  return typeof cell === 'object' && cell !== null;
}

/** True for an empty cell and for a failed formula: both say nothing. */
export function saysNothing(cell: Cell | undefined): boolean {
  return isBlank(cell) || isErrorCell(cell);
}

export function isErrorCell(cell: Cell | undefined): cell is Extract<Cell, { kind: 'error' }> {
  return typeof cell === 'object' && cell !== null && cell.kind === 'error';
}
