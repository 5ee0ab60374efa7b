/** Where rows stand and where people live, packed: sheets and villages are named by number. */
import type { Place } from '../../../domain/place.js';
import type { RecordRef } from '../../../domain/source-ref.js';
import type { Texts } from './texts.js';

/** `[sheet, row]`, and the part where it is not 1. */
export type PackedRef = readonly [sheet: number, row: number, part?: number];

export function sheetId(texts: Texts, { file, sheet }: Pick<RecordRef, 'file' | 'sheet'>): number {
  return texts.idOf(JSON.stringify([file, sheet]));
}

/** Remembers the sheet asked for last: rows come sheet by sheet. */
export function sheetFinder(texts: Texts): (ref: Pick<RecordRef, 'file' | 'sheet'>) => number {
  let file: string | undefined;
  let sheet: string | undefined;
  let id = 0;
  return (ref) => {
    if (ref.file === file && ref.sheet === sheet) return id;
    id = sheetId(texts, ref);
    ({ file, sheet } = ref);
    return id;
  };
}

export function packRef({ row, part }: RecordRef, sheet: number): PackedRef {
  return part === 1 ? [sheet, row] : [sheet, row, part];
}

export function unpackRef([sheet, row, part = 1]: PackedRef, texts: Texts): RecordRef {
  const [file, name] = texts.valueOf<readonly [string, string]>(sheet);
  return { file, sheet: name, row, part };
}

/** Compares sheets as SQLite compares texts, by file and then by name: by code point. */
export function sheetOrder(texts: Texts): (a: number, b: number) => number {
  const known = new Map<number, readonly [Buffer, Buffer]>();
  const named = (id: number): readonly [Buffer, Buffer] => {
    const there = known.get(id);
    if (there !== undefined) return there;
    const [file, sheet] = texts.valueOf<readonly [string, string]>(id);
    const names = [Buffer.from(file), Buffer.from(sheet)] as const;
    known.set(id, names);
    return names;
  };
  return (a, b) => (a === b ? 0 : Buffer.compare(named(a)[0], named(b)[0]) || Buffer.compare(named(a)[1], named(b)[1]));
}

/** The number of a place; the address, which is everybody's own, stands beside it: `[place, address]`. */
export function packPlace(place: Place, texts: Texts): number | readonly [number, string] {
  const id = placeId(place, texts);
  return place.address === '' ? id : [id, place.address];
}

/** The number of a place without its address. */
export function placeId(place: Place, texts: Texts): number {
  return texts.idOfObject(place, placeText);
}

export function unpackPlace(packed: unknown, texts: Texts): Place {
  if (typeof packed === 'number') return texts.valueOf<Place>(packed);
  const [id, address] = packed as readonly [number, string];
  return { ...texts.valueOf<Place>(id), address };
}

function placeText(place: Place): string {
  const { county, town, village, group, townKey, villageKey } = place;
  return JSON.stringify({ county, town, village, group, address: '', townKey, villageKey } satisfies Place);
}
