/** Reads money cells into fen 分. */
import { cellText, type Cell } from '../domain/cell.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { compact } from '../text/width.js';
import { remembered } from '../text/remembered.js';

/** An amount in fen, null when none is stated; `readable` is false when there is text but no amount in it. */
export interface AmountReading {
  readonly fen: number | null;
  readonly readable: boolean;
}

const NOTHING: AmountReading = { fen: null, readable: true };

/** Builds the reader of amount cells: `￥280.00`, `1,280元`, `0.028万元`, `--`. */
export function amountReader({ amounts }: Vocabulary): (cell: Cell | undefined) => AmountReading {
  const none = new Set(amounts.none.map((word) => compact(word).toUpperCase()));
  const noise = [...amounts.noise].sort((left, right) => right.length - left.length);
  const units = Object.entries(amounts.units).sort(([left], [right]) => right.length - left.length);
  const readText = remembered((written): AmountReading => {
    let text = compact(written).toUpperCase();
    if (text === '' || none.has(text)) return { fen: null, readable: true };
    const unit = units.find(([word]) => text.endsWith(word));
    if (unit !== undefined) text = text.slice(0, -unit[0].length);
    for (const word of noise) text = text.replaceAll(word.toUpperCase(), '');
    text = text.replaceAll(',', '').replaceAll('，', '');
    if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/u.test(text)) return { fen: null, readable: false };
    return { fen: toFen(Number(text) * (unit?.[1] ?? 1)), readable: true };
  }, 10_000);
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return NOTHING;
    return typeof cell === 'number' ? { fen: toFen(cell), readable: true } : readText(cellText(cell));
  };
}

/** Yuan to whole fen; the double of 280.1 × 100 is not a whole number. */
function toFen(yuan: number): number {
  return Math.round(yuan * 100) || 0;
}
