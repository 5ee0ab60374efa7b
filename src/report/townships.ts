import type { Person } from '../domain/person.js';
import type { Place } from '../domain/place.js';
import { compareText } from './order.js';

/** What is printed where no list names the township. */
export const NO_TOWNSHIP = '（未填乡镇）';

/**
 * Under which township a person who lives at a place is counted 乡镇: spellings that fold to the same township are one
 * (柳河, 柳河镇, 柳河镇人民政府), printed in the spelling most people have, the bare name only where no list writes more. Above county level two townships of one name in two
 * counties stay two, and the county stands before the name.
 */
export function townshipNames(people: readonly Person[], divisionCode: string): (place: Place) => string {
  const manyCounties = divisionCode.length < 6;
  const spellings = new Map<string, Map<string, number>>();
  for (const { place } of people) {
    const key = townshipKey(place, manyCounties);
    if (key === '') continue;
    const counts = spellings.get(key) ?? new Map<string, number>();
    spellings.set(key, counts);
    const text = printedTownship(place, manyCounties);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const names = distinct(new Map([...spellings].map(([key, counts]) => [key, commonest(inFull(counts, key.replace('/', '')))])));
  return (place) => names.get(townshipKey(place, manyCounties)) ?? NO_TOWNSHIP;
}

/** Township names in the order of the tables: pinyin, the unknown one last. */
export function inTableOrder(names: Iterable<string>): string[] {
  return [...new Set(names)].sort((left, right) => compareText(left === NO_TOWNSHIP ? '' : left, right === NO_TOWNSHIP ? '' : right));
}

function townshipKey(place: Place, manyCounties: boolean): string {
  const town = place.townKey === '' ? place.town.trim() : place.townKey;
  if (!manyCounties) return town;
  return town === '' && place.county === '' ? '' : `${place.county}/${town}`;
}

function printedTownship(place: Place, manyCounties: boolean): string {
  const town = place.town.trim() === '' ? place.townKey : place.town.trim();
  return manyCounties ? `${place.county}${town}` : town;
}

/** Spellings that say more than the bare name: 敖包镇, not 敖包. All of them where there is none. */
function inFull(counts: ReadonlyMap<string, number>, bare: string): ReadonlyMap<string, number> {
  const full = [...counts].filter(([text]) => text !== bare);
  return full.length > 0 ? new Map(full) : counts;
}

/** The spelling most rows have; of equals the shorter, then the first in order. */
function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((left, right) => right[1] - left[1] || left[0].length - right[0].length || compareText(left[0], right[0]))[0]![0];
}

/** Two keys must not print alike, or their people would be added into one line. */
function distinct(names: ReadonlyMap<string, string>): Map<string, string> {
  const users = new Map<string, number>();
  for (const name of names.values()) users.set(name, (users.get(name) ?? 0) + 1);
  return new Map([...names].map(([key, name]) => [key, users.get(name) === 1 ? name : `${name}（${key}）`]));
}
