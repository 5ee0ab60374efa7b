/** Who belongs to the target population 对象, by which identities, and who is only on a list. */
import { lastDay, type IsoDate } from '../domain/dates.js';
import { issue, placeOf, type Issue } from '../domain/issue.js';
import type { TargetKind } from '../domain/kinds.js';
import type { Identity, IdentityCode, Person } from '../domain/person.js';
import type { TargetRecord } from '../domain/record.js';
import { compareRefs } from '../domain/source-ref.js';
import type { PopulationRules } from '../domain/standing-rules.js';
import { rowFinding, type Finding } from './finding.js';
import { indexHouseholds, type RegistryHouseholds } from './registry-households.js';
import { isSevere, type Verdict } from './severe-disability.js';

/** What the lists say a person is. */
export interface Membership {
  /** The identity that certificates prove, which no list states. */
  readonly certified: readonly Identity[];
  /** `outside`: on a list, but no target. */
  readonly outside: boolean;
  /** All identities ended, or the question whether he is a target at all. */
  readonly findings: readonly Finding[];
}

export interface Population {
  membershipOf(person: Person): Membership;
  readonly issues: readonly Issue[];
}

/** Reads the population named `default` in the rules; every person has a membership, found when it is asked for: there are as many as people. */
export function readPopulation(people: readonly Person[], rules: PopulationRules, referenceDate: IsoDate): Population {
  const isEnded = endedOn(referenceDate);
  const severe = rules.severeDisability;
  const households = indexHouseholds(people, severe, isEnded);
  const wanted = new Set<IdentityCode>(rules.populations[rules.default]?.identities ?? []);
  const membershipOf = (person: Person): ReturnType<typeof membership> => membership(person, { rules, wanted, households, isEnded });
  const issues = [...missingStatuses(households), ...missingRegistry(people, households, rules, wanted)];
  for (const person of people) {
    if (!person.rows.some(({ kind }) => severe.certificateFrom.includes(kind))) continue;
    for (const row of membershipOf(person).unclear) {
      issues.push(issue('classify/disability-unclear', placeOf(row.ref), { name: person.name.display, certificate: row.disability?.certificate ?? '' }));
    }
  }
  return { membershipOf, issues };
}

/** Reads a person's identities anew whenever it is asked; of households and certificates only the outcome is needed, by person. */
export function readIdentities(rules: PopulationRules, referenceDate: IsoDate, certified: ReadonlyMap<string, readonly Identity[]>): (person: Person) => readonly Identity[] {
  const isEnded = endedOn(referenceDate);
  return (person) => identitiesOf(inPlaceOrder(person.rows), certified.get(person.id) ?? NO_IDENTITIES, rules, isEnded);
}

function endedOn(day: IsoDate): (row: TargetRecord) => boolean {
  return (row) => row.cancelled || (row.endDate !== null && lastDay(row.endDate) < day);
}

// Nearly everybody shares these.
const NO_IDENTITIES: readonly Identity[] = [];
const NO_ROWS: readonly TargetRecord[] = [];
const NO_FINDINGS: readonly Finding[] = [];
const NOT_DISABLED: Disability = { identities: NO_IDENTITIES, unclear: NO_ROWS };

/** What the certificates of a person come to: an identity, or rows of which it is not clear. */
interface Disability {
  readonly identities: readonly Identity[];
  readonly unclear: readonly TargetRecord[];
}

interface Context {
  readonly rules: PopulationRules;
  readonly wanted: ReadonlySet<IdentityCode>;
  readonly households: RegistryHouseholds;
  readonly isEnded: (row: TargetRecord) => boolean;
}

function membership(person: Person, { rules, wanted, households, isEnded }: Context): Membership & { unclear: readonly TargetRecord[] } {
  const rows = inPlaceOrder(person.rows);
  const disabled = severeDisability(rows, person, { rules, households, isEnded });
  const certified = disabled.identities;
  const identities = identitiesOf(rows, certified, rules, isEnded);
  const counted = identities.filter(({ code }) => wanted.has(code));
  const active = counted.filter(({ ended }) => !ended);
  const questions = active.length === 0 && wanted.has(rules.severeDisability.identity) ? disabled.unclear : NO_ROWS;
  const [asked] = questions;
  if (asked) {
    return { certified, outside: false, unclear: disabled.unclear,
      findings: [rowFinding(rules.reasons.unclear, asked.ref, asked.disability?.certificate ?? '')] };
  }
  const findings = counted.length > 0 && active.length === 0 ? endedFindings(counted, rules) : NO_FINDINGS;
  return { certified, outside: counted.length === 0, findings, unclear: disabled.unclear };
}

function inPlaceOrder(rows: readonly TargetRecord[]): readonly TargetRecord[] {
  return rows.length < 2 ? rows : [...rows].sort((a, b) => compareRefs(a.ref, b.ref));
}

/** Those that the lists state, and those that certificates prove. */
function identitiesOf(rows: readonly TargetRecord[], certified: readonly Identity[], rules: PopulationRules, isEnded: (row: TargetRecord) => boolean): readonly Identity[] {
  const listed: Identity[] = [];
  for (const row of rows) {
    const code = rules.lists[row.kind];
    if (code !== undefined && row.relativeOnly !== true) listed.push(identityOf(code, row, isEnded(row)));
  }
  return onePerCode(certified.length === 0 ? listed : [...listed, ...certified]);
}

/** Document 001 §二(一): a certificate of a severe level, in a household of the registry that is not lifted. */
function severeDisability(rows: readonly TargetRecord[], person: Person, { rules, households, isEnded }: Omit<Context, 'wanted'>): Disability {
  const rule = rules.severeDisability;
  const certificates = rows.filter((row) => rule.certificateFrom.includes(row.kind) && !isEnded(row));
  if (certificates.length === 0) return NOT_DISABLED;
  const household = households.verdict(person);
  const verdicts = certificates.map((row) => ({ row, verdict: both(household, isSevere(row.disability, rule)) }));
  const yes = verdicts.find(({ verdict }) => verdict === 'yes');
  if (yes) return { identities: [identityOf(rule.identity, yes.row, false)], unclear: [] };
  return { identities: [], unclear: verdicts.filter(({ verdict }) => verdict === 'question').map(({ row }) => row) };
}

function both(left: Verdict, right: Verdict): Verdict {
  if (left === 'no' || right === 'no') return 'no';
  return left === 'yes' && right === 'yes' ? 'yes' : 'question';
}

function identityOf(code: IdentityCode, row: TargetRecord, ended: boolean): Identity {
  return { code, ref: row.ref, from: row.startDate?.value ?? '', until: row.endDate?.value ?? '', ended };
}

/** One a code, the one that has not ended; of equals the first row. */
function onePerCode(identities: readonly Identity[]): readonly Identity[] {
  if (identities.length < 2) return identities;
  const best = new Map<IdentityCode, Identity>();
  for (const identity of identities) {
    const known = best.get(identity.code);
    if (known === undefined || (known.ended && !identity.ended)) best.set(identity.code, identity);
  }
  return [...best.values()];
}

/** 身份取消 rests on the row of the identity that ended last. */
function endedFindings(identities: readonly Identity[], rules: PopulationRules): Finding[] {
  const last = [...identities].sort((a, b) => (a.until === b.until ? compareRefs(a.ref, b.ref) : a.until > b.until ? -1 : 1))[0];
  return last === undefined ? [] : [rowFinding(rules.reasons.ended, last.ref, last.until)];
}

function missingStatuses(households: RegistryHouseholds): Issue[] {
  return [...households.filesWithoutStatus].sort().map((file) => issue('classify/poverty-status-missing', { file }, {}));
}

function missingRegistry(people: readonly Person[], households: RegistryHouseholds, rules: PopulationRules, wanted: ReadonlySet<IdentityCode>): Issue[] {
  if (!households.isEmpty || !wanted.has(rules.severeDisability.identity)) return [];
  const certified = (kinds: readonly TargetKind[]): boolean => kinds.some((kind) => rules.severeDisability.certificateFrom.includes(kind));
  const holders = people.filter((person) => certified(person.kinds)).length;
  return holders === 0 ? [] : [issue('classify/registry-missing', {}, { holders })];
}
