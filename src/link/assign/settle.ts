/**
 * Settles what the streams have brought 定档: certain links by number and name first, in every roster; then, kind by kind,
 * the rest by probability, one row to one person. Guards may lower a pair.
 */
import type { Issue } from '../../domain/issue.js';
import type { Link } from '../../domain/link.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { Person } from '../../domain/person.js';
import type { RosterRecord } from '../../domain/record.js';
import { compareRefs } from '../../domain/source-ref.js';
import { bestCandidate, type Candidate } from '../candidates.js';
import { countNamesakes, type Namesakes } from '../guards/namesakes.js';
import { findShiftedStretches, isInStretch, type ShiftedStretch } from '../guards/shifted-lists.js';
import { fingerprintOf } from '../fingerprint.js';
import type { JudgementBook } from '../judgements.js';
import { priorBits } from '../model/prior.js';
import { refineLevels } from '../model/refine.js';
import { createScorer, probabilityOf } from '../model/scorer.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';
import type { RosterState } from '../roster-state.js';
import { conflictIssues, sharedIssues, shiftedIssues, tooManyRows, unreachableIssues } from './issues.js';
import { coverOf, isCovered, type Cover } from './covered.js';
import { linkOf, type Finding } from './links.js';
import { posteriors } from './posterior.js';
import { reasonsOf, tierOf, type Surroundings } from './reasons.js';
import { isSharedInRoster, sharedAmongTargets } from './shared-numbers.js';

export interface SettleInput {
  readonly people: readonly Person[];
  readonly profiles: readonly (readonly Profile[])[];
  /** People who may be the same as another one, for whom the other's certain rows count as well. */
  readonly doubles: ReadonlyMap<number, readonly number[]>;
  readonly states: readonly RosterState[];
  readonly rules: LinkRules;
  readonly book: JudgementBook;
  readonly fits: NameFits;
  /** People whom no key can reach. */
  readonly unreachable: readonly number[];
}

/** One kind of roster after the first pass. */
interface Sorted {
  readonly state: RosterState;
  readonly certain: readonly Candidate[];
  readonly judged: readonly Candidate[];
  readonly open: readonly Candidate[];
  readonly stretches: readonly ShiftedStretch[];
}

export function settle(input: SettleInput): { links: Link[]; issues: Issue[] } {
  const { people, profiles, rules, fits } = input;
  const shared = sharedAmongTargets(profiles, rules, fits);
  const states = [...input.states].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const sorted = states.map((state) => sortOut(state, input, shared));
  const covers = coversOf(sorted);
  const namesakes = countNamesakes(people);
  const disowned = findDisowned(sorted, input, shared);
  const findings = sorted.flatMap((kind) => findingsOf(kind, { ...input, covers, namesakes, shared, disowned }));
  const links = findings.map((finding) => linkOf(finding, people));
  return {
    links: links.sort((a, b) => (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : a.roster.kind < b.roster.kind ? -1 : a.roster.kind > b.roster.kind ? 1 : compareRefs(a.roster.ref, b.roster.ref))),
    issues: [
      ...sharedIssues(profiles, shared),
      ...sorted.flatMap(({ state, stretches }) => [...shiftedIssues(stretches), ...conflictIssues(state, fits, stretches), ...tooManyRows(state, people, rules)]),
      ...unreachableIssues(input.unreachable, people),
    ],
  };
}

/** What the second pass knows of all rosters together. */
interface Overview {
  readonly covers: ReadonlyMap<number, Cover>;
  readonly namesakes: Namesakes;
  readonly shared: ReadonlyMap<string, unknown>;
  readonly disowned: Disowned;
}

/** Whose number, on either side, is plainly somebody else's. */
interface Disowned {
  readonly people: ReadonlySet<number>;
  readonly rows: ReadonlySet<RosterRecord>;
}

/**
 * People whose number is plainly not their own: it was met only under other people's names, or several people of the target
 * lists carry it. That another number stands in a roster then says nothing against them. Nor does the number of a roster row that
 * is certainly the number of somebody with another name.
 */
function findDisowned(sorted: readonly Sorted[], { profiles, fits }: SettleInput, shared: ReadonlyMap<string, unknown>): Disowned {
  const disowned = new Set<number>();
  profiles.forEach((descriptions, person) => {
    if (descriptions.some(({ facts: { id } }) => id.kind === 'valid' && shared.has(id.number))) disowned.add(person);
  });
  const owners = new Set(sorted.flatMap(({ certain }) => certain.map(({ person }) => person)));
  const rows = new Set<RosterRecord>();
  for (const { open } of sorted) for (const { person, right, levels } of open) {
    const equal = (levels.id === 'same' || levels.id === 'safe-repair') && right.id.kind === 'valid';
    if (!equal || fits.ofLevel(levels.name) !== 'other') continue;
    if (owners.has(person)) rows.add(right); else disowned.add(person);
  }
  for (const owner of owners) disowned.delete(owner);
  return { people: disowned, rows };
}

/** First pass: what is certain, what a person has judged, and what is left open. */
function sortOut(state: RosterState, { profiles, rules, book, fits }: SettleInput, shared: ReadonlyMap<string, unknown>): Sorted {
  const numbered = state.numbered.lists().flatMap(([, list]) => list);
  const conflicts = state.conflicts.lists().flatMap(([, list]) => list);
  const meetings = [...numbered, ...conflicts].filter(({ right }) => right.id.kind === 'valid')
    .map(({ right, levels }) => ({ ref: right.ref, namesAgree: fits.ofLevel(levels.name) !== 'other' }));
  const owners = new Map<RosterRecord, number>();
  for (const { right } of numbered) owners.set(right, (owners.get(right) ?? 0) + 1);
  const certain: Candidate[] = [];
  const judged: Candidate[] = [];
  const open: Candidate[] = [];
  for (const candidate of [...numbered, ...conflicts, ...state.residual.lists().flatMap(([, list]) => list)]) {
    const word = judgementOf(candidate, profiles, book);
    if (word === 'different') continue;
    const { right } = candidate;
    const isShared = right.id.kind === 'valid' && (shared.has(right.id.number) || isSharedInRoster(right.id.number, state, rules));
    if (owners.get(right) === 1 && !isShared && isNumbered(candidate, fits)) certain.push(candidate);
    else (word === 'same' ? judged : open).push(candidate);
  }
  return { state, certain, judged, open, stretches: findShiftedStretches(meetings, rules.limits.shiftedRun) };
}

function isNumbered({ right, levels }: Candidate, fits: NameFits): boolean {
  if (levels.id !== 'same' && levels.id !== 'safe-repair') return false;
  return right.id.kind === 'valid' ? fits.ofLevel(levels.name) === 'certain' : right.id.kind !== 'placeholder' && fits.isLiteral(levels.name);
}

function judgementOf(candidate: Candidate, profiles: SettleInput['profiles'], book: JudgementBook): ReturnType<JudgementBook['of']> {
  if (book.size === 0) return null;
  const lefts = (profiles[candidate.person] ?? []).map(({ fingerprint }) => fingerprint);
  if (!lefts.some((left) => book.knows(left))) return null;
  return book.of(lefts, fingerprintOf(candidate.right));
}

function coversOf(sorted: readonly Sorted[]): ReadonlyMap<number, Cover> {
  const rows = new Map<number, RosterRecord[]>();
  for (const { certain, judged } of sorted) {
    for (const { person, right } of [...certain, ...judged]) rows.set(person, [...(rows.get(person) ?? []), right]);
  }
  return new Map([...rows].map(([person, records]) => [person, coverOf(records)]));
}

/** Second pass over one kind: probabilities, guards, tiers. */
function findingsOf({ state, certain, judged, open, stretches }: Sorted, input: SettleInput & Overview): Finding[] {
  const { people, profiles, rules, book, fits, covers, namesakes, shared, disowned } = input;
  const settledPeople = new Set([...certain, ...judged].map(({ person }) => person));
  const prior = priorBits(rules, people.length, settledPeople.size, state.rows);
  const taken = new Set([...certain, ...judged].map(({ right }) => right));
  const askAnyway = new Set(rules.askAnyway);
  const claims = open.filter(({ person, right }) => {
    const cover = covers.get(person);
    return !taken.has(right) && !(cover && isCovered(right, cover, askAnyway));
  }).map((claim) => asDisowned(claim, disowned));
  const table = refineLevels(rules, certain.map(({ levels }) => levels), claims.map(({ levels }) => levels), (levels) => {
    const trial = createScorer(rules, levels, state.rows, state.shares);
    return claims.map((pair) => probabilityOf(prior + trial.sum(pair)));
  });
  const scorer = createScorer(rules, table, state.rows, state.shares);
  const around: Surroundings = {
    fits,
    namesakes,
    isShared: ({ right }) => right.id.kind === 'valid' && (shared.has(right.id.number) || isSharedInRoster(right.id.number, state, rules)),
    isShifted: ({ right }) => isInStretch(right.ref, stretches),
    namesakesExpected: 1,
  };
  const aroundTwice = (person: number): Surroundings => ({ ...around, namesakesExpected: 1 + (input.doubles.get(person)?.length ?? 0) });
  const weighed = claims.map((pair) => ({ pair, bits: prior + scorer.sum(pair) }));
  const areDoubles = (a: number, b: number): boolean => input.doubles.get(a)?.includes(b) ?? false;
  const likely = posteriors(weighed, rules, fits, areDoubles);
  const best = new Map<RosterRecord | number, number>();
  for (const { pair: { right, person }, probability } of likely) {
    best.set(right, Math.max(best.get(right) ?? 0, probability));
    best.set(person, Math.max(best.get(person) ?? 0, probability));
  }
  const claimants = new Map<RosterRecord, typeof likely>();
  for (const claim of likely) claimants.set(claim.pair.right, [...(claimants.get(claim.pair.right) ?? []), claim]);
  const findings: Finding[] = [];
  for (const pair of certain) {
    const [method, reason] = CERTAIN_BY[pair.right.id.kind === 'valid' || pair.right.id.kind === 'document' ? pair.right.id.kind : 'malformed'];
    findings.push({ pair, tier: 'certain', method, probability: probabilityOf(prior + scorer.sum(pair)), reasons: [reason], weights: scorer.weights(pair), judgement: judgementOf(pair, profiles, book) });
  }
  for (const pair of judged) {
    const probability = probabilityOf(prior + scorer.sum(pair));
    const reasons = ['judged-same', ...reasonsOf({ pair, rivals: 'none' }, around)];
    findings.push({ pair, tier: tierOf(probability, reasons, rules) ?? 'possible', method: 'judgement', probability, reasons, weights: scorer.weights(pair), judgement: 'same' });
  }
  for (const posterior of likely) {
    const { pair, probability } = posterior;
    const doubles = (claimants.get(pair.right) ?? []).filter((other) => areDoubles(other.pair.person, pair.person));
    const twice = doubles.some(({ bits }) => bits > posterior.bits);
    // Two entries that say equally little of one row: neither goes first.
    const level = !twice && doubles.some(({ bits }) => bits === posterior.bits);
    const reasons = twice ? ['entered-twice', ...reasonsOf(posterior, aroundTwice(pair.person))] : reasonsOf(level ? { pair, rivals: 'people' } : posterior, around);
    const word = judgementOf(pair, profiles, book);
    // An equal number under another name is always worth a look, unless the row has a better owner or the person a better row.
    const isBest = Math.max(best.get(pair.right) ?? 0, best.get(pair.person) ?? 0) <= probability;
    const mustAsk = word !== null || (reasons[0] === 'same-number-other-name' && isBest);
    const tier = tierOf(probability, reasons, rules) ?? (mustAsk ? 'possible' : null);
    if (tier !== null) findings.push({ pair, tier, method: 'probabilistic', probability, reasons, weights: scorer.weights(pair), judgement: word });
  }
  const numbered = [...certain, ...open.filter((candidate) => isNumbered(candidate, fits))];
  for (const pair of rowsOfDoubles(numbered, input)) {
    const probability = probabilityOf(prior + scorer.sum(pair));
    const reasons = ['entered-twice', ...reasonsOf({ pair, rivals: 'none' }, aroundTwice(pair.person))];
    const tier = tierOf(probability, reasons, rules);
    const word = judgementOf(pair, profiles, book);
    if (tier !== null && word !== 'different') findings.push({ pair, tier, method: 'probabilistic', probability, reasons, weights: scorer.weights(pair), judgement: word });
  }
  return findings;
}

/** The rows of somebody who may be the same person, his by number and name, for a person who has none in any roster that would do. */
function rowsOfDoubles(numbered: readonly Candidate[], { covers, disowned, doubles, profiles, rules }: SettleInput & Overview): Candidate[] {
  const own = new Set(numbered.map(({ person, right }) => `${person}|${right.kind}`));
  return numbered.flatMap(({ person: owner, right }) => (doubles.get(owner) ?? [])
    .filter((person) => !covers.has(person) && !own.has(`${person}|${right.kind}`))
    // Both may stand in one household: that the number is a member's says nothing then.
    .map((person) => bestCandidate(person, (profiles[person] as readonly Profile[]).map((profile) => ({ ...profile, members: NOBODY, neighbours: NOBODY })), right, rules))
    .map((pair) => asDisowned(pair, disowned))
    .filter(({ levels }) => levels.birth === 'same' || levels.birth === 'missing' || levels.id === 'disowned' || levels.id in rules.implied));
}

/** Another number says nothing where one of the two is somebody else's. */
function asDisowned(pair: Candidate, { people, rows }: Disowned): Candidate {
  return pair.levels.id === 'other' && (people.has(pair.person) || rows.has(pair.right)) ? { ...pair, levels: { ...pair.levels, id: 'disowned' } } : pair;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Method and reason of a certain link, by the kind of number that makes it. */
const CERTAIN_BY = {
  valid: ['id-number', 'number-and-name'],
  document: ['document-number', 'document-and-name'],
  malformed: ['malformed-number', 'malformed-but-identical'],
} as const;
