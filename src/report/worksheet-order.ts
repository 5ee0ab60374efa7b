/** The order of people on a work sheet: village, then name by pinyin with surnames read as surnames (单 shan, 仇 qiu). */
import { surnameReading, readingsOf } from '../text/pinyin.js';
import type { LedgerEntry } from './ledger.js';
import { compareText, compareTexts } from './order.js';

/** Village by pinyin, unknown villages last; name; number; person. */
export function byVillageAndPinyin<T extends Pick<LedgerEntry, 'person'>>(entries: readonly T[], villageOf: (entry: T) => string): T[] {
  return entries.map((entry) => ({ entry, village: villageOf(entry), sound: soundsOf(entry.person.name.folded) }))
    .sort((left, right) => compareText(left.village, right.village) || compareSounds(left.sound, right.sound)
      || compareTexts([left.entry.person.name.display, left.entry.person.idText, left.entry.person.id], [right.entry.person.name.display, right.entry.person.idText, right.entry.person.id]))
    .map(({ entry }) => entry);
}

/** Each character with its reading; a character without one sounds like itself. */
function soundsOf(folded: string): readonly string[] {
  const characters = [...folded];
  const surname = surnameReading(folded).split(' ').filter((syllable) => syllable !== '');
  return characters.map((character, index) => surname[index] ?? readingsOf(character)[0] ?? character);
}

function compareSounds(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one, other] = [left[index] ?? '', right[index] ?? ''];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
