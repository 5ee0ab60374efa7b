import type { SheetVocabulary } from '../domain/mapping.js';

/** A sheet or file name that is a place says where everybody on it lives: `柳河镇132`, `03 双山嘎查`; null for any other name. */
export function placeIn(name: string, words: SheetVocabulary): { field: 'town' | 'village'; name: string } | null {
  const text = name.normalize('NFKC').replace(/\([^)]*\)/gu, '').replace(/[\s\d._\-—、]+(?:人|户|名)?/gu, '').replace(/^\p{P}+|\p{P}+$/gu, '');
  const length = [...text].length;
  if (length < 2 || length > 12 || !/^[\p{Script=Han}\p{Co}]+$/u.test(text) || words.notPlaces.some((word) => text.includes(word))) return null;
  const ends = (suffixes: readonly string[]) => suffixes.some((suffix) => text.endsWith(suffix) && [...text].length > [...suffix].length);
  if (ends(words.villageSuffixes)) return { field: 'village', name: text };
  return ends(words.townSuffixes) ? { field: 'town', name: text } : null;
}
