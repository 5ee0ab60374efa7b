/**
 * Which way a yes/no column of the vital state points: 是否健在 and 是否死亡 are both read as vital state, and the answer alone
 * does not tell them apart. Nearly everybody on a list is alive, so the answer of most rows means alive.
 */
import { isBlank, type Cell } from '../domain/cell.js';
import type { YesNoReader } from './yes-no.js';

/** What yes means in a vital column; `unknown` when the rows do not tell. */
export type VitalYes = 'alive' | 'dead' | 'unknown';

/** Fewer answers of the majority than this many times the others tell nothing. */
const CLEAR_MAJORITY = 3;

/**
 * Counts the answers of a column.
 *
 * @param mostAre what most people of this kind of list are: dead on a list of deaths, alive on any other
 */
export function surveyVital(cells: Iterable<Cell | undefined>, yesNo: YesNoReader, mostAre: 'alive' | 'dead' = 'alive'): VitalYes {
  let yes = 0;
  let no = 0;
  let blank = 0;
  for (const cell of cells) {
    const answer = yesNo(cell);
    if (answer === true) yes += 1;
    if (answer === false) no += 1;
    if (isBlank(cell)) blank += 1;
  }
  const others = mostAre === 'alive' ? 'dead' : 'alive';
  // Ticked for a few and blank for all others: the few are the ones who are not as most are.
  if (no === 0 && yes > 0 && blank >= CLEAR_MAJORITY * yes) return others;
  if (yes >= CLEAR_MAJORITY * no && yes > 0) return mostAre;
  return no >= CLEAR_MAJORITY * yes && no > 0 ? others : 'unknown';
}
