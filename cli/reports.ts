/** Every report of `c2z report`, by name. To add one, add a line: what it is called, and how it is built from a workspace. */
import {
  feedbackLetters, policyChanges, policyFunds, publicNotice, subsidyCoverage, subsidyIdentities, subsidyRoster, subsidySummary,
  type Label, type ReportInput, type SubsidyReportInput, type WorkbookModel,
} from '../src/index.js';
import type { ExportSettings } from './exports.js';
import { subsidiesOf } from './workspace/entitlements.js';
import type { Workspace } from './workspace/open.js';
import { referenceDateFor } from './workspace/reference-date.js';

/** One report 报表. */
export interface ReportEntry extends Label {
  readonly build: (workspace: Workspace, settings: ExportSettings) => readonly WorkbookModel[];
}

export const REPORTS: Readonly<Record<string, ReportEntry>> = {
  funds: { zh: '政策落实和资金使用表（季报）', en: 'what was owed and paid, by identity (quarterly)', build: (workspace, settings) => [policyFunds(subsidyInput(workspace, settings))] },
  identities: { zh: '四类人员资助表', en: 'heads and money by identity', build: (workspace, settings) => [subsidyIdentities(subsidyInput(workspace, settings))] },
  'subsidy-roster': { zh: '资助参保花名册', en: 'everybody who is subsidised', build: (workspace, settings) => subsidyRoster(subsidyInput(workspace, settings)) },
  'subsidy-summary': { zh: '资助参保汇总表（乡镇 × 资金来源、身份）', en: 'townships by payer and by identity', build: (workspace, settings) => [subsidySummary(subsidyInput(workspace, settings))] },
  coverage: { zh: '保障覆盖表（3个100%）', en: 'lines of cover (three times 100 %)', build: (workspace, settings) => [subsidyCoverage(subsidyInput(workspace, settings))] },
  'policy-changes': { zh: '政策调整报备表', en: 'standards in the order of their coming into force', build: (workspace, settings) => [policyChanges(subsidyInput(workspace, settings))] },
  'public-notice': { zh: '资助参保公示名单', en: 'list for the notice board', build: (workspace, settings) => [publicNotice(subsidyInput(workspace, settings))] },
  feedback: { zh: '部门反馈函及附件', en: 'letters to the departments', build: (workspace, settings) => feedbackLetters(storedInput(workspace, settings)) },
};

function subsidyInput(workspace: Workspace, settings: ExportSettings): SubsidyReportInput {
  const { pack, result } = subsidiesOf(workspace);
  return { ...storedInput(workspace, settings), pack, subsidies: result };
}

/** What the last match left in the store. */
function storedInput({ store, settings, rules, ...rest }: Workspace, { fullIds }: ExportSettings): ReportInput {
  const all = store.results.people();
  const rows = store.results.rowsByPerson();
  return {
    county: { code: settings.county, name: settings.countyName }, year: settings.year, referenceDate: referenceDateFor({ ...rest, store, settings, rules }),
    people: all.map(({ person }) => ({ ...person, rows: rows.get(person.id) ?? [] })),
    standings: all.flatMap(({ standing, outside }) => (standing === null || outside ? [] : [standing])),
    identities: new Map(all.map(({ person, identities }) => [person.id, identities])),
    outside: new Set(all.filter(({ outside }) => outside).map(({ person }) => person.id)),
    links: [], issues: [], sources: [], rows: { targets: 0, duplicates: 0, outside: 0, setAside: 0 }, reasons: rules.standings.reasons.reasons, fullIds,
    signOff: { unit: '', preparedBy: '', reviewedBy: '', phone: '' },
  };
}
