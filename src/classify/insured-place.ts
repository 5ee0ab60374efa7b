/** Tells from a place of insurance 参保地 whether it is the county's own. What it cannot tell is taken as local. */
import type { Person } from '../domain/person.js';
import type { PlaceRules } from '../domain/standing-rules.js';

/** `own` and `elsewhere` are proven by a code or a name; `unknown` is neither. */
export type PlaceVerdict = 'own' | 'elsewhere' | 'unknown';

export interface OwnPlace {
  /** Division code of 6, 4 or 2 digits. */
  readonly code: string;
  /** Names of the county as the target lists write them. */
  readonly names: readonly string[];
  /** Names of its townships, likewise. */
  readonly towns: readonly string[];
}

/** The county as its own target lists write it. */
export function ownPlace(code: string, people: readonly Person[]): OwnPlace {
  const names = new Set<string>();
  const towns = new Set<string>();
  for (const person of people) {
    for (const { place } of person.rows) {
      if (place.county !== '') names.add(place.county);
      towns.add(place.town);
    }
  }
  return { code, names: [...names].sort(), towns: [...towns].filter((town) => [...town].length >= 2).sort() };
}

/** 柳河镇双山村 without a county before it lies in the county that has a 柳河镇. */
export function beginsWithOwnTown(place: string, own: OwnPlace): boolean {
  const text = place.trim();
  return own.towns.some((town) => text.startsWith(town));
}

/** Whether a township of that name stands anywhere in the place. */
export function namesOwnTown(place: string, own: OwnPlace): boolean {
  return own.towns.some((town) => place.includes(town));
}

const CODE = /\d{6,12}/u;

export function judgePlace(text: string, own: Omit<OwnPlace, 'towns'>, rules: PlaceRules): PlaceVerdict {
  const place = text.replace(/\s/gu, '');
  if (place === '') return 'unknown';
  const code = CODE.exec(place)?.[0];
  if (code !== undefined) return sameDivision(code, own.code) ? 'own' : 'elsewhere';
  if (rules.elsewhereWords.some((word) => place.includes(word))) return 'elsewhere';
  if (rules.localWords.some((word) => place.includes(word))) return 'own';
  if (own.names.some((name) => name !== '' && (place.includes(name) || (place.length >= 2 && name.includes(place))))) return 'own';
  const province = provinceOf(place, rules);
  if (province !== null && own.code !== '' && !own.code.startsWith(province)) return 'elsewhere';
  return namesAnotherCounty(place, own, rules) ? 'elsewhere' : 'unknown';
}

/** Whether the words of a status, place column aside, say that the insurance is elsewhere: 外地缴费, 在宁城县参保. */
export function saysElsewhere(text: string, own: Omit<OwnPlace, 'towns'>, rules: PlaceRules): boolean {
  if (text === '') return false;
  if (rules.elsewhereWords.some((word) => text.includes(word))) return true;
  return text.split(/\s+/u).some((part) => {
    const ends = rules.coverWords.map((word) => part.indexOf(word)).filter((at) => at > 0);
    const place = part.slice(0, Math.min(...ends, part.length)).replace(/^[已现仍]?在/u, '');
    return ends.length > 0 && !/\d/u.test(place) && judgePlace(place, own, rules) === 'elsewhere';
  });
}

/** 150404, 150404100000 and the prefecture 150400 all hold, or lie in, county 150404. */
function sameDivision(code: string, own: string): boolean {
  const county = code.slice(0, 6).replace(/(?:00)+$/u, '');
  const home = own.replace(/(?:00)+$/u, '');
  return county.startsWith(home) || home.startsWith(county);
}

function provinceOf(place: string, rules: PlaceRules): string | null {
  if (rules.notProvinces.some((name) => place.startsWith(name))) return null;
  const name = Object.keys(rules.provinces).find((province) => place.startsWith(province));
  return name === undefined ? null : rules.provinces[name] ?? null;
}

/** 巴林左旗 is another county where the lists say 松山区; only said when the county's own names are known. */
function namesAnotherCounty(place: string, own: Omit<OwnPlace, 'towns'>, rules: PlaceRules): boolean {
  if (own.names.length === 0 || own.code.length < 6) return false;
  if (rules.notCountySuffixes.some((suffix) => place.endsWith(suffix))) return false;
  return rules.countySuffixes.some((suffix) => place.endsWith(suffix) && place.length > suffix.length + 1);
}
