/**
 * A roster row that says no more than most do 简明行: a sound number, to the letter, which brings birth date and sex; no household, no head.
 * Whoever shares a name with people of the lists is kept until all rosters are read, a million rows at a prefecture: what follows
 * from others is worked out whenever it is asked for, and a row takes half of the memory (171 instead of 363 bytes, its number and telephone included).
 */
import type { IsoDate } from '../domain/dates.js';
import type { IdReading, Sex } from '../domain/identity-number.js';
import type { RosterKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import type { Place } from '../domain/place.js';
import type { Enrolment, EvidenceFacts, RosterRecord } from '../domain/record.js';
import type { RecordRef } from '../domain/source-ref.js';
import { MISSING, sexIn, type ValidReading } from './id-parts.js';

/** What the rows of one list have in common. */
export interface RowsSource {
  readonly file: string;
  readonly sheet: string;
  readonly kind: RosterKind;
  /** Reads a number that is known to be sound. */
  readonly readingOf: (number: string) => ValidReading;
}

export class PlainRosterRow implements RosterRecord {
  readonly name: PersonName;
  readonly idRaw: string;
  readonly place: Place;
  readonly phone: string;
  readonly enrolments: readonly Enrolment[];
  readonly evidence: EvidenceFacts | null;
  readonly #row: number;
  readonly #source: RowsSource;

  /** @param row its number in the sheet; it is the first person of the row */
  constructor(source: RowsSource, row: number, { name, number, place, phone, enrolments, evidence }: Pick<RosterRecord, 'name' | 'place' | 'phone' | 'enrolments' | 'evidence'> & { readonly number: string }) {
    this.name = name;
    this.idRaw = number;
    this.place = place;
    this.phone = phone;
    this.enrolments = enrolments;
    this.evidence = evidence;
    this.#row = row;
    this.#source = source;
  }

  get ref(): RecordRef {
    const { file, sheet } = this.#source;
    return { file, sheet, row: this.#row, part: 1 };
  }

  get kind(): RosterKind {
    return this.#source.kind;
  }

  get id(): ValidReading {
    return this.#source.readingOf(this.idRaw);
  }

  get birthDate(): IsoDate {
    return this.id.birthDate;
  }

  get sex(): Sex {
    return sexIn(this.idRaw);
  }

  get household(): string {
    return '';
  }

  get headName(): PersonName | null {
    return null;
  }

  get headId(): IdReading {
    return MISSING;
  }

  get relation(): string {
    return '';
  }
}
