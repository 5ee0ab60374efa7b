/**
 * What tells two rows of the target lists apart before anybody is asked 明显是两个人, and what must be asked although the numbers
 * say little 应当核问. A number copied within a family is a fault of the number, which its own issue reports.
 */
import type { PersonName } from '../../domain/person-name.js';
import type { Person } from '../../domain/person.js';
import type { TargetRecord } from '../../domain/record.js';
import { mayBeTwins } from '../guards/pair-guards.js';
import { isOtherNumber } from '../model/number-levels.js';
import { changeLevels, type PairLevels } from '../model/levels-of-pair.js';
import type { Pair } from '../model/scorer.js';
import type { NameFits } from '../name-fit.js';

/** A family shares household, phone and head: without a name or a number in common these make nobody one. */
const NUMBERS_APART: ReadonlySet<string> = new Set(['missing', 'other', 'disowned', 'household-number', 'neighbour-number']);

/** Whether neither name nor number brings two rows together, by their plain levels. */
export function areStrangers({ name, id }: PairLevels, fits: NameFits): boolean {
  return fits.ofLevel(name) === 'other' && NUMBERS_APART.has(id);
}

/** Two people in their most alike rows; side by side when one list has rows of both, who are then hardly one. */
export interface Meeting {
  readonly pair: Pair<TargetRecord>;
  readonly sideBySide: boolean;
}

/** Two rows that no question need be asked about: each has a number of its own, or one has the other's number by mistake. */
export function areTwoPeople({ pair: { person, profile, right, levels }, sideBySide }: Meeting, fits: NameFits): boolean {
  const left = profile.facts;
  const fit = fits.ofLevel(levels.name);
  if (levels.id === 'one-of-several' && fit === 'other') return true; // a cell with the numbers of two people
  if (fit === 'other' && NUMBERS_APART.has(levels.id)) return true;
  if (left.id.kind !== 'valid' || right.id.kind !== 'valid') return false;
  if (left.id.number === right.id.number) return fit === 'other' && (sideBySide || !mayBeMiswritten(left, right));
  if (levels.id === 'birth-moved' && fit === 'other') return sideBySide || levels.place !== 'same-village' || !isOneSlipApart(left.name, right.name);
  if (fit === 'other' || (levels.id === 'other' && fit !== 'certain')) return true;
  return sideBySide && (mayBeTwins({ person, profile, right, levels }) || (isOtherNumber(levels.id) && !fits.isLiteral(levels.name)));
}

/**
 * A compatible name in the same village or household on two lists, where one row's number is missing, unusable or plainly
 * somebody else's: whoever is counted twice is counted so for this reason.
 */
export function mustBeAsked({ pair: { profile: { facts: left }, right, levels }, sideBySide }: Meeting, fits: NameFits): boolean {
  if (sideBySide || fits.ofLevel(levels.name) !== 'certain') return false;
  const broken = levels.id === 'other' && !(left.id.kind === 'valid' && right.id.kind === 'valid');
  const together = levels.place === 'same-village' || levels.place === 'near-village' || levels.household === 'same' || levels.head === 'same-id' || levels.head === 'same-name';
  const apart = levels.sex === 'other' || (levels.birth === 'other' && levels.id !== 'disowned');
  return (levels.id === 'missing' || levels.id === 'disowned' || broken) && together && !apart;
}

/**
 * Two rows with numbers of their own in one household: household, head and phone tell the family, not the person. Only one name on
 * two lists speaks for one person all the same.
 */
export function withoutFamily(left: TargetRecord, right: TargetRecord, levels: PairLevels, oneName: boolean): PairLevels {
  if (left.id.kind !== 'valid' || right.id.kind !== 'valid' || levels.id !== 'other' || oneName) return levels;
  return changeLevels(levels, { household: 'missing', head: 'missing', phone: 'missing' });
}

// Hardly apart on two lists, and neither row's own columns deny the number: a misread name, not another person.
function mayBeMiswritten(left: TargetRecord, right: TargetRecord): boolean {
  return isOneSlipApart(left.name, right.name) && ownsNumber(left) && ownsNumber(right);
}

/** One character misread; of a transliterated name, which every office writes by ear, the greater part agrees in order. */
function isOneSlipApart(left: PersonName, right: PersonName): boolean {
  const [a, b] = [[...left.folded], [...right.folded]];
  if (left.transliterated && right.transliterated) return 2 * inCommon(a, b) > Math.max(a.length, b.length);
  return isOneCharacterApart(a, b);
}

/** Length of the longest run of characters, gaps allowed, that both hold in one order. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  let lengths = b.map(() => 0);
  for (const letter of a) {
    const before = lengths;
    lengths = [];
    b.forEach((other, at) => { lengths.push(letter === other ? (before[at - 1] ?? 0) + 1 : Math.max(before[at] as number, lengths[at - 1] ?? 0)); });
  }
  return lengths.at(-1) ?? 0;
}

function isOneCharacterApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a[0] === b[0] && a.filter((letter, at) => letter !== b[at]).length === 1;
}

function ownsNumber({ id, birthDate, sex }: TargetRecord): boolean {
  return id.kind === 'valid' && (birthDate === null || birthDate === id.birthDate) && (sex === null || sex === id.sex);
}

/** Whether some list has rows of both. */
export function standSideBySide(a: Pick<Person, 'rows'>, b: Pick<Person, 'rows'>): boolean {
  return a.rows.some((left) => b.rows.some((right) => left.kind === right.kind && left.ref.file === right.ref.file && left.ref.sheet === right.ref.sheet));
}
