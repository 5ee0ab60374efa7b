/** Wiring of subsidies 资助: the workspace's policy pack, its people, links and payments through the stage. */
import { ToolError, collectionWindow, computeSubsidies, type IsoDate, type Person, type PolicyPack, type RecordedSubsidy, type SubsidyResult, type SubsidyWarning } from '../../src/index.js';
import { listPolicyPacks, loadPolicyPack, loadSubsidyRules, type StoredPerson } from '../../src/io/index.js';
import type { Workspace } from './open.js';
import { referenceDateFor } from './reference-date.js';
import { storedPeople } from './stored-people.js';
import { subsidyRecords } from './subsidy-records.js';

/** Everything the commands and reports on subsidies print from. */
export interface Subsidised {
  readonly pack: PolicyPack;
  readonly result: SubsidyResult;
  readonly people: readonly Person[];
  /** What people recorded beside the payment lists, by person. */
  readonly records: ReadonlyMap<string, readonly RecordedSubsidy[]>;
  readonly stored: ReadonlyMap<string, StoredPerson>;
  readonly referenceDate: IsoDate;
}

/**
 * The pack a workspace works by: the one asked for, else its own.
 *
 * @throws ToolError `policy/none` when there is none, `policy/unknown` for a name that is not there.
 */
export function packOf({ settings, folder }: Pick<Workspace, 'settings' | 'folder'>, asked?: string): PolicyPack {
  const name = asked ?? settings.policy;
  if (name !== '') return loadPolicyPack(name, folder);
  const names = listPolicyPacks(folder).map((place) => place.name).join('、');
  throw new ToolError('policy/none', { zh: '这个工作区没有选政策包，资助无从算起', en: 'This workspace has no policy pack, so no subsidy can be worked out' },
    { zh: `c2z policy use <名称> 选一个（现有：${names}）；没有合适的，照 schemas/README.md 写一个`, en: `Choose one with c2z policy use <name> (there are: ${names}), or write one as schemas/README.md shows` });
}

/** Computes all subsidies from what the last match left in the store. Nothing is written. */
export function subsidiesOf(workspace: Workspace, asked?: string): Subsidised {
  const { store, rules, settings } = workspace;
  const pack = packOf(workspace, asked);
  const { stored: all, people, standings, identitiesOf } = storedPeople(workspace);
  const referenceDate = referenceDateFor(workspace);
  const records = subsidyRecords(workspace);
  const result = computeSubsidies({
    pack, rules: loadSubsidyRules(), payment: rules.standings.evidence.payment, window: collectionWindow(settings.year, rules.standings.standings.enrolment.collection),
    year: settings.year, county: settings.county, referenceDate, people, standings, identitiesOf,
    links: store.results.links().map(({ link }) => link), records,
    rosterKinds: new Set(store.lists.sources().flatMap(({ sheets }) => sheets.flatMap(({ kind }) => kind ?? []))),
  });
  const unlisted = store.lists.issues('match').filter(({ code }) => code === 'subsidy/unlisted-person' || code === 'subsidy/unlisted-people')
    .map((found): SubsidyWarning => ({ issue: found, personId: null, action: 'check', amountFen: Math.round(Number(String(found.params['paid']).replaceAll(',', '')) * 100), sources: [] }));
  const { paidToOthers } = result;
  const strangers = {
    people: unlisted.reduce((sum, { issue: { params } }) => sum + (typeof params['people'] === 'number' ? params['people'] : 1), paidToOthers.people),
    fen: unlisted.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), paidToOthers.fen),
  };
  return { pack, records, result: { ...result, warnings: [...result.warnings, ...unlisted], paidToOthers: strangers }, people, stored: new Map(all.map((each) => [each.person.id, each])), referenceDate };
}
