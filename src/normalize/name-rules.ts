/** The name part of the vocabulary, prepared for use on every name. */
import type { Vocabulary } from '../domain/vocabulary.js';
import { compact } from '../text/width.js';

/** What the reader of names needs to know. Character sets hold code points. */
export interface NameRules {
  readonly notNames: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  /** Notes of two characters and more, by which a longer note is known: `2019年病故`. */
  readonly noteParts: readonly string[];
  readonly trailingNotes: readonly string[];
  readonly aliasMarks: readonly string[];
  readonly unnamed: ReadonlySet<string>;
  /** Longest first. */
  readonly childMarks: readonly string[];
  readonly prefix: RegExp;
  readonly dots: ReadonlySet<number>;
  readonly unreadable: ReadonlySet<number>;
  readonly boxes: ReadonlySet<number>;
  readonly dotOrUnreadable: ReadonlySet<number>;
}

/** Prepares the rules for reading names. */
export function nameRules({ names }: Vocabulary): NameRules {
  const longestFirst = (words: readonly string[]): string[] => [...words].sort((left, right) => right.length - left.length);
  return {
    notNames: new Set(names.notNames.map((word) => compact(word).toUpperCase())),
    notes: new Set(names.notes),
    noteParts: longestFirst(names.notes.filter((word) => [...word].length >= 2)),
    trailingNotes: longestFirst(names.trailingNotes),
    aliasMarks: longestFirst(names.aliasMarks),
    unnamed: new Set(names.unnamed),
    childMarks: longestFirst(names.childMarks),
    prefix: new RegExp(`^(?:${longestFirst(names.prefixes).join('|')})\\s*[:：]\\s*`, 'u'),
    dots: points(names.dots),
    unreadable: points(names.unreadable),
    boxes: points(names.boxes),
    dotOrUnreadable: points(names.dotOrUnreadable),
  };
}

function points(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.codePointAt(0) as number));
}
