/** Folds the name of a township or village to the form that is compared: offices, suffixes and former names aside. */
import { foldHan } from '../text/han.js';
import { compact } from '../text/width.js';
import type { PlaceRules } from './place-rules.js';

/** What is left of a name must be a name: two characters at least, so that 新村 and 白乡 stay whole. */
const SHORTEST = 2;

/** 柳河镇人民政府 and 柳河镇 → 柳河. Empty for an empty cell. */
export function townKey(name: string, rules: PlaceRules): string {
  return alias(withoutPeople(withoutSuffix(withoutSuffix(folded(name), rules.townOrgans), rules.townSuffixes), rules), rules);
}

/** 双山嘎查村委会 → 双山. Empty for an empty cell. */
export function villageKey(name: string, rules: PlaceRules): string {
  return alias(withoutSuffix(withoutSuffix(folded(name), rules.villageOrgans), rules.villageSuffixes), rules);
}

/** Width and traditional forms folded; remarks in brackets (`（原）`, `（原鹤岭镇）`), numbering and blanks dropped. */
function folded(name: string): string {
  return foldHan(compact(name)).replace(/[(【[][^)】\]]*[)】\]]?/gu, '').replace(/^[\d.、_-]+|[-_—,，.。]+$/gu, '');
}

function withoutSuffix(name: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((candidate) => name.endsWith(candidate) && [...name].length - [...candidate].length >= SHORTEST);
  return suffix === undefined ? name : name.slice(0, -suffix.length);
}

/** 红旗满族 (of 红旗满族乡) → 红旗. */
function withoutPeople(name: string, rules: PlaceRules): string {
  return withoutSuffix(name, rules.peoples);
}

function alias(name: string, rules: PlaceRules): string {
  return rules.aliases.get(name) ?? name;
}
