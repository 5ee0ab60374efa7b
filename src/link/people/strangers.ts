/**
 * Tells at a glance that two people of the target lists are strangers 一眼看出是两个人: most of those who share a birthday, a household or a
 * place in the list have neither name nor number in common. What a glance cannot tell is compared in full.
 */
import { compareCharacters, type Character } from '../compare/name-characters.js';
import { profileOf } from '../compare/name-profile.js';
import type { Profile } from '../profile.js';

/** Whether neither name nor number brings the two together, for certain; false says nothing. */
export type AtAGlance = (person: number, other: number) => boolean;

/** A number of eighteen: area, birth date, sequence, check character. */
const [BIRTH, SEQUENCE, CHECK, DIGITS] = [6, 14, 17, 18] as const;

/** Two numbers with so many different digits are no slips of one another, unless a stretch is shifted by one place. */
const APART = 4;

/** @param profiles descriptions of each person; only people of one description, with a number, can be told so */
export function strangersAtAGlance(profiles: readonly (readonly Profile[])[]): AtAGlance {
  const names = profiles.map(plainName);
  const digits = new Uint8Array(profiles.length * DIGITS);
  profiles.forEach(([only], person) => {
    if (only?.facts.id.kind !== 'valid') return;
    for (let at = 0; at < DIGITS; at += 1) digits[person * DIGITS + at] = only.facts.id.number.charCodeAt(at);
  });
  return (person, other) => {
    const [a, b] = [names[person] ?? null, names[other] ?? null];
    return a !== null && b !== null && areUnlike(a, b) && areApart(digits, person * DIGITS, other * DIGITS);
  };
}

/** Characters of an ordinary name of two or three, all readable, a given name among them; null for any other name. */
function plainName([only, more]: readonly Profile[]): readonly Character[] | null {
  if (only === undefined || more !== undefined || only.facts.id.kind !== 'valid' || only.facts.name.alternatives.length > 0) return null;
  const { characters, unreadable, transliterated, surnameOnly, anonymous } = profileOf(only.facts.name);
  const isPlain = unreadable === 0 && !transliterated && !surnameOnly && !anonymous;
  return isPlain && (characters.length === 2 || characters.length === 3) ? characters : null;
}

// Names of one length agree in every place, or in their given names, or hold the same characters in another order.
function areUnlike(a: readonly Character[], b: readonly Character[]): boolean {
  if (a.length !== b.length) return a.length < b.length ? !lacksOne(a, b) : !lacksOne(b, a);
  const other = b[b.length - 1] as Character;
  return compareCharacters(a[a.length - 1] as Character, other, false) === 'other' && !holds(a, other.standard);
}

function holds(name: readonly Character[], standard: string): boolean {
  for (const character of name) if (character.standard === standard) return true;
  return false;
}

/** Whether the two characters of the shorter name stand in the longer one in order. */
function lacksOne([first, second]: readonly Character[], [x, y, z]: readonly Character[]): boolean {
  if (first?.standard === x?.standard) return second?.standard === y?.standard || second?.standard === z?.standard;
  return first?.standard === y?.standard && second?.standard === z?.standard;
}

// Slips leave most places as they are; a corrected birth date leaves area and sequence; a dropped digit shifts what follows it.
function areApart(digits: Uint8Array, left: number, right: number): boolean {
  let apart = 0;
  let first = 0;
  let last = 0;
  let besideBirth = false;
  for (let at = 0; at < DIGITS; at += 1) {
    if (digits[left + at] === digits[right + at]) continue;
    if (apart === 0) first = at;
    last = at;
    apart += 1;
    besideBirth ||= at < BIRTH || (at >= SEQUENCE && at < CHECK);
  }
  const shiftedLeft = digits[left + first + 1] === digits[right + first] && digits[left + last] === digits[right + last - 1];
  const shiftedRight = digits[right + first + 1] === digits[left + first] && digits[right + last] === digits[left + last - 1];
  return apart >= APART && besideBirth && !shiftedLeft && !shiftedRight;
}
