/** Names as hashes: by character, by sound, and less one character. */
import { consonantOf, nearKey } from '../../text/pinyin-near.js';
import { surnameLength } from '../../text/pinyin-surnames.js';
import { readingsOf } from '../../text/pinyin.js';
import { mix, mixText } from './hash.js';

const NAME = 0x4e414d45;
const SOUND = 0x534f554e;

/** Hash of the characters of a folded name in any order (张建国 and 国建张 meet); 0 when it is too short to say anything or has an unreadable one. */
export function nameHash(folded: string): number {
  if (folded.length < 2 || folded.includes('?')) return 0;
  let sum = 0;
  for (let index = 0; index < folded.length; index += 1) sum = (sum + mix(NAME, folded.charCodeAt(index))) | 0;
  return mix(sum, folded.length);
}

/**
 * Hashes of how a name sounds, near sounds collapsed, into `out`; the number of hashes (at most four: polyphones have
 * several readings). A character without a known reading stands for itself. Of a transliterated name only the consonants count.
 */
export function soundHashes(folded: string, sounds: SoundTable, out: Int32Array): number {
  if (folded.length < 2 || folded.includes('?')) return 0;
  out[0] = SOUND;
  if (hasNoSurname(folded)) {
    for (let index = 0; index < folded.length; index += 1) out[0] = mix(out[0], sounds.consonant(folded.charCodeAt(index)));
    return 1;
  }
  let count = 1;
  for (let index = 0; index < folded.length; index += 1) {
    const unit = folded.charCodeAt(index);
    const first = sounds.main(unit);
    const second = sounds.other(unit);
    if (second !== first && count <= 2) {
      for (let at = 0; at < count; at += 1) out[count + at] = mix(out[at] as number, second);
      for (let at = 0; at < count; at += 1) out[at] = mix(out[at] as number, first);
      count *= 2;
    } else {
      for (let at = 0; at < count; at += 1) out[at] = mix(out[at] as number, first);
    }
  }
  return count;
}

function hasNoSurname(folded: string): boolean {
  return folded.length > 4 || (folded.length === 4 && surnameLength(folded) === 1);
}

/** Hashes of a name less one character each, and of the name itself, so that names one character apart meet. */
export function partHashes(folded: string, out: Int32Array): number {
  const length = folded.length;
  if (length < 2 || length > 12) return 0;
  let count = 0;
  const wildcard = folded.indexOf('?');
  for (let gap = wildcard < 0 ? -1 : wildcard; gap < length; gap += 1) {
    if (wildcard >= 0 && gap !== wildcard) break;
    let hash = NAME;
    for (let index = 0; index < length; index += 1) if (index !== gap) hash = mix(hash, folded.charCodeAt(index));
    out[count] = hash;
    count += 1;
  }
  return count;
}

/** Sound classes of UTF-16 code units, found once a character. */
export interface SoundTable {
  /** Class of the main reading. */
  main(unit: number): number;
  /** Class of the second reading that differs, else the main one. */
  other(unit: number): number;
  /** Class of the consonant of the main reading. */
  consonant(unit: number): number;
}

export function createSoundTable(): SoundTable {
  const mains = new Int32Array(65_536).fill(-1);
  const others = new Int32Array(65_536);
  const consonants = new Int32Array(65_536);
  const learn = (unit: number): void => {
    const readings = [...new Set(readingsOf(String.fromCharCode(unit)).map(nearKey))].map((reading) => mixText(SOUND, reading) & 0x7fffffff);
    mains[unit] = readings[0] ?? unit;
    others[unit] = readings[1] ?? (mains[unit] as number);
    const [reading] = readingsOf(String.fromCharCode(unit));
    consonants[unit] = reading === undefined ? unit : mixText(SOUND, consonantOf(reading)) & 0x7fffffff;
  };
  return {
    main(unit) {
      if ((mains[unit] as number) < 0) learn(unit);
      return mains[unit] as number;
    },
    other: (unit) => others[unit] as number,
    consonant(unit) {
      if ((mains[unit] as number) < 0) learn(unit);
      return consonants[unit] as number;
    },
  };
}
