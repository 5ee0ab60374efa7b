import type { SheetVocabulary } from '../domain/mapping.js';

/** 一、柳河镇 and （二）柳河镇 are numbered; 三道河镇 is not. */
const NUMBERED = /^\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、:,)]+/u;

/** A sheet or file name that is a place says where everybody on it lives: `柳河镇132`, `03 双山嘎查`; null for any other name. */
export function placeIn(name: string, words: SheetVocabulary): { field: 'town' | 'village'; name: string } | null {
  const text = name.normalize('NFKC').replace(NUMBERED, '').replace(/\([^)]*\)/gu, '').replace(/[\s\d._\-—、]+(?:人|户|名)?/gu, '').replace(/^\p{P}+|\p{P}+$/gu, '');
  const length = [...text].length;
  if (length < 2 || length > 12 || !/^[\p{Script=Han}\p{Co}]+$/u.test(text) || words.notPlaces.some((word) => text.includes(word))) return null;
  const ends = (suffixes: readonly string[]) => suffixes.some((suffix) => text.endsWith(suffix) && [...text].length > [...suffix].length);
  if (ends(words.villageSuffixes)) return { field: 'village', name: text };
  return ends(words.townSuffixes) ? { field: 'town', name: text } : null;
}

/**
 * The place in a line of its own between the rows: `二、柳河镇双山村`, a township with its village or one of them, a county before them
 * aside; null if it names none.
 */
export function placesOfLine(line: string, vocabulary: SheetVocabulary): { readonly town?: string; readonly village?: string } | null {
  const words = { ...vocabulary, notPlaces: vocabulary.notPlaces.filter((word) => !isMadeOf(word, vocabulary.townSuffixes)) }; // 东乡镇 is one
  const text = line.normalize('NFKC').replace(NUMBERED, '').trim();
  const villageIn = (after: string): string | null => {
    const place = placeIn(after, words);
    return place?.field === 'village' ? place.name : null;
  };
  // 新乡庄村 is a village, 新乡街道东村 one of a township.
  const town = upTo(text, words.townSuffixes, words, (after) => text.length - after.length > 2 && villageIn(after) !== null);
  if (town !== null) return { town: withoutCounty(town, words), village: villageIn(text.slice(town.length))! };
  const place = placeIn(withoutCounty(text, words), words);
  return place === null ? null : { [place.field]: place.name };
}

/** 莒南县柳河镇 → 柳河镇, where what is left is still a place. */
function withoutCounty(text: string, words: SheetVocabulary): string {
  const county = upTo(text, words.countySuffixes, words, (after) => after.length > 2 && placeIn(after, words) !== null);
  return county === null ? text : text.slice(county.length);
}

function isMadeOf(word: string, parts: readonly string[]): boolean {
  return word === '' || parts.some((part) => word.startsWith(part) && isMadeOf(word.slice(part.length), parts));
}

/**
 * The township and village that a title, a caption or a file name begins with: `莒南县柳河镇2020年…`, `填报单位：柳河镇民政办`,
 * `村（居）：前进村`. Only where what follows cannot belong to the name.
 */
export function placesInTitle(title: string, words: SheetVocabulary): { readonly town?: string; readonly village?: string } {
  const found: { town?: string; village?: string } = {};
  for (const part of title.normalize('NFKC').split(/[\s|]+/u)) {
    const label = words.placeLabels.find((each) => new RegExp(`^${escaped(each)}(?:\\([^)]*\\))?:.`, 'u').test(part));
    for (const text of label === undefined ? [part] : [part.slice(part.indexOf(':', label.length) + 1)]) {
      const { town, village } = placesAtStart(text, words);
      if (town !== undefined) found.town ??= town;
      if (village !== undefined) found.village ??= village;
    }
  }
  return found;
}

function placesAtStart(text: string, words: SheetVocabulary): { readonly town?: string; readonly village?: string } {
  let rest = text.replace(/^[\d._\-—、]+/u, '');
  for (let county = upTo(rest, words.countySuffixes, words, () => true); county !== null; county = upTo(rest, words.countySuffixes, words, () => true)) rest = rest.slice(county.length);
  const follows = (after: string) => after === '' || /^[\d(_\-—:,、]/u.test(after) || words.afterPlace.some((word) => after.startsWith(word));
  const town = upTo(rest, words.townSuffixes, words, (after) => follows(after) || upTo(after, words.villageSuffixes, words, follows) !== null);
  const village = upTo(rest.slice(town?.length ?? 0), words.villageSuffixes, words, follows);
  return { ...(town === null ? {} : { town }), ...(village === null ? {} : { village }) };
}

/**
 * The shortest beginning of two to eight Han characters that ends like a place and is followed by what may follow one, with all of its
 * ending: 长安街道办事处, not 长安街道.
 */
function upTo(text: string, suffixes: readonly string[], words: SheetVocabulary, follows: (after: string) => boolean): string | null {
  const points = [...text];
  let found: string | null = null;
  for (let length = 2; length <= Math.min(8, points.length); length += 1) {
    const name = points.slice(0, length).join('');
    if (!/^[\p{Script=Han}\p{Co}]+$/u.test(name)) break;
    const endings = suffixes.filter((suffix) => name.endsWith(suffix) && length > [...suffix].length);
    if (endings.length === 0 || words.notPlaces.some((word) => name.includes(word)) || !follows(points.slice(length).join(''))) continue;
    const before: number = found?.length ?? name.length;
    if (endings.some((suffix) => name.length - suffix.length <= before)) found = name;
  }
  return found;
}

function escaped(text: string): string {
  return text.normalize('NFKC').replace(/[()]/gu, '\\$&');
}
