/** Compares two characters of names: one typed verdict for a pair, from facts gathered once for each distinct character. */
import { isNearSyllable } from '../../text/pinyin-near.js';
import { readingsOf, surnameReading } from '../../text/pinyin.js';
import { isLookAlike } from './look-alike.js';
import { isSameSpelling } from './transliteration.js';
import { standardForm } from './variant-characters.js';

/** What two characters at one place of two names are to each other 逐字判断, strongest first. */
export const CHARACTER_VERDICTS = {
  same: { zh: '相同', en: 'same' },
  variant: { zh: '异体', en: 'variant' },
  'same-sound': { zh: '同音', en: 'same sound' },
  spelling: { zh: '音译用字', en: 'transliteration spelling' },
  'look-alike': { zh: '形近', en: 'look-alike' },
  'near-sound': { zh: '音近', en: 'near sound' },
  unreadable: { zh: '无法辨认', en: 'unreadable' },
  other: { zh: '不同', en: 'different' },
} as const;
export type CharacterVerdict = keyof typeof CHARACTER_VERDICTS;

/** What a character is, for comparison; one object a distinct character, so identity is equality. */
export interface Character {
  readonly text: string;
  readonly standard: string;
  /** All toneless readings. */
  readonly readings: readonly string[];
  /** The main reading and the surname reading: what near sounds are judged by. */
  readonly main: readonly string[];
}

/** The character for one that could not be read. */
export const WILDCARD = '?';

const CACHE_LIMIT = 50_000;
const characters = new Map<string, Character>();
const nearPairs = new Map<string, boolean>();

/** The facts of a character, gathered at first sight. */
export function characterOf(text: string): Character {
  const known = characters.get(text);
  if (known !== undefined) return known;
  const readings = readingsOf(text);
  const main = readings.length === 0 ? [] : [...new Set([readings[0]!, surnameReading(text)])].filter((reading) => reading !== '');
  const character: Character = { text, standard: standardForm(text), readings, main };
  if (characters.size >= CACHE_LIMIT) characters.clear();
  characters.set(text, character);
  return character;
}

/** The verdict on two characters at one place. Symmetric. `transliterated`: spellings of one syllable count. */
export function compareCharacters(left: Character, right: Character, transliterated: boolean): CharacterVerdict {
  if (left.text === WILDCARD || right.text === WILDCARD) return 'unreadable';
  if (left.text === right.text) return 'same';
  if (left.standard === right.standard) return 'variant';
  if (isSameSound(left, right)) return 'same-sound';
  if (transliterated && isSameSpelling(left.text, right.text)) return 'spelling';
  if (isLookAlike(left.text, right.text)) return 'look-alike';
  return isNearSound(left, right) ? 'near-sound' : 'other';
}

/** Whether the characters share any reading, tones aside. */
export function isSameSound(left: Character, right: Character): boolean {
  for (const reading of left.readings) if (right.readings.includes(reading)) return true;
  return false;
}

function isNearSound(left: Character, right: Character): boolean {
  for (const a of left.main) {
    for (const b of right.main) if (isNearPair(a, b)) return true;
  }
  return false;
}

// About 410 syllables: the table fills once and stays.
function isNearPair(left: string, right: string): boolean {
  const key = left < right ? `${left} ${right}` : `${right} ${left}`;
  const known = nearPairs.get(key);
  if (known !== undefined) return known;
  const near = isNearSyllable(left, right);
  nearPairs.set(key, near);
  return near;
}
