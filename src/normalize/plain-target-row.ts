/** A plain row of a target list, with household and head; what the list says of the identity is shared by the rows that say the same. */
import type { PartialDate } from '../domain/dates.js';
import type { IdReading } from '../domain/identity-number.js';
import type { TargetKind } from '../domain/kinds.js';
import type { PersonName } from '../domain/person-name.js';
import type { Disability, IdentityEntry, PovertyStatus, TargetRecord } from '../domain/record.js';
import { PlainRow, type PlainFacts, type RowsSource } from './plain-row.js';

export class PlainTargetRow extends PlainRow<TargetKind> implements TargetRecord {
  readonly household: string;
  readonly headName: PersonName | null;
  readonly headId: IdReading;
  readonly relation: string;
  readonly #entry: IdentityEntry;

  /** See {@link PlainRow}. */
  constructor(source: RowsSource<TargetKind>, row: number, facts: PlainFacts & Pick<TargetRecord, 'household' | 'headName' | 'headId' | 'relation'>, entry: IdentityEntry) {
    super(source, row, facts);
    this.household = facts.household;
    this.headName = facts.headName;
    this.headId = facts.headId;
    this.relation = facts.relation;
    this.#entry = entry;
  }

  get povertyStatus(): PovertyStatus {
    return this.#entry.povertyStatus;
  }

  get leftPovertyYear(): number | null | undefined {
    return this.#entry.leftPovertyYear;
  }

  get identityText(): string {
    return this.#entry.identityText;
  }

  get disability(): Disability | null {
    return this.#entry.disability;
  }

  get startDate(): PartialDate | null {
    return this.#entry.startDate;
  }

  get endDate(): PartialDate | null {
    return this.#entry.endDate;
  }

  get cancelled(): boolean {
    return this.#entry.cancelled;
  }

  get relativeOnly(): true | undefined {
    return this.#entry.relativeOnly;
  }

  get claimsInsured(): boolean | null {
    return this.#entry.claimsInsured;
  }

  get remarks(): IdentityEntry['remarks'] {
    return this.#entry.remarks;
  }

  toJSON(): TargetRecord {
    const { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone, kind, povertyStatus, leftPovertyYear, identityText, disability, startDate, endDate, cancelled, relativeOnly, claimsInsured, remarks } = this;
    return { ref, name, id, idRaw, birthDate, sex, place, household, headName, headId, relation, phone, kind, povertyStatus, leftPovertyYear, identityText, disability, startDate, endDate, cancelled, relativeOnly, claimsInsured, remarks };
  }
}

/** More different entries than this are not kept in mind. */
const MOST_ENTRIES = 20_000;

/** Gives the one of the entries so far that says the same; those with a certificate or with remarks are their row's own. */
export function sharedEntries(): (entry: IdentityEntry) => IdentityEntry {
  const known = new Map<string, IdentityEntry>();
  return (entry) => {
    if (entry.disability !== null || entry.remarks.length > 0) return entry;
    const { povertyStatus, leftPovertyYear, identityText, startDate, endDate, cancelled, relativeOnly, claimsInsured } = entry;
    const key = [povertyStatus, String(leftPovertyYear), identityText, keyOf(startDate), keyOf(endDate), cancelled, String(relativeOnly), String(claimsInsured)].join('\u001f');
    const same = known.get(key);
    if (same !== undefined) return same;
    if (known.size < MOST_ENTRIES) known.set(key, entry);
    return entry;
  };
}

function keyOf(date: PartialDate | null): string {
  return date === null ? '' : `${date.precision} ${date.value}`;
}
