import type { IsoDate } from './dates.js';

/** A citizen identity number 公民身份号码: 18 characters, upper case, check character right (GB 11643-1999). */
export type IdNumber = string & { readonly __brand: 'IdNumber' };

export type Sex = 'male' | 'female';

/** The sex that a number of 18 characters says: the last digit of the sequence is odd for men. GB 11643-1999. */
export function sexIn(number: string): Sex {
  return (number.charCodeAt(16) & 1) === 1 ? 'male' : 'female';
}

/** What was repaired safely, i.e. without changing which number is meant 安全修正. */
export const ID_REPAIRS = {
  width: { zh: '全角转半角', en: 'full-width digits folded' },
  spaces: { zh: '去除空格和不可见字符', en: 'spaces and invisible characters removed' },
  quotes: { zh: '去除引号、等号等文本标记', en: 'quotes and text markers removed' },
  'check-letter': { zh: '末位 x/×/Х 统一为 X', en: 'last character folded to X' },
  'fifteen-digits': { zh: '15 位升 18 位', en: '15 digits extended to 18' },
  certificate: { zh: '取残疾人证号前 18 位', en: 'first 18 of a disability certificate' },
  annotation: { zh: '去除括注', en: 'annotation in brackets removed' },
  'decimal-suffix': { zh: '去除“.0”后缀', en: 'suffix ".0" removed' },
} as const;
export type IdRepair = keyof typeof ID_REPAIRS;

/** What is wrong with a number that is not valid 证号问题. */
export const ID_FAULTS = {
  length: { zh: '位数不对', en: 'wrong length' },
  characters: { zh: '含有不应有的字符', en: 'characters that do not belong' },
  'birth-date': { zh: '出生日期不存在', en: 'birth date does not exist' },
  'check-digit': { zh: '校验码不符', en: 'check character does not fit' },
  'several-numbers': { zh: '一格内有多个号码', en: 'several numbers in one cell' },
} as const;
export type IdFault = keyof typeof ID_FAULTS;

/**
 * What an identity cell says 证号读数. Exactly one member; `text` is the cleaned cell, the original stays in the record.
 *
 * - `valid`: a number with right date and check character. `area` is its first six digits: where it was first issued,
 *   never where the person lives now.
 * - `document`: another document (passport, 港澳台 travel permit, old permanent residence card, birth certificate …).
 *   Residence permits of 81/82/83 and 9-prefix cards have 18 characters and a right check: they are `valid`.
 * - `damaged`: Excel or other software kept only part of the digits; `prefix` is what can be trusted (15 digits or fewer).
 * - `masked`: digits replaced by `*`; `text` has `*` at the masked positions.
 * - `malformed`: not a number as it stands; nothing is guessed here.
 * - `placeholder`: 无, 000…, 111…, 123456789012345678 and the like: links nobody.
 * - `missing`: empty cell.
 */
export type IdReading =
  | { readonly kind: 'valid'; readonly number: IdNumber; readonly text: string; readonly repairs: readonly IdRepair[];
      readonly birthDate: IsoDate; readonly sex: Sex; readonly area: string }
  | { readonly kind: 'document'; readonly text: string; readonly repairs: readonly IdRepair[] }
  | { readonly kind: 'damaged'; readonly text: string; readonly prefix: string; readonly cause: 'numeric-cell' | 'column-of-zeros' | 'scientific' }
  | { readonly kind: 'masked'; readonly text: string }
  | { readonly kind: 'malformed'; readonly text: string; readonly repairs: readonly IdRepair[]; readonly faults: readonly IdFault[] }
  | { readonly kind: 'placeholder'; readonly text: string }
  | { readonly kind: 'missing' };

/** First 6 and last 4 characters; the rest `*`. Shorter texts keep one third at each end at most. Masking convention 前6后4. */
export function maskId(text: string): string {
  const points = LARGE.test(text) ? [...text] : null;
  const length = points?.length ?? text.length;
  const piece = (from: number, to: number): string => points?.slice(from, to).join('') ?? text.slice(from, to);
  const third = Math.floor(length / 3);
  const [first, last] = length >= 14 ? [6, 4] : [third, third];
  return piece(0, first) + '*'.repeat(length - first - last) + piece(length - last, length);
}

/** A character that takes two units. */
const LARGE = /[^\u0000-\uFFFF]/u;

/** A mobile number 手机号: 11 digits from 13 to 19, alone or in groups of 3, 4, 4; never inside a longer number or a hash. */
const MOBILE = /(?<![0-9A-Fa-f０-９])([1１][3-9３-９][\d０-９])([ \u00A0\u3000-]?[\d０-９]{4}[ \u00A0\u3000-]?)([\d０-９]{4})(?![0-9A-Fa-f０-９])/gu;

/**
 * Masks, in a free text (messages, logs), every run of 15 or more digits, full-width and spaced ones too, and mobile numbers:
 * the first 3 and last 4 digits of those stay.
 */
export function maskNumbersIn(text: string): string {
  if (!hasDigits(text, FEWEST_DIGITS)) return text;
  return maskLongNumbersIn(text).replace(MOBILE, (_number, first: string, middle: string, last: string) => first + middle.replace(/[\d０-９]/gu, '*') + last);
}

/**
 * As {@link maskNumbersIn}, but for a code that is no free text, such as the number of a household: some lists put the head's identity
 * number there, while eleven digits are a code of the register and no telephone.
 */
export function maskLongNumbersIn(text: string): string {
  return text.replace(/[\d０-９](?:[ \u00A0\u3000]?[\d０-９]){14,}(?:[ \u00A0\u3000]?[XxＸｘ×])?/gu, (number) => maskId(number));
}

/** A mobile number has eleven, everything else that is masked more. */
const FEWEST_DIGITS = 11;

/** At least so many digits, full-width ones too, wherever they stand. Most texts have not, and this is quicker than any pattern. */
function hasDigits(text: string, count: number): boolean {
  let left = count;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xFF10 && unit <= 0xFF19)) left -= 1;
    if (left === 0) return true;
  }
  return false;
}
