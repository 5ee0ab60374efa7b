/** Whole-name patterns of difference: a character or a part missing, characters or parts in another order. */
import { compareCharacters, type Character } from './name-characters.js';
import type { NameProfile } from './name-profile.js';

/**
 * Position in the longer name of the one character that the shorter lacks, the rest being the same or variant forms (in
 * transliterated names also the same sound or spelling); null when that is not the difference. Of several (王丽丽/王丽) the last.
 */
export function missingPosition(shorter: NameProfile, longer: NameProfile): number | null {
  const [s, l] = [shorter.characters, longer.characters];
  if (l.length !== s.length + 1 || s.length < 2) return null;
  const loose = longer.transliterated;
  let head = 0;
  while (head < s.length && agrees(s[head]!, l[head]!, loose)) head += 1;
  for (let index = head; index < s.length; index += 1) if (!agrees(s[index]!, l[index + 1]!, loose)) return null;
  return head;
}

/** True when the names hold the same characters, or the same dotted parts, in another order. */
export function isOrderSwapped(a: NameProfile, b: NameProfile): boolean {
  if (a.characters.length !== b.characters.length || a.characters.length < 2) return false;
  return a.characters.every(({ standard }) => countOf(standard, b) === countOf(standard, a));
}

// Asked of every two names of one length: nothing is allocated.
function countOf(wanted: string, { characters }: NameProfile): number {
  let count = 0;
  for (const { standard } of characters) if (standard === wanted) count += 1;
  return count;
}

/**
 * True when the shorter name is the longer with parts left out, the person's own part kept: 买买提 for 买买提·吐尔逊, or name and
 * grandfather for name, father and grandfather. A father's name alone is no evidence for the child. Without dots the shorter
 * must begin the longer: where its own part ends is not known (古丽 for 古丽买买提江).
 */
export function isPartMissing(shorter: NameProfile, longer: NameProfile): boolean {
  if (shorter.characters.length < 2) return false;
  const long = partsOf(longer);
  if (long.length === 1) return isSamePart(shorter.characters, longer.characters.slice(0, shorter.characters.length));
  const short = partsOf(shorter);
  if (short.length === 1) return isUndottedPrefix(short[0]!, long);
  let next = 0;
  for (const part of long) if (next < short.length && isSamePart(short[next]!, part)) next += 1;
  return next === short.length && isSamePart(short[0]!, long[0]!);
}

function isUndottedPrefix(whole: readonly Character[], parts: readonly (readonly Character[])[]): boolean {
  let prefix: readonly Character[] = [];
  for (const part of parts) {
    prefix = [...prefix, ...part];
    if (prefix.length === whole.length && isSamePart(whole, prefix)) return true;
  }
  return false;
}

function partsOf(profile: NameProfile): readonly (readonly Character[])[] {
  let start = 0;
  return profile.parts.map((length) => profile.characters.slice(start, (start += length)));
}

function isSamePart(left: readonly Character[], right: readonly Character[]): boolean {
  return left.length === right.length && left.every((character, index) => agrees(character, right[index]!, true));
}

function agrees(left: Character, right: Character, loose: boolean): boolean {
  const verdict = compareCharacters(left, right, loose);
  return verdict === 'same' || verdict === 'variant' || (loose && (verdict === 'same-sound' || verdict === 'spelling'));
}
