/**
 * How Han characters and names sound 拼音, toneless, on pinyin-pro: all readings of a character, surname readings, keys for
 * blocking by sound and initials for search. Results are cached by distinct character; the caches are bounded.
 */
import { pinyin, polyphonic } from 'pinyin-pro';
import { nearKey } from './pinyin-near.js';
import { surnameLength } from './pinyin-surnames.js';

/** More distinct characters than any list holds; a cache that reaches it starts afresh. */
const CACHE_LIMIT = 50_000;
/** Names longer than this are transliterated: their characters stand for sounds and take their main reading. */
const LONGEST_HAN_NAME = 4;
const MOST_KEYS = 8;

const readingsByCharacter = new Map<string, readonly string[]>();
const surnameReadings = new Map<string, string>();
const SOUNDLESS: readonly string[] = [];

/**
 * All readings of one character, main reading first, the reading as a surname included: 仇 → chou qiu, 吕 → lv.
 * Empty for anything that is not a Han character with a known reading.
 */
export function readingsOf(character: string): readonly string[] {
  const known = readingsByCharacter.get(character);
  if (known !== undefined) return known;
  const readings = findReadings(character);
  remember(readingsByCharacter, character, readings);
  return readings;
}

/** Reading of the surname of a folded name, syllables joined by a space: 单小明 → shan, 尉迟恭 → yu chi. Empty when unknown. */
export function surnameReading(folded: string): string {
  const [first = '', second = ''] = folded;
  const surname = surnameLength(folded) === 2 ? first + second : first;
  const known = surnameReadings.get(surname);
  if (known !== undefined) return known;
  const reading = [...surname].every((character) => readingsOf(character).length > 0) ? readAsSurname(surname).join(' ') : '';
  remember(surnameReadings, surname, reading);
  return reading;
}

/**
 * Keys under which names that sound alike meet: every confusable pair of `pinyin-near.ts` collapsed, syllables joined by `-`.
 * A polyphone gives several keys, at most eight, the main readings first. A name with an unreadable character or none
 * that sounds has no key.
 */
export function soundKey(folded: string): readonly string[] {
  const characters = [...folded];
  const plain = characters.length > LONGEST_HAN_NAME;
  let keys: string[] = [''];
  for (const character of characters) {
    const readings = readingsOf(character);
    if (readings.length === 0) return SOUNDLESS;
    const sounds = plain ? [nearKey(readings[0]!)] : [...new Set(readings.map(nearKey))];
    const room = Math.max(1, Math.floor(MOST_KEYS / keys.length));
    keys = sounds.slice(0, room).flatMap((sound) => keys.map((key) => (key === '' ? sound : `${key}-${sound}`)));
  }
  return folded === '' ? SOUNDLESS : keys;
}

/** First letters of a name for search, the surname in its surname reading: 单秀英 → sxy. Other characters stand for themselves, lower case. */
export function initialsOf(name: string): string {
  const heard = [...name].filter(isHeard);
  const surname = surnameReading(heard.join('')).split(' ');
  let initials = '';
  for (let at = 0; at < heard.length; at += 1) initials += ((at < surname.length ? surname[at] : '') || readingsOf(heard[at]!)[0] || heard[at]!.toLowerCase())[0]!;
  return initials;
}

/** A letter or digit; whatever has a reading is one. */
function isHeard(character: string): boolean {
  return (readingsByCharacter.get(character)?.length ?? 0) > 0 || LETTER.test(character);
}

const LETTER = /[\p{L}\p{N}]/u;

function findReadings(character: string): readonly string[] {
  if (!/^\p{Script=Han}$/u.test(character)) return SOUNDLESS;
  const all = polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? [];
  const readings = [...all, ...readAsSurname(character)].map(withV).filter((reading) => /^[a-z]+$/u.test(reading));
  return [...new Set(readings)];
}

function readAsSurname(surname: string): readonly string[] {
  return pinyin(surname, { mode: 'surname', toneType: 'none', type: 'array' }).map(withV);
}

function withV(reading: string): string {
  return reading.replace('ü', 'v');
}

function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, value);
}
