/** Cases of other lines of cover 其他保障项目 kept in step with their lists: after every match, and after a step on one of them was taken back. */
import { ToolError, findingsOf, fingerprintOf, isCoverKind, payloadOf, rulesOfLine, standingsOfLine, syncCases, type Case, type Coverage, type Standing } from '../../src/index.js';
import { now } from '../../src/io/index.js';
import { MATCH_ACTOR, deniedRows, heirOf, returnedPeople, rulebookOf } from './case-book.js';
import { subsidiesOf } from './entitlements.js';
import { storedOwners, type MatchedPeople } from './matched-people.js';
import type { Workspace } from './open.js';
import { haveListsChanged } from './people-rounds.js';
import { referenceDateFor } from './reference-date.js';

/**
 * Runs inside the transaction that writes the match, after the cases of basic insurance; the same match again appends nothing. Of a
 * line without a roster nothing is known: nobody stands on its list until a roster is there again, and then its cases are taken up.
 */
export function syncOtherLines(workspace: Workspace, people: Pick<MatchedPeople, 'outside' | 'owners' | 'linksOf'>, standings: readonly Standing[]): void {
  const { store, settings } = workspace;
  const open = store.cases.list({ line: 'every' }).filter((each) => isOtherLine(workspace, each));
  const coverages = otherLines(workspace, open.length > 0);
  if (coverages === null) return;
  const basic = new Map(standings.map((standing) => [standing.personId, standing]));
  const isDenied = deniedRows(workspace, people.linksOf);
  const batch = findingsOf(store.ledger.importInForce());
  const byLine = new Map<string, Coverage>(coverages.map((coverage) => [coverage.programme, coverage]));
  for (const programme of new Set([...byLine.keys(), ...open.map((each) => each.programme)])) {
    const coverage = byLine.get(programme);
    const cases = open.filter((each) => each.programme === programme);
    const listed = coverage === undefined ? null : standingsOfLine(coverage, basic);
    if (listed === null && cases.length === 0) continue;
    const known = new Set(cases.map(({ personId }) => personId));
    const at = now();
    const { events, changed } = syncCases({
      cases, standings: (listed ?? []).filter(({ personId, standing }) => standing === 'gap' || standing === 'insured' || known.has(personId)), outside: listed === null ? new Set() : people.outside,
      mergedInto: listed === null ? () => null : heirOf(workspace, people.owners), carried: new Map(),
      listsChanged: haveListsChanged(store), hasReturned: returnedPeople(workspace), isDenied,
      fingerprintAt: (personId) => { const row = coverage?.rows.get(personId); return row === undefined ? '' : fingerprintOf(row); },
      nextNumber: store.ledger.casesOpened() + 1, county: settings.county, referenceDate: referenceDateFor(workspace), rules: rulesOfLine(rulebookOf(workspace), programme), at, actor: MATCH_ACTOR,
    });
    for (const { caseNumber, event } of events) store.ledger.append({ at, actor: MATCH_ACTOR, batch, type: event.type, subject: caseNumber, payload: payloadOf(event) });
    store.cases.save(changed);
  }
}

/** After a step on such cases was taken back: in line with the match at hand; without one the next match does it. Inside a transaction. */
export function syncTouchedLines(workspace: Workspace, touched: readonly Case[]): void {
  const { store } = workspace;
  if (!touched.some((each) => isOtherLine(workspace, each)) || store.results.isEmpty() || store.results.judgementsSince() > 0) return;
  const people = store.results.people();
  syncOtherLines(workspace, {
    outside: new Set(people.filter(({ outside }) => outside).map(({ person }) => person.id)),
    owners: storedOwners(store), linksOf: (personId) => store.results.links({ personId }).map(({ link }) => link),
  }, people.flatMap(({ standing, outside }) => (standing === null || outside ? [] : [standing])));
}

function isOtherLine({ rules }: Workspace, { programme }: Case): boolean {
  return programme !== rules.cases.programme.code;
}

/**
 * Lines other than basic insurance of the workspace's pack; null when they are not known. A match does not fail because its pack is
 * gone: `c2z subsidy` says so.
 */
function otherLines(workspace: Workspace, haveCases: boolean): readonly Coverage[] | null {
  if (workspace.settings.policy === '') return null;
  const hasRoster = workspace.store.lists.sources().some(({ sheets }) => sheets.some(({ kind }) => kind !== null && isCoverKind(kind)));
  if (!hasRoster) return haveCases ? [] : null;
  try {
    return subsidiesOf(workspace).result.coverages.filter(({ programme }) => programme !== 'basic');
  } catch (error) {
    if (error instanceof ToolError) return null;
    throw error;
  }
}
