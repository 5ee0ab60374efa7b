/** Seals 校验: a few characters by which a slip in a text that travels through other programs is noticed. Not a secret. */
import { createHash } from 'node:crypto';
import { compact } from './width.js';

/** Eight hex digits over the texts in order; blanks, width and case do not count, since spreadsheets change them. */
export function sealOf(texts: readonly string[]): string {
  return createHash('sha256').update(texts.map((text) => compact(text).toUpperCase()).join('\u001f')).digest('hex').slice(0, 8);
}

/** The hidden key of a row 对号: case, sheet, the seal of what the row prints, and a seal of these three. */
export function rowKey(caseNumber: string, sheet: string, printed: readonly string[]): string {
  const body = [caseNumber, sheet, sealOf(printed)];
  return [...body, sealOf(body).slice(0, 4)].join('/');
}

/** Reads a {@link rowKey}; null when it is none, or was damaged on its way. */
export function readRowKey(text: string): { readonly caseNumber: string; readonly sheet: string; readonly seal: string } | null {
  const [caseNumber = '', sheet = '', seal = '', check = '', ...more] = compact(text).split('/');
  if (more.length > 0 || check === '' || sealOf([caseNumber, sheet, seal]).slice(0, 4) !== check.toLowerCase()) return null;
  return { caseNumber, sheet, seal: seal.toLowerCase() };
}
