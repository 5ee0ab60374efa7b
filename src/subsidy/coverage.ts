/** Lines of cover and who has them 保障覆盖 (3个100%): basic insurance by the standings, every other by rosters of its own. */
import type { CoverageValue, PolicyPack } from '../domain/policy.js';
import type { RosterRecord } from '../domain/record.js';
import { CATEGORIES } from '../domain/standing.js';
import type { Coverage } from '../domain/subsidy.js';
import type { Applicant } from './entitle.js';
import { heldGroups, groupsOf } from './groups.js';
import { inForce, type Occasion } from './in-force.js';

/** Somebody with his certain roster rows. */
export interface Insured extends Applicant {
  readonly rosters: readonly RosterRecord[];
}

/** One entry a programme of the pack, the nearest value each; people in the order given. */
export function coveragesOf(pack: PolicyPack, people: readonly Insured[], occasion: Occasion): Coverage[] {
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
      covered: value.programme === 'basic' ? needing.filter(({ standing }) => standing.standing === 'insured').map(({ person }) => person.id) : byRoster(value, people, needing, occasion),
    };
  });
}

function isExcused(standing: Applicant['standing']): boolean {
  const { standing: kind } = CATEGORIES[standing.category];
  return kind === 'excused' || kind === 'removed';
}

/** Null when no roster in the county names this cover: that it is not known is not that nobody has it, and basic cover proves nothing. */
function byRoster(value: CoverageValue, all: readonly Insured[], needing: readonly Insured[], { year }: Occasion): string[] | null {
  const names = (row: RosterRecord): boolean => row.enrolments.some((enrolment) => enrolment.scheme === 'supplement' && value.words.some((word) => enrolment.text.includes(word)));
  if (!all.some(({ rosters }) => rosters.some(names))) return null;
  const has = (row: RosterRecord): boolean => row.enrolments.some((enrolment) => enrolment.scheme === 'supplement' && enrolment.status === 'active'
    && value.words.some((word) => enrolment.text.includes(word)) && (enrolment.years.length === 0 || enrolment.years.includes(year)));
  return needing.filter(({ rosters }) => rosters.some(has)).map(({ person }) => person.id);
}
