import { cutAt } from './cell-text.js';

const LONGEST = 31;

/**
 * Legal, distinct tab names for a workbook, in order: forbidden characters `[ ] : * ? / \` become their full-width forms,
 * control characters go, names are cut to 31 UTF-16 units on a character boundary, and a name taken before (case aside)
 * gets ` (2)`, ` (3)` …
 */
export function legalSheetNames(wishes: readonly string[]): string[] {
  const taken = new Set<string>();
  return wishes.map((wish) => {
    const base = legal(wish);
    let name = cutAt(base, LONGEST).replace(/['\s]+$/u, '');
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      const tail = ` (${count})`;
      name = `${cutAt(base, LONGEST - tail.length)}${tail}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The name as a formula quotes it: `'（未填乡镇）'`. */
export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function legal(wish: string): string {
  const clean = wish.toWellFormed().replace(/\p{Cc}/gu, '')
    .replace(/[[\]:*?/\\]/gu, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xFEE0))
    .replace(/^'+|'+$/gu, '').trim();
  return clean === '' ? '表' : clean.toLowerCase() === 'history' ? `${clean}_` : clean;
}
