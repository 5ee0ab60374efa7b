/**
 * Whose a number is that stands under two names 一号两人的归属. It is his under whose name independent lists have it, while the one other
 * holder has it in one list alone, or denies it in every row of his: the rest of the lists tell, never a guess at names. Of three names
 * under a number, of a placeholder, and where anything is unclear, nobody is the owner.
 */
import { isCoverKind, type SourceKind } from '../../domain/kinds.js';
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonName } from '../../domain/person-name.js';
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';
import { carriesHeadNumber, deniesItsNumber } from '../guards/pair-guards.js';
import type { NameFits } from '../name-fit.js';
import type { RosterState } from '../roster-state.js';
import { isSharedInRoster } from './shared-numbers.js';

/** Kinds of list that must agree on one name, while the other has the number in one alone. */
const AGREEING_LISTS = 3;

/** Kinds of list that must have the number under the owner's name where the other denies it himself. */
const OWNING_LISTS = 2;

/** Whether an equal number says nothing of this person and row, as several people carry it and it is not known to be his. */
export type IsContested = (person: number, right: PersonFacts, state: RosterState) => boolean;

interface Input {
  readonly people: readonly Pick<Person, 'rows'>[];
  readonly rules: LinkRules;
  readonly fits: NameFits;
}

/** Somebody under whose name a number stands: a person of the target lists, or a name that only rosters know. */
interface Holder {
  readonly name: PersonName;
  /** Kinds of list that have the number under this very name and do not deny it. */
  readonly kinds: Set<string>;
  /** Kinds of list that have it under this name or one like it. */
  readonly alike: Set<string>;
  rows: number;
  denied: number;
}

/** @param shared numbers that several people of the target lists carry */
export function contestedNumbers(states: readonly RosterState[], input: Input, shared: ReadonlyMap<string, unknown>): IsContested {
  const owners = ownersOf(states, input, shared);
  return (person, { id }, state) => id.kind === 'valid' && owners.get(id.number) !== person && (shared.has(id.number) || isSharedInRoster(id.number, state, input.rules));
}

function ownersOf(states: readonly RosterState[], input: Input, shared: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const telling = states.filter(({ kind }) => isTelling(kind));
  const wanted = sharedNumbers(states, input.rules, shared);
  const holders = holdersAmongTargets(wanted, input);
  for (const state of telling) addRosterRows(state, holders, wanted, input.fits);
  const owners = new Map<string, number>();
  for (const [number, byPerson] of holders) {
    if (byPerson.size > 2 || states.some((state) => state.hasManyHolders(number))) continue;
    const strangers = strangersUnder(number, [...byPerson.values()], states, input.fits);
    if (byPerson.size + strangers.length !== 2) continue;
    for (const [person, holder] of byPerson) {
      const [rival] = [...[...byPerson].flatMap(([other, each]) => (other === person ? [] : [each])), ...strangers] as [Holder];
      if (isOwner(holder, rival)) owners.set(number, person);
    }
  }
  return owners;
}

function isOwner(holder: Holder, rival: Holder): boolean {
  if (holder.denied > 0) return false;
  const rivalDenies = rival.rows > 0 && rival.denied === rival.rows && rival.kinds.size === 0;
  return rivalDenies ? holder.kinds.size >= OWNING_LISTS : holder.kinds.size >= AGREEING_LISTS && rival.alike.size <= 1;
}

/** Lists of other lines of cover and payment lists are copied from the others: they say nothing new of a number. */
function isTelling(kind: SourceKind): boolean {
  return !isCoverKind(kind) && kind !== 'payment';
}

function sharedNumbers(states: readonly RosterState[], rules: LinkRules, shared: ReadonlyMap<string, unknown>): Set<string> {
  const numbers = new Set(shared.keys());
  for (const state of states) {
    for (const { right } of state.numbered.all()) {
      if (right.id.kind === 'valid' && isSharedInRoster(right.id.number, state, rules)) numbers.add(right.id.number);
    }
  }
  return numbers;
}

function holdersAmongTargets(wanted: ReadonlySet<string>, { people, fits }: Input): Map<string, Map<number, Holder>> {
  const holders = new Map<string, Map<number, Holder>>();
  people.forEach(({ rows }, person) => {
    for (const facts of rows) {
      if (facts.id.kind !== 'valid' || !wanted.has(facts.id.number)) continue;
      const byPerson = holders.get(facts.id.number) ?? new Map<number, Holder>();
      holders.set(facts.id.number, byPerson);
      const holder = byPerson.get(person) ?? newHolder(facts.name);
      byPerson.set(person, holder);
      holder.rows += 1;
      holder.alike.add(facts.kind);
      if (isForeign(facts, fits)) holder.denied += 1; else if (facts.name.folded === holder.name.folded) holder.kinds.add(facts.kind);
    }
  });
  return holders;
}

function addRosterRows(state: RosterState, holders: ReadonlyMap<string, ReadonlyMap<number, Holder>>, wanted: ReadonlySet<string>, fits: NameFits): void {
  for (const { person, right, levels } of state.numbered.all()) {
    if (right.id.kind !== 'valid' || !wanted.has(right.id.number)) continue;
    const holder = holders.get(right.id.number)?.get(person);
    if (fits.isLiteral(levels.name) && !isForeign(right, fits)) holder?.kinds.add(state.kind);
  }
}

/** Names under which rosters alone have the number. A name like a known holder's is his, and counts against him as a rival. */
function strangersUnder(number: string, known: readonly Holder[], states: readonly RosterState[], fits: NameFits): Holder[] {
  const strangers: Holder[] = [];
  for (const state of states) {
    for (const name of state.holdersOf(number)) {
      const alike = [...known, ...strangers].filter((holder) => fits.of(holder.name, name) !== 'other');
      for (const holder of alike) holder.alike.add(state.kind);
      if (alike.length > 0) continue;
      const stranger = newHolder(name);
      stranger.alike.add(state.kind);
      strangers.push(stranger);
    }
  }
  return strangers;
}

function newHolder(name: PersonName): Holder {
  return { name, kinds: new Set(), alike: new Set(), rows: 0, denied: 0 };
}

function isForeign(facts: PersonFacts, fits: NameFits): boolean {
  return deniesItsNumber(facts) || carriesHeadNumber(facts, (a, b) => fits.of(a, b) !== 'other');
}
