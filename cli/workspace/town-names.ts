/** Townships as a clerk names them 乡镇名称: 敖包 and 敖包镇 are one, shown in full wherever some list writes it in full. */
import { vocabularyReaders, type Place } from '../../src/index.js';
import type { Workspace } from './open.js';

export interface TownNames {
  /** The name in full, where it is known. */
  nameOf(town: string): string;
  /**
   * Whether somebody who writes `wanted` means the township of this place: the same one, or, when none is called so, one in whose name it
   * stands; of the county that he writes before it, if he does. A county alone means all of its townships.
   */
  fits(place: Pick<Place, 'county' | 'town'>, wanted: string): boolean;
  /** The same of villages. */
  fitsVillage(village: string, wanted: string): boolean;
}

export function townNames({ store, rules, settings }: Pick<Workspace, 'store' | 'rules' | 'settings'>): TownNames {
  const { place } = vocabularyReaders(rules.vocabulary, settings.year);
  const keys = new Map<string, string>();
  const keyOf = (town: string): string => {
    const key = keys.get(town) ?? (place({ town }).townKey || town.trim());
    keys.set(town, key);
    return key;
  };
  const villageKey = (village: string): string => place({ village }).villageKey || village.trim();
  const spellings = new Map<string, [town: string, people: number][]>();
  const towns = store.browse.towns();
  const counties = [...new Set(towns.map(({ county }) => county))].filter((county) => county !== '').sort((a, b) => b.length - a.length);
  for (const { town, people } of towns) if (town !== '') spellings.set(keyOf(town), [...(spellings.get(keyOf(town)) ?? []), [town, people]]);
  const names = new Map([...spellings].map(([key, towns]) => [key, fullest(key, towns)]));
  const nameOf = (town: string): string => names.get(keyOf(town)) ?? town;
  return {
    nameOf,
    fits({ county, town }, wanted) {
      if (counties.includes(wanted)) return county === wanted;
      const stated = counties.find((name) => wanted.startsWith(name) && wanted.length > name.length) ?? '';
      if (stated !== '' && county !== '' && county !== stated) return false;
      const own = wanted.slice(stated.length);
      return names.has(keyOf(own)) ? keyOf(town) === keyOf(own) : nameOf(town).includes(own) || town.includes(own);
    },
    fitsVillage: (village, wanted) => village.includes(wanted) || (village !== '' && villageKey(village) === villageKey(wanted)),
  };
}

/** Of the spellings in full the one most people have; the bare name only where nobody writes more. */
function fullest(key: string, towns: readonly (readonly [town: string, people: number])[]): string {
  const full = towns.filter(([town]) => town.trim() !== key);
  return [...(full.length > 0 ? full : towns)].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? key;
}
