/**
 * Tells at a glance that two people of the target lists are two 一眼看出是两个人: most of those who share a birthday, a household or a
 * place in the list have names that do not fit, and numbers of their own. What a glance cannot tell is compared in full.
 */
import type { PersonName } from '../../domain/person-name.js';
import { compareCharacters, type Character } from '../compare/name-characters.js';
import { profileOf } from '../compare/name-profile.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';

/** Whether nobody need be asked about two people, unless something was said of the pair; false says nothing. */
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
  const looks = looksOf(profiles);
  const { marks } = looks;
  const areApart = (left: PersonName, right: PersonName): boolean => left.folded !== right.folded && fits.of(left, right) === 'other';
  return (person, other) => {
    const [left, right] = [person * MARKS, other * MARKS];
    const [number, another] = [marks[left] as number, marks[right] as number];
    if (number === another || number < 0 || another < 0) return false;
    const arePlain = marks[left + 1] !== NO_PLAIN_NAME && marks[right + 1] !== NO_PLAIN_NAME;
    return arePlain ? areUnlike(looks, left + 1, right + 1) : areApart((profiles[person]?.[0] as Profile).facts.name, (profiles[other]?.[0] as Profile).facts.name);
  };
}

/** What stands in the number beside birth date and check character, as one integer; −1 without a number, and for people of several descriptions. */
function besideBirth([only, more]: readonly Profile[]): number {
  if (only === undefined || more !== undefined || only.facts.id.kind !== 'valid') return -1;
  const { number } = only.facts.id;
  return Number(number.slice(0, BIRTH) + number.slice(SEQUENCE, CHECK));
}

/** Of each person the number beside the birth date and the three characters of the name: side by side, for millions of pairs are looked at. */
const MARKS = 1 + LENGTH;

/** In place of the first character; in place of the third of two. */
const [NO_PLAIN_NAME, NO_THIRD] = [-1, -2] as const;

interface Looks {
  /** `MARKS` places a person. */
  readonly marks: Int32Array;
  /** Each character once, by its number in the marks, and a number for its standard form. */
  readonly characters: readonly Character[];
  readonly standards: readonly number[];
}

function looksOf(profiles: readonly (readonly Profile[])[]): Looks {
  const marks = new Int32Array(profiles.length * MARKS);
  const seen = new Map<Character, number>();
  profiles.forEach((descriptions, person) => {
    const name = plainName(descriptions);
    marks[person * MARKS] = besideBirth(descriptions);
    marks[person * MARKS + 1] = NO_PLAIN_NAME;
    marks[person * MARKS + LENGTH] = NO_THIRD;
    for (let at = 0; name !== null && at < name.length; at += 1) {
      const character = name[at] as Character;
      let number = seen.get(character);
      if (number === undefined) seen.set(character, number = seen.size);
      marks[person * MARKS + 1 + at] = number;
    }
  });
  const characters = [...seen.keys()];
  const forms = new Map([...new Set(characters.map(({ standard }) => standard))].map((form, number) => [form, number]));
  return { marks, characters, standards: characters.map(({ standard }) => forms.get(standard) as number) };
}

/** Characters of an ordinary name of two or three, all readable, a given name among them; null for any other name. */
function plainName([only]: readonly Profile[]): readonly Character[] | null {
  if (only === undefined || only.facts.name.alternatives.length > 0) return null;
  const { characters, unreadable, transliterated, surnameOnly, anonymous } = profileOf(only.facts.name);
  const isPlain = unreadable === 0 && !transliterated && !surnameOnly && !anonymous;
  return isPlain && (characters.length === 2 || characters.length === LENGTH) ? characters : null;
}

/**
 * Names of one length agree in every place, or in their given names, or hold the same characters in another order.
 *
 * @param left where the characters of the one name begin
 */
function areUnlike({ marks, standards, characters }: Looks, left: number, right: number): boolean {
  const form = (place: number): number => standards[marks[place] as number] as number;
  const [isShort, isOtherShort] = [marks[left + 2] === NO_THIRD, marks[right + 2] === NO_THIRD];
  if (isShort !== isOtherShort) return isShort ? !lacksOne(form, left, right) : !lacksOne(form, right, left);
  if (!isShort && form(left + 1) === form(right + 1) && form(left + 2) === form(right + 2)) return false;
  for (let at = isShort ? 1 : 2; at >= 0; at -= 1) {
    const own = form(right + at);
    if (own === form(left) || own === form(left + 1) || (!isShort && own === form(left + 2))) continue;
    if (compareCharacters(characters[marks[left + at] as number] as Character, characters[marks[right + at] as number] as Character, false) === 'other') return true;
  }
  return false;
}

/** Whether the two characters of the shorter name stand in the longer one in order. */
function lacksOne(form: (place: number) => number, shorter: number, longer: number): boolean {
  const [first, second] = [form(shorter), form(shorter + 1)];
  const [x, y, z] = [form(longer), form(longer + 1), form(longer + 2)];
  return first === x ? second === y || second === z : first === y && second === z;
}
