/** Every report of `c2z report`, by name. To add one, add a line: what it is called, and how it is built from a workspace. */
import {
  changesReport, clearingList, countTargets, feedbackLetters, isTargetKind, monthlyProgress, policyChanges, policyFunds, publicNotice, stateSnapshot, subsidyCoverage, subsidyIdentities, subsidyRoster, subsidySummary,
  type Label, type ReportInput, type SubsidyReportInput, type WorkbookModel,
} from '../src/index.js';
import type { WorkspaceSignOff } from '../src/io/index.js';
import { subsidiesOf } from './workspace/entitlements.js';
import type { Workspace } from './workspace/open.js';
import { referenceDateFor } from './workspace/reference-date.js';
import { changedRounds, keptStates, monthFigures } from './workspace/rounds.js';
import { signOffOf } from './workspace/sign-off.js';
import { storedPeople } from './workspace/stored-people.js';

export interface ReportSettings {
  readonly fullIds: boolean;
  /** Said on the command line, instead of what `c2z.yaml` says. */
  readonly signOff: WorkspaceSignOff;
  /** The day of a snapshot; null = the end of the latest half-year of the lists. */
  readonly at: string | null;
}

/** One report 报表. */
export interface ReportEntry extends Label {
  readonly build: (workspace: Workspace, settings: ReportSettings) => readonly WorkbookModel[];
}

export const REPORTS: Readonly<Record<string, ReportEntry>> = {
  progress: { zh: '参保进度表（月报：本月新增参保、本月销号、较上月）', en: 'progress of the month: newly insured, cleared, against the month before', build: (workspace, settings) => progress(workspace, storedInput(workspace, settings)) },
  changes: { zh: '增减变动表（新增、变更、取消、新参保、断保）', en: 'who is new, changed, gone, newly insured, fallen out, by round', build: (workspace, settings) => changesReport(storedInput(workspace, settings), changedRounds(workspace)) },
  snapshot: { zh: '参保情况快照（半年，或 --at 某日）和各期对照', en: 'how everybody stood on a day (half-year, or --at), and all rounds', build: snapshot },
  clearings: { zh: '销号清单和佐证目录', en: 'cleared cases, and the papers that prove them', build: (workspace, settings) => [clearingList(clearingInput(workspace, settings))] },
  funds: { zh: '政策落实和资金使用表（季报）', en: 'what was owed and paid, by identity (quarterly)', build: (workspace, settings) => [policyFunds(subsidyInput(workspace, settings))] },
  identities: { zh: '四类人员资助表', en: 'heads and money by identity', build: (workspace, settings) => [subsidyIdentities(subsidyInput(workspace, settings))] },
  'subsidy-roster': { zh: '资助参保花名册', en: 'everybody who is subsidised', build: (workspace, settings) => subsidyRoster(subsidyInput(workspace, settings)) },
  'subsidy-summary': { zh: '资助参保汇总表（乡镇 × 资金来源、身份）', en: 'townships by payer and by identity', build: (workspace, settings) => [subsidySummary(subsidyInput(workspace, settings))] },
  coverage: { zh: '保障覆盖表（3个100%）', en: 'lines of cover (three times 100 %)', build: (workspace, settings) => [subsidyCoverage(subsidyInput(workspace, settings))] },
  'policy-changes': { zh: '政策调整报备表', en: 'standards in the order of their coming into force', build: (workspace, settings) => [policyChanges(subsidyInput(workspace, settings))] },
  'public-notice': { zh: '资助参保公示名单', en: 'list for the notice board', build: (workspace, settings) => [publicNotice(subsidyInput(workspace, settings))] },
  feedback: { zh: '部门反馈函及附件', en: 'letters to the departments', build: (workspace, settings) => feedbackLetters(storedInput(workspace, settings)) },
};

function subsidyInput(workspace: Workspace, settings: ReportSettings): SubsidyReportInput {
  const { pack, result } = subsidiesOf(workspace);
  return { ...storedInput(workspace, settings), pack, subsidies: result };
}

function progress(workspace: Workspace, input: ReportInput): readonly WorkbookModel[] {
  const states = keptStates(workspace, input);
  return [monthlyProgress(input, monthFigures(workspace, input, states), states)];
}

function snapshot(workspace: Workspace, settings: ReportSettings): readonly WorkbookModel[] {
  const input = storedInput(workspace, settings);
  return [stateSnapshot(input, settings.at ?? halfYearEnd(input.referenceDate), keptStates(workspace, input))];
}

/** The last half-year's end that is not after the day; the day itself would be no half-year. */
function halfYearEnd(day: string): string {
  const year = Number(day.slice(0, 4));
  return [`${year}-12-31`, `${year}-06-30`].find((end) => end <= day) ?? `${year - 1}-12-31`;
}

function clearingInput(workspace: Workspace, settings: ReportSettings): Parameters<typeof clearingList>[0] {
  const { store, rules } = workspace;
  const gone = store.changes.seen().filter(({ listed }) => !listed).map(({ person: { id, name, idText, town, village } }) => [id, { name, idText, town, village }] as const);
  return { ...storedInput(workspace, settings), everyCase: store.cases.list(), evidenceLabels: rules.cases.evidence, gone: new Map(gone) };
}

/** What the last match left in the store. */
export function storedInput({ store, settings, rules, ...rest }: Workspace, { fullIds, signOff }: ReportSettings): ReportInput {
  const { people, standings, identitiesOf, outside } = storedPeople({ store });
  const places = store.results.placesByPerson();
  const sheets = store.lists.sources().flatMap((source) => source.sheets).filter((sheet) => sheet.kind !== null && isTargetKind(sheet.kind));
  return {
    county: { code: settings.county, name: settings.countyName }, year: settings.year, referenceDate: referenceDateFor({ ...rest, store, settings, rules }),
    people, standings, identitiesOf, outside,
    links: [], issues: [], sources: [], rows: countTargets(people.map(({ id }) => ({ id, rows: places.get(id) ?? [] })), outside, sheets), reasons: rules.standings.reasons.reasons, fullIds,
    signOff: signOffOf(settings, signOff),
  };
}
