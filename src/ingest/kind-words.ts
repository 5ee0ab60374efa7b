import type { SourceKind } from '../domain/kinds.js';
import type { Mapping } from '../domain/mapping.js';
import { foldText } from './fold-heading.js';

/** Which mappings and kinds a folded word names 种类用词; weak ones are hints, or name nothing although they hold such a word. */
export type KindWords = ReadonlyMap<string, KindWord>;

interface KindWord {
  readonly weak: boolean;
  readonly mappings: readonly string[];
  readonly kinds: readonly SourceKind[];
  /** Names a list of something else: 军人家属. */
  readonly other: boolean;
}

interface FoundWord extends KindWord {
  readonly word: string;
  readonly end: number;
}

const compiled = new WeakMap<readonly Mapping[], KindWords>();

/** The words of all mappings, folded once for a set of them. */
export function kindWordsOf(mappings: readonly Mapping[]): KindWords {
  const known = compiled.get(mappings);
  if (known !== undefined) return known;
  const words = new Map<string, { weak: boolean; mappings: string[]; kinds: SourceKind[]; other: boolean }>();
  const add = (word: string, weak: boolean, mapping: Mapping | null) => {
    const key = foldText(word);
    const entry = words.get(key) ?? { weak, mappings: [], kinds: [], other: false };
    words.set(key, entry);
    if (mapping !== null && !entry.mappings.includes(mapping.id)) entry.mappings.push(mapping.id);
    if (mapping !== null && !weak && !entry.kinds.includes(mapping.kind)) entry.kinds.push(mapping.kind);
  };
  for (const mapping of mappings) {
    for (const word of mapping.identify.words ?? []) add(word, false, mapping);
    for (const word of mapping.identify.hints ?? []) add(word, true, mapping);
  }
  for (const word of mappings[0]?.vocabulary.neutral ?? []) add(word, true, null);
  compiled.set(mappings, words);
  return words;
}

/** The same, and the words for lists of something else. */
export function listWordsOf(mappings: readonly Mapping[]): KindWords {
  const kinds = kindWordsOf(mappings);
  const others = (mappings[0]?.vocabulary.otherLists ?? []).map(foldText).filter((word) => !kinds.has(word));
  return new Map([...kinds, ...others.map((word): [string, KindWord] => [word, { weak: true, mappings: [], kinds: [], other: true }])]);
}

/** Words of kinds in a folded text; a longer word uses up its characters first, then the left one. */
export function wordsIn(text: string, words: KindWords): FoundWord[] {
  if (text === '') return [];
  const hits: { word: string; at: number }[] = [];
  for (const word of words.keys()) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) hits.push({ word, at });
  hits.sort((a, b) => b.word.length - a.word.length || a.at - b.at);
  const used = new Set<number>();
  const found: FoundWord[] = [];
  for (const { word, at } of hits) {
    const span = Array.from({ length: word.length }, (_, offset) => at + offset);
    if (span.some((index) => used.has(index))) continue;
    span.forEach((index) => used.add(index));
    found.push({ word, end: at + word.length, ...words.get(word)! });
  }
  return found;
}

/** What stands between the classes of somebody who has several: 脱贫户、低保, 脱贫户（低保）. */
const BETWEEN_CLASSES = /[、,;|/\\+&和与及()]/u;

/** The kinds of list that a class names, in its order: 脱贫户、低保户 two, 低保边缘家庭 one, 一般户 none; null where one word for all of it, 低保贫困户, names several. */
export function kindsNamed(text: string, words: KindWords): readonly SourceKind[] | null {
  const kinds = new Set<SourceKind>();
  for (const part of foldText(text).split(BETWEEN_CLASSES)) {
    const named = new Set(wordsIn(part, words).flatMap((word) => word.kinds));
    if (named.size > 1) return null;
    for (const kind of named) kinds.add(kind);
  }
  return [...kinds];
}
