/** Reads yes/no cells 是否列. */
import { type Cell } from '../domain/cell.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { foldCell } from './labels.js';

/** True, false, or null when the cell is empty or says neither. */
export type YesNoReader = (cell: Cell | undefined) => boolean | null;

/**
 * Builds the reader. The whole cell is looked for first, then a word in front of punctuation (`是（居民）`, `否，已死亡`); `已死亡`
 * and `2020` are neither yes nor no.
 */
export function yesNoReader({ yesNo }: Vocabulary): YesNoReader {
  const words = new Map<string, boolean>([...yesNo.yes.map((word) => [foldCell(word), true] as const), ...yesNo.no.map((word) => [foldCell(word), false] as const)]);
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return null;
    const text = foldCell(cell);
    const whole = words.get(text);
    if (whole !== undefined) return whole;
    const end = text.search(/[(,，、;；:：/-]/u);
    return end <= 0 ? null : (words.get(text.slice(0, end)) ?? null);
  };
}
