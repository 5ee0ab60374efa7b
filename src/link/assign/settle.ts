/**
 * Settles what the streams have brought 定档: certain links by number and name first, in every roster; then, kind by kind,
 * the rest by probability, one row to one person. Guards may lower a pair.
 */
import type { Issue } from '../../domain/issue.js';
import type { Link } from '../../domain/link.js';
import type { PersonName } from '../../domain/person-name.js';
import type { Person } from '../../domain/person.js';
import type { RosterRecord } from '../../domain/record.js';
import { compareRefs } from '../../domain/source-ref.js';
import type { Candidate } from '../candidates.js';
import { countNamesakes, type Namesakes } from '../guards/namesakes.js';
import { isAnothersName } from '../guards/pair-guards.js';
import { isInStretch } from '../guards/shifted-lists.js';
import { numberlessBits, numberlessPersonBits, priorBits } from '../model/prior.js';
import { refineLevels } from '../model/refine.js';
import { createScorer, probabilityOf, type Pair, type Scorer } from '../model/scorer.js';
import { sharesOfAll, type RosterState } from '../roster-state.js';
import { conflictIssues, sharedIssues, shiftedIssues, tooManyRows, unreachableIssues } from './issues.js';
import { coverOf, isCovered, type Cover } from './covered.js';
import { sortOut, type FirstPassInput, type Sorted } from './first-pass.js';
import { linkMaker, type Finding } from './links.js';
import { findOwners, withOwners, type NumberOwners } from './number-owners.js';
import { posteriors, type Posterior } from './posterior.js';
import { reasonsOf, tierOf, type Surroundings } from './reasons.js';
import { contestedNumbers, type IsContested } from './shared-owners.js';

export interface SettleInput extends FirstPassInput {
  readonly people: readonly Person[];
  /** Numbers that several different people of the lists carry, with their names. */
  readonly shared: ReadonlyMap<string, readonly PersonName[]>;
  /** People who may be the same as another one, for whom the other's certain rows count as well. */
  readonly doubles: ReadonlyMap<number, readonly number[]>;
  readonly states: readonly RosterState[];
  /** People whom no key can reach. */
  readonly unreachable: readonly number[];
}

export function settle(input: SettleInput): { links: Link[]; issues: Issue[] } {
  const { people, profiles, shared, rules, fits } = input;
  const states = [...input.states].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const isContested = contestedNumbers(states, input, shared);
  const namesakes = countNamesakes(people);
  const sorted = states.map((state) => sortOut(state, input, isContested, namesakes));
  for (const { numbered } of states) numbered.letGo();
  const covers = coversOf(sorted, input);
  const owners = findOwners(sorted, input, shared);
  const rows = states.reduce((sum, state) => sum + state.rows, 0);
  const nameWeight = createScorer(rules, rules.levels, rows, sharesOfAll(states, Math.max(rows, 1))).nameWeight;
  const links: Link[] = [];
  for (const kind of sorted) findLinks(kind, { ...input, covers, namesakes, isContested, owners, nameWeight }, links);
  return {
    links: links.sort((a, b) => (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : a.roster.kind < b.roster.kind ? -1 : a.roster.kind > b.roster.kind ? 1 : compareRefs(a.roster.ref, b.roster.ref))),
    issues: [
      ...sharedIssues(profiles, shared),
      ...sorted.flatMap(({ state, stretches }) => [...shiftedIssues(stretches), ...conflictIssues(state, fits, stretches, shared), ...tooManyRows(state, people, rules)]),
      ...unreachableIssues(input.unreachable, people),
    ],
  };
}

/** What the second pass knows of all rosters together. */
interface Overview {
  readonly covers: ReadonlyMap<number, Cover>;
  readonly namesakes: Namesakes;
  readonly isContested: IsContested;
  readonly owners: NumberOwners;
  /** Weight of a level of the name, as common as the name is in all rosters. */
  readonly nameWeight: Scorer['nameWeight'];
}

/** What the certain rows say of each person of whom anything is open; a row that somebody is unsure of covers nobody. */
function coversOf(sorted: readonly Sorted[], { wordOn }: SettleInput): ReadonlyMap<number, Cover> {
  const rows = new Map<number, RosterRecord[]>();
  for (const { open } of sorted) for (const { person } of open) if (!rows.has(person)) rows.set(person, []);
  for (const { certain, judged } of sorted) {
    for (const pairs of [certain, judged]) for (const { person, right } of pairs) if (wordOn(person, right) !== 'unsure') rows.get(person)?.push(right);
  }
  return new Map([...rows].flatMap(([person, records]) => (records.length === 0 ? [] : [[person, coverOf(records)]])));
}

/** Second pass over one kind: probabilities, guards, tiers. The links go to `links`. */
function findLinks({ state, certain, judged, open, followed, refused, stretches }: Sorted, input: SettleInput & Overview, links: Link[]): void {
  const { people, rules, wordOn, fits, covers, namesakes, isContested, owners, nameWeight } = input;
  const { settled, taken } = takenBy([certain, judged], open, people.length);
  const follows = new Set(followed.map(({ right }) => right));
  const prior = priorBits(rules, people.length, settled, state.rows);
  const raise = numberlessBits(rules, people.length, settled, state.rows);
  const raiseOfPerson = numberlessPersonBits(rules, people.length, settled, state.rows);
  const askAnyway = new Set(rules.askAnyway);
  const isShared = ({ person, right }: Pair): boolean => isContested(person, right, state);
  const isSettled = ({ person, right }: Candidate): boolean => {
    const cover = covers.get(person);
    return taken.has(right) || follows.has(right) || (cover !== undefined && isCovered(right, cover, askAnyway));
  };
  const claims = open.filter((pair) => !isSettled(pair)).map((claim) => withOwners(claim, owners, (pair) => isShared(pair) && fits.ofLevel(pair.levels.name) === 'other'));
  const table = refineLevels(rules, certain.map(({ levels }) => levels), claims.map(({ levels }) => levels), (levels) => {
    const trial = createScorer(rules, levels, state.rows, state.shares);
    return claims.map((pair) => probabilityOf(prior + trial.sum(pair)));
  });
  const scorer = createScorer(rules, table, state.rows, state.shares);
  const around: Surroundings = {
    fits,
    namesakes,
    isShared,
    isShifted: ({ right }) => isInStretch(right.ref, stretches),
    namesakesExpected: 1,
  };
  const weighed = claims.map((pair) => ({ pair, bits: prior + scorer.sum(pair) }));
  const areDoubles = (a: number, b: number): boolean => input.doubles.get(a)?.includes(b) ?? false;
  const likely = posteriors(weighed, rules, fits, areDoubles);
  const isBest = bestOf(likely);
  const claimants = new Map<RosterRecord, typeof likely>();
  for (const claim of likely) claimants.set(claim.pair.right, [...(claimants.get(claim.pair.right) ?? []), claim]);
  // The number is the one's, the name the other's: both are asked.
  const contested = new Set(claims.filter((pair) => isAnothersName(pair, fits, namesakes)).map(({ right }) => right));
  const rarer = ({ levels, right }: Pair): number => Math.max(0, nameWeight(levels.name, right) - scorer.nameWeight(levels.name, right));
  const linkOf = linkMaker(people, scorer);
  const keep = (finding: Finding): void => { links.push(linkOf(finding)); };
  for (let pair = certain.pop(); pair !== undefined; pair = certain.pop()) { // let go one by one, for they are nearly all there is
    const [method, reasons] = CERTAIN_BY[pair.right.id.kind === 'valid' || pair.right.id.kind === 'document' ? pair.right.id.kind : 'malformed'];
    keep({ pair, tier: 'certain', method, probability: Math.max(rules.thresholds.certain, probabilityOf(prior + scorer.sum(pair))), reasons, judgement: wordOn(pair.person, pair.right) });
  }
  for (const pair of judged) {
    const probability = probabilityOf(prior + scorer.sum(pair));
    const reasons = ['judged-same', ...reasonsOf({ pair, rivals: 'none' }, around)];
    keep({ pair, tier: tierOf(probability, reasons, rules) ?? 'possible', method: 'judgement', probability, reasons, judgement: 'same' });
  }
  for (const pair of followed) {
    keep({ pair, tier: 'certain', method: 'judged-number', probability: probabilityOf(prior + scorer.sum(pair)), reasons: ['number-of-judged'], judgement: null });
  }
  for (const posterior of likely) {
    const { pair, probability } = posterior;
    const word = wordOn(pair.person, pair.right);
    const doubles = (claimants.get(pair.right) ?? []).filter((other) => areDoubles(other.pair.person, pair.person));
    // Whoever is perhaps entered twice is asked about as such: his better entry is led to the row, and the answer brings the other one there.
    if (word === null && doubles.some(({ bits }) => bits > posterior.bits)) continue;
    // Two entries that say equally little of one row: neither goes first.
    const reasons = reasonsOf(doubles.some(({ bits }) => bits === posterior.bits) ? { pair, rivals: 'people' } : posterior, around);
    // An equal number under another name, or under none, is always worth a look, unless the row has a better owner, or the person a better row in the list.
    const isNamed = contested.has(pair.right) && fits.isLiteral(pair.levels.name) && pair.levels.birth === 'same';
    const mustAsk = word !== null || isNamed || (ASKED_OF_EQUAL.has(reasons[0] ?? '') && isBest(posterior));
    const tier = tierOf(probability, reasons, rules) ?? (mustAsk ? 'possible' : null);
    if (tier !== null) keep({ pair, tier, method: 'probabilistic', probability, reasons, judgement: word });
    else if (pair.levels.id === 'missing') {
      // A row or a person without a number that loses by the ordinary odds is asked about by those of its list, but takes no room from others.
      // How rare the name is, all rosters tell, where anything agrees besides the name and no row of the list is likelier his.
      const asked = raisedBy(pair.right.id.kind === 'valid' ? raiseOfPerson : raise + (reasons.includes('name-only') || !isBest(posterior) ? 0 : rarer(pair)), probability);
      if (tierOf(asked, reasons, rules) !== null) keep({ pair, tier: 'possible', method: 'probabilistic', probability: asked, reasons, judgement: word });
    }
  }
  const unsure = open.filter((pair) => isSettled(pair) && wordOn(pair.person, pair.right) === 'unsure');
  for (const pair of [...refused, ...unsure]) {
    const word = wordOn(pair.person, pair.right);
    const probability = probabilityOf(prior + scorer.sum(pair));
    const reasons = [...(word === 'different' ? ['judged-different'] : []), ...reasonsOf({ pair, rivals: 'none' }, around)];
    keep({ pair, tier: tierOf(probability, reasons, rules) ?? 'possible', method: 'judgement', probability, reasons, judgement: word });
  }
}

/**
 * Whether no row of the list is likelier to be the person's, and the row nobody else's likelier. Whoever has quite another number takes the row from
 * nobody who has its own.
 */
function bestOf(likely: readonly Posterior<Candidate>[]): (claim: Posterior<Candidate>) => boolean {
  const ofRow = new Map<RosterRecord, number>();
  const ofPerson = new Map<string, number>();
  const listOf = ({ person, right }: Pair<RosterRecord>): string => `${person} ${right.ref.file}`;
  for (const { pair, probability } of likely) {
    if (!UNRELATED.has(pair.levels.id)) ofRow.set(pair.right, Math.max(ofRow.get(pair.right) ?? 0, probability));
    ofPerson.set(listOf(pair), Math.max(ofPerson.get(listOf(pair)) ?? 0, probability));
  }
  return ({ pair, probability }) => Math.max(ofRow.get(pair.right) ?? 0, ofPerson.get(listOf(pair)) ?? 0) <= probability;
}

/** A probability whose odds are raised by so many bits. */
function raisedBy(bits: number, probability: number): number {
  const odds = probability * 2 ** bits;
  return odds / (odds + 1 - probability);
}

/** How many people have a settled row, and which rows that others may want are settled. */
function takenBy(settledPairs: readonly (readonly Candidate[])[], open: readonly Candidate[], people: number): { settled: number; taken: ReadonlySet<RosterRecord> } {
  const wanted = new Set(open.map(({ right }) => right));
  const taken = new Set<RosterRecord>();
  const seen = new Uint8Array(people);
  let settled = 0;
  for (const pairs of settledPairs) {
    for (const { person, right } of pairs) {
      if (seen[person] === 0) settled += 1;
      seen[person] = 1;
      if (wanted.has(right)) taken.add(right);
    }
  }
  return { settled, taken };
}

/** Grounds of an equal number that are asked however little they weigh. */
const ASKED_OF_EQUAL: ReadonlySet<string> = new Set(['same-number-other-name', 'number-without-name']);

/** A number that says nothing of how the row's came to be another one. */
const UNRELATED: ReadonlySet<string> = new Set(['other', 'other-confirmed', 'disowned', 'missing']);

/** Method and reason of a certain link, by the kind of number that makes it. */
const CERTAIN_BY = {
  valid: ['id-number', ['number-and-name']],
  document: ['document-number', ['document-and-name']],
  malformed: ['malformed-number', ['malformed-but-identical']],
} as const;
