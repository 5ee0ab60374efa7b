import { remembered } from '../text/remembered.js';

// Folds headings so that spellings can be compared: width, spaces, line breaks, brackets, numbering, units. Knows no heading.

/** A heading in the forms that are compared. */
export interface FoldedHeading {
  /** Letters, digits and Han characters only; what stood in brackets is kept: `乡(镇)` → `乡镇`. */
  readonly bare: string;
  /** Without what stood in brackets: `务工时间（月）` → `务工时间`. */
  readonly core: string;
}

/** Every mapping is tried on every sheet: the same words and headings are folded again and again. */
const MOST_KEPT = 20_000;

/** NFKC, lower case, without white space and invisible characters (BOM, zero width); all brackets become `()`. */
export const foldText = remembered(foldAnew, MOST_KEPT);

function foldAnew(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '').replace(/[[{【〔《<〈]/gu, '(').replace(/[\]}】〕》>〉]/gu, ')').toLowerCase();
}

const NUMBERING = /^\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[.、:,)])+(?=.)/u;

/** Folds one heading. Numbering before it (`3.姓名`, `（二）地址`) is dropped; a trailing number (`成员1姓名`, `姓名1`) stays. */
export const foldHeading = remembered((text: string): FoldedHeading => {
  const folded = foldText(text).replace(NUMBERING, '');
  const bare = bareOf(folded);
  const core = bareOf(folded.replace(/\([^()]*\)?/gu, ''));
  return { bare, core: core === '' ? bare : core };
}, MOST_KEPT);

function bareOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{Co}]/gu, '');
}

const NUMERALS = '一二三四五六七八九十';

/** The number at the end of a folded heading: `姓名1`, `姓名一` → 姓名, 1; null if there is none. */
export function trailingNumber(bare: string): { base: string; number: number } | null {
  const found = /^(.*[^\d])(\d{1,2})$/u.exec(bare) ?? /^(.+[^一二三四五六七八九十第])([一二三四五六七八九]|十[一二三四五六七八九]?)$/u.exec(bare);
  return found === null ? null : { base: found[1]!, number: numeral(found[2]!) };
}

/**
 * Takes one of `words` out of a folded heading together with the number beside it: `家庭成员2姓名` → 姓名, 2;
 * `第三成员身份证号` → 身份证号, 3. Null if none of the words is in it; number null if there is none.
 */
export function takeNumberedWord(bare: string, words: readonly string[]): { base: string; number: number | null } | null {
  const word = words.filter((each) => bare.includes(each)).sort((a, b) => b.length - a.length)[0];
  if (word === undefined) return null;
  const at = bare.indexOf(word);
  const before = /^(.*?)第?(\d{1,2}|[一二三四五六七八九十]{1,2})[个位名号]?$/u.exec(bare.slice(0, at));
  const after = /^(\d{1,2}|[一二三四五六七八九十]{1,2})[号]?(.*)$/u.exec(bare.slice(at + word.length));
  const head = before === null ? bare.slice(0, at) : before[1]!;
  const tail = after === null ? bare.slice(at + word.length) : after[2]!;
  const digits = after?.[1] ?? before?.[2];
  const rest = trailingNumber(head + tail);
  const number = digits === undefined ? (rest?.number ?? null) : numeral(digits);
  return { base: digits === undefined && rest !== null ? rest.base : head + tail, number };
}

function numeral(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const [first = '', second] = [...text];
  if (second === undefined) return NUMERALS.indexOf(first) + 1;
  return first === '十' ? 10 + NUMERALS.indexOf(second) + 1 : (NUMERALS.indexOf(first) + 1) * 10;
}
