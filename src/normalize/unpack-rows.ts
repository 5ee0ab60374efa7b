/** Unpacks roster rows that another thread has packed: the same records, sharing what they shared. Or leaves some of them out. */
import type { IsoDate } from '../domain/dates.js';
import type { IdReading, Sex } from '../domain/identity-number.js';
import type { RosterKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import type { EvidenceFacts, Enrolment, RosterRecord } from '../domain/record.js';
import type { Place } from '../domain/place.js';
import { MISSING, sexIn, validReading, type ValidReading } from './id-parts.js';
import { HAS, PART_SHIFT, SEX_BITS, SEXES, WIDTH, type PackedRows } from './pack-rows.js';
import { plainName } from './personal-name.js';
import { PlainRosterRow, type RowsSource } from './plain-roster-row.js';

/** Where the rows of a roster come from. */
export interface PackedSource {
  readonly file: string;
  readonly sheet: string;
  readonly kind: RosterKind;
}

/** Names beyond these are not shared by the rows that bear them. */
const MOST_NAMES = 200_000;

/** Unpacks the parts of one roster, in the order in which they were packed. */
export function rowUnpacker(source: PackedSource): (packed: PackedRows, take: (record: RosterRecord) => void) => void {
  const names = new Map<string, PersonName>();
  return partReader(source, (name) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const read = plainName(name);
    if (names.size < MOST_NAMES) names.set(name, read);
    return read;
  });
}

/** Takes rows out of the parts of one roster, in the order in which they were packed; those that are kept stay packed. */
export function packedFilter(source: PackedSource): (packed: PackedRows, keeps: (record: RosterRecord) => boolean) => PackedRows {
  const readPart = partReader(source, plainName);
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

function partReader({ file, sheet, kind }: PackedSource, plain: (name: string) => PersonName): (packed: PackedRows, take: TakeRow) => void {
  let things: unknown[] = [];
  const births = new Map<number, IsoDate>();
  const areas = new Map<number, string>();
  let latest = validReading('', '' as IsoDate, '');
  // A row is asked for its number several times, one row after the other.
  const readingOf = (number: string): ValidReading => (latest.number === number ? latest : (latest = validReading(number, birthOf(number, births), areaOf(number, areas))));
  const idOf = (id: IdReading | string): IdReading => (typeof id === 'string' ? readingOf(id) : id);
  const nameOf = (name: PersonName | string): PersonName => (typeof name === 'string' ? plain(name) : name);
  const rowsSource: RowsSource = { file, sheet, kind, readingOf };
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

/** The birth date in a right number; equal days share one text. */
function birthOf(number: string, births: Map<number, IsoDate>): IsoDate {
  const day = digitsOf(number, 6, 14);
  const known = births.get(day);
  if (known !== undefined) return known;
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}` as IsoDate;
  births.set(day, birth);
  return birth;
}

/** The area code of a right number; a county knows some hundreds of them. */
function areaOf(number: string, areas: Map<number, string>): string {
  const code = digitsOf(number, 0, 6);
  const known = areas.get(code);
  if (known !== undefined) return known;
  const area = number.slice(0, 6);
  areas.set(code, area);
  return area;
}

function digitsOf(number: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + number.charCodeAt(at) - 0x30;
  return value;
}
