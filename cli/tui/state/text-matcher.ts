/** Who is meant by what is typed 查找: as the lists write it, as the screen shows it, or as an input method left it. */
import { soundsLike } from '../../../src/index.js';
import type { PersonRow } from '../port.js';

/** What is looked for and who was found. */
export interface SearchState {
  readonly text: string;
  readonly found: readonly PersonRow[];
  readonly cursor: number;
}

/** Between the parts of a name or of a place as the screen shows them, and between words that are looked for together. */
const BETWEEN = /[\s·•・.,，、/]+/u;
/** Names that are written in parts. */
const IN_PARTS = /[\s·•・．.]/u;

/**
 * Every word must be found: part of the name or place, pinyin or its initials, the person's number here, part of the identity number.
 * Full-width letters and digits count as plain ones.
 */
export function textMatcher(text: string): (row: PersonRow) => boolean {
  const tests = wordsOf(text).map(wordMatcher);
  return (row) => tests.every((test) => test(row));
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').split(BETWEEN).filter((word) => word !== '');
}

function wordMatcher(word: string): (row: PersonRow) => boolean {
  const wanted = word.toLowerCase();
  const digits = /^[\dx]{4,}$/u.test(wanted) ? wanted.toUpperCase() : null;
  const number = /^p\d+$/u.test(wanted) ? wanted.toUpperCase() : null;
  const letters = /^[a-z]{2,}$/u.test(wanted);
  const isPlain = /^[\u0021-\u007E]+$/u.test(word);
  return (row) => row.name.includes(word) || row.initials.startsWith(wanted) || row.village.includes(word) || row.town.includes(word)
    || (letters && row.initials[0] === wanted[0] && soundsLike(row.name, wanted))
    || (digits !== null && row.idText.toUpperCase().includes(digits)) || (number !== null && row.id === number)
    || (!isPlain && word.length > 2 && (row.town + row.village).includes(word))
    || (!isPlain && IN_PARTS.test(row.name) && row.name.replace(/[\s·•・．.]+/gu, '').includes(word));
}

/** More hits than anybody reads; the count says how many there are. */
export const MOST_FOUND = 500;

/** The same search among people read anew; the cursor stays on its person. */
export function searchAgain(people: readonly PersonRow[], { text, found: before, cursor }: SearchState): SearchState {
  if (text === '') return { text, found: [], cursor: 0 };
  const found = findPeople(people, text);
  const at = found.findIndex(({ id }) => id === before[cursor]?.id);
  return { text, found, cursor: Math.max(0, at) };
}

/** The people meant: who bears the name first, then whose name begins with it, then whose name holds it, then the others, each in the order of the list. */
export function findPeople(people: readonly PersonRow[], text: string): readonly PersonRow[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const name = words.join('');
  const matches = textMatcher(text);
  const found: readonly PersonRow[][] = [[], [], [], []];
  for (const row of people) {
    if (!matches(row)) continue;
    const rank = found[row.name === name ? 0 : row.name.startsWith(name) ? 1 : row.name.includes(name) ? 2 : 3] as PersonRow[];
    if (rank.length < MOST_FOUND) rank.push(row);
  }
  return found.flat().slice(0, MOST_FOUND);
}
