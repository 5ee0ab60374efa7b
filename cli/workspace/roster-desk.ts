/** One roster in a thread that reads it: its rows wait, packed, until the people are known; then those that concern nobody end here. */
import { deserialize, serialize } from 'node:v8';
import { packedFilter, rowPacker, siftRows, type PackedRows, type RosterRecord, type SharedIndex, type SiftedRoster } from '../../src/reading.js';
import type { RosterOrder } from './roster-messages.js';

/** Rows that are packed together while they wait. */
const WAITING = 8000;
/** Kept rows, and rows read, after which a part is sent. */
const KEPT = 1000;
const READ = 20_000;

/** Where the parts go. */
export interface DeskExits {
  send(kept: PackedRows, read: number): void;
  /** More bytes wait than before. Returns when there is room for more; the people may have become known meanwhile. */
  held(bytes: number): void;
}

export interface RosterDesk {
  readonly order: RosterOrder;
  see(record: RosterRecord): void;
  /** The people are known: sifts what waited, and all that comes. */
  open(index: SharedIndex): void;
  /** After the last row. Before the people are known this only notes the counts. */
  end(counts: SiftedRoster['counts']): void;
  /** What came of the roster once it is opened and has ended; else null. */
  outcome(): SiftedRoster | null;
}

export function rosterDesk(order: RosterOrder, exits: DeskExits): RosterDesk {
  const source = { file: order.file, sheet: order.reading.sheetName, kind: order.reading.source as RosterRecord['kind'] };
  const packer = rowPacker();
  const stock: Uint8Array[] = [];
  let sift: ReturnType<typeof siftRows> | null = null;
  let counts: SiftedRoster['counts'] | null = null;
  let read = 0;
  const send = (): void => {
    exits.send(packer.take(), read);
    read = 0;
  };
  const sifted = (record: RosterRecord): void => {
    if (sift?.keeps(record) === true) packer.add(record);
    read += 1;
    if (packer.size >= KEPT || read >= READ) send();
  };
  return {
    order,
    see(record) {
      if (sift !== null) return sifted(record);
      packer.add(record);
      if (packer.size < WAITING) return;
      const bytes = serialize(packer.take());
      stock.push(bytes);
      exits.held(bytes.length);
    },
    open(index) {
      const { keeps } = (sift = siftRows(index));
      const filter = packedFilter(source);
      const rows = packer.size;
      const last = packer.take();
      for (let bytes = stock.shift(); bytes !== undefined; bytes = stock.shift()) {
        exits.send(filter(deserialize(bytes) as PackedRows, keeps), WAITING);
        exits.held(-bytes.length);
      }
      exits.send(filter(last, keeps), rows);
    },
    end: (found) => { counts = found; },
    outcome() {
      if (sift === null || counts === null) return null;
      send();
      return { counts, passed: sift.passed() };
    },
  };
}
