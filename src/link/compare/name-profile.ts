/** What comparison needs of a name beyond its text, worked out once for names that come together. */
import type { PersonName } from '../../domain/person-name.js';
import { surnameLength } from '../../text/pinyin-surnames.js';
import { characterOf, WILDCARD, type Character } from './name-characters.js';

/** A name taken apart 姓名解析. */
export interface NameProfile {
  readonly characters: readonly Character[];
  /** How many characters cannot be read. */
  readonly unreadable: number;
  /** No surname logic: written with a dot, longer than four, or four characters without a compound surname. */
  readonly transliterated: boolean;
  /** Characters of the surname; 0 for transliterated names. */
  readonly surname: number;
  /** Nothing but a surname stands there: 王, 王某某, 李氏, 张??. */
  readonly surnameOnly: boolean;
  /** A surname and nothing else that can be read: what {@link surnameOnly} holds, and 王? too. */
  readonly anonymous: boolean;
  /** Lengths of the parts between dots, in characters; one part when there is no dot. */
  readonly parts: readonly number[];
}

/** Pairs that are compared one after the other share names; most other names are asked for once or twice, and not worth keeping. */
const CACHE_LIMIT = 4096;
const profiles = new Map<string, NameProfile>();

/** The profile of a name, cached by its display and folded forms. */
export function profileOf(name: PersonName): NameProfile {
  const key = name.transliterated ? `${name.display}\n${name.folded}` : name.folded;
  const known = profiles.get(key);
  if (known !== undefined) return known;
  const profile = buildProfile(name);
  if (profiles.size >= CACHE_LIMIT) profiles.clear();
  profiles.set(key, profile);
  return profile;
}

let latest: { readonly name: PersonName; readonly profile: NameProfile } | null = null;

/** The same for a name that is compared with many, one after the other. */
export function profileAgain(name: PersonName): NameProfile {
  if (latest?.name !== name) latest = { name, profile: profileOf(name) };
  return latest.profile;
}

function buildProfile(name: PersonName): NameProfile {
  const texts = [...name.folded];
  const parts = partsOf(name.display, texts.length);
  const compound = surnameLength(name.folded);
  const transliterated = name.transliterated || texts.length > 4 || (texts.length === 4 && compound === 1);
  const surname = transliterated ? 0 : compound;
  const given = texts.slice(surname);
  return {
    characters: texts.map(characterOf),
    unreadable: texts.filter((text) => text === WILDCARD).length,
    transliterated,
    surname,
    surnameOnly: isSurnameOnly(texts, surname, given),
    anonymous: surname > 0 && texts.length > 0 && texts[0] !== WILDCARD && given.every((text) => text === '某' || text === WILDCARD),
    parts,
  };
}

/** A given name that says nothing: none at all, 某, 某某, 氏, or two and more unreadable characters. */
function isSurnameOnly(texts: readonly string[], surname: number, given: readonly string[]): boolean {
  if (surname === 0 || texts.length === 0 || texts[0] === WILDCARD) return false;
  if (given.length === 0 || given.join('') === '氏') return true;
  return given.every((text) => text === '某' || text === WILDCARD) && (given.includes('某') || given.length > 1);
}

function partsOf(display: string, length: number): readonly number[] {
  const parts = display.split(/[· ]/u).map((part) => [...part].length).filter((part) => part > 0);
  return parts.length > 1 && parts.reduce((sum, part) => sum + part, 0) === length ? parts : [length];
}
