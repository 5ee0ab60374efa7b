/** Compares each match with the one before the lists changed, and keeps who was newly listed, changed, gone, insured or fallen out. */
import { anchorJudgements, continuePeople, countChanges, findingsOf, fingerprintOf, peopleChanges, type Anchor, type MatchOutput, type SeenPerson, type TargetRecord } from '../../src/index.js';
import { now, type Store } from '../../src/io/index.js';
import type { Context } from '../context.js';

/** Descriptions and whose they are; two people may be described alike. */
export type KnownDescriptions = readonly (readonly [fingerprint: string, personId: string])[];

/** Adds to what is known of people the new descriptions of those who are still there, under a corrected number or name or in another place. */
export function withContinuations(store: Store, known: KnownDescriptions, records: readonly TargetRecord[]): KnownDescriptions {
  const seen = store.changes.seen().filter(({ listed }) => listed).map(({ person }) => person);
  if (seen.length === 0) return known;
  const described = records.map((facts) => ({ fingerprint: fingerprintOf(facts), facts }));
  const onLists = new Set(described.map(({ fingerprint }) => fingerprint));
  const still = new Set(known.filter(([fingerprint]) => onLists.has(fingerprint)).map(([, id]) => id));
  const familiar = new Set(known.map(([fingerprint]) => fingerprint));
  const arrived = described.filter(({ fingerprint }) => !familiar.has(fingerprint));
  const continued = continuePeople(seen.filter(({ id }) => !still.has(id)), arrived);
  return [...known, ...continued];
}

/**
 * Says what changed since the lists were others. To be called inside the transaction of a match, before its fingerprints are
 * added: `known` are those of the matches before. The same lists matched again change nothing here.
 */
export function keepRound(store: Store, output: MatchOutput, known: KnownDescriptions, context: Pick<Context, 'actor'>): void {
  const after = seenPeople(store, output);
  const sources = listsInForce(store);
  const last = store.changes.lastRound();
  if (last === null ? store.lists.sources().length > 0 : last.sources !== sources) {
    const owners = new Map(output.people.flatMap(({ id, rows }) => rows.map((row) => [fingerprintOf(row), id] as const)));
    const rowsBefore = new Map<string, string[]>();
    const ownersBefore = new Map<string, string>();
    for (const [fingerprint, id] of known) {
      rowsBefore.set(id, [...(rowsBefore.get(id) ?? []), fingerprint]);
      ownersBefore.set(fingerprint, id);
    }
    const rowsNow = new Map(output.people.map(({ id, rows }) => [id, rows.map(fingerprintOf)]));
    const before = last === null ? after.map((person) => ({ person, listed: true })) : store.changes.seen();
    const changes = peopleChanges({
      before, after,
      mergedInto: (id) => firstOther(rowsBefore.get(id) ?? [], (fingerprint) => owners.get(fingerprint), id),
      splitFrom: (id) => firstOther(rowsNow.get(id) ?? [], (fingerprint) => ownersBefore.get(fingerprint), id),
    });
    const round = { round: (last?.round ?? 0) + 1, sources, at: now(), people: countChanges(changes), judgements: judgementCounts(store, output) };
    store.changes.addRound(round, changes);
    if (last !== null) store.ledger.append({ at: round.at, actor: context.actor, batch: findingsOf(store.ledger.importInForce()), type: 'ListsMatched', subject: `round:${round.round}`, payload: { people: round.people, judgements: round.judgements } });
  }
  store.changes.see(after);
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

function judgementCounts(store: Store, { people, links, questions }: MatchOutput): Record<Anchor, number> {
  const anchored = anchorJudgements(store.ledger.judgements(), { people, links, questions });
  return { applied: anchored.applied.length, stale: anchored.stale.length, ambiguous: anchored.ambiguous.length, gone: anchored.gone.length };
}

function firstOther(fingerprints: readonly string[], ownerOf: (fingerprint: string) => string | undefined, self: string): string | null {
  return fingerprints.map(ownerOf).filter((owner) => owner !== undefined && owner !== self).sort()[0] ?? null;
}

/** Everybody on the lists with the standing that counts: a verified case speaks before the lists. */
function seenPeople(store: Store, output: MatchOutput): SeenPerson[] {
  const { identities, outside } = output.classification;
  const standings = new Map(store.results.summaries().map(({ id, standing }) => [id, standing]));
  return output.people.map((person) => {
    const standing = standings.get(person.id) ?? null;
    return {
      id: person.id, name: person.name.display, foldedName: person.name.folded, idText: person.idText, birthDate: person.birthDate,
      town: person.place.town, village: person.place.village, townKey: person.place.townKey, villageKey: person.place.villageKey, household: person.household,
      identities: [...new Set((identities.get(person.id) ?? []).filter(({ ended }) => !ended).map(({ code }) => code))].sort(),
      outside: outside.has(person.id),
      standing: outside.has(person.id) ? null : standing,
    };
  });
}
