/** The sorts of blocking keys 分块键; their words stand in `schemas/rules/link.yaml` under `keys`. */

export const KEY_SORTS = [
  'number', 'number-text', 'number-slip', 'number-head', 'number-ends',
  'name-birth', 'sound-birth', 'part-birth', 'name-sequence', 'sound-sequence', 'name-month-day', 'name-year-month', 'name-year-day',
  'name-village', 'sound-village', 'name-town', 'name-household', 'name-head', 'name-member', 'name-phone', 'name-alone',
] as const;
export type KeySort = (typeof KEY_SORTS)[number];

/** Position of a sort in {@link KEY_SORTS}. */
export const SORT = Object.fromEntries(KEY_SORTS.map((sort, index) => [sort, index])) as Readonly<Record<KeySort, number>>;
