/** Lines of CSV as bytes. A line is put together as if every field could stand as it is, and looked at then: nearly always that is so. */
import { csvField, isNumber, type CsvValue } from './csv-field.js';

/** As many bytes are gathered before they are handed on. */
const CHUNK = 1 << 18;
const [COMMA, CR, LF, SPACE] = [0x2C, 0x0D, 0x0A, 0x20];

/** The bytes of a table, line by line; a chunk holds until the next one is asked for. */
export function* csvChunks(columns: readonly string[], rows: Iterable<readonly CsvValue[]>): Generator<Buffer> {
  const lines = new CsvLines();
  lines.add(columns);
  for (const row of rows) {
    lines.add(row);
    if (lines.length >= CHUNK) yield lines.take();
  }
  yield lines.take();
}

class CsvLines {
  #bytes = Buffer.allocUnsafe(CHUNK * 2);
  #end = this.#bytes.write('\uFEFF');

  get length(): number {
    return this.#end;
  }

  add(values: readonly CsvValue[]): void {
    const start = this.#end;
    this.#addText(values.join(','));
    if (!isAsWritten(this.#bytes, start, this.#end, values)) {
      this.#end = start;
      this.#addText(values.map(csvField).join(','));
    }
    this.#bytes[this.#end++] = CR;
    this.#bytes[this.#end++] = LF;
  }

  /** What was added since; it is written over by what is added next. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#end);
    this.#end = 0;
    return taken;
  }

  #addText(text: string): void {
    const needed = this.#end + text.length * MOST_BYTES + 2; // and the end of the line
    if (needed > this.#bytes.length) {
      const wider = Buffer.allocUnsafe(needed * 2);
      this.#bytes.copy(wider, 0, 0, this.#end);
      this.#bytes = wider;
    }
    this.#end += this.#bytes.write(text, this.#end);
  }
}

/** Of one unit of UTF-16. */
const MOST_BYTES = 3;

/** Whether the bytes of a line are those of its fields as {@link csvField} has them, with commas between. False may be said of a line that is. */
function isAsWritten(bytes: Uint8Array, start: number, end: number, values: readonly CsvValue[]): boolean {
  let column = 0;
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && bytes[at] !== COMMA) {
      if (NEVER_PLAIN[bytes[at]!] === 1) return false;
      continue;
    }
    if (from < at) {
      if (NEVER_FIRST[bytes[from]!] === 1 || bytes[at - 1] === SPACE) return false;
      const value = values[column];
      if (typeof value === 'number' ? !Number.isFinite(value) : at - from >= FEWEST_DIGITS && isDigit(bytes[from]!) && isNumber(value ?? '')) return false;
    }
    column += 1;
    from = at + 1;
  }
  return column === values.length;
}

const FEWEST_DIGITS = 4;

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** 1 for bytes that may begin or be something to be left out, marked or quoted: control characters, quotes, and first bytes of what is not Han. */
const NEVER_PLAIN = Uint8Array.from({ length: 0x100 }, (_, byte) => (byte < SPACE || byte === 0x22 || byte === 0x7F || (byte >= 0xC0 && (byte < 0xE4 || byte > 0xED)) ? 1 : 0));
/** 1 for bytes with which no field begins: white space, and what a spreadsheet would run. */
const NEVER_FIRST = Uint8Array.from({ length: 0x100 }, (_, byte) => (' =+-@'.includes(String.fromCharCode(byte)) ? 1 : 0));
