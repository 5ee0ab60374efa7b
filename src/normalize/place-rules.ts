/** The place part of the vocabulary, prepared: suffix lists longest first, and the pattern that takes an address apart. */
import type { Vocabulary } from '../domain/vocabulary.js';

/** What the reader of places needs to know. */
export interface PlaceRules {
  readonly townOrgans: readonly string[];
  readonly townSuffixes: readonly string[];
  readonly villageOrgans: readonly string[];
  readonly villageSuffixes: readonly string[];
  readonly peoples: readonly string[];
  readonly aliases: ReadonlyMap<string, string>;
  /** Province, prefecture and county in front of something longer. */
  readonly upper: RegExp;
  /** Township at the start of what follows, up to its office. */
  readonly town: RegExp;
  /** Village at the start of what follows the township. */
  readonly village: RegExp;
  /** A numbered group at the end: `第三村民小组`, `3组`. */
  readonly group: RegExp;
}

/** Prepares the rules for reading places. */
export function placeRules({ places }: Vocabulary): PlaceRules {
  const towns = alternatives(places.townSuffixes);
  const offices = alternatives(places.townOrgans);
  const villages = alternatives([...places.villageOrgans, ...places.villageSuffixes]);
  const level = (suffixes: readonly string[]): string => `(?:\\p{Script=Han}{2,12}?(?:${alternatives(suffixes)}))?`;
  // 城镇, 乡镇, 镇区 begin words that are no ends: a suffix directly followed by an office or a county word is looked at further on.
  return {
    townOrgans: longestFirst(places.townOrgans),
    townSuffixes: longestFirst(places.townSuffixes),
    villageOrgans: longestFirst(places.villageOrgans),
    villageSuffixes: longestFirst(places.villageSuffixes),
    peoples: longestFirst(places.peoples),
    aliases: new Map(Object.entries(places.aliases)),
    upper: new RegExp(`^${level(places.provinceSuffixes)}${level(places.prefectureSuffixes)}${level(places.countySuffixes)}`, 'u'),
    town: new RegExp(`^(\\p{Script=Han}{1,12}?(?:${towns}))(?:${offices})*(?!(?:${towns}))`, 'u'),
    village: new RegExp(`^([\\p{Script=Han}\\d]{1,15}?(?:${villages}))(?:${villages})*`, 'u'),
    group: new RegExp(`(第?[\\d一二三四五六七八九十]{1,4}(?:${alternatives(places.groupSuffixes)}))(?:[\\d一二三四五六七八九十-]{1,6}[号户].*)?$`, 'u'),
  };
}

function alternatives(words: readonly string[]): string {
  return longestFirst(words).join('|');
}

function longestFirst(words: readonly string[]): string[] {
  return [...words].sort((left, right) => right.length - left.length);
}
