/** Aligns two texts character by character for display: what is equal, changed, swapped, and what only one side has. */

/**
 * A run of characters 对齐片段. `changed`: as many characters on each side, all different; `swapped`: two neighbours in
 * exchanged order; `left-only` / `right-only`: the other side is empty.
 */
export interface Segment {
  readonly kind: 'same' | 'changed' | 'swapped' | 'left-only' | 'right-only';
  readonly left: string;
  readonly right: string;
}

/**
 * The shortest edit script between two texts by code point (optimal string alignment: substitution, insertion, deletion,
 * swap of neighbours), as runs from left to right. Joined, the left parts give the left text and the right parts the right.
 * Of equally short scripts the one that changes characters in place is taken before one that shifts them.
 */
export function alignCharacters(left: string, right: string): readonly Segment[] {
  const a = [...left];
  const b = [...right];
  const costs = editCosts(a, b);
  const width = b.length + 1;
  const steps: Segment[] = [];
  let i = a.length;
  let j = b.length;
  while (i > 0 || j > 0) {
    const here = costs[i * width + j]!;
    if (i > 0 && j > 0 && a[i - 1] === b[j - 1] && here === costs[(i - 1) * width + j - 1]!) {
      steps.push({ kind: 'same', left: a[--i]!, right: b[--j]! });
    } else if (isSwap(a, b, i, j) && here === costs[(i - 2) * width + j - 2]! + 1) {
      i -= 2;
      j -= 2;
      steps.push({ kind: 'swapped', left: a[i]! + a[i + 1]!, right: b[j]! + b[j + 1]! });
    } else if (i > 0 && j > 0 && here === costs[(i - 1) * width + j - 1]! + 1) {
      steps.push({ kind: 'changed', left: a[--i]!, right: b[--j]! });
    } else if (i > 0 && here === costs[(i - 1) * width + j]! + 1) {
      steps.push({ kind: 'left-only', left: a[--i]!, right: '' });
    } else {
      steps.push({ kind: 'right-only', left: '', right: b[--j]! });
    }
  }
  return joinRuns(steps.reverse());
}

function editCosts(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const costs = new Uint16Array((a.length + 1) * width);
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 || j === 0) {
        costs[i * width + j] = i + j;
        continue;
      }
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(costs[(i - 1) * width + j - 1]! + same, costs[(i - 1) * width + j]! + 1, costs[i * width + j - 1]! + 1);
      if (isSwap(a, b, i, j)) best = Math.min(best, costs[(i - 2) * width + j - 2]! + 1);
      costs[i * width + j] = best;
    }
  }
  return costs;
}

function isSwap(a: readonly string[], b: readonly string[], i: number, j: number): boolean {
  return i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && a[i - 1] !== a[i - 2];
}

function joinRuns(steps: readonly Segment[]): readonly Segment[] {
  const runs: Segment[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last !== undefined && last.kind === step.kind && step.kind !== 'swapped') {
      runs[runs.length - 1] = { kind: step.kind, left: last.left + step.left, right: last.right + step.right };
    } else {
      runs.push(step);
    }
  }
  return runs;
}
