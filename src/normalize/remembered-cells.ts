/**
 * A bounded memory for functions of several cells of a row: a list repeats the same place, and the same scheme, status and year,
 * thousands of times. Equal cells give the very same answer, so that rows share one object and nothing is read twice.
 */
import type { Cell } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';

/** Answers by cells. Ask with {@link find}; what was not found is computed and given to {@link keep} before the next question. */
export interface CellMemory<T> {
  find(cells: Readonly<Partial<Record<Field, Cell>>>): T | undefined;
  keep(value: T): void;
}

type Branch<T> = Map<Cell | undefined, Branch<T> | T>;

/** After so many questions it is decided whether remembering pays. */
const TRIAL = 4000;

/** @param fields the cells that the answer depends on, those that vary least first */
export function rememberCells<T extends object>(fields: readonly Field[], limit = 30_000): CellMemory<T> {
  const last = fields[fields.length - 1] as Field;
  const above = fields.slice(0, -1);
  let root: Branch<T> = new Map();
  let leaf: Branch<T> | null = null;
  let key: Cell | undefined;
  let size = 0;
  let asked = 0;
  let found = 0;
  return {
    find(cells) {
      if (asked >= TRIAL && found * 2 < asked) {
        leaf = null;
        return undefined;
      }
      asked += 1;
      if (size >= limit) {
        root = new Map();
        size = 0;
      }
      let branch = root;
      for (let at = 0; at < above.length; at += 1) {
        const cell = cells[above[at] as Field];
        let next = branch.get(cell) as Branch<T> | undefined;
        if (next === undefined) {
          branch.set(cell, (next = new Map()));
          size += 1;
        }
        branch = next;
      }
      key = cells[last];
      const known = branch.get(key) as T | undefined;
      if (known === undefined) leaf = branch;
      else found += 1;
      return known;
    },
    keep(value) {
      leaf?.set(key, value);
      size += 1;
    },
  };
}
