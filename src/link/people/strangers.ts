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
    if (number === another || number < 0 || another < 0 || areEqual(names, person, other)) return false;
    return areUnlike(names, person, other) || fitNobody(person, other);
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
  /** The characters by number, `LENGTH` places a person. */
  readonly places: Int32Array;
  /** Each character once, and a number for its standard form. */
  readonly characters: readonly Character[];
  readonly standards: readonly number[];
}

function readNames(profiles: readonly (readonly Profile[])[]): PlainNames {
  const lengths = new Uint8Array(profiles.length);
  const places = new Int32Array(profiles.length * LENGTH);
  const seen = new Map<Character, number>();
  profiles.forEach((descriptions, person) => {
    const characters = plainName(descriptions);
    if (characters === null) return;
    lengths[person] = characters.length;
    for (let at = 0; at < characters.length; at += 1) {
      const character = characters[at] as Character;
      let number = seen.get(character);
      if (number === undefined) seen.set(character, number = seen.size);
      places[person * LENGTH + at] = number;
    }
  });
  const characters = [...seen.keys()];
  const forms = [...new Set(characters.map(({ standard }) => standard))];
  const numberOf = new Map(forms.map((form, number) => [form, number]));
  return { lengths, places, characters, standards: characters.map(({ standard }) => numberOf.get(standard) as number) };
}

/** Characters of an ordinary name of two or three, all readable, a given name among them; null for any other name. */
function plainName([only]: readonly Profile[]): readonly Character[] | null {
  if (only === undefined || only.facts.name.alternatives.length > 0) return null;
  const { characters, unreadable, transliterated, surnameOnly, anonymous } = profileOf(only.facts.name);
  const isPlain = unreadable === 0 && !transliterated && !surnameOnly && !anonymous;
  return isPlain && (characters.length === 2 || characters.length === LENGTH) ? characters : null;
}

function areEqual({ lengths, places }: PlainNames, person: number, other: number): boolean {
  if (lengths[person] === 0 || lengths[person] !== lengths[other]) return false;
  const [left, right] = [person * LENGTH, other * LENGTH];
  return places[left] === places[right] && places[left + 1] === places[right + 1] && places[left + 2] === places[right + 2];
}

/** Names of one length agree in every place, or in their given names, or hold the same characters in another order. */
function areUnlike(names: PlainNames, person: number, other: number): boolean {
  const { lengths, standards, places, characters } = names;
  const [length, another] = [lengths[person] as number, lengths[other] as number];
  if (length === 0 || another === 0) return false;
  const [left, right] = [person * LENGTH, other * LENGTH];
  const form = (place: number): number => standards[places[place] as number] as number;
  if (length !== another) return length < another ? !lacksOne(form, left, right) : !lacksOne(form, right, left);
  if (length === LENGTH && form(left + 1) === form(right + 1) && form(left + 2) === form(right + 2)) return false;
  for (let at = length - 1; at >= 0; at -= 1) {
    const own = form(right + at);
    if (own === form(left) || own === form(left + 1) || (length === LENGTH && own === form(left + 2))) continue;
    if (compareCharacters(characters[places[left + at] as number] as Character, characters[places[right + at] as number] as Character, false) === 'other') return true;
  }
  return false;
}

/** Whether the two characters of the shorter name stand in the longer one in order. */
function lacksOne(form: (place: number) => number, shorter: number, longer: number): boolean {
  const [first, second] = [form(shorter), form(shorter + 1)];
  const [x, y, z] = [form(longer), form(longer + 1), form(longer + 2)];
  return first === x ? second === y || second === z : first === y && second === z;
}
