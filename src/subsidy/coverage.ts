/** Lines of cover and who has them 保障覆盖 (3个100%): basic insurance by the standings, every other by rosters of its own. */
import type { CoverageValue, PolicyPack } from '../domain/policy.js';
import { lastDay } from '../domain/dates.js';
import { isCoverKind } from '../domain/kinds.js';
import type { RosterRecord } from '../domain/record.js';
import { CATEGORIES } from '../domain/standing.js';
import { compareRefs } from '../domain/source-ref.js';
import type { Coverage } from '../domain/subsidy.js';
import type { Applicant } from './entitle.js';
import { heldGroups, groupsOf } from './groups.js';
import { inForce, type Occasion } from './in-force.js';

/** Somebody with his certain roster rows. */
export interface Insured extends Applicant {
  readonly rosters: readonly RosterRecord[];
}

/**
 * One entry a programme of the pack, the nearest value each; people in the order given.
 *
 * @param rosters kinds of the lists that are in force
 */
export function coveragesOf(pack: PolicyPack, people: readonly Insured[], occasion: Occasion, rosters: ReadonlySet<string>): Coverage[] {
  const groups = groupsOf(pack, occasion);
  const nearest = new Map<string, CoverageValue>();
  for (const value of inForce(pack.coverages, occasion)) if (!nearest.has(value.programme)) nearest.set(value.programme, value);
  return [...nearest.values()].map((value) => {
    const wanted = new Set(value.population);
    const members = people.filter(({ person, identities, money }) => heldGroups(person, identities, groups, occasion.on, money.firstPaidOn).some(({ code, held }) => wanted.has(code) && held === 'now'));
    const needing = members.filter(({ standing }) => !isExcused(standing));
    return {
      programme: value.programme, percent: value.percent, source: value.source, population: value.population,
      people: needing.map(({ person }) => person.id),
      excused: members.filter(({ standing }) => isExcused(standing)).map(({ person }) => person.id),
      ...(value.programme === 'basic' ? { covered: needing.filter(({ standing }) => standing.standing === 'insured').map(({ person }) => person.id), rows: new Map() } : byRoster(value, people, needing, occasion, rosters)),
    };
  });
}

function isExcused(standing: Applicant['standing']): boolean {
  const { standing: kind } = CATEGORIES[standing.category];
  return kind === 'excused' || kind === 'removed';
}

/**
 * By the rosters of the line itself, and by rows of other rosters that name it. Null when there is neither: that it is not known is
 * not that nobody has it, and basic cover proves nothing.
 */
function byRoster(value: CoverageValue, all: readonly Insured[], needing: readonly Insured[], { year, on }: Occasion, rosters: ReadonlySet<string>): Pick<Coverage, 'covered' | 'rows'> {
  const { programme, words } = value;
  const isOf = (row: RosterRecord, text: string): boolean => row.kind === programme || (!isCoverKind(row.kind) && words.some((word) => text.includes(word)));
  const named = (row: RosterRecord): boolean => row.enrolments.some(({ scheme, text }) => scheme === 'supplement' && isOf(row, text));
  if (!rosters.has(programme) && !all.some(({ rosters: rows }) => rows.some(named))) return { covered: null, rows: new Map() };
  const has = (row: RosterRecord): boolean => runsOn(row, on) && row.enrolments.some(({ scheme, status, years, text }) => scheme === 'supplement' && status === 'active'
    && isOf(row, text) && (years.length === 0 || years.includes(year)));
  const proofs = needing.flatMap(({ person, rosters: rows }) => { const row = rows.filter(has).sort((a, b) => compareRefs(a.ref, b.ref))[0]; return row === undefined ? [] : [[person.id, row] as const]; });
  return { covered: proofs.map(([id]) => id), rows: new Map(proofs) };
}

/** Not ended before the day, as far as the row names one. A contract that begins later is one all the same. */
function runsOn({ kind, evidence }: RosterRecord, day: string): boolean {
  const until = evidence?.until ?? null;
  return !isCoverKind(kind) || until === null || lastDay(until) >= day;
}
