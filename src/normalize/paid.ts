/** What was paid for a person: his own contribution, or what was paid for him. */
import { cellText } from '../domain/cell.js';
import type { RawRecord } from '../domain/record.js';
import type { Complaints } from './complaints.js';
import type { Readers } from './vocabulary-readers.js';

/**
 * The amount of a row in fen: the personal contribution, or the subsidy where the person himself pays nothing (全额资助).
 * Null when neither is stated.
 */
export function readPaid(raw: RawRecord, readers: Readers, complaints: Complaints): number | null {
  const own = readers.amount(raw.cells.amount);
  if (!own.readable) complaints.cell('normalize/amount-unreadable', raw, 'amount', { text: cellText(raw.cells.amount) });
  if (own.fen !== null && own.fen !== 0) return own.fen;
  return readers.amount(raw.cells.subsidyAmount).fen ?? own.fen;
}
