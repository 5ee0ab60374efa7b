/**
 * A row that says of its person no more than most do 简明行: a sound number, to the letter, which brings birth date and sex. Such rows are
 * nearly all that is held of the lists, hundreds of thousands at a prefecture: what follows from others is worked out whenever it is asked for.
 */
import type { IsoDate } from '../domain/dates.js';
import { sexIn, type Sex } from '../domain/identity-number.js';
import type { SourceKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import type { Place } from '../domain/place.js';
import type { PersonFacts } from '../domain/record.js';
import type { RecordRef } from '../domain/source-ref.js';
import { remembered } from '../text/remembered.js';
import { segment } from '../text/segment.js';
import { validReading, type ValidReading } from './id-parts.js';

/** What the rows of one list have in common. */
export interface RowsSource<K extends SourceKind> {
  readonly file: string;
  readonly sheet: string;
  readonly kind: K;
  /** Reads a number that is known to be sound. */
  readonly readingOf: (number: string) => ValidReading;
}

/** What such a row has of its own. */
export interface PlainFacts extends Pick<PersonFacts, 'name' | 'place' | 'phone'> {
  readonly number: string;
}

export abstract class PlainRow<K extends SourceKind> {
  name: PersonName;
  idRaw: string;
  readonly place: Place;
  phone: string;
  readonly #row: number;
  readonly #source: RowsSource<K>;

  /** @param row its number in the sheet; it is the first person of the row */
  constructor(source: RowsSource<K>, row: number, { name, number, place, phone }: PlainFacts) {
    this.name = name;
    this.idRaw = number;
    this.place = place;
    this.phone = phone;
    this.#row = row;
    this.#source = source;
  }

  /** Lets go of what stands in the facts to the letter, and holds theirs. */
  shareWith({ name, id, phone }: PersonFacts): void {
    if (isSameName(name, this.name)) this.name = name;
    if (id.kind === 'valid' && id.number === this.idRaw) this.idRaw = id.number;
    if (phone === this.phone) this.phone = phone;
  }

  get ref(): RecordRef {
    const { file, sheet } = this.#source;
    return { file, sheet, row: this.#row, part: 1 };
  }

  get kind(): K {
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
}

/** For rows that are kept beside the person they may be: what both say to the letter is held once. */
export function shareTexts(row: PersonFacts, facts: PersonFacts): void {
  if (row instanceof PlainRow) row.shareWith(facts);
}

function isSameName(a: PersonName, b: PersonName): boolean {
  return a.folded === b.folded && a.raw === b.raw && a.display === b.display && a.transliterated === b.transliterated
    && a.annotations.length + a.alternatives.length + b.annotations.length + b.alternatives.length === 0;
}

/** Whether the row has nothing of its own in number, birth date and sex; it may say more besides. */
export function isPlain({ ref, id, idRaw, birthDate, sex }: PersonFacts): boolean {
  return id.kind === 'valid' && id.repairs.length === 0 && id.text === id.number && idRaw === id.number && birthDate === id.birthDate && sex === id.sex && ref.part === 1;
}

/** Reads numbers that are known to be sound. A row is asked for its number several times, one row after the other: the latest is kept. */
export function soundReader(): (number: string) => ValidReading {
  let latest = validReading('', '' as IsoDate, '');
  return (number) => (latest.number === number ? latest : (latest = validReading(number, birthOn(segment(number, 6, 14)), areaOf(segment(number, 0, 6)))));
}

/** Days and areas by what stands in a sound number: rows of all lists share their texts. */
const birthOn = remembered((day: number): IsoDate => {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as IsoDate;
});
const areaOf = remembered((code: number): string => String(code).padStart(6, '0'));
