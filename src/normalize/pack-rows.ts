/**
 * Roster rows packed to be handed from thread to thread 打包: copying them as objects costs more than reading them. What many rows
 * share (a place, an enrolment) is sent once and then by its number; of what is a row's own, only texts, one behind the other.
 */
import type { IdReading } from '../domain/identity-number.js';
import type { PersonName } from '../domain/person-name.js';
import type { RosterRecord } from '../domain/record.js';

/** Rows of one roster, data alone. Parts are unpacked in the order in which they were packed. */
export interface PackedRows {
  /** {@link WIDTH} numbers a row: its row, its part and what it {@link HAS}, its place and its enrolments among all shared things so far. */
  readonly rows: Int32Array;
  /** The names of the rows, and what each row has beside, in the order of {@link HAS}. */
  readonly own: readonly unknown[];
  /** Shared things that come for the first time. */
  readonly shared: readonly unknown[];
  /** The shared things told before are forgotten first. */
  readonly forgets: boolean;
}

export const WIDTH = 4;
/** The part of a row stands above these bits. */
export const PART_SHIFT = 16;
export const SEXES = [null, 'male', 'female'] as const;
export const SEX_BITS = 3;
/** What a row has of its own. Texts that follow from its number (the number as written, the birth date) are left out. */
export const HAS = { id: 4, idRaw: 8, birthDate: 16, household: 32, headName: 64, headId: 128, relation: 256, phone: 512, evidence: 1024 } as const;

/** More shared things than this are not kept in mind. */
const MOST_SHARED = 20_000;

/** Packs the rows of one roster, part after part; a row that was added need not be held any more. */
export interface RowPacker {
  /** Rows added since the last part. */
  readonly size: number;
  add(record: RosterRecord): void;
  /** The rows added since the last part, as the next part. */
  take(): PackedRows;
}

export function rowPacker(): RowPacker {
  let numbers = new Map<unknown, number>();
  let forgets = false;
  let size = 0;
  let rows = new Int32Array(1024 * WIDTH);
  let own: unknown[] = [];
  let shared: unknown[] = [];
  let has = 0;
  const say = (which: number, value: unknown): void => {
    has |= which;
    own.push(value);
  };
  const numberOf = (thing: unknown): number => {
    const known = numbers.get(thing);
    if (known !== undefined) return known;
    shared.push(thing);
    numbers.set(thing, numbers.size);
    return numbers.size - 1;
  };
  return {
    get size() { return size; },
    add(record) {
      const { id, ref } = record;
      has = SEXES.indexOf(record.sex);
      own.push(nameOf(record.name));
      if (id.kind !== 'missing') say(HAS.id, idOf(id));
      if (id.kind === 'missing' || id.text !== record.idRaw) say(HAS.idRaw, record.idRaw);
      if (id.kind !== 'valid' || id.birthDate !== record.birthDate) say(HAS.birthDate, record.birthDate);
      if (record.household !== '') say(HAS.household, record.household);
      if (record.headName !== null) say(HAS.headName, nameOf(record.headName));
      if (record.headId.kind !== 'missing') say(HAS.headId, idOf(record.headId));
      if (record.relation !== '') say(HAS.relation, record.relation);
      if (record.phone !== '') say(HAS.phone, record.phone);
      if (record.evidence !== null) say(HAS.evidence, record.evidence);
      const at = size * WIDTH;
      if (at === rows.length) {
        const wider = new Int32Array(rows.length * 2);
        wider.set(rows);
        rows = wider;
      }
      rows[at] = ref.row;
      rows[at + 1] = (ref.part << PART_SHIFT) | has;
      rows[at + 2] = numberOf(record.place);
      rows[at + 3] = numberOf(record.enrolments);
      size += 1;
    },
    take() {
      const part: PackedRows = { rows: rows.slice(0, size * WIDTH), own, shared, forgets };
      forgets = numbers.size > MOST_SHARED;
      if (forgets) numbers = new Map();
      size = 0;
      own = [];
      shared = [];
      return part;
    },
  };
}

/** A plain name is its text. */
function nameOf(name: PersonName): PersonName | string {
  const plain = name.raw === name.display && name.raw === name.folded && !name.transliterated && name.annotations.length === 0 && name.alternatives.length === 0 && name.childOf === undefined;
  return plain ? name.raw : name;
}

/** A number that needed no repair is its text. */
function idOf(id: IdReading): IdReading | string {
  return id.kind === 'valid' && id.repairs.length === 0 && id.text === id.number ? id.number : id;
}
