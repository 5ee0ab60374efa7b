/** What every comparator returns, and how a level becomes a comparison. Comparators are pure and symmetric in their level. */
import type { Agreement, ComparedField } from '../../domain/link.js';
import { LEVELS, type LevelOf } from './levels.js';

/** One field of two records, compared 单项比对. `level` is a code of {@link LEVELS} of the field. */
export interface Comparison<Level extends string = string> {
  readonly level: Level;
  readonly agreement: Agreement;
  /** The two values as a person would read them; empty when missing. Identity numbers stand here in full: mask before printing. */
  readonly left: string;
  readonly right: string;
  /** Short remark in Chinese built from both values, e.g. `第3字 瑛→英 同音`; empty when there is nothing to say. */
  readonly note: string;
}

/** A comparison of a field at a level; the agreement follows from the level's table. */
export function comparisonAt<Field extends ComparedField>(
  field: Field, level: LevelOf<Field>, left: string, right: string, note: string,
): Comparison<LevelOf<Field>> {
  const table = LEVELS[field] as Readonly<Record<string, { readonly agreement: Agreement }>>;
  return { level, agreement: table[level]!.agreement, left, right, note };
}
