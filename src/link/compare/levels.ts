/**
 * The closed, ordered lists of levels that the comparators can return, strongest agreement first, with labels.
 * Weights are not here: they are data of the linking rules.
 */
import type { Agreement, ComparedField } from '../../domain/link.js';
import type { Label } from '../../domain/language.js';

/** A level's label and the review screen's sign for it. */
export interface Level extends Label {
  readonly agreement: Agreement;
}

/** Identity number 身份证号. */
export const ID_LEVELS = {
  same: { zh: '相同', en: 'same', agreement: 'same' },
  'safe-repair': { zh: '规范后相同', en: 'same after a safe repair', agreement: 'same' },
  'one-of-several': { zh: '一格内几个号码之一相同', en: 'one of several numbers in the cell is equal', agreement: 'similar' },
  'check-digit-only': { zh: '仅校验码不同', en: 'only the check character differs', agreement: 'similar' },
  swap: { zh: '两位数字对调', en: 'two digits swapped', agreement: 'similar' },
  'one-digit': { zh: '一位数字不同', en: 'one digit differs', agreement: 'similar' },
  'missing-digit': { zh: '少一位', en: 'one digit missing', agreement: 'similar' },
  'extra-digit': { zh: '多一位', en: 'one digit too many', agreement: 'similar' },
  'prefix-15': { zh: '尾数丢失，前段相同', en: 'tail lost, head equal', agreement: 'similar' },
  'birth-moved': { zh: '出生日期段不同，其余相同', en: 'birth date changed, the rest equal', agreement: 'similar' },
  'masked-compatible': { zh: '未遮盖部分相同', en: 'visible digits equal', agreement: 'similar' },
  'two-slips': { zh: '两处不同', en: 'two slips', agreement: 'similar' },
  other: { zh: '不同', en: 'different', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type IdLevel = keyof typeof ID_LEVELS;

/** Name 姓名. */
export const NAME_LEVELS = {
  same: { zh: '相同', en: 'same', agreement: 'same' },
  folded: { zh: '写法规范后相同', en: 'same after folding', agreement: 'same' },
  alternative: { zh: '曾用名或别名相同', en: 'same as another name given', agreement: 'similar' },
  variant: { zh: '异体或通用字', en: 'variant characters', agreement: 'similar' },
  'same-sound': { zh: '同音', en: 'same sound', agreement: 'similar' },
  'transliterated-near': { zh: '音译用字不同', en: 'another spelling of a transliterated name', agreement: 'similar' },
  'look-alike': { zh: '形近', en: 'look-alike', agreement: 'similar' },
  unreadable: { zh: '有无法辨认的字，其余相同', en: 'one character unreadable, the rest equal', agreement: 'similar' },
  'near-sound': { zh: '音近', en: 'near sound', agreement: 'similar' },
  'one-missing': { zh: '少一字或多一字', en: 'one character missing or added', agreement: 'similar' },
  'order-swapped': { zh: '字序颠倒', en: 'order swapped', agreement: 'similar' },
  'part-missing': { zh: '少父名等一部分', en: 'a part of the name missing', agreement: 'similar' },
  'given-only': { zh: '名相同，姓不同或缺', en: 'given name alone agrees', agreement: 'similar' },
  'surname-only': { zh: '仅有姓，姓相同', en: 'only the surname is given, and agrees', agreement: 'similar' },
  other: { zh: '不同', en: 'different', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type NameLevel = keyof typeof NAME_LEVELS;

/** Birth date 出生日期. */
export const BIRTH_LEVELS = {
  same: { zh: '相同', en: 'same', agreement: 'same' },
  'month-day-swapped': { zh: '月日颠倒', en: 'month and day swapped', agreement: 'similar' },
  lunar: { zh: '农历与公历', en: 'lunar against solar date', agreement: 'similar' },
  'one-digit': { zh: '一位数字不同', en: 'one digit differs', agreement: 'similar' },
  'year-moved': { zh: '年份不同，月日相同', en: 'year differs, month and day equal', agreement: 'similar' },
  'same-month': { zh: '同年同月', en: 'same year and month', agreement: 'similar' },
  'same-year': { zh: '同年', en: 'same year', agreement: 'different' },
  other: { zh: '不同', en: 'different', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type BirthLevel = keyof typeof BIRTH_LEVELS;

/** Sex 性别. */
export const SEX_LEVELS = {
  same: { zh: '相同', en: 'same', agreement: 'same' },
  other: { zh: '不同', en: 'different', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type SexLevel = keyof typeof SEX_LEVELS;

/** Township and village 乡镇村. */
export const PLACE_LEVELS = {
  'same-village': { zh: '同乡镇同村', en: 'same village', agreement: 'same' },
  'near-village': { zh: '同乡镇，村名音近或差一字', en: 'same township, village names alike', agreement: 'similar' },
  'village-elsewhere': { zh: '村名相同，乡镇不同', en: 'same village name, other township', agreement: 'similar' },
  'same-town': { zh: '同乡镇，村未注明', en: 'same township, village not stated', agreement: 'similar' },
  'other-village': { zh: '同乡镇不同村', en: 'same township, other village', agreement: 'different' },
  other: { zh: '不同乡镇', en: 'other township', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type PlaceLevel = keyof typeof PLACE_LEVELS;

/** Household number 户编号. */
export const HOUSEHOLD_LEVELS = {
  same: { zh: '相同', en: 'same', agreement: 'same' },
  other: { zh: '不同', en: 'different', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type HouseholdLevel = keyof typeof HOUSEHOLD_LEVELS;

/** Head of household 户主. */
export const HEAD_LEVELS = {
  'same-id': { zh: '户主证号相同', en: "head's number equal", agreement: 'same' },
  'same-name': { zh: '户主姓名相同', en: "head's name equal", agreement: 'same' },
  'near-name': { zh: '户主姓名相近', en: "head's name alike", agreement: 'similar' },
  'member-id': { zh: '户主证号是对方同户人的', en: "the head's number is that of a member of the other's household", agreement: 'same' },
  'member-name': { zh: '户主姓名是对方同户人的', en: "the head's name is that of a member of the other's household", agreement: 'similar' },
  other: { zh: '不同', en: 'different', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type HeadLevel = keyof typeof HEAD_LEVELS;

/** Phone 电话. */
export const PHONE_LEVELS = {
  same: { zh: '相同', en: 'same', agreement: 'same' },
  'masked-compatible': { zh: '未遮盖部分相同', en: 'visible digits equal', agreement: 'similar' },
  'one-digit': { zh: '一位数字不同', en: 'one digit differs', agreement: 'similar' },
  other: { zh: '不同', en: 'different', agreement: 'different' },
  missing: { zh: '缺', en: 'missing', agreement: 'missing' },
} as const satisfies Record<string, Level>;
export type PhoneLevel = keyof typeof PHONE_LEVELS;

/** All levels by compared field, in order of strength. */
export const LEVELS = {
  id: ID_LEVELS,
  name: NAME_LEVELS,
  birth: BIRTH_LEVELS,
  sex: SEX_LEVELS,
  place: PLACE_LEVELS,
  household: HOUSEHOLD_LEVELS,
  head: HEAD_LEVELS,
  phone: PHONE_LEVELS,
} as const satisfies Record<ComparedField, Record<string, Level>>;
/** The levels of one field. */
export type LevelOf<Field extends ComparedField> = keyof (typeof LEVELS)[Field] & string;

/**
 * Names that are the same name written differently 姓名相容: with an equal identity number they make a certain link.
 * Linking rules may give another set.
 */
export const COMPATIBLE_NAME_LEVELS: ReadonlySet<NameLevel> = new Set<NameLevel>([
  'same', 'folded', 'alternative', 'variant', 'same-sound', 'transliterated-near', 'look-alike', 'unreadable',
]);

/** Whether a name level leaves it the same name; `compatible` overrides the shipped set. */
export function isCompatibleName(level: NameLevel, compatible: ReadonlySet<NameLevel> = COMPATIBLE_NAME_LEVELS): boolean {
  return compatible.has(level);
}
