/** Compares each match with the one before the lists changed, and keeps who was newly listed, changed, gone, insured or fallen out. */
import { anchorJudgements, continueMerged, continuePeople, countChanges, findingsOf, fingerprintOf, peopleChanges, type Anchor, type Identity, type MatchOutput, type PairJudgement, type PersonChange, type SeenPerson, type Standing, type TargetRecord } from '../../src/index.js';
import { now, type Store } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { inOrder, inStep } from '../exports/in-step.js';
import { fingerprintsOf, type MatchedPeople } from './matched-people.js';

/** Descriptions and whose they are; two people may be described alike. */
export type KnownDescriptions = readonly (readonly [fingerprint: string, personId: string])[];

/**
 * What is known of people, with those who are still there under a corrected number or name, in another place, or only as somebody whom the
 * clerk knew for them.
 */
export function withContinuations(store: Store, known: KnownDescriptions, records: readonly TargetRecord[], judgements: readonly PairJudgement[]): KnownDescriptions {
  if (known.length === 0) return known;
  const familiar = new Set(known.map(([fingerprint]) => fingerprint));
  const described = records.map((facts) => ({ fingerprint: fingerprintOf(facts), facts }));
  const arrived = described.filter(({ fingerprint }) => !familiar.has(fingerprint));
  const merges = judgements.filter(({ judgement }) => judgement === 'same');
  if (arrived.length === 0 && merges.length === 0) return known;
  const seen = store.changes.seen().filter(({ listed }) => listed).map(({ person }) => person);
  if (seen.length === 0) return known;
  const onLists = new Set(described.map(({ fingerprint }) => fingerprint));
  const still = new Set(known.filter(([fingerprint]) => onLists.has(fingerprint)).map(([, id]) => id));
  const missing = seen.filter(({ id }) => !still.has(id));
  const kept = continueMerged({ merges, known, missing: new Set(missing.map(({ id }) => id)), listed: new Set(seen.map(({ id }) => id)), onLists });
  const keepers = new Set(kept.values());
  const continued = continuePeople(missing.filter(({ id }) => !keepers.has(id)), arrived);
  return [...known.map(([fingerprint, id]) => [fingerprint, kept.get(fingerprint) ?? id] as const), ...continued];
}

/** What a match found, with the standings that count and the person of every fingerprint. */
interface MatchedRound extends Pick<MatchOutput, 'people' | 'links' | 'questions' | 'classification'>, Pick<MatchedPeople, 'owners'> {
  readonly standings: readonly Standing[];
}

/**
 * Says what changed since the lists were others. To be called inside the transaction of a match, before its fingerprints are
 * added: `known` are those of the matches before. The same lists matched again change nothing of their round; what has been judged
 * and settled since the match before stands beside it.
 */
export function keepRound(store: Store, output: MatchedRound, known: KnownDescriptions, context: Pick<Context, 'actor'>): void {
  const sources = listsInForce(store);
  const last = store.changes.lastRound();
  const rowsBefore = (): Map<string, string[]> => groupedByPerson(known);
  const rowsNow = (): Map<string, string[]> => groupedByPerson(fingerprintsOf(output.people));
  const changesSince = (): PersonChange[] => peopleChanges({ before: store.changes.seen(), after: [...seenPeople(output)], mergedInto: otherOwner(rowsBefore, output.owners), splitFrom: otherOwner(rowsNow, () => new Map(known)) });
  if (last === null ? store.lists.sources().length > 0 : last.sources !== sources) {
    const changes = last === null ? [] : changesSince();
    const round = { round: (last?.round ?? 0) + 1, sources, at: now(), people: countChanges(changes), judgements: judgementCounts(store, output) };
    store.changes.addRound(round, changes);
    if (last !== null) store.ledger.append({ at: round.at, actor: context.actor, batch: findingsOf(store.ledger.importInForce()), type: 'ListsMatched', subject: `round:${round.round}`, payload: { people: round.people, judgements: round.judgements } });
  } else if (last !== null && last.retaken !== true) {
    // On the same lists nobody is new: whoever is back had been one with somebody.
    store.changes.addSince(countChanges(changesSince().map((each) => (each.other === 'returned' ? { change: 'split' } : each))));
  }
  store.changes.see(seenPeople(output));
}

/** Whether the lists are others than when people were compared last; asked inside a match, before `keepRound`. */
export function haveListsChanged(store: Store): boolean {
  return store.changes.lastRound()?.sources !== listsInForce(store);
}

function listsInForce(store: Store): string {
  return JSON.stringify(store.snapshots.all().filter(({ state }) => state === 'in-force').map(({ snapshot: { path, sha256, kind, asOf, layout } }) => [path, sha256, kind, asOf, layout]));
}

/** Before new lists come: what has been decided since the last match belongs to the time before them. */
export function closeRound(store: Store): void {
  const standings = new Map(store.results.summaries().map(({ id, standing }) => [id, standing]));
  if (standings.size === 0) return;
  store.changes.see(store.changes.seen().filter(({ listed }) => listed).map(({ person }) => {
    const current = standings.get(person.id) ?? null;
    return current === null || person.outside ? person : { ...person, standing: current };
  }));
}

function judgementCounts(store: Store, { people, links, questions }: MatchedRound): Record<Anchor, number> {
  const judgements = store.ledger.judgements();
  if (judgements.length === 0) return { applied: 0, stale: 0, ambiguous: 0, gone: 0 };
  const anchored = anchorJudgements(judgements, { people, links, questions });
  return { applied: anchored.applied.length, stale: anchored.stale.length, ambiguous: anchored.ambiguous.length, gone: anchored.gone.length };
}

/** Who else has a person's fingerprints; both sides are gathered when the first person is asked for. */
function otherOwner(rows: () => ReadonlyMap<string, string[]>, owners: () => ReadonlyMap<string, string>): (id: string) => string | null {
  let gathered: { readonly rows: ReadonlyMap<string, string[]>; readonly owners: ReadonlyMap<string, string> } | undefined;
  return (id) => {
    gathered ??= { rows: rows(), owners: owners() };
    const known = gathered;
    return (known.rows.get(id) ?? []).map((fingerprint) => known.owners.get(fingerprint)).filter((owner) => owner !== undefined && owner !== id).sort()[0] ?? null;
  };
}

function groupedByPerson(fingerprints: Iterable<readonly [fingerprint: string, personId: string]>): Map<string, string[]> {
  const byPerson = new Map<string, string[]>();
  for (const [fingerprint, id] of fingerprints) {
    const own = byPerson.get(id);
    if (own === undefined) byPerson.set(id, [fingerprint]);
    else own.push(fingerprint);
  }
  return byPerson;
}

/** Everybody on the lists, in order of ids, with the standing that counts: a verified case speaks before the lists. */
function* seenPeople({ people, standings, classification: { identitiesOf, outside } }: MatchedRound): Generator<SeenPerson> {
  const standingOf = inStep(inOrder(standings, ({ personId }) => personId), ({ personId }) => personId);
  for (const person of inOrder(people, ({ id }) => id)) {
    const standing = standingOf(person.id);
    yield {
      id: person.id, name: person.name.display, foldedName: person.name.folded, idText: person.idText, birthDate: person.birthDate,
      town: person.place.town, village: person.place.village, townKey: person.place.townKey, villageKey: person.place.villageKey, household: person.household,
      identities: heldCodes(identitiesOf(person)),
      outside: outside.has(person.id),
      standing: outside.has(person.id) ? null : brief(standing),
    };
  }
}

/** Codes of the identities that hold, each once, in order. */
function heldCodes(identities: readonly Identity[]): SeenPerson['identities'] {
  const [first] = identities;
  if (first !== undefined && identities.length === 1) return first.ended ? [] : [first.code];
  return [...new Set(identities.filter(({ ended }) => !ended).map(({ code }) => code))].sort();
}

function brief(found: Standing | undefined): SeenPerson['standing'] {
  return found === undefined ? null : { standing: found.standing, category: found.category, reason: found.reason };
}
