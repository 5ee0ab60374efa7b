/** Unpacks roster rows that another thread has packed: the same records, sharing what they shared. */
import type { IsoDate } from '../domain/dates.js';
import type { IdReading, Sex } from '../domain/identity-number.js';
import type { RosterKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import type { EvidenceFacts, Enrolment, RosterRecord } from '../domain/record.js';
import type { Place } from '../domain/place.js';
import { MISSING, validReading } from './id-parts.js';
import { NOTHING, SEXES, SLOT, SLOTS, type PackedRows } from './pack-rows.js';
import { plainName } from './personal-name.js';

/** Where the rows of a roster come from. */
export interface PackedSource {
  readonly file: string;
  readonly sheet: string;
  readonly kind: RosterKind;
}

/** Unpacks the parts of one roster, in the order in which they were packed. */
export function rowUnpacker({ file, sheet, kind }: PackedSource): (packed: PackedRows, take: (record: RosterRecord) => void) => void {
  let things: unknown[] = [];
  const births = new Map<number, IsoDate>();
  const idOf = (id: IdReading | string): IdReading => (typeof id === 'string' ? validReading(id, birthOf(id, births)) : id);
  return ({ slots, own, shared, forgets }, take) => {
    if (forgets) things = [];
    for (const thing of shared) things.push(thing);
    for (let at = 0; at < slots.length; at += SLOTS) {
      const slot = (which: number): number => slots[at + which] as number;
      const ownAt = (which: number): unknown => own[-2 - slot(which)];
      const has = (which: number): boolean => slot(which) !== NOTHING;
      const id = has(SLOT.id) ? idOf(ownAt(SLOT.id) as IdReading | string) : MISSING;
      take({
        ref: { file, sheet, row: slot(SLOT.row), part: slot(SLOT.part) },
        name: nameOf(ownAt(SLOT.name) as PersonName | string),
        id,
        idRaw: has(SLOT.idRaw) ? (ownAt(SLOT.idRaw) as string) : textOf(id),
        birthDate: has(SLOT.birthDate) ? (ownAt(SLOT.birthDate) as IsoDate | null) : birthIn(id),
        sex: SEXES[slot(SLOT.sex)] as Sex | null,
        place: things[slot(SLOT.place)] as Place,
        household: has(SLOT.household) ? (ownAt(SLOT.household) as string) : '',
        headName: has(SLOT.headName) ? nameOf(ownAt(SLOT.headName) as PersonName | string) : null,
        headId: has(SLOT.headId) ? idOf(ownAt(SLOT.headId) as IdReading | string) : MISSING,
        relation: has(SLOT.relation) ? (things[slot(SLOT.relation)] as string) : '',
        phone: has(SLOT.phone) ? (ownAt(SLOT.phone) as string) : '',
        kind,
        enrolments: things[slot(SLOT.enrolments)] as readonly Enrolment[],
        evidence: has(SLOT.evidence) ? (ownAt(SLOT.evidence) as EvidenceFacts) : null,
      });
    }
  };
}

function nameOf(name: PersonName | string): PersonName {
  return typeof name === 'string' ? plainName(name) : name;
}

function textOf(id: IdReading): string {
  return id.kind === 'missing' ? '' : id.text;
}

function birthIn(id: IdReading): IsoDate | null {
  return id.kind === 'valid' ? id.birthDate : null;
}

/** The birth date in a right number; equal days share one text. */
function birthOf(number: string, births: Map<number, IsoDate>): IsoDate {
  let day = 0;
  for (let at = 6; at < 14; at += 1) day = day * 10 + number.charCodeAt(at) - 0x30;
  const known = births.get(day);
  if (known !== undefined) return known;
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}` as IsoDate;
  births.set(day, birth);
  return birth;
}
