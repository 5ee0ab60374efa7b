/**
 * Roster rows packed to be handed from thread to thread 打包: copying them as objects costs more than reading them. What many rows
 * share (a place, an enrolment) is sent once and then by its number; of what is a row's own, only texts.
 */
import type { IdReading } from '../domain/identity-number.js';
import type { PersonName } from '../domain/person-name.js';
import type { RosterRecord } from '../domain/record.js';

/** Rows of one roster, data alone. Parts are unpacked in the order in which they were packed. */
export interface PackedRows {
  /** {@link SLOTS} numbers a row: −1 nothing, −2 and less a place among `own`, 0 and more a place among all shared things so far. */
  readonly slots: Int32Array;
  readonly own: readonly unknown[];
  /** Shared things that come for the first time. */
  readonly shared: readonly unknown[];
  /** The shared things told before are forgotten first. */
  readonly forgets: boolean;
}

/** What stands in the slots of a row, in this order. */
export const SLOT = { row: 0, part: 1, sex: 2, name: 3, id: 4, idRaw: 5, birthDate: 6, place: 7, household: 8, headName: 9, headId: 10, relation: 11, phone: 12, enrolments: 13, evidence: 14 } as const;
export const SLOTS = 15;
export const NOTHING = -1;
export const SEXES = [null, 'male', 'female'] as const;

/** More shared things than this are not kept in mind. */
const MOST_SHARED = 20_000;

/** Packs parts of one roster, one after the other. */
export function rowPacker(): (rows: readonly RosterRecord[]) => PackedRows {
  let numbers = new Map<unknown, number>();
  return (rows) => {
    const forgets = numbers.size > MOST_SHARED;
    if (forgets) numbers = new Map();
    const slots = new Int32Array(rows.length * SLOTS);
    const own: unknown[] = [];
    const shared: unknown[] = [];
    const ownSlot = (value: unknown): number => -1 - own.push(value);
    const sharedSlot = (value: unknown): number => {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      shared.push(value);
      numbers.set(value, numbers.size);
      return numbers.size - 1;
    };
    const text = (value: string): number => (value === '' ? NOTHING : ownSlot(value));
    let at = 0;
    for (const record of rows) {
      const { id } = record;
      slots[at + SLOT.row] = record.ref.row;
      slots[at + SLOT.part] = record.ref.part;
      slots[at + SLOT.sex] = SEXES.indexOf(record.sex);
      slots[at + SLOT.name] = ownSlot(nameOf(record.name));
      slots[at + SLOT.id] = id.kind === 'missing' ? NOTHING : ownSlot(idOf(id));
      slots[at + SLOT.idRaw] = id.kind !== 'missing' && id.text === record.idRaw ? NOTHING : ownSlot(record.idRaw);
      slots[at + SLOT.birthDate] = id.kind === 'valid' && id.birthDate === record.birthDate ? NOTHING : ownSlot(record.birthDate);
      slots[at + SLOT.place] = sharedSlot(record.place);
      slots[at + SLOT.household] = text(record.household);
      slots[at + SLOT.headName] = record.headName === null ? NOTHING : ownSlot(nameOf(record.headName));
      slots[at + SLOT.headId] = record.headId.kind === 'missing' ? NOTHING : ownSlot(idOf(record.headId));
      slots[at + SLOT.relation] = record.relation === '' ? NOTHING : sharedSlot(record.relation);
      slots[at + SLOT.phone] = text(record.phone);
      slots[at + SLOT.enrolments] = sharedSlot(record.enrolments);
      slots[at + SLOT.evidence] = record.evidence === null ? NOTHING : ownSlot(record.evidence);
      at += SLOTS;
    }
    return { slots, own, shared, forgets };
  };
}

/** A plain name is its text. */
function nameOf(name: PersonName): PersonName | string {
  const plain = name.raw === name.display && name.raw === name.folded && !name.transliterated && name.annotations.length === 0 && name.alternatives.length === 0;
  return plain ? name.raw : name;
}

/** A number that needed no repair is its text. */
function idOf(id: IdReading): IdReading | string {
  return id.kind === 'valid' && id.repairs.length === 0 && id.text === id.number ? id.number : id;
}
