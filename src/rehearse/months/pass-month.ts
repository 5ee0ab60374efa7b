/** Lets one month pass over the county: people are changed in place, and what happened to whom is returned as truth. */
import type { Enrolment, Excuse } from '../fates.js';
import { isTarget } from '../lots.js';
import type { MadeHousehold, MadePerson } from '../people.js';
import type { Random } from '../random.js';
import { MONTHLY, type MonthlyChange } from './month-rates.js';

/** What became of one person this month. */
export interface MonthEvent {
  readonly person: MadePerson;
  readonly change: MonthlyChange;
  readonly before: string;
  readonly after: string;
}

const NOT_INSURED: ReadonlySet<Enrolment> = new Set(['none', 'suspended', 'last-year', 'employee-suspended', 'offsite-suspended', 'supplement']);
const ON_THE_WAY: ReadonlySet<Enrolment> = new Set(['unpaid', 'in-transit']);
const AWAY: Partial<Record<Excuse, Excuse>> = { serving: 'discharged', prisoner: 'released' };
const PROVEN: Partial<Record<Excuse, Excuse>> = { 'serving-remark': 'serving', 'prison-remark': 'prisoner', 'dead-remark': 'dead', 'moved-unconfirmed': 'moved' };
/** Whom enrolment still concerns. */
const PRESENT: ReadonlySet<Excuse> = new Set(['', 'discharged', 'released', 'community', 'working-abroad']);

/** Passes one month. In the `final` one everybody missing enrols, all evidence arrives, and nothing new goes wrong. */
export function passMonth(random: Random, households: readonly MadeHousehold[], final: boolean): MonthEvent[] {
  const events: MonthEvent[] = [];
  for (const household of households) {
    if (!final) events.push(...passHousehold(random, household));
    for (const person of household.members) events.push(...passPerson(random, person, final));
  }
  return events;
}

function passHousehold(random: Random, household: MadeHousehold): MonthEvent[] {
  const { registry, allowance, lowIncome } = household;
  const listed = registry !== '' || allowance !== '' || lowIncome;
  const happens = random.chance(MONTHLY[listed ? 'left' : 'listed'].rate);
  if (!happens || (!listed && household.members.some(({ extremePoverty }) => extremePoverty))) return [];
  const before = listIdentities(household);
  if (listed) Object.assign(household, { registry: '', allowance: '', lowIncome: false });
  else if (random.chance(0.5)) household.registry = '监测对象';
  else household.allowance = '差额';
  return household.members.map((person) => ({ person, change: listed ? 'left' : 'listed', before, after: listIdentities(household) }));
}

function listIdentities({ registry, allowance, lowIncome }: MadeHousehold): string {
  return [registry === '' ? '' : 'poor-registry', allowance === '' ? '' : 'minimum-living', lowIncome ? 'low-income' : ''].filter((code) => code !== '').join(';');
}

function passPerson(random: Random, person: MadePerson, final: boolean): MonthEvent[] {
  const events: MonthEvent[] = [];
  const target = isTarget(person);
  const happens = (change: MonthlyChange, times = 1): boolean => random.chance(Math.min(1, MONTHLY[change].rate * times));
  const [effort, mishap] = final ? [Infinity, 0] : [1, 1];
  const become = (change: MonthlyChange, excuse: Excuse): void => { events.push({ person, change, before: person.excuse, after: excuse }); person.excuse = excuse; };
  const insure = (change: MonthlyChange, enrolment: Enrolment): void => { events.push({ person, change, before: person.enrolment, after: enrolment }); person.enrolment = enrolment; };
  const age = person.age >= 70 ? 5 : person.age >= 50 ? 1.5 : 0.2;
  const [dies, ends, proves, enrols, pays, falls, mends] = [happens('died', age * mishap), happens('discharged', mishap), happens('evidence', effort), happens('enrolled', effort), happens('paid', effort), happens('fell-out', mishap), happens('corrected')];
  const [later, proven] = [AWAY[person.excuse], PROVEN[person.excuse]];
  if (dies && person.excuse === '') become('died', 'dead');
  else if (ends && later !== undefined) become('discharged', later);
  else if (target && proves && proven !== undefined) become('evidence', proven);
  if (PRESENT.has(person.excuse) && target) {
    if (ON_THE_WAY.has(person.enrolment)) { if (pays) insure('paid', 'resident'); }
    else if (NOT_INSURED.has(person.enrolment)) { if (enrols) insure('enrolled', 'resident'); }
    else if (falls && (person.enrolment === 'resident' || person.enrolment === 'employee')) insure('fell-out', person.enrolment === 'resident' ? 'suspended' : 'employee-suspended');
  }
  if (mends && !person.mended) {
    person.mended = true;
    events.push({ person, change: 'corrected', before: '', after: '' });
  }
  return events;
}
