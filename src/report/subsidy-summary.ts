import { PAYERS, type Payer } from '../domain/policy.js';
import type { Entitlement } from '../domain/subsidy.js';
import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { payersOf, sumEntitlements } from '../text/subsidy-sums.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { policyNotes, subsidyEntries, type SubsidyReportInput } from './subsidy-input.js';
import { inTableOrder } from './townships.js';

/** 资助参保汇总表: townships against payers, and against identities; both tables have the same last line. */
export function subsidySummary(input: SubsidyReportInput): WorkbookModel {
  const entries = subsidyEntries(input);
  const byTownship = new Map<string, Entitlement[]>();
  for (const { entry, entitlement } of entries) {
    const township = byTownship.get(entry.township);
    if (township) township.push(entitlement);
    else byTownship.set(entry.township, [entitlement]);
  }
  const townships = inTableOrder(byTownship.keys()).map((name) => ({ name, entitlements: byTownship.get(name)! }));
  const all = entries.map(({ entitlement }) => entitlement);
  return {
    name: '资助参保汇总表', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [payerSheet(input, townships, all), groupSheet(input, townships, all)],
  };
}

interface Township {
  readonly name: string;
  readonly entitlements: readonly Entitlement[];
}

/** What is owed now and on enrolment, together; open questions stand apart. */
const owedFen = (entitlements: readonly Entitlement[], payer: Payer | null): number => {
  const sums = sumEntitlements(entitlements, payer);
  return sums.due.fen + sums.onEnrolment.fen;
};

function payerSheet(input: SubsidyReportInput, townships: readonly Township[], all: readonly Entitlement[]): SheetModel {
  const payers = payersOf(all);
  const columns: ColumnModel[] = [
    { heading: '乡镇', type: 'text', align: 'center', minWidth: 16 },
    { group: '应资助', heading: '人数', type: 'integer', minWidth: 8 }, { group: '应资助', heading: '金额', type: 'money', minWidth: 12 },
    { group: '参保后应资助', heading: '人数', type: 'integer', minWidth: 8 }, { group: '参保后应资助', heading: '金额', type: 'money', minWidth: 12 },
    { group: '待核实', heading: '人数', type: 'integer', minWidth: 8 }, { group: '待核实', heading: '金额', type: 'money', minWidth: 12 },
    ...payers.map((payer): ColumnModel => ({ group: '资金来源（应资助与参保后应资助）', heading: PAYERS[payer].zh, type: 'money', minWidth: 14 })),
    { heading: '标准待定（人）', type: 'integer', minWidth: 16 },
    { group: '已代缴', heading: '人数', type: 'integer', minWidth: 8 }, { group: '已代缴', heading: '金额', type: 'money', minWidth: 12 },
  ];
  const row = (name: string, entitlements: readonly Entitlement[]): CellContent[] => {
    const { due, onEnrolment, question, paidFen, paidPeople } = sumEntitlements(entitlements);
    return [name, due.people, due.fen, onEnrolment.people, onEnrolment.fen, question.people, question.fen, ...payers.map((payer) => owedFen(entitlements, payer)), due.open + onEnrolment.open + question.open, paidPeople, paidFen];
  };
  return framed(input, {
    name: '按资金来源', title: `${titlePrefix(input)}城乡居民医保资助参保汇总表`, columns,
    rows: townships.map(({ name, entitlements }) => row(name, entitlements)), totals: [row('合计', all)],
    notes: ['各资金来源合计 = 应资助金额 + 参保后应资助金额；待核实的不计入资金来源。', ...policyNotes(input)], frozenColumns: 1, countedIn: '人、元',
  });
}

function groupSheet(input: SubsidyReportInput, townships: readonly Township[], all: readonly Entitlement[]): SheetModel {
  const labels = new Map(all.map(({ group, groupLabel }) => [group, groupLabel.zh]));
  const groups = [...labels.keys()].sort();
  const of = (entitlements: readonly Entitlement[], group: string): readonly Entitlement[] => entitlements.filter((each) => each.group === group && (each.due === 'due' || each.due === 'on-enrolment'));
  const columns: ColumnModel[] = [
    { heading: '乡镇', type: 'text', align: 'center', minWidth: 16 },
    ...groups.flatMap((group): ColumnModel[] => [{ group: labels.get(group)!, heading: '人数', type: 'integer', minWidth: 8 }, { group: labels.get(group)!, heading: '金额', type: 'money', minWidth: 12 }]),
    { group: '合计', heading: '人数', type: 'integer', minWidth: 8 }, { group: '合计', heading: '金额', type: 'money', minWidth: 12 },
  ];
  const row = (name: string, entitlements: readonly Entitlement[]): CellContent[] => {
    const counted = groups.map((group) => of(entitlements, group));
    return [name, ...counted.flatMap((each) => [each.length, owedFen(each, null)]), counted.reduce((sum, each) => sum + each.length, 0), counted.reduce((sum, each) => sum + owedFen(each, null), 0)];
  };
  return framed(input, {
    name: '按资助身份', title: `${titlePrefix(input)}城乡居民医保资助参保汇总表（按资助身份）`, columns,
    rows: townships.map(({ name, entitlements }) => row(name, entitlements)), totals: [row('合计', all)],
    notes: ['应资助与参保后应资助，一人只按一个身份计（就高不重复）。', ...policyNotes(input)], frozenColumns: 1, countedIn: '人、元',
  });
}
