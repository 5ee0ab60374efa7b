/** Cases of other lines of cover 其他保障项目 kept in step with their lists: after every match, for every line whose roster is in force. */
import { ToolError, fingerprintOf, isCoverKind, payloadOf, rulesOfLine, standingsOfLine, syncCases, type Coverage, type Standing } from '../../src/index.js';
import { now } from '../../src/io/index.js';
import { MATCH_ACTOR, heirOf, rulebookOf, type MatchedPeople } from './case-book.js';
import { subsidiesOf } from './entitlements.js';
import type { Workspace } from './open.js';
import { haveListsChanged } from './people-rounds.js';
import { referenceDateFor } from './reference-date.js';

/** Runs inside the transaction that writes the match, after the cases of basic insurance; the same match again appends nothing. */
export function syncOtherLines(workspace: Workspace, people: Pick<MatchedPeople, 'outside' | 'owners'>, standings: readonly Standing[]): void {
  const { store, settings } = workspace;
  const basic = new Map(standings.map((standing) => [standing.personId, standing]));
  for (const coverage of otherLines(workspace)) {
    const cases = store.cases.list({ line: coverage.programme });
    const listed = standingsOfLine(coverage, basic);
    if (listed === null) continue;
    const known = new Set(cases.map(({ personId }) => personId));
    const at = now();
    const { events, changed } = syncCases({
      cases, standings: listed.filter(({ personId, standing }) => standing === 'gap' || standing === 'insured' || known.has(personId)), outside: people.outside, mergedInto: heirOf(workspace, people.owners), carried: new Map(),
      listsChanged: haveListsChanged(store), isDenied: () => false,
      fingerprintAt: (personId) => { const row = coverage.rows.get(personId); return row === undefined ? '' : fingerprintOf(row); },
      nextNumber: store.ledger.casesOpened() + 1, county: settings.county, referenceDate: referenceDateFor(workspace), rules: rulesOfLine(rulebookOf(workspace), coverage.programme), at, actor: MATCH_ACTOR,
    });
    for (const { caseNumber, event } of events) store.ledger.append({ at, actor: MATCH_ACTOR, type: event.type, subject: caseNumber, payload: payloadOf(event) });
    store.cases.save(changed);
  }
}

/** Lines other than basic insurance of the workspace's pack. A match does not fail because its pack is gone: `c2z subsidy` says so. */
function otherLines(workspace: Workspace): readonly Coverage[] {
  const hasRoster = workspace.store.lists.sources().some(({ sheets }) => sheets.some(({ kind }) => kind !== null && isCoverKind(kind)));
  if (workspace.settings.policy === '' || !hasRoster) return [];
  try {
    return subsidiesOf(workspace).result.coverages.filter(({ programme }) => programme !== 'basic');
  } catch (error) {
    if (error instanceof ToolError) return [];
    throw error;
  }
}
