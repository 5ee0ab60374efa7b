/** Nearly everybody stands on one row of the lists: all that is said of him is read there, and a person takes a quarter of the memory. */
import type { IsoDate } from '../../domain/dates.js';
import type { IdNumber, IdReading, Sex } from '../../domain/identity-number.js';
import { TARGET_KINDS, type TargetKind } from '../../domain/kinds.js';
import type { Person } from '../../domain/person.js';
import type { PersonName } from '../../domain/person-name.js';
import type { Place } from '../../domain/place.js';
import type { TargetRecord } from '../../domain/record.js';

/** A person who has yet to be given a number; until then it is empty. */
export interface Draft extends Omit<Person, 'id'> {
  id: string;
}

export class PersonOfOneRow implements Draft {
  id = '';
  readonly #row: TargetRecord;

  constructor(row: TargetRecord) {
    this.#row = row;
  }

  /** Made anew at every reading. */
  get rows(): readonly TargetRecord[] {
    return [this.#row];
  }

  get name(): PersonName {
    return this.#row.name;
  }

  get idNumber(): IdNumber | null {
    const { id } = this.#row;
    return id.kind === 'valid' ? id.number : null;
  }

  get idText(): string {
    return numberText(this.#row.id);
  }

  get birthDate(): IsoDate | null {
    const { id, birthDate } = this.#row;
    return id.kind === 'valid' ? id.birthDate : birthDate;
  }

  get sex(): Sex | null {
    const { id, sex } = this.#row;
    return id.kind === 'valid' ? id.sex : sex;
  }

  get place(): Place {
    return this.#row.place;
  }

  get household(): string {
    return this.#row.household;
  }

  get kinds(): readonly TargetKind[] {
    return ALONE[this.#row.kind];
  }
}

/** One list for all who stand on one list only. */
const ALONE = Object.fromEntries(TARGET_KINDS.map((kind) => [kind, [kind]])) as unknown as Readonly<Record<TargetKind, readonly TargetKind[]>>;

/** The number as it is printed; empty where there is none. */
export function numberText(id: IdReading): string {
  return id.kind === 'missing' ? '' : id.kind === 'valid' ? id.number : id.text;
}
