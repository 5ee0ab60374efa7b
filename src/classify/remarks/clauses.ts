/** Cuts a free text into clauses, in one width and one script. */
import { foldHan } from '../../text/han.js';
import { foldWidth, withoutInvisible } from '../../text/width.js';

/** A clause 分句 and the character that ended it. */
export interface Clause {
  readonly text: string;
  readonly end: string;
}

const DIGIT = /[0-9]/u;
const INSIDE_DATES = new Set(['.', '-', '/']);
// "死 亡" is one word written apart; "死亡 未销户" is two clauses.
const SPACED_CHARACTERS = /(?<=^|\s)(\p{Script=Han})\s+(?=\p{Script=Han}(\s|$))/gu;

/** Clauses of a text in their order; `breaks` are the characters that end one, dots and slashes within a date do not. */
export function splitClauses(text: string, breaks: ReadonlySet<string>): readonly Clause[] {
  const folded = foldHan(foldWidth(withoutInvisible(text))).replace(SPACED_CHARACTERS, '$1');
  const clauses: Clause[] = [];
  let current = '';
  const close = (end: string): void => {
    if (current !== '') clauses.push({ text: current, end });
    current = '';
  };
  for (let at = 0; at < folded.length; at += 1) {
    const character = folded.charAt(at);
    const betweenDigits = DIGIT.test(folded.charAt(at - 1)) && DIGIT.test(folded.charAt(at + 1));
    const breaksHere = INSIDE_DATES.has(character) ? !betweenDigits && character !== '-' : breaks.has(character) || /\s/u.test(character);
    if (breaksHere) close(character);
    else current += character;
  }
  close('');
  return clauses;
}
