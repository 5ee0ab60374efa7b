/** Builders for the samples of the gallery: made-up numbers, CSV as it stands, and the smallest xlsx, xls and archives. */
import { CFB } from 'xlsx';
import { makeXlsx, type SheetXml, type XlsxOptions } from '../support/make-xlsx.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up number: unassigned division 990101, a birth date `YYYYMMDD`, sequence `n` (odd for a man), valid check character. */
export function id(n: number, birth = '19660203'): string {
  const body = `990101${birth}${String(n).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** The same number with a check character that does not fit. */
export function wrongCheck(number: string): string {
  return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
}

/** Lines of CSV. */
export function csv(...lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n`;
}

/** `<row>` elements of text cells; `null` leaves a cell out, `#N/A` becomes an error cell. */
export function rowsXml(rows: readonly (readonly (string | null)[])[], hidden: readonly number[] = []): string {
  return rows.map((row, index) => {
    const cells = row.map((text, column) => (text === null ? '' : cellXml(`${String.fromCharCode(65 + column)}${index + 1}`, text)));
    return `<row r="${index + 1}"${hidden.includes(index + 1) ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  }).join('');
}

function cellXml(at: string, text: string): string {
  return text.startsWith('#') ? `<c r="${at}" t="e"><v>${text}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A workbook of one sheet, or of several. */
export function xlsx(rows: readonly (readonly (string | null)[])[], { hidden, sheets = [], ...rest }: { hidden?: readonly number[]; sheets?: readonly SheetXml[] } & Omit<Partial<XlsxOptions>, 'sheets'> = {}): Buffer {
  return makeXlsx({ ...rest, sheets: [{ rows: rowsXml(rows, hidden) }, ...sheets] });
}

/** What Excel writes when a workbook has a password: a container without a readable workbook. */
export function passwordProtected(): Buffer {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64, 1));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4096, 7));
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

/** The bytes with one bit turned over. */
export function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}
