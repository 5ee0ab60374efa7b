/** What linking has to say about the lists themselves 问题: for the departments that must correct them. */
import { issue, placeOf, type Issue } from '../../domain/issue.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { Person } from '../../domain/person.js';
import type { PersonName } from '../../domain/person-name.js';
import type { RosterRecord } from '../../domain/record.js';
import { compareRefs } from '../../domain/source-ref.js';
import type { ShiftedStretch } from '../guards/shifted-lists.js';
import { isInStretch } from '../guards/shifted-lists.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';
import type { RosterState } from '../roster-state.js';

const NAMES_TOLD = 8;

/** Numbers of the target lists under several names, once for each row that carries one. */
export function sharedIssues(profiles: readonly (readonly Profile[])[], shared: ReadonlyMap<string, readonly PersonName[]>): Issue[] {
  const rows = profiles.flat().map(({ facts }) => facts).filter(({ id }) => id.kind === 'valid' && shared.has(id.number)).sort((a, b) => compareRefs(a.ref, b.ref));
  const lists = new Map([...shared].map(([number, names]) => [number, firstOf(names)]));
  return rows.map((row) => {
    const number = row.id.kind === 'valid' ? row.id.number : '';
    return issue('link/shared-number', placeOf(row.ref), { number, count: shared.get(number)?.length ?? 0, names: lists.get(number) ?? '' });
  });
}

/** A number may stand under thousands of names, in as many rows. */
function firstOf(names: readonly PersonName[]): string {
  return [...names.slice(0, NAMES_TOLD).map(({ display }) => display), ...(names.length > NAMES_TOLD ? ['…'] : [])].join('、');
}

/**
 * Roster rows that carry a target person's number under another name. Rows of a shifted stretch are told once, not one by one; where the lists
 * themselves have the number under the row's name too, they are wrong, and told of as such.
 */
export function conflictIssues(state: RosterState, fits: NameFits, stretches: readonly ShiftedStretch[], shared: ReadonlyMap<string, readonly PersonName[]>): Issue[] {
  const isAlsoListed = ({ id, name }: RosterRecord): boolean => id.kind === 'valid' && (shared.get(id.number) ?? []).some((held) => fits.of(held, name) === 'certain');
  const rows = state.conflicts.all()
    .filter(({ levels, right }) => fits.ofLevel(levels.name) === 'other' && !isInStretch(right.ref, stretches) && !isAlsoListed(right))
    .sort((a, b) => compareRefs(a.right.ref, b.right.ref) || a.person - b.person);
  return rows.map(({ right, profile }) => issue('link/number-of-another', placeOf(right.ref), { rosterName: right.name.display, name: profile.facts.name.display }));
}

export function shiftedIssues(stretches: readonly ShiftedStretch[]): Issue[] {
  return stretches.map(({ file, sheet, from, to, numbers }) => issue('link/shifted-list', { file, sheet, row: from }, { from, to, count: numbers }));
}

/** People with more rows under their number than are kept. */
export function tooManyRows(state: RosterState, people: readonly Person[], rules: LinkRules): Issue[] {
  return state.numbered.overflowing().map((person) => {
    const found = people[person] as Person;
    return issue('link/too-many-rows', placeOf((found.rows[0] as Person['rows'][number]).ref), { name: found.name.display, count: rules.limits.rows, kept: rules.limits.rows });
  });
}

export function unreachableIssues(unreachable: readonly number[], people: readonly Person[]): Issue[] {
  return unreachable.flatMap((person) => (people[person] as Person).rows.map((row) => issue('link/nothing-to-compare', placeOf(row.ref), { name: row.name.display })));
}
