/** Deals out poverty, disability, insurance and absence over the settled county 身份与参保情况. */
import { ENROLMENTS, EXCUSES, REMARKS, type Enrolment, type Excuse } from './fates.js';
import type { MadeHousehold, MadePerson } from './people.js';
import type { Random } from './random.js';

const TARGET_ENROLMENTS = Object.entries(ENROLMENTS).map(([code, { target }]) => [code as Enrolment, target] as const);
const OTHER_ENROLMENTS = Object.entries(ENROLMENTS).map(([code, { others }]) => [code as Enrolment, others] as const);
/** Digits of the certificate with their share in percent: 4 肢体 leads. */
const DISABILITY_TYPES = [['1', 12], ['2', 15], ['3', 3], ['4', 48], ['5', 10], ['6', 9], ['7', 3]] as const;
const DISABILITY_LEVELS = [['1', 15], ['2', 27], ['3', 30], ['4', 28]] as const;
const EXCUSE_CODES = (Object.keys(EXCUSES) as Excuse[]).filter((code) => code !== '');

/**
 * Decides for every household and person; changes them in place. `absence` multiplies how often people of the target lists
 * are away for a reason (soldiers, prisoners, the dead …).
 */
export function dealLots(random: Random, households: readonly MadeHousehold[], absence: number): void {
  for (const household of households) {
    dealHousehold(random, household);
    for (const person of household.members) dealPerson(random, person, absence);
  }
}

/** Whether any list of certified poverty names the person; a disability certificate alone does not. */
export function isTarget(person: MadePerson): boolean {
  const { registry, allowance, lowIncome } = person.household;
  return registry !== '' || allowance !== '' || lowIncome || person.extremePoverty;
}

/** 重度残疾人 by the rule of document 001 §二(一): in a household not yet lifted, level 1–2, or level 3 of mind or intellect. */
export function isSeverelyDisabled(person: MadePerson): boolean {
  if (person.household.registry !== '未脱贫') return false;
  return /^[1-7][12]$|^[56]3$/u.test(person.disability);
}

function dealHousehold(random: Random, household: MadeHousehold): void {
  const alone = household.members.length === 1 ? household.members[0] : undefined;
  if (alone !== undefined && alone.age >= 60 && random.chance(0.16)) {
    alone.extremePoverty = true;
    return;
  }
  if (random.chance(0.075)) household.registry = random.weighted([['未脱贫', 35], ['已脱贫（享受政策）', 55], ['监测对象', 10]] as const);
  if (random.chance(household.registry === '' ? 0.016 : 0.35)) household.allowance = random.chance(0.3) ? '全额' : '差额';
  if (household.registry === '' && household.allowance === '' && random.chance(0.016)) household.lowIncome = true;
}

function dealPerson(random: Random, person: MadePerson, absence: number): void {
  if (random.chance(isTarget(person) ? 0.12 : 0.03)) person.disability = random.weighted(DISABILITY_TYPES) + random.weighted(DISABILITY_LEVELS);
  person.excuse = drawExcuse(random, person, isTarget(person) ? absence : 1);
  const absent = EXCUSES[person.excuse].clears !== null;
  // Some who are away, and some who have died, still stand on the roster.
  person.enrolment = absent && !random.chance(0.15) ? 'none' : drawEnrolment(random, person);
  person.identityEnded = person.extremePoverty && random.chance(0.05);
  const remarks = REMARKS[person.excuse];
  if (remarks !== undefined) person.remark = random.pick(remarks);
  else if (person.excuse === '' && random.chance(0.04)) person.remark = random.pick(REMARKS.harmless!);
}

function drawExcuse(random: Random, person: MadePerson, times: number): Excuse {
  for (const code of EXCUSE_CODES) {
    if (random.chance(EXCUSES[code].share * times * likelihood(code, person))) return code;
  }
  return '';
}

/** How much likelier than on average this reason is for a person of that age and sex; 0 = impossible. */
function likelihood(code: Excuse, { age, sex, household }: MadePerson): number {
  switch (code) {
    case '': return 0;
    case 'serving': return age >= 18 && age <= 24 ? (sex === 'male' ? 9 : 1) : 0;
    case 'discharged': return age >= 21 && age <= 30 ? (sex === 'male' ? 6 : 1) : 0;
    case 'prisoner':
    case 'released':
    case 'community': return age >= 18 && age <= 65 ? (sex === 'male' ? 2.2 : 0.4) : 0;
    case 'dead': return age >= 70 ? 3.5 : age >= 50 ? 1.2 : 0.15;
    case 'settled':
    case 'working-abroad': return age >= 20 && age <= 55 ? 1.8 : 0.1;
    case 'moved':
    case 'moved-unconfirmed': return age >= 18 && age <= 40 ? (sex === 'female' ? 2.5 : 1) : 0.4;
    case 'deregistered': return 1;
    // Only the registry has a remark for each person, so a remark can explain only people who stand on it.
    case 'serving-remark': return household.registry !== '' && age >= 18 && age <= 24 ? 8 : 0;
    case 'prison-remark': return household.registry !== '' && age >= 18 && age <= 65 ? 2 : 0;
    case 'dead-remark': return household.registry !== '' && age >= 55 ? 3 : 0;
  }
}

function drawEnrolment(random: Random, person: MadePerson): Enrolment {
  const table = isTarget(person) ? TARGET_ENROLMENTS : OTHER_ENROLMENTS;
  const fitting = table.filter(([code]) => fitsAge(code, person.age));
  return random.weighted(fitting);
}

function fitsAge(code: Enrolment, age: number): boolean {
  switch (code) {
    case 'employee':
    case 'employee-suspended':
    case 'supplement': return age >= 20 && age <= 70;
    case 'other-basic': return age >= 75;
    case 'offsite':
    case 'offsite-suspended': return age >= 1;
    case 'student': return age >= 18 && age <= 23;
    case 'resident':
    case 'unpaid':
    case 'suspended':
    case 'last-year':
    case 'in-transit':
    case 'none': return true;
  }
}
