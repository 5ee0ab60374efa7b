/**
 * The tables of `out/`, straight from what a match found: nothing is read back from the store, and no table is held as a whole. `c2z export`
 * makes the same of the store.
 */
import { compareRefs, isAsked, maskNumbersIn, type Link, type MatchOutput, type RecordRef, type TargetRecord } from '../../src/index.js';
import type { Workspace } from '../workspace/open.js';
import type { StoredPeople } from '../workspace/stored-people.js';
import { exportTable } from '../exports.js';
import type { ExportSettings, TableCell } from './export-table.js';
import { inOrder, inStep } from './in-step.js';
import { LINK_COLUMNS, createLinkRows } from './link-rows.js';
import { PEOPLE_COLUMNS, createPersonRow } from './people-rows.js';

/** What was matched, as far as the tables need it. */
type Found = Pick<MatchOutput, 'people' | 'links'> & { readonly classification: Pick<StoredPeople, 'standings' | 'identitiesOf' | 'outside'> };

export interface OutTable {
  readonly file: string;
  readonly columns: readonly string[];
  /** Made while they are read; once. */
  readonly rows: Iterable<readonly TableCell[]>;
}

export function outTables(workspace: Workspace, found: Found, settings: ExportSettings): OutTable[] {
  const issues = exportTable(workspace, 'issues', settings);
  return [
    { file: 'people.csv', columns: PEOPLE_COLUMNS, rows: peopleRows(found, settings) },
    { file: 'links.csv', columns: LINK_COLUMNS, rows: linkRows(found, settings) },
    { file: 'issues.csv', columns: issues.columns, rows: issues.rows },
  ];
}

function* peopleRows({ people, classification: { standings, identitiesOf, outside } }: Found, { fullIds }: ExportSettings): Generator<TableCell[]> {
  const standingOf = inStep(inOrder(standings, ({ personId }) => personId), ({ personId }) => personId);
  const rowOf = createPersonRow(fullIds);
  for (const person of inOrder(people, ({ id }) => id)) {
    if (outside.has(person.id)) continue;
    yield rowOf({
      id: person.id, name: person.name.display, idText: person.idText, town: person.place.town, village: person.place.village, household: person.household,
      standing: standingOf(person.id) ?? null, identities: identitiesOf(person), places: placesOf(person.rows),
    });
  }
}

function* linkRows({ people, links }: Found, { fullIds }: ExportSettings): Generator<TableCell[]> {
  const personOf = inStep(inOrder(people, ({ id }) => id), ({ id }) => id);
  const rowsOf = createLinkRows(fullIds ? undefined : maskedNames());
  for (const { personId, roster, tier, method, probability, judgement } of links.filter(({ reasons }) => isAsked(reasons)).sort(byPersonAndPlace)) {
    yield* rowsOf({ personId, kind: roster.kind, ref: roster.ref, tier, method, probability, judgement }, placesOf(personOf(personId)?.rows ?? []));
  }
}

/** Names of files and sheets, of which there are few, with the numbers in them masked. */
function maskedNames(): (name: string) => string {
  const masked = new Map<string, string>();
  return (name) => {
    const known = masked.get(name);
    if (known !== undefined) return known;
    const shown = maskNumbersIn(name);
    masked.set(name, shown);
    return shown;
  };
}

function placesOf(rows: readonly TargetRecord[]): readonly RecordRef[] {
  return rows.map(({ ref }) => ref);
}

function byPersonAndPlace(left: Link, right: Link): number {
  return left.personId < right.personId ? -1 : left.personId > right.personId ? 1 : compareRefs(left.roster.ref, right.roster.ref);
}
