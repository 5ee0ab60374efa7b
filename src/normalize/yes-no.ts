/** Reads yes/no cells 是否列. */
import { type Cell } from '../domain/cell.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { foldCell } from './labels.js';

/** True, false, or null when the cell is empty or says neither. */
export type YesNoReader = (cell: Cell | undefined) => boolean | null;

/**
 * Builds the reader. The whole cell is looked for first, then its longest beginning (`是（居民）`, `否,已死亡`); a number is
 * only read as a whole: `1` is yes, `2020` is not.
 */
export function yesNoReader({ yesNo }: Vocabulary): YesNoReader {
  const words = new Map<string, boolean>([...yesNo.yes.map((word) => [foldCell(word), true] as const), ...yesNo.no.map((word) => [foldCell(word), false] as const)]);
  const beginnings = [...words.keys()].filter((word) => !/^[\dA-Z]+$/u.test(word)).sort((left, right) => right.length - left.length);
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return null;
    const text = foldCell(cell);
    const whole = words.get(text);
    if (whole !== undefined) return whole;
    const beginning = beginnings.find((word) => text.startsWith(word));
    return beginning === undefined ? null : (words.get(beginning) ?? null);
  };
}
