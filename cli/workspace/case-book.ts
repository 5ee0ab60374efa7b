/** Cases of a workspace kept in step with its lists: after every match, and after every step that changes what a case says. */
import {
  LISTS_CHANGED, collectionWindow, findingsOf, fingerprintOf, formatRef, payloadOf, standingsFromCases, syncCases,
  type CarriedCase, type Case, type CaseContext, type CaseRulebook, type IsoDate, type Link, type Standing,
} from '../../src/index.js';
import { now } from '../../src/io/index.js';
import { referenceDateFor } from './reference-date.js';
import { storedOwners, type MatchedPeople } from './matched-people.js';
import type { Workspace } from './open.js';
import { haveListsChanged } from './people-rounds.js';

/** Who writes what a match finds by itself. */
export const MATCH_ACTOR = 'c2z';

/** The rules that speak of cases, for the year of the workspace. */
export function rulebookOf({ rules, settings }: Pick<Workspace, 'rules' | 'settings'>): CaseRulebook {
  const { standings, reasons } = rules.standings;
  return { cases: rules.cases, reasons: reasons.reasons, precedence: standings.precedence, year: settings.year, windowEnd: collectionWindow(settings.year, standings.enrolment.collection).to as IsoDate };
}

/** What decides on a step: rules, the acting person and the day, which is that of the lists unless another is named. */
export function caseContext(workspace: Workspace, actor: string, on?: IsoDate): CaseContext {
  const book = rulebookOf(workspace);
  return { ...book, actor, on: on ?? referenceDateFor(workspace), fourEyes: workspace.settings.fourEyes ?? book.cases.fourEyes };
}

/**
 * Brings cases into line with a match, and returns everybody's standing with what verified cases put in place of the lists'.
 * Runs inside the transaction that writes the match; the same match again appends nothing.
 */
export function syncWithMatch(workspace: Workspace, people: MatchedPeople): Standing[] {
  sync(workspace, people, workspace.store.cases.list());
  return applyStandings(workspace, people.standings);
}

/**
 * Brings single cases into line with the match at hand, after a step on them was taken back; between an import or a judgement and
 * the next match nothing is known, and the match does it. Inside a transaction.
 */
export function syncTouched(workspace: Workspace, touched: readonly Case[]): void {
  const { store } = workspace;
  const ids = new Set(touched.map(({ personId }) => personId));
  if (ids.size === 0 || store.results.isEmpty() || store.results.judgementsSince() > 0) return;
  const stored = store.results.people({ ids: [...ids] });
  sync(workspace, {
    standings: store.results.listStandings([...ids]), outside: new Set(stored.filter(({ outside }) => outside).map(({ person }) => person.id)),
    owners: storedOwners(store), linksOf: (personId) => store.results.links({ personId }).map(({ link }) => link),
  }, [...ids].flatMap((personId) => store.cases.list({ personId })));
}

function sync(workspace: Workspace, people: MatchedPeople, cases: readonly Case[]): void {
  const { store, settings } = workspace;
  const at = now();
  const referenceDate = referenceDateFor(workspace);
  const { events, changed } = syncCases({
    cases, standings: people.standings, outside: people.outside, mergedInto: heirOf(workspace, people.owners), carried: carriedCases(workspace),
    listsChanged: haveListsChanged(store), hasReturned: returnedPeople(workspace),
    isDenied: deniedRows(workspace, people.linksOf),
    fingerprintAt: (personId, basis) => { const link = linkAt(people.linksOf(personId), basis); return link === undefined ? '' : fingerprintOf(link.roster); },
    nextNumber: store.ledger.casesOpened() + 1, county: settings.county, referenceDate, rules: rulebookOf(workspace), at, actor: MATCH_ACTOR,
  });
  const batch = findingsOf(store.ledger.importInForce());
  for (const { caseNumber, event } of events) store.ledger.append({ at, actor: MATCH_ACTOR, batch, type: event.type, subject: caseNumber, payload: payloadOf(event) });
  store.cases.save(changed);
}

/** Whether new lists have somebody again; whoever is back because lists were taken back had never left. */
export function returnedPeople({ store }: Pick<Workspace, 'store'>): (personId: string) => boolean {
  const takesBack = store.ledger.events({ batch: store.ledger.importInForce() }).some(({ type, payload }) => type === LISTS_CHANGED && (payload as { withdrawn?: unknown }).withdrawn !== undefined);
  const isNew = !takesBack && haveListsChanged(store);
  return (personId) => isNew && store.changes.hasLeft(personId);
}

/** Whether a row, `file#sheet!row`, never was the person's: people judged so, or its file was imported by mistake. */
export function deniedRows({ store }: Pick<Workspace, 'store'>, linksOf: MatchedPeople['linksOf']): (personId: string, basis: string) => boolean {
  const used = new Set(store.lists.sources().map(({ path }) => path));
  const withdrawn = store.snapshots.all().filter(({ state, snapshot }) => state === 'withdrawn' && !used.has(snapshot.path)).map(({ snapshot }) => snapshot.path);
  return (personId, basis) => linkAt(linksOf(personId), basis)?.judgement === 'different' || withdrawn.some((file) => basis.startsWith(`${file}#`));
}

function linkAt(links: readonly Link[], basis: string): Link | undefined {
  return links.findLast(({ roster }) => formatRef(roster.ref) === basis);
}

/** Writes what verified cases make of their people; returns everybody's standing. Inside a transaction. */
export function applyStandings(workspace: Workspace, listed: readonly Standing[] = workspace.store.results.listStandings()): Standing[] {
  const { cases } = workspace.store;
  const changed = standingsFromCases(listed, cases.list({ states: ['verified', 'cleared'] }), rulebookOf(workspace), referenceDateFor(workspace));
  cases.replaceStandings(changed);
  const byPerson = new Map(changed.map((standing) => [standing.personId, standing]));
  return listed.map((standing) => byPerson.get(standing.personId) ?? standing);
}

/** Of somebody who is gone: whoever has most of his fingerprints now. */
export function heirOf({ store }: Workspace, owners: MatchedPeople['owners']): (personId: string) => string | null {
  let known: Map<string, string[]> | undefined;
  return (personId) => {
    if (known === undefined) {
      known = new Map();
      for (const [fingerprint, id] of store.results.knownFingerprints()) known.set(id, [...(known.get(id) ?? []), fingerprint]);
    }
    const heirs = new Map<string, number>();
    for (const fingerprint of known.get(personId) ?? []) {
      const owner = owners().get(fingerprint);
      if (owner !== undefined && owner !== personId) heirs.set(owner, (heirs.get(owner) ?? 0) + 1);
    }
    return [...heirs].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null;
  };
}

/** What `c2z init --from` brought over, by person. */
function carriedCases({ store }: Workspace): ReadonlyMap<string, CarriedCase> {
  return new Map(store.ledger.events({ types: ['CaseCarried'] }).map(({ subject, payload }) => [subject, payload as CarriedCase]));
}
