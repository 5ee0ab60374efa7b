/** The sorts of blocking keys 分块键; their words stand in `schemas/rules/link.yaml` under `keys`. */

export const KEY_SORTS = [
  'number', 'number-text', 'number-slip', 'number-head', 'number-ends',
  'name-birth', 'sound-birth', 'part-birth', 'name-sequence', 'sound-sequence', 'name-month-day', 'name-year-month', 'name-year-day',
  'name-village', 'sound-village', 'name-town', 'name-household', 'name-head', 'name-member', 'name-phone', 'name-alone', 'parent', 'surname-sequence', 'part-village',
] as const;
export type KeySort = (typeof KEY_SORTS)[number];

/** Position of each sort in {@link KEY_SORTS}; single constants, since every roster row uses them. */
export const NUMBER = 0;
export const NUMBER_TEXT = 1;
export const NUMBER_SLIP = 2;
export const NUMBER_HEAD = 3;
export const NUMBER_ENDS = 4;
export const NAME_BIRTH = 5;
export const SOUND_BIRTH = 6;
export const PART_BIRTH = 7;
export const NAME_SEQUENCE = 8;
export const SOUND_SEQUENCE = 9;
export const NAME_MONTH_DAY = 10;
export const NAME_YEAR_MONTH = 11;
export const NAME_YEAR_DAY = 12;
export const NAME_VILLAGE = 13;
export const SOUND_VILLAGE = 14;
export const NAME_TOWN = 15;
export const NAME_HOUSEHOLD = 16;
export const NAME_HEAD = 17;
export const NAME_MEMBER = 18;
export const NAME_PHONE = 19;
export const NAME_ALONE = 20;
export const PARENT = 21;
export const SURNAME_SEQUENCE = 22;
export const PART_VILLAGE = 23;
