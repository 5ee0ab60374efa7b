/** Compact lists: what is as expected is 0, and zeros at the end are left out. Written as JSON, so that every text survives to the letter. */

export type Compact = readonly unknown[];

/** The list without zeros at its end; changes and returns the list given. */
export function trimmed(list: unknown[]): unknown[] {
  while (list.length > 0 && list[list.length - 1] === 0) list.pop();
  return list;
}

/** Lists of records are never changed, so that all empty ones can be one. */
export const NONE: readonly never[] = [];

/** A list, or 0 for an empty one. */
export function packList<T>(list: readonly T[]): readonly T[] | 0 {
  return list.length === 0 ? 0 : list;
}

export function unpackList<T>(packed: unknown): readonly T[] {
  return packed === undefined || packed === 0 ? NONE : (packed as readonly T[]);
}

/** A text, or 0 for an empty one. */
export function packText(text: string): string | 0 {
  return text === '' ? 0 : text;
}

export function unpackText(packed: unknown): string {
  return packed === undefined || packed === 0 ? '' : (packed as string);
}

/** Whatever is not expected; 0 stands for the expected value. Numbers stand in a list of their own, so that none is taken for it. */
export function packUnlike<T extends string | boolean | object | null>(value: T, expected: T): T | 0 {
  return value === expected ? 0 : value;
}

export function unpackUnlike<T extends string | boolean | object | null>(packed: unknown, expected: T): T {
  return packed === undefined || packed === 0 ? expected : (packed as T);
}

/** A value that may be absent: absent is 0, anything else stands in a list of one. */
export function packOptional(value: number | null | undefined): readonly [number | null] | 0 {
  return value === undefined ? 0 : [value];
}

export function unpackOptional<K extends string>(key: K, packed: unknown): { readonly [key in K]?: number | null } {
  return packed === undefined || packed === 0 ? {} : ({ [key]: (packed as readonly [number | null])[0] } as { [key in K]: number | null });
}
