import type { SheetVocabulary } from '../domain/mapping.js';
import { matchHeading, RANK, type HeadingReading, type Lexicon } from './lexicon.js';

/** How well a heading is known to any mapping: 0 unknown, up to 1 known; 0.5 more for the headings of a person, name and number. */
export type HeadingStrength = (heading: HeadingReading) => number;

/** At least so strong are the headings of a person's name and number. */
export const OF_PERSON = 1.5;

/** Judges headings by the mappings; what was asked once is remembered. */
export function headingStrengths(lexicons: readonly Lexicon[], words: SheetVocabulary): HeadingStrength {
  const known = new Map<string, number>();
  return (heading) => {
    const key = `${heading.full} ${heading.leaf} ${heading.owner}`;
    let strength = known.get(key);
    if (strength === undefined) known.set(key, (strength = strengthOf(heading, lexicons, words)));
    return strength;
  };
}

function strengthOf(heading: HeadingReading, lexicons: readonly Lexicon[], words: SheetVocabulary): number {
  let best = words.sequence.includes(heading.leaf) || words.ignored.includes(heading.leaf) ? 1 : 0;
  for (const lexicon of lexicons) {
    const match = matchHeading(lexicon, heading);
    if (match === null) continue;
    const person = match.field === 'name' || match.field === 'idNumber' || match.field === 'headName' || match.field === 'headId' || match.field === 'certificate';
    // A long sentence that happens to hold a known word is a title or a note, not a heading.
    const known = match.rank >= RANK.base ? 1 : [...heading.leaf].length > 20 ? 0 : 0.6;
    if (known > 0) best = Math.max(best, known + (person ? 0.5 : 0));
  }
  if ((heading.owner === 'other' || heading.owner === 'kin') && best === 0) return strengthOf({ ...heading, full: heading.leaf, owner: 'self' }, lexicons, words);
  return best >= 1.1 && best < OF_PERSON ? OF_PERSON : best;
}
