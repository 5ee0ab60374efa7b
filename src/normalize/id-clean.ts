/** Cleans the text of an identity cell without changing which number is meant, and says what was done. */
import type { IdRepair } from '../domain/identity-number.js';
import { checkCharacter } from '../text/id-check.js';
import { foldWidth } from '../text/width.js';

/** A cleaned text and what was done to it. */
export interface CleanedId {
  readonly text: string;
  readonly repairs: readonly IdRepair[];
}

const CHECK_LETTERS = /^(\d{17})[xX×ХхχΧ✕✖╳⨯]$/u;
// Behind a certificate's number stand type, level and reissue mark; there a small x is read as it stands.
const CERTIFICATE_LETTERS = /^(\d{17})[×ХхχΧ✕✖╳⨯]([1-7][1-4](?:[Bb]\d?)?)$/u;
const CHECK_STAR = /^(\d{17})\*((?:[1-7][1-4](?:[Bb]\d?)?)?)$/u;
/** Folding a full-width bracket or blank is no repair of the number. */
const FULL_WIDTH_CHARACTER = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/u;
const OUTER_QUOTES = /^[='"‘’“”`´′]+|['"‘’“”`´′;,]+$/gu;
const HYPHENS = /(?<=[\dXx*])[-‐‑‒–—−_.](?=[\dXx*])/gu;
const BRACKETED = /\([^()]*\)?|\[[^[\]]*\]?|【[^【】]*】?|〔[^〔〕]*〕?|<[^<>]*>?/gu;
const BLANKS = /[\s\u0000-\u001F\u007F-\u00A0\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;

/** Folds width, drops blanks, quotes and hyphens, a `.0`, and what is bracketed; folds the check letter. */
export function cleanId(raw: string): CleanedId {
  const repairs: IdRepair[] = [];
  let text = change(raw, foldWidth, 'width', repairs, (before) => FULL_WIDTH_CHARACTER.test(before));
  text = change(text, (before) => before.replace(BLANKS, ''), 'spaces', repairs);
  text = change(text, (before) => before.replace(OUTER_QUOTES, ''), 'quotes', repairs);
  text = change(text, withoutBrackets, 'annotation', repairs);
  text = change(text, (before) => before.replace(/^(\d{15,})\.0+$/u, '$1'), 'decimal-suffix', repairs);
  if (!/[Ee]\+/u.test(text)) text = change(text, joined, 'spaces', repairs);
  text = change(text, checkLetter, 'check-letter', repairs);
  return { text, repairs };
}

/** The text without Han characters, punctuation and a label around the number: `身份证1504…`, `No.1504…` → `1504…`. */
export function withoutWords(text: string, label: RegExp): string {
  return text.replace(/[\p{Script=Han}:：,，。、;；/|]/gu, '').replace(label, '');
}

/** A letter that looks like X is X. A `*` may also hide a character: it is X only where X is what belongs there. */
function checkLetter(text: string): string {
  const folded = text.replace(CHECK_LETTERS, '$1X').replace(CERTIFICATE_LETTERS, '$1X$2');
  return CHECK_STAR.test(folded) && checkCharacter(folded.slice(0, 18)) === 'X' ? folded.replace('*', 'X') : folded;
}

/** Hyphens go only when what is left is a number: `E-1234567` and masked forms keep theirs. */
function joined(text: string): string {
  const without = text.replace(HYPHENS, '');
  return /^[\dXx*×]+$/u.test(without) ? without : text;
}

/** A bracketed part goes unless it holds digits enough to be a number of its own. */
function withoutBrackets(text: string): string {
  const without = text.replace(BRACKETED, (part) => ((part.match(/\d/gu)?.length ?? 0) >= 8 ? part : ''));
  return without === '' ? text : without;
}

function change(
  before: string,
  by: (text: string) => string,
  repair: IdRepair,
  repairs: IdRepair[],
  counts: (before: string) => boolean = () => true,
): string {
  const after = by(before);
  if (after !== before && counts(before) && !repairs.includes(repair)) repairs.push(repair);
  return after;
}
