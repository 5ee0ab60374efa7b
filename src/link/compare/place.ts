/** Compares places 乡镇村 by their folded keys; the county and the address say too little or too much. */
import type { Place } from '../../domain/place.js';
import { characterOf, compareCharacters } from './name-characters.js';
import { countDiffering } from './id-slips.js';
import { comparisonAt, type Comparison } from './comparison.js';
import type { PlaceLevel } from './levels.js';

/** The level alone, for the hot path. Missing when the two places share no stated part. */
export function levelOfPlaces(left: Place, right: Place): PlaceLevel {
  const towns = left.townKey !== '' && right.townKey !== '';
  const villages = left.villageKey !== '' && right.villageKey !== '';
  if (!towns && !villages) return 'missing';
  const sameVillage = villages && left.villageKey === right.villageKey;
  if (!towns) return sameVillage ? 'same-village' : isNearPlaceName(left.villageKey, right.villageKey) ? 'near-village' : 'other';
  if (left.townKey === right.townKey || isNearPlaceName(left.townKey, right.townKey)) {
    if (!villages) return 'same-town';
    return sameVillage ? 'same-village' : isNearPlaceName(left.villageKey, right.villageKey) ? 'near-village' : 'other-village';
  }
  // Villages moved between merged townships keep their names.
  return sameVillage ? 'village-elsewhere' : 'other';
}

/** Two places, compared. */
export function comparePlace(left: Place, right: Place): Comparison<PlaceLevel> {
  return comparisonAt('place', levelOfPlaces(left, right), placeText(left), placeText(right), '');
}

function placeText(place: Place): string {
  return [place.town, place.village].filter((part) => part !== '').join(' ');
}

/** Half of a character that takes two code units. */
const SURROGATE = /[\ud800-\udfff]/;

/** One character another way of writing or hearing it, or one added at the end (双山 / 双山子): the rest equal, two characters at least. */
function isNearPlaceName(left: string, right: string): boolean {
  if (left.length === right.length && countDiffering(left, right, 1) > 1 && !SURROGATE.test(left)) return false;
  const [a, b] = [[...left], [...right]];
  if (Math.min(a.length, b.length) < 2) return false;
  if (a.length !== b.length) {
    const [shorter, longer] = a.length < b.length ? [left, right] : [right, left];
    return Math.abs(a.length - b.length) === 1 && longer.startsWith(shorter) && longer.endsWith('子');
  }
  let apart = 0;
  for (let index = 0; index < a.length; index += 1) {
    const verdict = compareCharacters(characterOf(a[index]!), characterOf(b[index]!), true);
    if (verdict === 'other' || verdict === 'unreadable') return false;
    if (verdict !== 'same') apart += 1;
  }
  return apart === 1;
}
