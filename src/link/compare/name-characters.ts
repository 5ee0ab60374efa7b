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
  /** Number in order of first sight, for the cache of verdicts. */
  readonly id: number;
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
let sighted = 0;

/** Verdicts of the pairs seen last, each in the one slot that its key may have; two numbers of characters make one exact key. */
const SLOT_BITS = 19;
const VERDICTS = Object.keys(CHARACTER_VERDICTS) as CharacterVerdict[];
const slotKeys = new Int32Array(2 ** SLOT_BITS);
const slotVerdicts = new Uint8Array(2 ** SLOT_BITS);
/** More characters than there are in use have numbers too big for a key. */
const ID_BASE = 2 ** 15;

/** The facts of a character, gathered at first sight. */
export function characterOf(text: string): Character {
  const known = characters.get(text);
  if (known !== undefined) return known;
  const readings = readingsOf(text);
  const main = readings.length === 0 ? [] : [...new Set([readings[0]!, surnameReading(text)])].filter((reading) => reading !== '');
  const character: Character = { id: (sighted += 1), text, standard: standardForm(text), readings, main };
  if (characters.size >= CACHE_LIMIT) characters.clear();
  characters.set(text, character);
  return character;
}

/** The verdict on two characters at one place. Symmetric. `transliterated`: spellings of one syllable count. */
export function compareCharacters(left: Character, right: Character, transliterated: boolean): CharacterVerdict {
  if (left.text === WILDCARD || right.text === WILDCARD) return 'unreadable';
  if (left.text === right.text) return 'same';
  const low = Math.min(left.id, right.id);
  const high = Math.max(left.id, right.id);
  if (high >= ID_BASE) return judge(left, right, transliterated);
  const key = (low * ID_BASE + high) * 2 + (transliterated ? 1 : 0) | 0;
  const slot = Math.imul(key, 0x9e3779b1) >>> (32 - SLOT_BITS);
  if (slotKeys[slot] === key) return VERDICTS[slotVerdicts[slot]!]!;
  const verdict = judge(left, right, transliterated);
  slotKeys[slot] = key;
  slotVerdicts[slot] = VERDICTS.indexOf(verdict);
  return verdict;
}

function judge(left: Character, right: Character, transliterated: boolean): CharacterVerdict {
  if (left.standard === right.standard) return 'variant';
  if (left.readings.some((reading) => right.readings.includes(reading))) return 'same-sound';
  if (transliterated && isSameSpelling(left.text, right.text)) return 'spelling';
  if (isLookAlike(left.text, right.text)) return 'look-alike';
  return left.main.some((a) => right.main.some((b) => isNearSyllable(a, b))) ? 'near-sound' : 'other';
}
