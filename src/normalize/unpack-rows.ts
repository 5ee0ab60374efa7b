/** Unpacks roster rows that another thread has packed: the same records, sharing what they shared. Or leaves some of them out. */
import type { IsoDate } from '../domain/dates.js';
import { sexIn, type IdReading, type Sex } from '../domain/identity-number.js';
import type { RosterKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import type { EvidenceFacts, Enrolment, RosterRecord } from '../domain/record.js';
import type { Place } from '../domain/place.js';
import { MISSING } from './id-parts.js';
import { HAS, PART_SHIFT, SEX_BITS, SEXES, WIDTH, type PackedRows } from './pack-rows.js';
import { plainName } from './personal-name.js';
import { PlainRosterRow } from './plain-roster-row.js';
import { soundReader, type RowsSource } from './plain-row.js';

/** Where the rows of a roster come from. */
export interface PackedSource {
  readonly file: string;
  readonly sheet: string;
  readonly kind: RosterKind;
}

/** Takes rows out of the parts of one roster, in the order in which they were packed; those that are kept stay packed. */
export function packedFilter(source: PackedSource): (packed: PackedRows, keeps: (record: RosterRecord) => boolean) => PackedRows {
  const readPart = rowUnpacker(source);
  return (packed, keeps) => {
    const rows = new Int32Array(packed.rows.length);
    const own: unknown[] = [];
    let end = 0;
    readPart(packed, (record, at, first, last) => {
      if (!keeps(record)) return;
      for (let offset = 0; offset < WIDTH; offset += 1) rows[end + offset] = packed.rows[at + offset] as number;
      end += WIDTH;
      for (let value = first; value < last; value += 1) own.push(packed.own[value]);
    });
    return { ...packed, rows: rows.slice(0, end), own };
  };
}

/** All that a plain row has of its own, which stands in its part alone; see {@link PlainRosterRow}. */
const PLAIN = SEX_BITS | HAS.id | HAS.phone | HAS.evidence;
const FIRST_PART = 1 << PART_SHIFT;

/** Gives each row of a part as a record, where it stands among the numbers, and from where to where in what rows have of their own. */
type TakeRow = (record: RosterRecord, at: number, first: number, last: number) => void;

/** Unpacks the parts of one roster, in the order in which they were packed. A plain name is read anew for each row, for few of them are kept. */
export function rowUnpacker({ file, sheet, kind }: PackedSource): (packed: PackedRows, take: TakeRow) => void {
  let things: unknown[] = [];
  const readingOf = soundReader();
  const idOf = (id: IdReading | string): IdReading => (typeof id === 'string' ? readingOf(id) : id);
  const nameOf = (name: PersonName | string): PersonName => (typeof name === 'string' ? plainName(name) : name);
  const rowsSource: RowsSource<RosterKind> = { file, sheet, kind, readingOf };
  return ({ rows, own, shared, forgets }, take) => {
    if (forgets) things = [];
    for (const thing of shared) things.push(thing);
    let cursor = 0;
    for (let at = 0; at < rows.length; at += WIDTH) {
      const first = cursor;
      const has = rows[at + 1] as number;
      const next = <T>(which: number, otherwise: T): T => ((has & which) === 0 ? otherwise : (own[cursor++] as T));
      const name = nameOf(own[cursor++] as PersonName | string);
      const written = next<IdReading | string>(HAS.id, MISSING);
      const sex = SEXES[has & SEX_BITS] as Sex | null;
      const place = things[rows[at + 2] as number] as Place;
      const enrolments = things[rows[at + 3] as number] as readonly Enrolment[];
      if (typeof written === 'string' && (has & ~PLAIN) === FIRST_PART && sex === sexIn(written)) {
        const phone = next(HAS.phone, '');
        const evidence = next<EvidenceFacts | null>(HAS.evidence, null);
        take(new PlainRosterRow(rowsSource, rows[at] as number, { name, number: written, place, phone, enrolments, evidence }), at, first, cursor);
        continue;
      }
      const id = idOf(written);
      const record: RosterRecord = {
        ref: { file, sheet, row: rows[at] as number, part: has >> PART_SHIFT },
        name,
        id,
        idRaw: next(HAS.idRaw, textOf(id)),
        birthDate: next(HAS.birthDate, birthIn(id)),
        sex,
        place,
        household: next(HAS.household, ''),
        headName: (has & HAS.headName) === 0 ? null : nameOf(own[cursor++] as PersonName | string),
        headId: idOf(next<IdReading | string>(HAS.headId, MISSING)),
        relation: next(HAS.relation, ''),
        phone: next(HAS.phone, ''),
        kind,
        enrolments,
        evidence: next<EvidenceFacts | null>(HAS.evidence, null),
      };
      take(record, at, first, cursor);
    }
  };
}

function textOf(id: IdReading): string {
  return id.kind === 'missing' ? '' : id.text;
}

function birthIn(id: IdReading): IsoDate | null {
  return id.kind === 'valid' ? id.birthDate : null;
}
