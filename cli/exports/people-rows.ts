/** The table of people 人员表: one row for everybody of the target population. */
import { IDENTITIES, formatRef, maskId, maskLongNumbersIn, maskNumbersIn, type Basis, type Identity, type Language, type RecordRef, type Standing } from '../../src/index.js';
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

/** Makes the row of a person, with numbers masked everywhere unless they are asked for. */
export function createPersonRow(fullIds: boolean): (person: TabledPerson) => TableCell[] {
  const [basisPlace, sourcePlace] = [createPlaceText(fullIds), createPlaceText(fullIds)];
  const shown = (text: string): string => (fullIds ? text : maskNumbersIn(text));
  return ({ id, name, idText, standing, identities, town, village, household, places }) => {
    const basis = standing === null ? '' : standing.basis.kind === 'row' ? basisPlace(standing.basis.ref) : shown(formatBasis(standing.basis));
    return [
      id, shown(name), fullIds ? idText : maskId(idText), standing?.standing ?? '', standing?.category ?? '', standing?.reason ?? '', basis,
      heldCodes(identities), town, village, fullIds ? household : maskLongNumbersIn(household), places.length === 1 ? sourcePlace(places[0]!) : places.map(sourcePlace).join(';'),
    ];
  };
}

/** Says where a row stands as {@link formatRef} does; file and sheet, which are mostly those of the row before, are masked once. */
function createPlaceText(fullIds: boolean): (ref: RecordRef) => string {
  let [file, sheet, before] = ['', '', ''];
  return (ref) => {
    if (ref.file !== file || ref.sheet !== sheet || before === '') {
      ({ file, sheet } = ref);
      const said = formatRef({ file, sheet, row: 0 }).slice(0, -1);
      before = fullIds ? said : maskNumbersIn(said);
    }
    return before + String(ref.row);
  };
}

/** Codes of the identities that hold, each once, in the order of `IDENTITIES`. */
function heldCodes(identities: readonly Identity[]): string {
  if (identities.length === 1) return identities[0]!.ended ? '' : identities[0]!.code;
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
