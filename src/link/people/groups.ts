/** Rows joined into groups 合并, where some pairs must never come together (judged different). */

export interface Groups {
  /** Joins the groups of two rows; refused, and answered with false, when a forbidden pair would end up together. */
  join(a: number, b: number): boolean;
  root(row: number): number;
  /** All groups with two ends: root → rows in ascending order, roots in order of their first row. */
  all(): ReadonlyMap<number, readonly number[]>;
}

/**
 * @param size rows are 0 … size − 1
 * @param isForbidden asked for pairs of rows of the two groups; leave out when nothing is forbidden
 */
export function createGroups(size: number, isForbidden?: (a: number, b: number) => boolean): Groups {
  const parent = Int32Array.from({ length: size }, (_, row) => row);
  const members = new Map<number, number[]>();
  const root = (row: number): number => {
    let top = row;
    while ((parent[top] as number) !== top) top = parent[top] as number;
    for (let step = row; step !== top;) {
      const next = parent[step] as number;
      parent[step] = top;
      step = next;
    }
    return top;
  };
  const rowsOf = (top: number): number[] => members.get(top) ?? [top];
  return {
    root,
    join(a, b) {
      const [left, right] = [root(a), root(b)];
      if (left === right) return true;
      const [lefts, rights] = [rowsOf(left), rowsOf(right)];
      if (isForbidden && lefts.some((x) => rights.some((y) => isForbidden(x, y)))) return false;
      const [keep, gone] = left < right ? [left, right] : [right, left];
      parent[gone] = keep;
      members.set(keep, [...lefts, ...rights].sort((x, y) => x - y));
      members.delete(gone);
      return true;
    },
    all() {
      const groups = new Map<number, readonly number[]>();
      for (let row = 0; row < size; row += 1) {
        const top = root(row);
        if (!groups.has(top)) groups.set(top, rowsOf(top));
      }
      return groups;
    },
  };
}
