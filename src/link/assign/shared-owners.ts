/**
 * Whose a number is that stands under several names 一号多人的归属. It is his under whose name independent lists have it, while every
 * other holder has it in one list alone, or plainly has another number: the rest of the lists tell, never a guess at names.
 */
import type { LinkRules } from '../../domain/link-rules.js';
import type { PersonName } from '../../domain/person-name.js';
import type { Person } from '../../domain/person.js';
import type { PersonFacts } from '../../domain/record.js';
import { levelOfNames } from '../compare/names.js';
import { levelOfPlaces } from '../compare/place.js';
import { levelOfSex } from '../compare/sex.js';
import { carriesHeadNumber, deniesItsNumber } from '../guards/pair-guards.js';
import { isEqualNumber } from '../model/number-levels.js';
import type { NameFits } from '../name-fit.js';
import type { Profile } from '../profile.js';
import type { RosterState } from '../roster-state.js';
import { isSharedInRoster } from './shared-numbers.js';

/** Kinds of list that must agree on one name, while nobody else has the number in more than one. */
const AGREEING_LISTS = 3;

/** Whether an equal number says nothing of this person and row, as several people carry it and it is not known to be his. */
export type IsContested = (person: number, right: PersonFacts, state: RosterState) => boolean;

interface Input {
  readonly people: readonly Pick<Person, 'rows'>[];
  readonly profiles: readonly (readonly Profile[])[];
  readonly rules: LinkRules;
  readonly fits: NameFits;
}

/** Somebody under whose name a number stands: a person of the target lists, or a name that only rosters know. */
interface Holder {
  readonly name: PersonName;
  /** Kinds of list that have the number under this name. */
  readonly kinds: Set<string>;
  /** Every row that carries it denies it, or the holder is known under another number. */
  isElsewhere: boolean;
}

/** @param shared numbers that several people of the target lists carry */
export function contestedNumbers(states: readonly RosterState[], input: Input, shared: ReadonlyMap<string, unknown>): IsContested {
  const owners = ownersOf(states, input, shared);
  return (person, { id }, state) => id.kind === 'valid' && owners.get(id.number) !== person && (shared.has(id.number) || isSharedInRoster(id.number, state, input.rules));
}

function ownersOf(states: readonly RosterState[], input: Input, shared: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const wanted = sharedNumbers(states, input.rules, shared);
  const holders = holdersAmongTargets(wanted, input);
  for (const state of states) addRosterRows(state, holders, wanted, input.fits);
  markElsewhere(states, holders, input);
  const owners = new Map<string, number>();
  for (const [number, byPerson] of holders) {
    const strangers = strangersUnder(number, [...byPerson.values()], states, input.fits);
    for (const [person, holder] of byPerson) {
      const others = [...byPerson].flatMap(([other, rival]) => (other === person ? [] : [rival])).concat(strangers);
      if (isOwner(holder, others)) owners.set(number, person);
    }
  }
  return owners;
}

function isOwner(holder: Holder, others: readonly Holder[]): boolean {
  if (holder.isElsewhere) return false;
  return others.every(({ isElsewhere }) => isElsewhere) || (holder.kinds.size >= AGREEING_LISTS && others.every(({ kinds }) => kinds.size <= 1));
}

function sharedNumbers(states: readonly RosterState[], rules: LinkRules, shared: ReadonlyMap<string, unknown>): Set<string> {
  const numbers = new Set(shared.keys());
  for (const state of states) {
    for (const [, rows] of state.numbered.lists()) {
      for (const { right } of rows) if (right.id.kind === 'valid' && isSharedInRoster(right.id.number, state, rules)) numbers.add(right.id.number);
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
      const holder = byPerson.get(person) ?? { name: facts.name, kinds: new Set(), isElsewhere: true };
      byPerson.set(person, holder);
      holder.kinds.add(facts.kind);
      if (!isForeign(facts, fits)) holder.isElsewhere = false;
    }
  });
  return holders;
}

function addRosterRows(state: RosterState, holders: ReadonlyMap<string, ReadonlyMap<number, Holder>>, wanted: ReadonlySet<string>, fits: NameFits): void {
  for (const [person, rows] of state.numbered.lists()) {
    for (const { right, levels } of rows) {
      if (right.id.kind === 'valid' && wanted.has(right.id.number) && fits.isLiteral(levels.name)) holders.get(right.id.number)?.get(person)?.kinds.add(state.kind);
    }
  }
}

/** Holders whom a roster, or another entry in the target lists, knows under another number in the same village. */
function markElsewhere(states: readonly RosterState[], holders: ReadonlyMap<string, ReadonlyMap<number, Holder>>, { profiles, fits }: Input): void {
  const asked = new Map<number, Holder[]>();
  for (const byPerson of holders.values()) for (const [person, holder] of byPerson) asked.set(person, [...(asked.get(person) ?? []), holder]);
  const mark = (person: number): void => {
    for (const holder of asked.get(person) ?? []) holder.isElsewhere = true;
  };
  for (const state of states) {
    for (const [person, rows] of state.residual.lists()) {
      if (asked.has(person) && rows.some(({ profile, right, levels }) => !isEqualNumber(levels.id) && isSameUnderOtherNumber(profile.facts, right, fits))) mark(person);
    }
  }
  const byName = new Map<string, PersonFacts[]>();
  const names = new Set([...asked.keys()].flatMap((person) => (profiles[person] as readonly Profile[]).map(({ facts }) => facts.name.folded)));
  for (const { facts } of profiles.flat()) if (names.has(facts.name.folded)) byName.set(facts.name.folded, [...(byName.get(facts.name.folded) ?? []), facts]);
  for (const person of asked.keys()) {
    const own = profiles[person] as readonly Profile[];
    if (own.some(({ facts }) => (byName.get(facts.name.folded) ?? []).some((other) => isSameUnderOtherNumber(facts, other, fits)))) mark(person);
  }
}

function isSameUnderOtherNumber(left: PersonFacts, right: PersonFacts, fits: NameFits): boolean {
  if (left.id.kind !== 'valid' || right.id.kind !== 'valid' || left.id.number === right.id.number) return false;
  const place = levelOfPlaces(left.place, right.place);
  return fits.isLiteral(levelOfNames(left.name, right.name)) && (place === 'same-village' || place === 'near-village') && levelOfSex(ownSex(left), right.sex) !== 'other';
}

// The sex that a borrowed number states is another person's.
function ownSex({ id, sex }: PersonFacts): PersonFacts['sex'] {
  return id.kind === 'valid' && sex === id.sex ? null : sex;
}

/** Names under which rosters alone have the number. */
function strangersUnder(number: string, known: readonly Holder[], states: readonly RosterState[], fits: NameFits): Holder[] {
  const strangers: Holder[] = [];
  for (const state of states) {
    for (const name of state.holdersOf(number)) {
      if (known.some((holder) => fits.of(holder.name, name) !== 'other')) continue;
      const stranger = strangers.find((each) => fits.of(each.name, name) !== 'other');
      if (stranger) stranger.kinds.add(state.kind); else strangers.push({ name, kinds: new Set([state.kind]), isElsewhere: false });
    }
  }
  return strangers;
}

function isForeign(facts: PersonFacts, fits: NameFits): boolean {
  return deniesItsNumber(facts) || carriesHeadNumber(facts, (a, b) => fits.of(a, b) !== 'other');
}
