/**
 * Looks over the record structure of a BIFF workbook before it is read. The format has no checksums, and a stream that
 * ends early would otherwise give a sheet that merely lacks its last rows.
 */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';

const BOF_TYPES = new Set([0x0809, 0x0409, 0x0209, 0x0009]);
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const PART = 'Workbook';

/** Records of one cell with a value: LABELSST, NUMBER, RK, LABEL, RSTRING, BOOLERR, FORMULA; MULRK holds several. */
const CELLS = new Set([0x00fd, 0x0203, 0x027e, 0x0204, 0x00d6, 0x0205, 0x0006]);
const MANY_NUMBERS = 0x00bd;
/** Kind of a sub-stream with rows, as its BOF names it. */
const WORKSHEET = 0x0010;

/**
 * The number of cells with a value in all worksheets, so that whoever reads them can see that none was passed over.
 *
 * @throws UnreadableFile when the stream is protected by a password, or when a sub-stream begins and never ends.
 */
export function checkBiff(stream: Uint8Array): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const kinds: number[] = [];
  let cells = 0;
  let depth = 0;
  let ended = 0;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = view.getUint16(at, true);
    const next = at + 4 + view.getUint16(at + 2, true);
    // After the last sub-stream only filling up to the sector follows.
    if (depth === 0 && !BOF_TYPES.has(type)) break;
    if (next > stream.length) throw new UnreadableFile('io/truncated', { part: PART });
    if (type === FILE_PASS) throw new UnreadableFile('io/encrypted', {});
    if (BOF_TYPES.has(type)) {
      depth += 1;
      kinds.push(next - at >= 8 ? view.getUint16(at + 6, true) : 0);
    } else if (type === EOF) {
      depth -= 1;
      kinds.pop();
      ended += 1;
    }
    else if (kinds.at(-1) === WORKSHEET) cells += CELLS.has(type) ? 1 : type === MANY_NUMBERS ? Math.max(0, Math.floor((next - at - 10) / 6)) : 0;
    at = next;
  }
  if (depth !== 0 || ended === 0) throw new UnreadableFile('io/truncated', { part: PART });
  return cells;
}
