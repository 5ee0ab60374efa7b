/** The table of people 人员表: one row for everybody of the target population. */
import { IDENTITIES, formatRef, maskId, maskNumbersIn, type Basis, type Identity, type Language, type RecordRef, type Standing } from '../../src/index.js';
import type { TableCell } from './export-table.js';

export const PEOPLE_COLUMNS = ['person_id', 'name', 'id_number', 'standing', 'category', 'reason', 'basis', 'identities', 'township', 'village', 'household', 'sources'] as const;

/** What the table says of somebody, whether it comes from the store or straight from a match. */
export interface TabledPerson {
  readonly id: string;
  readonly name: string;
  readonly idText: string;
  readonly town: string;
  readonly village: string;
  readonly household: string;
  readonly standing: Standing | null;
  readonly identities: readonly Identity[];
  /** Where the person's rows stand, in order of place. */
  readonly places: readonly RecordRef[];
}

const IDENTITY_ORDER = Object.keys(IDENTITIES);

export function personRow({ id, name, idText, standing, identities, town, village, household, places }: TabledPerson, fullIds: boolean): TableCell[] {
  return [
    id, fullIds ? name : maskNumbersIn(name), fullIds ? idText : maskId(idText), standing?.standing ?? '', standing?.category ?? '', standing?.reason ?? '', standing === null ? '' : formatBasis(standing.basis),
    heldCodes(identities), town, village, fullIds ? household : maskNumbersIn(household), places.length === 1 ? formatRef(places[0]!) : places.map(formatRef).join(';'),
  ];
}

/** Codes of the identities that hold, each once, in the order of `IDENTITIES`. */
function heldCodes(identities: readonly Identity[]): string {
  const codes = new Set<string>();
  for (const { code, ended } of identities) if (!ended) codes.add(code);
  return codes.size < 2 ? [...codes].join('') : [...codes].sort((a, b) => IDENTITY_ORDER.indexOf(a) - IDENTITY_ORDER.indexOf(b)).join(';');
}

/** `file#sheet!row`, the remark, or the event; empty when nothing was found anywhere. */
export function formatBasis(basis: Basis, language: Language = 'zh'): string {
  switch (basis.kind) {
    case 'row': return formatRef(basis.ref);
    case 'remark': return language === 'zh' ? `${formatRef(basis.ref)}「${maskNumbersIn(basis.text)}」` : `${formatRef(basis.ref)} "${maskNumbersIn(basis.text)}"`;
    case 'event': return basis.event;
    case 'absence': return '';
  }
}
