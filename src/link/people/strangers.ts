/**
 * Tells at a glance that two people of the target lists are two 一眼看出是两个人: most of those who share a birthday, a household or a
 * place in the list have names that do not fit, and numbers of their own. What a glance cannot tell is compared in full.
 */
import { compareCharacters, type Character } from '../compare/name-characters.js';
import { profileOf } from '../compare/name-profile.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';

/** Whether the two are two people about whom nobody need be asked, unless something was said of the pair; false says nothing. */
export type AtAGlance = (person: number, other: number) => boolean;

/** A number of eighteen: area, birth date, sequence, check character. */
const [BIRTH, SEQUENCE, CHECK] = [6, 14, 17] as const;

/** Longest name that is looked at character by character. */
const LENGTH = 3;

/**
 * Of two whole numbers with another area or another sequence neither is the other with a corrected birth date; and where it is not that,
 * names that do not fit make two people, however alike the numbers (`areTwoPeople` says so of the pair in full).
 *
 * @param profiles descriptions of each person; only people of one description, with a number, can be told so
 */
export function strangersAtAGlance(profiles: readonly (readonly Profile[])[], fits: NameFits): AtAGlance {
  const names = readNames(profiles);
  const numbers = Int32Array.from(profiles, besideBirth);
  const fitNobody = (person: number, other: number): boolean =>
    fits.of((profiles[person]?.[0] as Profile).facts.name, (profiles[other]?.[0] as Profile).facts.name) === 'other';
  return (person, other) => {
    const [number, another] = [numbers[person] as number, numbers[other] as number];
    return number !== another && number >= 0 && another >= 0 && (areUnlike(names, person, other) || fitNobody(person, other));
  };
}

/** What stands in the number beside birth date and check character, as one integer; −1 without a number, and for people of several descriptions. */
function besideBirth([only, more]: readonly Profile[]): number {
  if (only === undefined || more !== undefined || only.facts.id.kind !== 'valid') return -1;
  const { number } = only.facts.id;
  return Number(number.slice(0, BIRTH) + number.slice(SEQUENCE, CHECK));
}

/** Ordinary names of two or three readable characters, side by side in plain arrays: millions of pairs are looked at. */
interface PlainNames {
  /** How many characters; 0 for a name of another kind. */
  readonly lengths: Uint8Array;
  /** The standard forms of the characters as numbers, `LENGTH` places a person. */
  readonly standards: Int32Array;
  readonly lasts: readonly (Character | null)[];
}

function readNames(profiles: readonly (readonly Profile[])[]): PlainNames {
  const lengths = new Uint8Array(profiles.length);
  const standards = new Int32Array(profiles.length * LENGTH);
  const lasts = new Array<Character | null>(profiles.length).fill(null);
  const known = new Map<string, number>();
  profiles.forEach((descriptions, person) => {
    const characters = plainName(descriptions);
    if (characters === null) return;
    lengths[person] = characters.length;
    lasts[person] = characters.at(-1) as Character;
    characters.forEach(({ standard }, at) => {
      let mark = known.get(standard);
      if (mark === undefined) known.set(standard, mark = known.size + 1);
      standards[person * LENGTH + at] = mark;
    });
  });
  return { lengths, standards, lasts };
}

/** Characters of an ordinary name of two or three, all readable, a given name among them; null for any other name. */
function plainName([only]: readonly Profile[]): readonly Character[] | null {
  if (only === undefined || only.facts.name.alternatives.length > 0) return null;
  const { characters, unreadable, transliterated, surnameOnly, anonymous } = profileOf(only.facts.name);
  const isPlain = unreadable === 0 && !transliterated && !surnameOnly && !anonymous;
  return isPlain && (characters.length === 2 || characters.length === LENGTH) ? characters : null;
}

// Names of one length agree in every place, or in their given names, or hold the same characters in another order.
function areUnlike({ lengths, standards, lasts }: PlainNames, person: number, other: number): boolean {
  const [length, another] = [lengths[person] as number, lengths[other] as number];
  if (length === 0 || another === 0) return false;
  const [left, right] = [person * LENGTH, other * LENGTH];
  if (length !== another) return length < another ? !lacksOne(standards, left, right) : !lacksOne(standards, right, left);
  const last = standards[right + length - 1];
  for (let at = left; at < left + length; at += 1) if (standards[at] === last) return false;
  return compareCharacters(lasts[person] as Character, lasts[other] as Character, false) === 'other';
}

/** Whether the two characters of the shorter name stand in the longer one in order. */
function lacksOne(standards: Int32Array, shorter: number, longer: number): boolean {
  const [first, second] = [standards[shorter], standards[shorter + 1]];
  const [x, y, z] = [standards[longer], standards[longer + 1], standards[longer + 2]];
  return first === x ? second === y || second === z : first === y && second === z;
}
