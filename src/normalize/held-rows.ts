/**
 * Rows that wait until their columns are surveyed 待读行. They are kept by columns, a fraction of the memory of an object a row: the list of a
 * whole prefecture may wait here.
 */
import type { Cell } from '../domain/cell.js';
import type { Field } from '../domain/fields.js';
import type { RawRecord } from '../domain/record.js';

export interface HeldRows {
  readonly size: number;
  push(raw: RawRecord): void;
  /** The cells of one field from the first row on; undefined, or nothing at the end, where rows have no such column. */
  column(field: Field): readonly (Cell | undefined)[];
  /** Gives the rows back in their order, each valid only during its visit, and holds none of them any more. */
  release(visit: (raw: RawRecord) => void): void;
}

const NO_CELLS: readonly (Cell | undefined)[] = [];

export function heldRows(): HeldRows {
  let refs: RawRecord['ref'][] = [];
  let others: Pick<RawRecord, 'kind' | 'columns' | 'remarks'>[] = []; // the same object for rows that are alike
  let columns = new Map<Field, (Cell | undefined)[]>();
  return {
    get size() { return refs.length; },
    push({ ref, kind, cells, columns: places, remarks }) {
      const at = refs.length;
      for (const field in cells) {
        let column = columns.get(field as Field);
        if (column === undefined) columns.set(field as Field, (column = []));
        column[at] = cells[field as Field];
      }
      const last = others[at - 1];
      refs.push(ref);
      others.push(last?.columns === places && last.remarks === remarks && last.kind === kind ? last : { kind, columns: places, remarks });
    },
    column: (field) => columns.get(field) ?? NO_CELLS,
    release(visit) {
      const waited = { refs, others, columns: [...columns] };
      refs = [];
      others = [];
      columns = new Map();
      const cells: Partial<Record<Field, Cell | undefined>> = {};
      for (const [at, ref] of waited.refs.entries()) {
        for (const [field, column] of waited.columns) cells[field] = column[at];
        const { kind, columns: places, remarks } = waited.others[at] as (typeof waited.others)[number];
        visit({ ref, kind, cells: cells as RawRecord['cells'], columns: places, remarks });
      }
    },
  };
}
