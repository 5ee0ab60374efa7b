/** Evidence of a pair in full 依据: both values, the finding and its weight for every field. */
import type { Agreement, ComparedField, FieldEvidence } from '../domain/link.js';
import type { PersonFacts } from '../domain/record.js';
import { bornOn } from './born-on.js';
import { compareBirth } from './compare/birth.js';
import type { Comparison } from './compare/comparison.js';
import { compareHead, headsOf } from './compare/head.js';
import { compareHousehold } from './compare/household.js';
import { compareIds } from './compare/ids.js';
import { compareNames } from './compare/names.js';
import { LEVELS, type Level } from './compare/levels.js';
import { comparePhone } from './compare/phone.js';
import { comparePlace } from './compare/place.js';
import { compareSex } from './compare/sex.js';
import { FIELDS_COMPARED, type PairLevels } from './model/levels-of-pair.js';

/** @param levels as scored: a number known to be a household member's stands at its own level */
export function evidenceOf(left: PersonFacts, right: PersonFacts, levels: PairLevels, weights: Readonly<Record<ComparedField, number>>): FieldEvidence[] {
  const found: Readonly<Record<ComparedField, Comparison>> = {
    id: compareIds(left.id, right.id),
    name: compareNames(left.name, right.name),
    birth: compareBirth(bornOn(left), bornOn(right)),
    sex: compareSex(left.sex, right.sex),
    place: comparePlace(left.place, right.place),
    household: compareHousehold(left.household, right.household),
    head: compareHead(...headsOf(left, right)),
    phone: comparePhone(left.phone, right.phone),
  };
  return FIELDS_COMPARED.map((field) => {
    const { left: a, right: b, note, agreement } = found[field];
    return { field, level: levels[field], agreement: agreementAt(field, levels[field]) ?? agreement, left: a, right: b, weight: Math.round(weights[field] * 100) / 100, note };
  });
}

/** The agreement that the evidence of a field shows at a level. */
export function agreementOf(field: ComparedField, level: string, left: PersonFacts, right: PersonFacts): Agreement {
  return agreementAt(field, level) ?? compareIds(left.id, right.id).agreement;
}

/** Undefined for the levels of numbers that only linking can tell: there the two numbers themselves show how they agree. */
function agreementAt(field: ComparedField, level: string): Agreement | undefined {
  return (LEVELS[field] as Readonly<Record<string, Level>>)[level]?.agreement;
}
