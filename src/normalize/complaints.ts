/** Collects what is wrong in rows: one issue a row for target lists, one summary a sheet and fault for rosters. */
import type { Field } from '../domain/fields.js';
import { issue, placeOf, type Issue } from '../domain/issue.js';
import type { IssueParams } from '../domain/issue-catalog.js';
import type { RawRecord } from '../domain/record.js';
import type { CellPlace } from '../domain/source-ref.js';

/** Faults of rows and the summary that stands for many of them. */
const SUMMARY = {
  'normalize/nobody': 'normalize/rows-nobody',
  'normalize/id-missing': 'normalize/rows-id-absent',
  'normalize/id-placeholder': 'normalize/rows-id-absent',
  'normalize/id-masked': 'normalize/rows-id-absent',
  'normalize/id-check-digit': 'normalize/rows-id-invalid',
  'normalize/id-length': 'normalize/rows-id-invalid',
  'normalize/id-characters': 'normalize/rows-id-invalid',
  'normalize/id-birth-date': 'normalize/rows-id-invalid',
  'normalize/id-several': 'normalize/rows-id-invalid',
  'normalize/certificate-mismatch': 'normalize/rows-id-invalid',
  'normalize/disability-conflict': 'normalize/rows-id-invalid',
  'normalize/disability-unknown': 'normalize/rows-id-invalid',
  'normalize/id-damaged': 'normalize/rows-id-damaged',
  'normalize/birth-conflict': 'normalize/rows-birth-conflict',
  'normalize/sex-conflict': 'normalize/rows-birth-conflict',
  'normalize/name-unreadable': 'normalize/rows-name-unreadable',
  'normalize/status-unknown': 'normalize/rows-status-unknown',
  'normalize/scheme-unknown': 'normalize/rows-scheme-unknown',
  'normalize/date-unreadable': 'normalize/rows-date-unreadable',
  'normalize/year-unreadable': 'normalize/rows-date-unreadable',
  'normalize/amount-unreadable': 'normalize/rows-amount-unreadable',
} as const;
type RowFault = keyof typeof SUMMARY;

/** Where faults of rows are reported. */
export interface Complaints {
  /** A fault in the cell of a field. */
  cell<C extends RowFault>(code: C, raw: RawRecord, field: Field, params: IssueParams<C>): void;
  /** An issue that stands for itself in either mode. */
  add(found: Issue): void;
  /** How many faults were said so far. */
  said(): number;
  /** Everything collected, in order of first sight. */
  finish(): Issue[];
}

interface Tally {
  count: number;
  readonly place: CellPlace;
  readonly texts: Set<string>;
}

const SHOWN_TEXTS = 5;
/** Summaries that list the texts found. Those on identity numbers never do. */
const WITH_TEXTS: ReadonlySet<string> = new Set([
  'normalize/rows-status-unknown',
  'normalize/rows-scheme-unknown',
  'normalize/rows-date-unreadable',
  'normalize/rows-amount-unreadable',
] satisfies (typeof SUMMARY)[RowFault][]);

/** Complaints of a target list: each row's own, because the list goes back to its department. */
export function complaintsByRow(): Complaints {
  const issues: Issue[] = [];
  return {
    cell: (code, raw, field, params) => void issues.push(issue(code, placeOf(raw.ref, raw.columns[field]), params)),
    add: (found) => void issues.push(found),
    said: () => issues.length,
    finish: () => issues,
  };
}

/** Complaints of a roster: counted by sheet and fault, with the first place and up to five different texts. */
export function complaintsBySheet(): Complaints {
  const tallies = new Map<string, Map<(typeof SUMMARY)[RowFault], Tally>>();
  const issues: Issue[] = [];
  let said = 0;
  return {
    cell: (code, raw, field, params) => {
      said += 1;
      const sheet = `${raw.ref.file}#${raw.ref.sheet}`;
      let ofSheet = tallies.get(sheet);
      if (ofSheet === undefined) tallies.set(sheet, (ofSheet = new Map()));
      let tally = ofSheet.get(SUMMARY[code]);
      if (tally === undefined) ofSheet.set(SUMMARY[code], (tally = { count: 0, place: placeOf(raw.ref, raw.columns[field]), texts: new Set() }));
      tally.count += 1;
      const { text } = params as { text?: string };
      if (text !== undefined && WITH_TEXTS.has(SUMMARY[code]) && tally.texts.size < SHOWN_TEXTS) tally.texts.add(text);
    },
    add: (found) => void issues.push(found),
    said: () => said,
    finish: () => [
      ...[...tallies.values()].flatMap((ofSheet) =>
        [...ofSheet].map(([code, { count, place, texts }]) => issue(code, place, { count, text: [...texts].join('、') })),
      ),
      ...issues,
    ],
  };
}
