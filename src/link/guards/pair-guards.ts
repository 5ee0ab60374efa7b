/**
 * Guards that need nothing but the pair itself 防误: reasons why two rows that look alike may be two people. What a reason
 * does (how far the pair may come) stands in `schemas/rules/link.yaml`.
 */
import type { PersonFacts } from '../../domain/record.js';
import { levelOfBirths } from '../compare/birth.js';
import { isEqualNumber, isOtherNumber } from '../model/number-levels.js';
import type { Pair } from '../model/scorer.js';
import type { NameFit, NameFits } from '../name-fit.js';
import type { Namesakes } from './namesakes.js';

/** Years between a parent and a child at the least. */
const GENERATION = 15;

/**
 * Born the same day, both numbers sound but not equal, names not the same: twins stand in every list under neighbouring
 * numbers with one character of the name apart.
 */
export function mayBeTwins({ profile: { facts: left }, right, levels }: Pair): boolean {
  return left.id.kind === 'valid' && right.id.kind === 'valid' && left.id.number !== right.id.number
    && left.id.birthDate === right.id.birthDate && levels.name !== 'same' && levels.name !== 'folded' && levels.name !== 'alternative';
}

/**
 * Both numbers sound and quite different, born on different days, names alike but not the same: brothers and sisters share
 * village, household and head, and their names are often chosen to sound alike.
 */
export function mayBeSiblings({ profile: { facts: left }, right, levels }: Pair): boolean {
  return left.id.kind === 'valid' && right.id.kind === 'valid' && isOtherNumber(levels.id) && left.id.birthDate !== right.id.birthDate
    && levels.birth !== 'same' && levels.name !== 'same' && levels.name !== 'folded' && levels.name !== 'alternative';
}

/** Names agree but the people were born a generation apart, by numbers that are their own: 父子, 祖孙 of one name, or namesakes. */
export function isGenerationApart({ profile: { facts: left }, right, levels }: Pair): boolean {
  if (levels.id !== 'other' && levels.id !== 'other-confirmed' && levels.id !== 'missing') return false;
  if (left.birthDate === null || right.birthDate === null) return false;
  return Math.abs(Number(left.birthDate.slice(0, 4)) - Number(right.birthDate.slice(0, 4))) >= GENERATION;
}

/**
 * The number is this person's, but the name, as it is written, is that of another one close by: of twins, or 陈芳 and 陈方 of one village.
 * Forms of one character are the clerks' choice, and a neighbour's 傅 makes no other person of 付. A name that is both's to the letter is
 * the other's where the row's own birth date or sex is his and not the number's: 卓玛 under the number of her mother 卓玛.
 */
export function isAnothersName({ person, profile: { facts }, right, levels }: Pair, fits: NameFits, namesakes: Namesakes): boolean {
  if (!isEqualNumber(levels.id) || fits.ofLevel(levels.name) !== 'certain') return false;
  if (fits.isLiteral(levels.name)) return statesAnother(right) && namesakes.fitsAnother(person, right);
  return namesakes.isOfAnother(person, facts, right, levels.name !== 'variant');
}

/** Sex differs, and the number does not explain it by a slip in the digit that carries it. */
export function isOtherSex({ levels }: Pair): boolean {
  return levels.sex === 'other' && (levels.id === 'other' || levels.id === 'other-confirmed' || levels.id === 'missing');
}

/** The row's own columns deny its number: another sex, or a birth date far from the number's. It is probably somebody else's. */
export function deniesItsNumber({ id, birthDate, sex }: PersonFacts): boolean {
  if (id.kind !== 'valid') return false;
  return (sex !== null && sex !== id.sex) || levelOfBirths(birthDate, id.birthDate) === 'other';
}

/** Whether a column of the row states another birth date or sex than its number. */
export function statesAnother({ id, birthDate, sex }: PersonFacts): boolean {
  return id.kind === 'valid' && ((birthDate !== null && birthDate !== id.birthDate) || (sex !== null && sex !== id.sex));
}

/** The row says that its person was born a generation after the owner of its number: a child under a parent's number, 王东玉（女）. */
export function carriesEldersNumber({ id, birthDate }: PersonFacts): boolean {
  if (id.kind !== 'valid' || birthDate === null || levelOfBirths(birthDate, id.birthDate) !== 'other') return false;
  return Number(birthDate.slice(0, 4)) - Number(id.birthDate.slice(0, 4)) >= GENERATION;
}

/** The row carries the number of its own head of household, whose name it is not: a number filled in for the whole family. */
export function carriesHeadNumber(right: PersonFacts, isSameName: (a: PersonFacts['name'], b: PersonFacts['name']) => boolean): boolean {
  return right.id.kind === 'valid' && right.headId.kind === 'valid' && right.id.number === right.headId.number
    && right.headName !== null && right.headName.folded !== '' && !isSameName(right.name, right.headName);
}

/** What joins the pair, as a reason code: the first thing a reviewer wants to know. */
export function groundOf({ profile: { facts: left }, right, levels }: Pair, fit: NameFit): string {
  switch (levels.id) {
    case 'same': case 'safe-repair': case 'shared': return GROUND_OF_EQUAL[fit];
    case 'household-number': case 'neighbour-number': return levels.id;
    case 'disowned': return 'disowned-number';
    case 'prefix-15': return 'number-damaged';
    case 'masked-compatible': return 'number-masked';
    case 'birth-moved': return 'birth-moved';
    case 'other': case 'other-confirmed': return 'other-number';
    case 'missing': {
      const kinds = [left.id.kind, right.id.kind];
      if (kinds.includes('placeholder')) return 'placeholder-number';
      return kinds.includes('damaged') ? 'number-damaged' : kinds.includes('masked') ? 'number-masked' : 'number-missing';
    }
    default: return 'number-slip';
  }
}

const GROUND_OF_EQUAL: Readonly<Record<NameFit, string>> = {
  certain: 'number-and-name', probable: 'same-number-near-name', none: 'number-without-name', other: 'same-number-other-name',
};

/** The grounds that only an equal number gives. */
export const GROUNDS_OF_EQUAL: ReadonlySet<string> = new Set(Object.values(GROUND_OF_EQUAL));
