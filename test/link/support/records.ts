/** Made-up rows for tests of linking: the unassigned division code 990101, check characters computed. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { IsoDate } from '../../../src/domain/dates.js';
import type { IdNumber, IdReading, Sex } from '../../../src/domain/identity-number.js';
import type { RosterKind, TargetKind } from '../../../src/domain/kinds.js';
import type { LinkRules } from '../../../src/domain/link-rules.js';
import type { PersonName } from '../../../src/domain/person-name.js';
import type { Place } from '../../../src/domain/place.js';
import type { PersonFacts, RosterRecord, TargetRecord } from '../../../src/domain/record.js';
import { checkCharacter } from '../../../src/text/id-check.js';

export const RULES = parse(readFileSync(new URL('../../../schemas/rules/link.yaml', import.meta.url), 'utf8')) as LinkRules;

/** A sound number of the unassigned code 990101: `number('19520304', 12)`. */
export function number(birth: string, sequence: number, area = '990101'): string {
  const first = `${area}${birth}${String(sequence).padStart(3, '0')}`;
  return first + checkCharacter(first);
}

export function name(text: string, more: Partial<PersonName> = {}): PersonName {
  const folded = text.replace(/[·\s]/gu, '');
  return { raw: text, display: text, folded, transliterated: text.includes('·') || [...folded].length > 4, annotations: [], alternatives: [], ...more };
}

/** A reading as normalize would give it: sound numbers are valid, `*` is masked, 15 digits and `…` damaged, '' missing. */
export function reading(text: string): IdReading {
  if (text === '') return { kind: 'missing' };
  if (text.includes('*')) return { kind: 'masked', text };
  if (text.endsWith('…')) return { kind: 'damaged', text: `${text.slice(0, -1)}000`, prefix: text.slice(0, -1), cause: 'numeric-cell' };
  if (/^[A-Z]/u.test(text)) return { kind: 'document', text, repairs: [] };
  if (text === '无' || /^(\d)\1+$/u.test(text)) return { kind: 'placeholder', text };
  if (/^\d{17}[\dX]$/u.test(text) && checkCharacter(text) === text[17]) {
    return { kind: 'valid', number: text as IdNumber, text, repairs: [], area: text.slice(0, 6), birthDate: birthOf(text), sex: sexOf(text) };
  }
  return { kind: 'malformed', text, repairs: [], faults: ['check-digit'] };
}

const birthOf = (text: string): IsoDate => `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}` as IsoDate;
const sexOf = (text: string): Sex => (Number(text[16]) % 2 === 1 ? 'male' : 'female');

export function place(town = '', village = ''): Place {
  return { county: '', town, village, group: '', address: '', townKey: town.replace(/[镇乡]$/u, ''), villageKey: village.replace(/村$/u, '') };
}

/** What a test says of a row; everything else is empty. */
export interface Row {
  readonly name: string | PersonName;
  readonly id?: string;
  readonly birth?: string;
  readonly sex?: Sex;
  readonly town?: string;
  readonly village?: string;
  readonly household?: string;
  readonly head?: string;
  readonly headId?: string;
  readonly phone?: string;
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
}

let rows = 0;

function facts(row: Row): PersonFacts {
  const id = reading(row.id ?? '');
  rows += 1;
  return {
    ref: { file: row.file ?? 'list.xlsx', sheet: row.sheet ?? 'Sheet1', row: row.row ?? rows, part: 1 },
    name: typeof row.name === 'string' ? name(row.name) : row.name,
    id,
    idRaw: row.id ?? '',
    birthDate: (row.birth as IsoDate | undefined) ?? (id.kind === 'valid' ? id.birthDate : null),
    sex: row.sex ?? (id.kind === 'valid' ? id.sex : null),
    place: place(row.town, row.village),
    household: row.household ?? '',
    headName: row.head === undefined ? null : name(row.head),
    headId: reading(row.headId ?? ''),
    relation: '',
    phone: row.phone ?? '',
  };
}

export function target(row: Row & { readonly kind?: TargetKind }): TargetRecord {
  return {
    ...facts(row), kind: row.kind ?? 'poor-registry', povertyStatus: 'unknown', identityText: '', disability: null,
    startDate: null, endDate: null, cancelled: false, claimsInsured: null, remarks: [],
  };
}

export function roster(row: Row & { readonly kind?: RosterKind; readonly years?: readonly number[]; readonly status?: RosterRecord['enrolments'][number]['status'] }): RosterRecord {
  return {
    ...facts({ file: 'roster.xlsx', ...row }), kind: row.kind ?? 'resident', evidence: null,
    enrolments: [{ scheme: 'resident', student: false, status: row.status ?? 'active', years: row.years ?? [2020], paidOn: null, amountFen: null, place: '', text: '' }],
  };
}
