/** Where two short texts differ, aligned: one inserted character does not paint the rest, two that changed places are both painted. */
import { widthOf } from './width.js';

export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

export interface Difference {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
}

/** For texts of a few dozen characters. */
export function difference(left: string, right: string): Difference {
  const [a, b] = [[...left], [...right]];
  const [inLeft, inRight] = alike(a, b) ? aligned(a, b) : [a.map(() => false), b.map(() => false)];
  return { left: pieces(a, inLeft), right: pieces(b, inRight) };
}

/** Long texts with less than half in common are two texts, and not one with slips: what they share by chance is no news. */
function alike(a: readonly string[], b: readonly string[]): boolean {
  const longer = Math.max(a.length, b.length);
  return longer < 8 || 2 * commonFlags(a, b)[0].filter((same) => same).length >= longer;
}

/**
 * The same for numbers that are masked: first six and last four characters are shown as always, and of the hidden ones only those
 * that differ, because without them the question cannot be answered. Where more than a few differ, they stay hidden and are marked.
 */
export function maskedDifference(left: string, right: string): Difference {
  const [a, b] = [[...left], [...right]];
  const [inLeft, inRight] = aligned(a, b);
  const few = hiddenDifferences(inLeft) <= MOST_REVEALED && hiddenDifferences(inRight) <= MOST_REVEALED;
  return { left: pieces(masked(a, inLeft, few), inLeft), right: pieces(masked(b, inRight, few), inRight) };
}

/**
 * Pieces that differ are put in brackets, two columns each. Where there is no room for so many, brackets that stand nearest to each
 * other become one, so that every character stays readable; `shown` are its pieces, of which `differs` still says which is which.
 */
export interface Bracketed {
  readonly bracket: boolean;
  readonly shown: readonly Piece[];
}

export function bracketed(pieces: readonly Piece[], room: number): readonly Bracketed[] {
  let groups: Bracketed[] = pieces.filter(({ text }) => text !== '').map((piece) => ({ bracket: piece.differs, shown: [piece] }));
  while (widthIn(groups) > room) {
    const gaps = groups.flatMap(({ bracket, shown }, at) => (!bracket && at > 0 && at < groups.length - 1 ? [{ at, size: widthOf(shown.map(({ text }) => text).join('')) }] : []));
    const nearest = gaps.sort((a, b) => a.size - b.size)[0];
    if (nearest === undefined) break;
    groups = [...groups.slice(0, nearest.at - 1), { bracket: true, shown: groups.slice(nearest.at - 1, nearest.at + 2).flatMap(({ shown }) => shown) }, ...groups.slice(nearest.at + 2)];
  }
  return groups;
}

/** Columns that pieces take with all their brackets. */
export function bracketedWidth(pieces: readonly Piece[]): number {
  return widthIn(pieces.map((piece) => ({ bracket: piece.differs, shown: [piece] })));
}

function widthIn(groups: readonly Bracketed[]): number {
  return groups.reduce((sum, { bracket, shown }) => sum + (bracket ? 2 : 0) + shown.reduce((inner, { text }) => inner + widthOf(text), 0), 0);
}

const MOST_REVEALED = 4;

function isHidden(index: number, length: number): boolean {
  return length < 14 ? index >= Math.floor(length / 3) && index < length - Math.floor(length / 3) : index >= 6 && index < length - 4;
}

function hiddenDifferences(common: readonly boolean[]): number {
  return common.filter((same, index) => !same && isHidden(index, common.length)).length;
}

function masked(characters: readonly string[], common: readonly boolean[], reveal: boolean): string[] {
  return characters.map((character, index) => (isHidden(index, characters.length) && (common[index] || !reveal) ? '*' : character));
}

/**
 * Texts of one length are compared place by place, unless something was left out at one place and put in at another: then, as for
 * texts of different lengths, the longest common subsequence of code points decides what agrees.
 */
function aligned(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const common = commonFlags(a, b);
  if (a.length !== b.length) return common;
  const inPlace = a.map((character, index) => character === b[index]);
  const unlike = (flags: readonly boolean[]): number => flags.filter((same) => !same).length;
  return unlike(inPlace) <= 2 * unlike(common[0]) ? [inPlace, inPlace] : common;
}

function commonFlags(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const inA = a.map(() => false);
  const inB = b.map(() => false);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA[i] = true;
      inB[j] = true;
      i += 1;
      j += 1;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return [inA, inB];
}

function pieces(characters: readonly string[], common: readonly boolean[]): Piece[] {
  const found: { text: string; differs: boolean }[] = [];
  for (const [index, character] of characters.entries()) {
    const differs = !common[index];
    const last = found.at(-1);
    if (last !== undefined && last.differs === differs) last.text += character;
    else found.push({ text: character, differs });
  }
  return found;
}
