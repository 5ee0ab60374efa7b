/** Where two short texts differ, aligned and not by position: one inserted character does not paint the rest. */

export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

export interface Difference {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
}

/** The longest common subsequence of code points decides what agrees. For texts of a few dozen characters. */
export function difference(left: string, right: string): Difference {
  const [a, b] = [[...left], [...right]];
  const [inLeft, inRight] = commonFlags(a, b);
  return { left: pieces(a, inLeft), right: pieces(b, inRight) };
}

/**
 * The same for numbers that are masked: first six and last four characters are shown as always, and of the hidden ones
 * only those that differ, because without them the question cannot be answered; none of them when more than a few differ.
 */
export function maskedDifference(left: string, right: string): Difference {
  const [a, b] = [[...left], [...right]];
  const [inLeft, inRight] = commonFlags(a, b);
  const few = hiddenDifferences(inLeft) <= MOST_REVEALED && hiddenDifferences(inRight) <= MOST_REVEALED;
  const [leftMarks, rightMarks] = [marks(inLeft, few), marks(inRight, few)];
  return { left: pieces(masked(a, leftMarks), leftMarks), right: pieces(masked(b, rightMarks), rightMarks) };
}

const MOST_REVEALED = 4;

function isHidden(index: number, length: number): boolean {
  return length < 14 ? index >= Math.floor(length / 3) && index < length - Math.floor(length / 3) : index >= 6 && index < length - 4;
}

function hiddenDifferences(common: readonly boolean[]): number {
  return common.filter((same, index) => !same && isHidden(index, common.length)).length;
}

/** Differences that may be shown count; the others look as if they agreed. */
function marks(common: readonly boolean[], few: boolean): boolean[] {
  return common.map((same, index) => same || (!few && isHidden(index, common.length)));
}

function masked(characters: readonly string[], common: readonly boolean[]): string[] {
  return characters.map((character, index) => (isHidden(index, characters.length) && common[index] ? '*' : character));
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
