/**
 * Tells at a glance that two people of the target lists weigh too little together to be asked about 一眼看出不必核问: most namesakes have
 * numbers of their own and live apart. What a glance cannot tell is compared in full.
 */
import { sexIn } from '../../domain/identity-number.js';
import type { ComparedField } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonName } from '../../domain/person-name.js';
import type { Place } from '../../domain/place.js';
import { levelOfDays } from '../compare/birth.js';
import { levelOfSound } from '../compare/ids.js';
import { levelOfPhones } from '../compare/phone.js';
import { levelOfPlaces } from '../compare/place.js';
import { levelOfSex } from '../compare/sex.js';
import type { Weights } from '../model/weights.js';
import { dayIn, HEAD, HEAD_NUMBER, HOUSEHOLD, type PlainPeople } from '../plain-people.js';
import { MAY_BE_ONE_HOUSEHOLD } from './families.js';
import type { AtAGlance } from './strangers.js';

export interface LightPairs {
  /** Weights without frequencies: a pair without any weight under them is nothing. */
  readonly weights: Weights;
  /** What an equal name weighs, as common as it is. */
  readonly nameWeight: (name: PersonName) => number;
  /** An equal name and all else together must weigh so much; −∞ where even the lightest may be asked. */
  readonly least: number;
  /** Numbers that several different people carry. */
  readonly shared: { has(number: string): boolean };
}

/** So much may be lost in adding up in another order. */
const MARGIN = 1e-6;

/** The answer true holds unless somebody spoke about the pair; false says nothing. */
export function tooLightAtAGlance(plain: PlainPeople, { weights, nameWeight, least, shared }: LightPairs, rules: LinkRules): AtAGlance {
  const { numbers, nameOf, names, placeOf, places, phones, stated, households, heads } = plain;
  const implied = new Set<ComparedField>(rules.implied['other'] ?? []);
  const weightOf = (field: ComparedField, level: string): number => (implied.has(field) ? 0 : weights.of(field, level));
  const gain = (field: ComparedField, level: string): number => Math.max(0, weightOf(field, level));
  const [same, unlike] = [weights.of('name', 'same'), Math.max(...Object.keys(rules.levels.name).filter((level) => !OF_EQUAL_NAMES.has(level)).map((level) => weights.of('name', level)))];
  const [householdsApart, headsApart] = [gain('household', 'other'), Math.max(gain('head', 'near-name'), gain('head', 'other'))];
  let latest = -1;
  let counted = 0;
  const countedWeight = (name: number): number => {
    if (name !== latest) counted = nameWeight(names[latest = name] as PersonName);
    return counted;
  };
  return (person, other) => {
    const [number, another] = [numbers[person] as string | null, numbers[other] as string | null];
    if (number === null || another === null || number === another || levelOfSound(number, another) !== 'other' || shared.has(number) || shared.has(another)) return false;
    const states = (stated[person] as number) | (stated[other] as number);
    const both = (stated[person] as number) & (stated[other] as number);
    if ((states & HEAD_NUMBER) !== 0 || ((both & HOUSEHOLD) !== 0 && households[person] === households[other]) || ((both & HEAD) !== 0 && heads[person] === heads[other])) return false;
    const place = levelOfPlaces(places[placeOf[person] as number] as Place, places[placeOf[other] as number] as Place);
    if ((states & HEAD) !== 0 && MAY_BE_ONE_HOUSEHOLD.has(place)) return false;
    const beside = weightOf('id', 'other') + weightOf('place', place)
      + gain('birth', levelOfDays(dayIn(number), dayIn(another))) + gain('sex', levelOfSex(sexIn(number), sexIn(another)))
      + ((both & HOUSEHOLD) === 0 ? 0 : householdsApart) + ((both & HEAD) === 0 ? 0 : headsApart)
      + gain('phone', levelOfPhones(phones[person] as string, phones[other] as string));
    const name = nameOf[person] as number;
    if (name !== nameOf[other]) return beside + unlike <= -MARGIN;
    return beside + same <= -MARGIN || beside + countedWeight(name) <= least - MARGIN;
  };
}

/** Levels of names whose folded forms are equal; another name in the same cell makes nobody plain. */
const OF_EQUAL_NAMES: ReadonlySet<string> = new Set(['same', 'folded', 'alternative']);
